"""The paragraphs and tables of a Word document as lines."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from convo.errors import RefusedError
from convo.sources.word_xml import walk

MOST_LINES: Final = 20_000
"""How many lines a document may have; those in a table count twice. An hour has some 500."""

MOST_CHARACTERS: Final = 2_000_000
"""How many characters all lines may have: twice a long novel."""

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_INSTEAD = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
# Text that was deleted or is elsewhere now; and the small readings beside Chinese characters.
_LEFT_OUT = ("del", "moveFrom", "rt")
_READ = ("p", "r", "t", "tr", "tc", "gridSpan", "pStyle", "style", "name")
_LOCAL = {f"{space} {name}": name for space in _WORD for name in (*_READ, *_LEFT_OUT, *_INSTEAD)}
_LOCAL[_FALLBACK] = "del"  # the same once more, for older programs
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\x85\u2028\u2029"), " ")
_HEADINGS = ("heading ", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class WordLine:
    """One line of a paragraph."""

    paragraph: int
    """Which paragraph it is in, from 1, counting empty ones and those in tables."""

    text: str = field(repr=False)


def word_lines(
    document: bytes, styles: bytes | None, *, is_speaker: Callable[[str], bool]
) -> list[WordLine]:
    """Return the lines of a document from top to bottom, as a note-taker would have typed them.

    A heading or a title gets "# " in front, and so does the one cell of a row across several
    columns. Tables are read row by row; a row of two cells, of which the first says who speaks,
    is one line with a colon between. What tracked changes took away is left out; what they put
    in, and what is in content controls and text boxes, is there. Line breaks part lines.

    Args:
        document: The part with the text.
        styles: The part with the styles; None for none.
        is_speaker: Tells whether what stands in front of a colon says who speaks.

    Raises:
        RefusedError: The document is damaged, or has more in it than is read.
    """
    reader = _Reader(headings=_heading_styles(styles), is_speaker=is_speaker)
    walk(document, start=reader.start, end=reader.end, text=reader.text)
    return reader.lines


def _heading_styles(styles: bytes | None) -> frozenset[str]:
    """Return the ids of the styles that Word calls headings, in whatever language it runs."""
    found: set[str] = set()
    if styles is None:
        return frozenset()
    style_id = ""

    def note(name: str, attributes: dict[str, str]) -> None:
        nonlocal style_id
        match _LOCAL.get(name):
            case "style":
                style_id = _value(attributes, "styleId")
            case "name" if _value(attributes).lower().startswith(_HEADINGS):
                found.add(style_id)

    # A heading whose style is not known is a line among others: its words are still there.
    with suppress(RefusedError):
        walk(styles, start=note)
    return frozenset(found)


@dataclass(slots=True, repr=False)
class _Paragraph:
    number: int
    parts: list[str] = field(default_factory=list)
    is_heading: bool = False


@dataclass(slots=True, repr=False)
class _Row:
    cells: list[list[WordLine]] = field(default_factory=list)
    is_spanned: bool = False


@dataclass(slots=True, kw_only=True, repr=False)
class _Reader:
    """Where in the document we are, and the lines so far."""

    headings: frozenset[str]
    is_speaker: Callable[[str], bool]
    lines: list[WordLine] = field(default_factory=list)
    count: int = 0
    put: int = 0
    characters: int = 0
    left: int = 0
    """Within how many elements we are of which nothing is read."""

    runs: int = 0
    in_text: bool = False
    paragraphs: list[_Paragraph] = field(default_factory=list)
    """Those begun and not ended: a text box stands within a paragraph."""

    rows: list[_Row] = field(default_factory=list)
    """Likewise: a table may stand in a cell."""

    cells: list[list[WordLine]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element, unless it is in one of which nothing is read."""
        local = _LOCAL.get(name)
        if self.left or local in _LEFT_OUT:
            self.left += local in _LEFT_OUT
        elif local in _INSTEAD:
            # A paragraph's settings have tabs too, but no run.
            if self.runs and self.paragraphs:
                self.paragraphs[-1].parts.append(_INSTEAD[local])
        elif local:
            self._begin(local, attributes)

    def _begin(self, local: str, attributes: dict[str, str]) -> None:
        match local:
            case "t":
                self.in_text = bool(self.paragraphs)
            case "r":
                self.runs += 1
            case "p":
                self.count += 1
                self.paragraphs.append(_Paragraph(self.count))
            case "pStyle" if self.paragraphs:
                self.paragraphs[-1].is_heading = _value(attributes) in self.headings
            case "tr":
                self.rows.append(_Row())
            case "tc" if self.rows:
                self.cells.append([])
            case "gridSpan" if self.rows:
                self.rows[-1].is_spanned = _value(attributes) != "1"

    def end(self, name: str) -> None:
        """End an element.

        Raises:
            RefusedError: There are more lines than are read.
        """
        local = _LOCAL.get(name)
        if self.left:
            self.left -= local in _LEFT_OUT
            return
        match local:
            case "t":
                self.in_text = False
            case "r":
                self.runs -= 1
            case "p" if self.paragraphs:
                self._end_paragraph(self.paragraphs.pop())
            case "tc" if self.rows:
                self.rows[-1].cells.append(self.cells.pop())
            case "tr" if self.rows:
                self._end_row(self.rows.pop())

    def text(self, characters: str) -> None:
        """Add to the paragraph, where that is what the walk is in.

        Raises:
            RefusedError: There are more characters than are read.
        """
        if self.in_text:
            self.characters += len(characters)
            self._need_room()
            self.paragraphs[-1].parts.append(characters.translate(_LINE_ENDS))

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        sign = "# " if paragraph.is_heading else ""
        for line in "".join(paragraph.parts).split("\n"):
            if line.strip():
                self._put(WordLine(paragraph.number, sign + line))

    def _end_row(self, row: _Row) -> None:
        match [cell for cell in row.cells if cell]:
            case [cell] if len(row.cells) == 1 and row.is_spanned:
                for line in cell:
                    self._put(WordLine(line.paragraph, f"# {line.text.removeprefix('# ')}"))
            case [[first], words] if self.is_speaker(first.text):
                said = " ".join(line.text for line in words)
                self._put(WordLine(first.paragraph, f"{first.text}: {said}"))
            case cells:
                for line in (line for cell in cells for line in cell):
                    self._put(line)

    def _put(self, line: WordLine) -> None:
        self.put += 1
        self._need_room()
        (self.cells[-1] if self.cells else self.lines).append(line)

    def _need_room(self) -> None:
        if self.put > MOST_LINES or self.characters > MOST_CHARACTERS:
            raise RefusedError(
                f"notes have at most {MOST_LINES:,} lines and {MOST_CHARACTERS:,} characters:"
                " divide the file"
            )


def _value(attributes: dict[str, str], name: str = "val") -> str:
    return next((attributes[key] for s in _WORD if (key := f"{s} {name}") in attributes), "")
