"""Documents as wikitext, for wikis that have the Translate extension, as Meta-Wiki does.

What the program says is offered to translators, a unit for each paragraph. What people said is
not: it stands outside of the units, in its own language and direction.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final, assert_never

from convo.languages.tags import language_of
from exports.blocks import (
    Bars,
    Block,
    Bold,
    Bullets,
    Checks,
    Document,
    Inline,
    Note,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)
from exports.wikitext.words import directed, escape, line, marks

_UNIT: Final = "<!--T-->"
"""Where the number of a unit goes. Nothing that is escaped can be taken for it."""

_WIKI: Final = "en"
"""What the wiki takes a page to be in that does not say so."""

_CATEGORY: Final = "[[Category:Community conversations{{#translation:}}]]"
"""Of the page and, with its own ending for each language, of its translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What every line of a page has to know."""

    targets: Mapping[str, str]
    """What a reference shows, by the name it points at: a title, a caption, or whose words."""

    quoted: str
    """How very words are marked."""

    rtl: bool
    """Whether the page runs from right to left."""

    def line(self, text: str) -> str:
        """Return *text* on one line, as headings and cells need it."""
        return line(text, rtl=self.rtl)


def render_wikitext(document: Document) -> bytes:
    """Return *document* as UTF-8 wikitext with line feeds: a whole page, and a category.

    Headings and captions have no numbers, so references are links that show their words.
    Footnotes stand in brackets where they belong. Units for translators are numbered from 1 in
    the order of the page.

    Raises:
        ValueError: A reference points at nothing.
    """
    page = _Page(
        targets=dict(_targets(document.sections)),
        quoted=document.quoted,
        rtl=document.right_to_left,
    )
    parts = [_prose(f"'''{page.line(document.title)}'''")]
    parts += [_prose(page.line(document.subtitle)), _prose(page.line(document.label))]
    parts.append(_table(document.facts, page))
    for section in document.sections:
        parts += _section(section, page, level=2)
    if language_of(document.language) != _WIKI:
        direction = "rtl" if page.rtl else "ltr"
        parts.insert(0, f'<div lang="{escape(document.language)}" dir="{direction}">')
        parts.append("</div>")
    written = "\n\n".join(["<languages/>", *parts, f"{_CATEGORY}\n"])
    numbers = count(1)
    return re.sub(_UNIT, lambda _: f"<!--T:{next(numbers)}-->", written).encode()


def _anchor(name: str) -> str:
    """Return *name* as an anchor that is none of the wiki's own."""
    return f"report-{escape(name)}"


def _targets(sections: Iterable[Section]) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield section.name, section.title
        for block in section.blocks:
            if isinstance(block, Table | Bars):
                yield block.name, block.caption
            elif isinstance(block, Quotation):
                yield block.name, block.source
        yield from _targets(section.sections)


def _unit(wikitext: str) -> str:
    """Return a unit for translators in the midst of a line."""
    return f"<translate>{_UNIT} {wikitext}</translate>"


def _prose(wikitext: str) -> str:
    """Return a unit for translators that is a paragraph."""
    return f"<translate>\n{_UNIT}\n{wikitext}\n</translate>"


def _section(section: Section, page: _Page, *, level: int) -> Iterator[str]:
    sign = "=" * level
    anchor = f'<span id="{_anchor(section.name)}"></span>\n' if section.name else ""
    heading = f"{sign} {page.line(section.title)} {sign}"
    is_unit = not section.names_a_team
    yield anchor + (f"<translate>\n{heading} {_UNIT}\n</translate>" if is_unit else heading)
    for block in section.blocks:
        yield _block(block, page)
    for inner in section.sections:
        yield from _section(inner, page, level=level + 1)


def _block(block: Block, page: _Page) -> str:
    match block:
        case Paragraph(parts):
            shown = _inline(parts, page)
            return shown if any(isinstance(part, Words) for part in parts) else _prose(shown)
        case Bullets(items) | Steps(items):
            sign = "*" if isinstance(block, Bullets) else "#"
            return "\n".join(f"{sign} {_item(item, page)}" for item in items)
        case Checks(items):
            # Never a unit: some of it is made of what people said.
            return "\n".join(f"* ☐ {_inline(item, page)}" for item in items)
        case Quotation():
            return _quotation(block, page)
        case Table():
            return _table(block, page)
        case Bars():
            pairs = zip(block.counts, block.written, strict=True)
            bars = (f"* {page.line(name)}: {page.line(number)}" for name, number in pairs)
            return "\n".join([_prose(f"'''{page.line(block.caption)}'''"), "", *bars])
        case _:
            assert_never(block)


def _item(parts: tuple[Inline, ...], page: _Page) -> str:
    """Return an item of a list. Only a whole sentence is a unit: others can hold people's words."""
    shown = _inline(parts, page)
    return _unit(shown) if len(parts) == 1 and isinstance(parts[0], str) else shown


def _inline(parts: Iterable[Inline], page: _Page) -> str:
    return "".join(_part(part, page) for part in parts).strip(" ")


def _part(part: Inline, page: _Page) -> str:
    match part:
        case str(text):
            return _within(text, page)
        case Words(text, language):
            return directed(text, language, rtl=page.rtl)
        case Bold(text):
            return f"'''{_within(text.rstrip(), page)}'''{text[len(text.rstrip()) :]}"
        case Note(text):
            return f" ({_within(text, page)})"
        case Ref(name):
            if name not in page.targets:
                raise ValueError(f"nothing is called {name}")
            return f"[[#{_anchor(name)}|{page.line(page.targets[name])}]]"
        case _:
            assert_never(part)


def _within(text: str, page: _Page) -> str:
    """Return *text* for the midst of a paragraph, with the blanks at its ends."""
    bare = text.strip(" ")
    return text.replace(bare, directed(bare, rtl=page.rtl), 1) if bare else text


def _quotation(given: Quotation, page: _Page) -> str:
    """Return words as a block of their own, in quotation marks where they are the very words."""
    # The marks are there before what stands beside them is looked at: "tel:" would link to one.
    shown = page.quoted.format(words=given.text) if given.verbatim else given.text
    name = f' id="{_anchor(given.name)}"' if given.name else ""
    lines = [
        f"<blockquote{name}>",
        f"<div{marks(given.text, given.language)}>{escape(shown)}</div>",
    ]
    if given.translation:
        translation = f"{escape(given.translation_label)} {escape(given.translation)}"
        lines.append(f"<div{marks(given.translation, None)}>{translation}</div>")
    return "\n".join([*lines, f"<div>— {page.line(given.source)}</div>", "</blockquote>"])


def _table(table: Table, page: _Page) -> str:
    """Return a table. Its caption and its head are for translators, its cells are not."""
    lines = [f'{{| class="wikitable" id="{_anchor(table.name)}"']
    if table.caption:
        lines.append(f"|+ {_unit(page.line(table.caption))}")
    lines += [f'! scope="col" | {_unit(page.line(cell))}' for cell in table.head]
    for row in table.rows:
        lines.append("|-")
        for column, cell in enumerate(row):
            lines.append(_before(table, column, page) + _cell(cell, page))
    return "\n".join([*lines, "|}"])


def _before(table: Table, column: int, page: _Page) -> str:
    """Return what a cell begins with."""
    if column == 0:
        return '! scope="row" | '
    if column not in table.numbers:
        return "| "
    return f'| style="text-align: {"left" if page.rtl else "right"}" | '


def _cell(cell: str | Words, page: _Page) -> str:
    if isinstance(cell, str):
        return directed(cell, rtl=page.rtl)
    return directed(cell.text, cell.language, rtl=page.rtl)
