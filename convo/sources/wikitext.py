"""Talk pages as wikitext: cut where signatures stand that link to whoever signs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Final, TypeAlias

from convo.model.words import Role
from convo.sources.months import month_numbers
from convo.sources.page_pieces import Piece
from convo.sources.reply_nesting import NO_INDENT, Indent
from convo.sources.signature_links import STAFF
from convo.sources.signatures import Signature
from convo.sources.timestamps import find_stamps
from convo.sources.wiki_markup import Line, lines_of
from convo.sources.wiki_namespaces import user_page
from convo.sources.wiki_templates import is_unsigned_note
from convo.sources.wikitext_signatures import Sign, signs_in

_SAMPLE: Final = 200  # lines with times, or notes of unsigned words, that tell what a page is
_REACH: Final = 500  # characters: links, colours and sizes of one signature
_LINKS = re.compile(r"\[\[([^\[\]|\n]{1,300})[^\[\]\n]{0,400}\]\]")
_NO_WORDS = re.compile(r"(?:<[^<>]*>|&[#\w]+;|[^\w<])*")
_NOTE = re.compile(r"\{\{([^{}|\n]{1,40})\|")
_HEADING = re.compile(r"^={1,6}[^=\n][^\n]{0,1000}?={1,6}[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"[:*#;]+[ \t]*")
_RULE = re.compile(r"-{4,}")
_TABLE = re.compile(r"[:*# \t]*(\{\||\|\})")
_ROW = re.compile(r"[ \t]*(?:\|-.*|\|\+|\|\|?|!!?)")
_ATTRIBUTES = re.compile(r"[^|\[\]{}\n]{0,300}=[^|\n]{0,300}\|")

Signed: TypeAlias = tuple[Piece, Signature | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line with words, without what marks a list or a table."""

    place: int
    """Among all lines, those without words too."""

    line: Line
    begin: int
    """Where its words begin."""

    indent: Indent
    flows: bool
    """Whether it makes one paragraph with its like above and below."""

    heading: str | None = field(repr=False)

    def words(self, end: int | None = None) -> str:
        """Return its words up to a place."""
        return self.line.text[self.begin : end].strip()


def is_wikitext(page: str) -> bool:
    """Tell whether a page is wikitext: links to users end its signatures, but for their times.

    A single "[[" proves nothing: people write about links. On a page with headings between "="
    one such signature, or a note of unsigned words, is enough; without, half of them are.

    Args:
        page: Its lines end in line feeds.
    """
    signed = list(islice(_evidence(page), _SAMPLE))
    return any(signed) and (2 * sum(signed) >= len(signed) or bool(_HEADING.search(page)))


def wikitext_pieces(page: str, *, language: str | None) -> list[Signed]:
    """Cut a page into headings, and words with or without the signature that ends them.

    All words up to a signature are one piece, on the line of the signature; where they begin on
    another line, an empty piece on that one comes before. A line with several signatures is the
    first one's. The first piece is a heading without words, and so is the last.

    Args:
        page: Wikitext; its lines end in line feeds.
        language: A BCP 47 tag to read months by, or None.
    """
    rows = list(_rows(lines_of(page)))
    stamps = [find_stamps(row.line.text) for row in rows]
    months = month_numbers(
        {stamp.month for of in stamps for stamp in of if isinstance(stamp.month, str)},
        language=language,
    )
    signs = [signs_in(row.line, of, months) for row, of in zip(rows, stamps, strict=True)]
    return [(Piece(line=1, heading=""), None), *_pieces(rows, signs)]


def _evidence(page: str) -> Iterator[bool]:
    """Yield for each line with a time, or with a note of unsigned words, if it is wikitext."""
    for line in page.split("\n"):
        if any(is_unsigned_note(note[1]) for note in islice(_NOTE.finditer(line), _SAMPLE)):
            yield True
        elif stamps := find_stamps(line):
            yield any(_ends_in_link(line, stamp.start) for stamp in stamps)


