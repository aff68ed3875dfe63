"""Codebooks as files: bringing themes in, and writing them out."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Final

from convo.errors import RefusedError
from convo.model.ids import new_id
from convo.model.themes import Theme
from convo.records import reading
from convo.rules.codebook import can_be_named, find_theme, theme_name, without_language
from convo.sources.codebook_csv import COLUMNS, read_codebook_csv
from convo.sources.codebook_qdc import read_codebook_qdc
from convo.sources.codebook_rows import CodebookRow, FoundCodebook
from convo.sources.found import Problem
from exports.files import write_new
from exports.tables import guarded
from facilitation.desk.importing import content_of
from facilitation.desk.opening import Desk

_TAKEN: Final = "an alias that another theme answers to was left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a codebook that was read."""

    added: int
    already_there: int
    """Themes of a name or an alias that the codebook has: they stay as they are."""

    problems: tuple[Problem, ...]


def import_codebook(desk: Desk, path: Path) -> Outcome:
    """Bring in the themes of a file that are missing; all that is there stays as it is.

    Raises:
        RefusedError: The file cannot be read, or is neither .csv nor .qdc.
    """
    match path.suffix.casefold():
        case ".csv":
            return _bring_in(desk, read_codebook_csv(content_of(path)))
        case ".qdc":
            return _bring_in(desk, read_codebook_qdc(content_of(path)))
        case _:
            raise RefusedError("a codebook is a .csv or a .qdc file")


def import_starter(desk: Desk) -> Outcome:
    """Bring in the themes of a first codebook, for conversations about human rights."""
    file = files("facilitation") / "codebooks" / "human-rights.csv"
    return _bring_in(desk, read_codebook_csv(file.read_bytes()))


def export_codebook(desk: Desk, path: Path) -> int:
    """Write the codebook to a new CSV file with the columns `COLUMNS`, and return its size.

    Cells are guarded, so that no spreadsheet takes one for a formula. What was merged into another
    theme is among the aliases of that. An alias with a semicolon in it comes back as two.

    Raises:
        FileInTheWayError: Something has that name.
        RefusedError: It cannot be written there.
    """
    themes = reading.themes(desk.records)
    names = {theme.id: theme.name for theme in themes}
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for theme in themes:
        writer.writerow(map(guarded, _cells(theme, names)))
    write_new(path, out.getvalue().encode())
    return len(themes)


def _cells(theme: Theme, names: Mapping[int, str]) -> tuple[str, ...]:
    return (
        theme.name,
        theme.definition,
        theme.when_to_use,
        theme.when_not,
        names.get(theme.parent_id or 0, ""),
        "; ".join(theme.aliases),
        theme.colour,
        "",
        "yes" if theme.retired else "no",
    )


def _bring_in(desk: Desk, found: FoundCodebook) -> Outcome:
    themes = reading.themes(desk.records)
    merged = reading.merged_themes(desk.records)
    ids: dict[str, int] = {}
    missing: list[CodebookRow] = []
    for row in found.rows:
        known = find_theme(themes, row.name) or find_theme(merged, row.name)
        ids[row.name] = (known.merged_into or known.id) if known else new_id()
        if known is None:
            missing.append(row)
    taken = {_key(word) for theme in (*themes, *merged) for word in (theme.name, *theme.aliases)}
    taken |= ids.keys()
    problems = list(found.problems)
    made: list[Theme] = []
    for row in missing:
        others = [alias for alias in row.aliases if _key(alias) != row.name]
        aliases = tuple(alias for alias in others if _key(alias) not in taken)
        taken |= set(map(_key, aliases))
        if len(aliases) < len(others):
            problems.append(Problem(line=row.line, message=_TAKEN))
        made.append(_theme(row, aliases, ids))
    if made:
        desk.keep(*made)  # parents come before what is part of them
    return Outcome(
        added=len(made), already_there=len(found.rows) - len(made), problems=tuple(problems)
    )


def _theme(row: CodebookRow, aliases: tuple[str, ...], ids: Mapping[str, int]) -> Theme:
    return Theme(
        id=ids[row.name],
        name=row.name,
        definition=row.definition,
        parent_id=ids[row.parent] if row.parent else None,
        aliases=aliases,
        when_to_use=row.when_to_use,
        when_not=row.when_not,
        colour=row.colour,
        retired=row.retired,
    )


def _key(word: str) -> str:
    """Return what words have in common that find the same theme."""
    spoken = without_language(word)
    return theme_name(spoken) if can_be_named(spoken) else word
