"""Codebooks as files: bringing themes in, and writing them out."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Final

from convo.errors import RefusedError
from convo.model.ids import new_id
from convo.model.themes import Theme
from convo.records import reading
from convo.rules.codebook import (
    aliases_text,
    as_tree,
    can_be_named,
    find_theme,
    theme_name,
    without_language,
)
from convo.sources.codebook_csv import COLUMNS, read_codebook_csv
from convo.sources.codebook_qdc import read_codebook_qdc
from convo.sources.codebook_rows import CodebookRow, FoundCodebook
from convo.sources.found import Problem
from exports.codes import Code, codebook_of
from exports.files import write_new
from exports.tables import guarded
from facilitation.desk.given_files import content_of
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
    """Write the codebook to a new file, .csv or .qdc, and return how many themes there are.

    The columns of CSV are `COLUMNS`, and its cells are guarded, so that no spreadsheet takes one
    for a formula; `import_codebook` takes all of it back, what was merged too. A .qdc is of
    REFI-QDA: each theme is a code within its parent, and what it is not to hold stands in its
    description.

    Raises:
        FileInTheWayError: Something has that name.
        RefusedError: It cannot be written there, it is neither .csv nor .qdc, or there is no theme
            yet: by its schema, a .qdc is never empty.
    """
    match path.suffix.casefold():
        case ".csv":
            themes = [*reading.themes(desk.records), *reading.merged_themes(desk.records)]
            content = _as_csv(themes)
        case ".qdc":
            themes = reading.themes(desk.records)
            if not themes:
                raise RefusedError("the codebook has no theme yet, and a .qdc is never empty")
            content = codebook_of(_codes(themes))
        case _:
            raise RefusedError("a codebook is a .csv or a .qdc file")
    write_new(path, content)
    return sum(theme.merged_into is None for theme in themes)


def _as_csv(themes: Iterable[Theme]) -> bytes:
    names = {theme.id: theme.name for theme in themes}
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for theme in themes:
        writer.writerow(map(guarded, _cells(theme, names)))
    return out.getvalue().encode()


def _cells(theme: Theme, names: Mapping[int, str]) -> tuple[str, ...]:
    return (
        theme.name,
        theme.definition,
        theme.when_to_use,
        theme.when_not,
        names.get(theme.parent_id or 0, ""),
        aliases_text(theme.aliases),
        theme.colour,
        "",  # a glyph is made from what this record calls the theme by
        "yes" if theme.retired else "no",
        names.get(theme.merged_into or 0, ""),
    )


def _codes(themes: Iterable[Theme]) -> list[Code]:
    return [
        Code(
            key=f"codebook/{theme.id}",
            name=theme.name,
            description=_description(theme),
            colour=theme.colour,
            depth=depth,
        )
        for theme, depth in as_tree(themes)
    ]


def _description(theme: Theme) -> str:
    """Return all that is told of a theme: a code has one place for it."""
    told = {
        "": theme.definition,
        "When to use: ": theme.when_to_use,
        "When not to use: ": theme.when_not,
        "Other names: ": "; ".join(theme.aliases),
        "Retired": "." if theme.retired else "",
    }
    return "\n".join(f"{before}{text}" for before, text in told.items() if text)


class _Brought:
    """What becomes of the rows of a file in a codebook that may have some of them already."""

    def __init__(self, desk: Desk, rows: Iterable[CodebookRow]) -> None:
        themes, merged = reading.themes(desk.records), reading.merged_themes(desk.records)
        stands_for = reading.stands_for(desk.records)
        self.missing: list[CodebookRow] = []
        self._ids: dict[str, int] = {}
        self._family: dict[str, int] = {}
        self._owners = {
            _key(word): stands_for.get(theme.id, theme.id)
            for theme in (*merged, *themes)
            for word in (theme.name, *theme.aliases)
        }
        for row in rows:  # what stands for a row comes before it
            known = find_theme(themes, row.name) or find_theme(merged, row.name)
            if known is None:
                self.missing.append(row)
                own = new_id()
                self._ids[row.name] = own
                self._family[row.name] = self._family[row.merged_into] if row.merged_into else own
                self._owners[row.name] = self._family[row.name]
            else:
                stands = stands_for.get(known.id, known.id)
                self._ids[row.name] = self._family[row.name] = stands

    def theme(self, row: CodebookRow) -> tuple[Theme, bool]:
        """Return a row as a theme, and whether an alias was left out: another answers to it."""
        others = [alias for alias in row.aliases if _key(alias) != row.name]
        family = self._family[row.name]
        aliases = tuple(
            alias for alias in others if self._owners.get(_key(alias), family) == family
        )
        self._owners.update({_key(alias): family for alias in aliases})
        place = self._ids if row.merged_into else self._family
        theme = Theme(
            id=self._ids[row.name],
            name=row.name,
            definition=row.definition,
            parent_id=place[row.parent] if row.parent else None,
            aliases=aliases,
            when_to_use=row.when_to_use,
            when_not=row.when_not,
            colour=row.colour,
            retired=row.retired,
            merged_into=self._ids[row.merged_into] if row.merged_into else None,
        )
        return theme, len(aliases) < len(others)


def _bring_in(desk: Desk, found: FoundCodebook) -> Outcome:
    brought = _Brought(desk, found.rows)
    problems = list(found.problems)
    made: list[Theme] = []
    for row in brought.missing:
        theme, is_short = brought.theme(row)
        made.append(theme)
        if is_short:
            problems.append(Problem(line=row.line, message=_TAKEN))
    if made:
        desk.keep(*made)  # parents come before what is part of them
    return Outcome(
        added=len(made), already_there=len(found.rows) - len(made), problems=tuple(problems)
    )


def _key(word: str) -> str:
    """Return what words have in common that find the same theme."""
    spoken = without_language(word)
    return theme_name(spoken) if can_be_named(spoken) else word