def _ends_in_link(line: str, end: int) -> bool:
    """Tell whether a link to a user's page stands before *end*, with nothing but links between."""
    for link in reversed(list(_LINKS.finditer(line, max(0, end - _REACH), end))):
        if not _NO_WORDS.fullmatch(line, link.end(), end):
            return False
        if user_page(link[1]):
            return True
        end = link.start()
    return False


def _rows(lines: Iterable[Line]) -> Iterator[_Row]:
    """Yield the lines that have words; what begins and parts tables is passed over."""
    tables = 0
    for place, line in enumerate(lines):
        if table := _TABLE.match(line.text):
            tables = max(0, tables + (1 if table[1] == "{|" else -1))
            if table[1] == "{|":
                continue
        is_literal = bool(line.quoted) and line.quoted[0][0] == 0
        begin, indent = (0, NO_INDENT) if is_literal else _beginning(line.text, bool(tables))
        begin = table.end() if table else begin
        row = _Row(
            place=place,
            line=replace(line, text=line.text.replace("||", "  ")) if tables else line,
            begin=begin,
            indent=indent,
            flows=begin == 0 and not is_literal and not line.text.startswith(" "),
            heading=None if is_literal else _heading(line.text),
        )
        if row.words():
            yield row


def _beginning(text: str, in_table: bool) -> tuple[int, Indent]:  # noqa: FBT001 - one caller
    """Return where the words of a line begin, and how far marks of a list indent them."""
    if in_table and (row := _ROW.match(text)):
        attributes = _ATTRIBUTES.match(text, row.end())
        return (attributes or row).end(), NO_INDENT
    if _RULE.match(text):
        return len(text) - len(text.lstrip("-")), NO_INDENT
    if marks := _MARKS.match(text):
        depth = len(marks[0].rstrip())
        return marks.end(), Indent(column=2 * depth, spaced=True)
    return 0, NO_INDENT


def _heading(text: str) -> str | None:
    text = text.strip()
    level = min(len(text) - len(text.lstrip("=")), len(text) - len(text.rstrip("=")))
    return text[level:-level].strip() if level and len(text) > 2 * level else None


def _pieces(rows: Sequence[_Row], signs: Sequence[Sequence[Sign]]) -> Iterator[Signed]:
    held: list[_Row] = []
    for row, of in zip(rows, signs, strict=True):
        if row.heading is not None:
            yield from _unsigned(held)
            yield Piece(line=row.line.number, heading=row.heading), None
            held = []
        elif of:
            yield from _signed(held, row, of)
            held = []
        else:
            held.append(row)
    yield from _unsigned(held)
    yield Piece(line=rows[-1].line.number if rows else 1, heading=""), None


def _unsigned(held: Sequence[_Row]) -> Iterator[Signed]:
    if held:
        yield Piece(line=held[0].line.number, text=_text(held), indent=held[0].indent), None


def _signed(held: Sequence[_Row], row: _Row, signs: Sequence[Sign]) -> Iterator[Signed]:
    """Yield what a line with signatures ends, and the words behind them, which are nobody's."""
    if held:
        yield Piece(line=held[0].line.number, indent=held[0].indent), None
    first, last = signs[0], signs[-1]
    text = _text([*held, row], end=first.start)
    between = (row.line.text[one.end : next_one.start] for one, next_one in pairwise(signs))
    piece = Piece(
        line=row.line.number,
        text=text,
        after=" ".join(filter(None, map(str.strip, between))),
        signed=True,
        said_at=first.said_at,
        indent=row.indent,
    )
    role = Role.STAFF if STAFF.search(first.author) else None
    yield piece, Signature(start=len(text), author=first.author, role=role, sure=True)
    if rest := row.line.text[last.end :].strip():
        yield Piece(line=row.line.number, text=rest, loose=True, indent=row.indent), None


def _text(rows: Sequence[_Row], *, end: int | None = None) -> str:
    """Return the words of lines as readers see them, those of the last line up to *end*."""
    words = [row.words(end if row is rows[-1] else None) for row in rows]
    for i, (above, below) in enumerate(pairwise(rows)):
        far = below.place - above.place
        words[i] += " " if far == 1 and above.flows and below.flows else "\n" * min(far, 2)
    return "".join(words)
