"""Documents as wikitext, for wikis that have the Translate extension, as Meta-Wiki does.

What the program says is offered to translators, a unit for each paragraph. What people said is
not: it stands outside of the units, in its own language and direction.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final, TypeAlias, assert_never

from exports.blocks import (
    Bars,
    Block,
    Bold,
    Bullets,
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

_CATEGORY: Final = "[[Category:Community conversations{{#translation:}}]]"
"""Of the page and, with its own ending for each language, of its translations."""

_Targets: TypeAlias = Mapping[str, str]
"""What a reference shows, by the name it points at: a title, a caption, or whose words."""


def render_wikitext(document: Document) -> bytes:
    """Return *document* as UTF-8 wikitext with line feeds: a whole page, and a category.

    Headings and captions have no numbers, so references are links that show their words.
    Footnotes stand in brackets where they belong. Units for translators are numbered from 1 in
    the order of the page.

    Raises:
        ValueError: A reference points at nothing.
    """
    targets = dict(_targets(document.sections))
    parts = ["<languages/>", _prose(f"'''{line(document.title)}'''")]
    parts += [_prose(line(document.subtitle)), _prose(line(document.label))]
    parts.append(_table(document.facts))
    for section in document.sections:
        parts += _section(section, targets, document, level=2)
    page = "\n\n".join([*parts, f"{_CATEGORY}\n"])
    numbers = count(1)
    return re.sub(_UNIT, lambda _: f"<!--T:{next(numbers)}-->", page).encode()


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


def _section(
    section: Section, targets: _Targets, document: Document, *, level: int
) -> Iterator[str]:
    sign = "=" * level
    anchor = f'<span id="{_anchor(section.name)}"></span>\n' if section.name else ""
    yield f"{anchor}<translate>\n{sign} {line(section.title)} {sign} {_UNIT}\n</translate>"
    for block in section.blocks:
        yield _block(block, targets, document)
    for inner in section.sections:
        yield from _section(inner, targets, document, level=level + 1)


def _block(block: Block, targets: _Targets, document: Document) -> str:
    match block:
        case Paragraph(parts):
            shown = _inline(parts, targets)
            return shown if any(isinstance(part, Words) for part in parts) else _prose(shown)
        case Bullets(items):
            return "\n".join(f"* {_item(item, targets)}" for item in items)
        case Steps(items):
            return "\n".join(f"# {_item(item, targets)}" for item in items)
        case Quotation():
            return _quotation(block, quoted=document.quoted)
        case Table():
            return _table(block)
        case Bars():
            pairs = zip(block.counts, block.written, strict=True)
            bars = (f"* {line(name)}: {line(number)}" for name, number in pairs)
            return "\n".join([_prose(f"'''{line(block.caption)}'''"), "", *bars])
        case _:
            assert_never(block)


def _item(parts: tuple[Inline, ...], targets: _Targets) -> str:
    """Return an item of a list. Only a whole sentence is a unit: others can hold people's words."""
    shown = _inline(parts, targets)
    return _unit(shown) if len(parts) == 1 and isinstance(parts[0], str) else shown


def _inline(parts: Iterable[Inline], targets: _Targets) -> str:
    return "".join(_part(part, targets) for part in parts).strip(" ")


def _part(part: Inline, targets: _Targets) -> str:
    match part:
        case str(text):
            return _within(text)
        case Words(text, language):
            return directed(text, language)
        case Bold(text):
            return f"'''{_within(text.rstrip())}'''{text[len(text.rstrip()) :]}"
        case Note(text):
            return f" ({_within(text)})"
        case Ref(name):
            if name not in targets:
                raise ValueError(f"nothing is called {name}")
            return f"[[#{_anchor(name)}|{line(targets[name])}]]"
        case _:
            assert_never(part)


def _within(text: str) -> str:
    """Return *text* for the midst of a paragraph, with the blanks at its ends."""
    bare = text.strip(" ")
    return text.replace(bare, directed(bare), 1) if bare else text


def _quotation(given: Quotation, *, quoted: str) -> str:
    """Return words as a block of their own, in quotation marks where they are the very words."""
    words = escape(given.text)
    if given.verbatim:
        words = quoted.format(words=words)
    name = f' id="{_anchor(given.name)}"' if given.name else ""
    lines = [f"<blockquote{name}>", f"<div{marks(given.text, given.language)}>{words}</div>"]
    if given.translation:
        translation = f"{escape(given.translation_label)} {escape(given.translation)}"
        lines.append(f"<div{marks(given.translation, None)}>{translation}</div>")
    return "\n".join([*lines, f"<div>— {line(given.source)}</div>", "</blockquote>"])


def _table(table: Table) -> str:
    """Return a table. Its caption and its head are for translators, its cells are not."""
    lines = [f'{{| class="wikitable" id="{_anchor(table.name)}"']
    if table.caption:
        lines.append(f"|+ {_unit(line(table.caption))}")
    lines += [f'! scope="col" | {_unit(line(cell))}' for cell in table.head]
    for row in table.rows:
        lines.append("|-")
        for column, cell in enumerate(row):
            lines.append(_before(table, column) + _cell(cell))
    return "\n".join([*lines, "|}"])


def _before(table: Table, column: int) -> str:
    """Return what a cell begins with."""
    if column == 0:
        return '! scope="row" | '
    return '| style="text-align: right" | ' if column in table.numbers else "| "


def _cell(cell: str | Words) -> str:
    return directed(cell) if isinstance(cell, str) else directed(cell.text, cell.language)
