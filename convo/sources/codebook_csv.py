"""Codebooks as CSV: of spreadsheet programs, of other programs for tagging, and our own."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final

from convo.errors import RefusedError
from convo.rules.codebook import read_aliases
from convo.sources.codebook_rows import CodebookRow, FoundCodebook, Themes
from convo.sources.gathering import Gathering, gathered
from convo.sources.lines import Lines
from convo.sources.spreadsheet import DELIMITERS
from convo.sources.spreadsheet_guards import unguarded
from convo.text import clean

COLUMNS: Final = (
    "name",
    "definition",
    "when_to_use",
    "when_not",
    "parent",
    "aliases",
    "colour",
    "glyph",
    "retired",
    "merged_into",
)
"""The header row of our own codebooks. A name is never changed, and a new column comes last."""

_KNOWN_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "theme", "code", "tag", "label", "thème", "tema", "nombre", "nom", "الموضوع"),
    "definition": ("definition", "description", "memo", "définition", "definición", "definisi"),
    "when_to_use": ("when to use", "use when", "inclusion", "inclusion criteria"),
    "when_not": ("when not", "when not to use", "exclusion", "exclusion criteria"),
    "parent": ("parent", "parent code", "category", "parent name"),
    "aliases": ("aliases", "alias", "synonyms", "other names"),
    "colour": ("colour", "color"),
    "glyph": ("glyph", "symbol"),
    "retired": ("retired",),
    "merged_into": ("merged into",),
}
_OURS: Final = frozenset(("name", "when_to_use", "when_not", "aliases"))
_GAP: Final = re.compile(r"[\s_-]+")
_BETWEEN_ALIASES: Final = re.compile(r"[;|\n؛；]")
_YES_OR_NO: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("yes", "true", "1", "x"), True),
    **dict.fromkeys(("no", "false", "0", ""), False),
}
_LONGEST_GLYPH: Final = 8  # characters: a flag or a family of emoji has seven
_MOST_COLUMNS: Final = 100


def read_codebook_csv(content: bytes) -> FoundCodebook:
    """Return one row for each theme of a CSV file.

    The first row names the columns: those of `COLUMNS`, or what other programs call them. Only
    the name has to be there. Aliases have semicolons, strokes or line ends between; in our own
    files a backslash stands before those that belong to an alias. A leading "'" that guards a
    cell from being a formula is taken off. A record that cannot be read is a problem, and the
    others are read.

    Args:
        content: At most `convo.sources.lines.MAX_BYTES`, in UTF-8, or in UTF-16 with its mark.
    """
    found: list[CodebookRow] = []
    problems = gathered(content, partial(_read, found)).problems
    return FoundCodebook(rows=tuple(found), problems=problems)


def _aliases(cell: str, *, is_ours: bool) -> tuple[str, ...]:
    if is_ours:
        return read_aliases(cell)
    parts = _BETWEEN_ALIASES.split(cell)
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in parts))))


def _read(found: list[CodebookRow], lines: Lines, gathering: Gathering) -> None:
    themes = Themes(gathering)
    try:
        _read_records(lines, gathering, themes)
    finally:  # where reading has to stop, what was read is told
        found += themes.arranged()


def _read_records(lines: Lines, gathering: Gathering, themes: Themes) -> None:
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda sign: len(_columns(_cells(first, sign))))
    columns = _columns(_cells(first, delimiter))
    if "name" not in columns:
        raise RefusedError("the first row must name the columns, and one of them is the name")
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    width = len(next(reader))
    is_ours = columns.keys() >= _OURS
    while True:
        begun = lines.number + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            gathering.mind(
                begun,
                f"the record from here to line {lines.number} was not read: its quotation marks"
                " do not match, or it has a cell that is too long",
            )
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != width:
            gathering.mind(
                begun,
                f"this record has {len(row)} cells and the first row {width}, so it was not read",
            )
            continue
        cells = {
            column: gathering.words(begun, unguarded(row[at], is_ours=is_ours))
            for column, at in columns.items()
        }
        told = {column: cell or "" for column, cell in cells.items()}
        _take(begun, told, gathering, themes, is_ours=is_ours)


def _take(
    line: int, cells: Mapping[str, str], gathering: Gathering, themes: Themes, *, is_ours: bool
) -> None:
    name = themes.name(line, cells["name"])
    if name is None:
        return
    retired = _YES_OR_NO.get(cells.get("retired", "").strip().casefold())
    if retired is None:
        gathering.mind(line, "whether this theme is retired is neither yes nor no: it is not")
    glyph = cells.get("glyph", "").strip()
    if len(glyph) > _LONGEST_GLYPH:
        gathering.mind(line, "this glyph is more than one: left out")
        glyph = ""
    row = CodebookRow(
        line=line,
        name=name,
        definition=cells.get("definition", "").strip(),
        when_to_use=cells.get("when_to_use", "").strip(),
        when_not=cells.get("when_not", "").strip(),
        parent=cells.get("parent", "").strip() or None,
        aliases=_aliases(cells.get("aliases", ""), is_ours=is_ours),
        colour=themes.colour(line, cells.get("colour", "")),
        glyph=glyph,
        retired=bool(retired),
        merged_into=cells.get("merged_into", "").strip() or None,
    )
    themes.add(row, written=cells["name"])


def _cells(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Return where each column is whose name is known, the first of that name."""
    places: dict[str, int] = {}
    for at, cell in enumerate(header[:_MOST_COLUMNS]):
        places.setdefault(_GAP.sub(" ", clean(cell)).strip().casefold(), at)
    found = {column: _first(places, names) for column, names in _KNOWN_AS.items()}
    return {column: at for column, at in found.items() if at is not None}


def _first(places: Mapping[str, int], names: Iterable[str]) -> int | None:
    return next((places[name] for name in names if name in places), None)
