"""Codebooks as programs for qualitative research exchange them: REFI-QDA, in a .qdc file."""

from dataclasses import dataclass, field
from typing import Final, Self

from convo.errors import RefusedError
from convo.sources.codebook_rows import CodebookRow, FoundCodebook, Themes
from convo.sources.found import Problem
from convo.sources.gathering import Gathering
from convo.sources.lines import MAX_BYTES
from convo.sources.word_xml import walk

_SPACE: Final = "urn:QDA-XML:codebook:1.0 "
_NO_CODEBOOK: Final = "this is no codebook of REFI-QDA (.qdc), or it is damaged: not read"


@dataclass(slots=True, kw_only=True, repr=False)
class _Code:
    """A code as it stands in the file."""

    written: str
    colour: str
    around: Self | None
    """The code it is within."""

    description: list[str] = field(default_factory=list)
    name: str | None = None
    """What it is called here, or else the code around it; None while nobody knows."""


@dataclass(slots=True, kw_only=True, repr=False)
class _Codes:
    """All codes so far, and where in the file the walk is."""

    all: list[_Code] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    """The names of the elements around what comes next."""

    inside: list[_Code] = field(default_factory=list)
    """The codes among them."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element.

        Raises:
            RefusedError: The first one is no codebook.
        """
        if not self.path and name != f"{_SPACE}CodeBook":
            raise RefusedError(_NO_CODEBOOK)
        self.path.append(name)
        if name == f"{_SPACE}Code":
            code = _Code(
                written=attributes.get("name", ""),
                colour=attributes.get("color", ""),
                around=self.inside[-1] if self.inside else None,
            )
            self.all.append(code)
            self.inside.append(code)

    def end(self, name: str) -> None:
        """End an element."""
        self.path.pop()
        if name == f"{_SPACE}Code":
            self.inside.pop()

    def text(self, characters: str) -> None:
        """Add to the description of a code, where that is what the walk is in."""
        if self.path[-2:] == [f"{_SPACE}Code", f"{_SPACE}Description"]:
            self.inside[-1].description.append(characters)


def read_codebook_qdc(content: bytes) -> FoundCodebook:
    """Return one row for each code of a .qdc file, with its description and colour.

    A code within another has that one for its parent. Of two that have one name, the second has
    its parent's before it. Codes that the file calls headings are themes like all others; sets of
    codes are passed over. A file with a document type is not read.

    Args:
        content: At most `convo.sources.lines.MAX_BYTES`.
    """
    if len(content) > MAX_BYTES:
        return _not_read(f"a file to import has at most {MAX_BYTES:,} bytes: divide it")
    codes = _Codes()
    try:
        walk(content, start=codes.start, end=codes.end, text=codes.text)
    except RefusedError:  # what it says is of Word files
        return _not_read(_NO_CODEBOOK)
    gathering = Gathering()
    themes = Themes(gathering)
    try:
        for number, code in enumerate(codes.all, 1):
            _take(number, code, gathering, themes)
    except RefusedError as error:
        gathering.problems.append(Problem(line=number, message=str(error)))
    return FoundCodebook(rows=themes.arranged(), problems=gathering.found().problems)


def _take(number: int, code: _Code, gathering: Gathering, themes: Themes) -> None:
    parent = code.around.name if code.around else None
    written = gathering.words(number, code.written) or ""
    code.name = themes.name(number, written, parent=parent)
    if code.name is None:
        code.name = parent
        return
    row = CodebookRow(
        line=number,
        name=code.name,
        definition=(gathering.words(number, "".join(code.description)) or "").strip(),
        parent=parent,
        colour=themes.colour(number, code.colour),
    )
    themes.add(row, written=written)


def _not_read(message: str) -> FoundCodebook:
    return FoundCodebook(rows=(), problems=(Problem(line=1, message=message),))
