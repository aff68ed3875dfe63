"""Documents as Markdown, GitHub's and plain alike."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Final, TypeAlias, assert_never
from xml.sax.saxutils import quoteattr

from convo.languages.scripts import right_to_left
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

# Backslashes would do for most signs of the standard, but not for what sites add: www. links,
# $x$ is set as mathematics.
_SPECIAL: Final = re.compile(
    r"[\\`*_{}\[\]<>#+!|~&@$^\"'=]"
    r"|(?<![^\W\d])-|-(?![^\W\d])"  # not within a word
    r"|[:.](?=\S)"
)
# Sites look for these in what is shown, where "&#64;" is "@" again: @name notifies somebody,
# #12, GH-12 and a mailbox become links (those before "@" end in it), :smile: a picture.
_ACTING: Final = re.compile(
    r"[@#](?=\S)|[!$&~](?=\d)|\[(?=\[)|:(?=//|[\w+-]{1,60}:)|\bGH-(?=\d)",
    re.ASCII | re.IGNORECASE,
)
# 3f78685 becomes a link to a change of the code. Digits alone may be a telephone's: they can be
# copied as they are.
_CHANGE: Final = re.compile(r"\b(?=\d*[a-f])[\da-f]{7,40}\b", re.ASCII | re.IGNORECASE)
_TOO_SHORT: Final = re.compile(r".{6}")
"""The most of such a number that no site takes for one."""

_COPIED: Final = re.compile(
    r"((?<![\w.+-])[a-z\d][\w.+-]{0,63}@[a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.+-])https?://[\w./?=&%:~+,;-]{1,2000})",
    re.ASCII | re.IGNORECASE,
)
"""A mailbox, or an address of a page: somebody may need to copy it, so it stands as code, in which
no site looks for anything."""

_JOINER: Final = "\u2060"
"""Nobody sees it, no line breaks at it, and `clean` takes it out; for a program it parts words."""

_STEP: Final = re.compile(r"^(\d+)([.)])")
"""What would begin a numbered list."""

_Targets: TypeAlias = Mapping[str, str]
"""What stands for a reference, by the name it points at: "4.1", "B", "Table 2",
or whose words they are."""


def render_markdown(document: Document) -> bytes:
    """Return *document* as UTF-8 Markdown with line feeds.

    Headings and captions carry their numbers as text, so that references to them hold in every
    program. Footnotes stand in brackets where they belong. A document that runs from right to left
    says so in HTML, as do words in it that run the other way: Markdown has nothing of its own.

    Raises:
        ValueError: A reference points at nothing.
    """
    headed = list(_headed(document.sections))
    targets = dict(_targets(headed))
    parts = [f"# {_line(document.title)}", _line(document.subtitle), _line(document.label)]
    parts += _block(document.facts, targets, document)
    for level, number, section in headed:
        parts.append(f"{'#' * level} {number} {_line(section.title)}")
        for block in section.blocks:
            parts += _block(block, targets, document)
    if document.right_to_left:
        parts = [_directed("\n\n".join(parts), document.language, "rtl")]
    return ("\n\n".join(parts) + "\n").encode()


def escape(text: str) -> str:
    """Return *text* as Markdown that shows it as it was said; line breaks are kept.

    It never links, and never notifies anybody, on sites that look for that in what is shown
    either: a mark that nobody sees (U+2060) stands behind signs that begin such a thing, and what
    somebody may copy, as mailboxes and addresses of pages, is shown as code. Blank lines, and
    blanks at the ends of lines, are not kept.
    """
    lines = ("".join(_escaped(line.strip())) for line in text.split("\n"))
    lines = (_STEP.sub(lambda found: found[1] + f"&#{ord(found[2])};", line) for line in lines)
    return "\\\n".join(filter(None, lines))


def _escaped(line: str) -> Iterator[str]:
    """Yield what stands for the parts of a line, of which every second can be copied."""
    for n, part in enumerate(_COPIED.split(line)):
        if n % 2:
            yield f"`{part}`"
        else:
            parted = _ACTING.sub(rf"\g<0>{_JOINER}", _CHANGE.sub(_parted, part))
            yield _SPECIAL.sub(_entity, parted)


def _parted(found: re.Match[str]) -> str:
    return _TOO_SHORT.sub(rf"\g<0>{_JOINER}", found[0])


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _line(text: str) -> str:
    """Return *text* on one line, as headings and cells need it."""
    return escape(" ".join(text.split()))


def _headed(
    sections: Iterable[Section], *, start: str = "", level: int = 2
) -> Iterator[tuple[int, str, Section]]:
    """Yield all sections in reading order, each with its level and its number or letter."""
    number = letter = 0
    for section in sections:
        if section.annex:
            own = start + ascii_uppercase[letter]
            letter += 1
        else:
            number += 1
            own = f"{start}{number}"
        yield level, own, section
        yield from _headed(section.sections, start=f"{own}.", level=level + 1)


def _targets(headed: Iterable[tuple[int, str, Section]]) -> Iterator[tuple[str, str]]:
    captions: Counter[str] = Counter()
    for _, number, section in headed:
        yield section.name, number
        for block in section.blocks:
            if isinstance(block, Table | Bars) and block.caption:
                captions[block.label] += 1
                yield block.name, f"{block.label} {captions[block.label]}"
            elif isinstance(block, Quotation):
                yield block.name, block.source


def _block(block: Block, targets: _Targets, document: Document) -> list[str]:
    """Return the paragraphs of Markdown that a block becomes."""
    match block:
        case Paragraph(parts):
            return [_inline(parts, targets)]
        case Bullets(items) | Checks(items):
            sign = "* [ ]" if isinstance(block, Checks) else "*"
            return ["\n".join(f"{sign} {_inline(item, targets)}" for item in items)]
        case Steps(items):
            steps = (f"{step}. {_inline(item, targets)}" for step, item in enumerate(items, 1))
            return ["\n".join(steps)]
        case Quotation():
            return [_quotation(block, document)]
        case Table():
            return [*_caption(block, targets), _table(block.head, block.rows)]
        case Bars():
            pairs = zip(block.counts, block.written, strict=True)
            bars = (f"* {_line(name)}: {_line(count)}" for name, count in pairs)
            return [*_caption(block, targets), "\n".join(bars)]
        case _:
            assert_never(block)


def _inline(parts: Iterable[Inline], targets: _Targets) -> str:
    # Blanks at its start would make an item of a list a block of code.
    return "".join(_part(part, targets) for part in parts).strip(" ")


def _part(part: Inline, targets: _Targets) -> str:
    match part:
        case str(text) | Words(text):
            return _within(text)
        case Bold(text):
            # With a blank inside, the signs would stay signs.
            return f"**{_within(text.rstrip())}**{text[len(text.rstrip()) :]}"
        case Note(text):
            return f" ({_within(text)})"
        case Ref(name):
            if name not in targets:
                raise ValueError(f"nothing is called {name}")
            return _within(targets[name])
        case _:
            assert_never(part)


def _within(text: str) -> str:
    """Return *text* for the middle of a paragraph, with the blanks at its ends."""
    bare = text.strip(" ")
    return text.replace(bare, escape(bare), 1) if bare else text


def _directed(markdown: str, language: str | None, direction: str) -> str:
    lang = f" lang={quoteattr(language)}" if language else ""
    return f'<div{lang} dir="{direction}">\n\n{markdown}\n\n</div>'


def _quotation(given: Quotation, document: Document) -> str:
    """Return words as a block of their own, in quotation marks where they are the very words."""
    words = escape(given.text)
    shown = document.quoted.format(words=words) if given.verbatim else words
    if document.right_to_left and right_to_left(given.text) is False:
        shown = _directed(shown, given.language, "ltr")
    lines = [shown]
    if given.translation:
        lines.append(escape(given.translation_label.rstrip()) + " " + escape(given.translation))
    lines.append("— " + _line(given.source))
    return "> " + "\n\n".join(lines).replace("\n", "\n> ")


def _caption(block: Table | Bars, targets: _Targets) -> list[str]:
    if not block.caption:
        return []
    return [f"**{_line(targets[block.name])}.** {_line(block.caption)}"]


def _table(head: Sequence[str], rows: Iterable[Iterable[str | Words]]) -> str:
    return "\n".join([_cells(head), "| --- " * len(head) + "|", *map(_cells, rows)])


def _cells(cells: Iterable[str | Words]) -> str:
    texts = (cell if isinstance(cell, str) else cell.text for cell in cells)
    return "| " + " | ".join(map(_line, texts)) + " |"
