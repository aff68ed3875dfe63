"""Tables as CSV: of surveys, consultations and spreadsheet programs, and our own."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Final, TypeVar

from convo.errors import RefusedError
from convo.model.words import Form, Kind, Role
from convo.sources.found import Found, Passage
from convo.sources.gathering import Gathering, gathered
from convo.sources.lines import Lines
from convo.sources.spreadsheet_columns import (
    AGREED,
    AUTHOR,
    DATE,
    FORM,
    HEADING,
    KIND,
    ROLE,
    TEXT,
    THEMES,
    TRANSLATION,
    chosen,
    is_ours,
    recognised,
)
from convo.sources.spreadsheet_guards import unguarded

DELIMITERS: Final = ",;\t|"
"""What may stand between two cells; of two that fit a header equally well, the first."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_BETWEEN_THEMES = re.compile(r"[;,|\n،؛、，；]")
_BETWEEN_OUR_THEMES = re.compile(rf"{_BETWEEN_THEMES.pattern}|\s")
_AGREED = re.compile(r"\d{1,4}")
_THEME = re.compile(r"[^\W\d][^\s#]{0,79}")  # as `Theme` has it
_GAP = re.compile(r"\s+")
_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_NO_KIND = "the kind here is unknown, so this is a comment"
_NO_FORM = "the form here is unknown, so this is a quotation"
_Choice = TypeVar("_Choice", bound=StrEnum)
_MOST_COLUMNS = 1_000
_LONGEST_THEMES = 2_000  # characters of a cell: more is no list of themes


def read_spreadsheet(
    content: bytes,
    *,
    text_column: str | None = None,
    author_column: str | None = None,
    themes_column: str | None = None,
    date_column: str | None = None,
) -> Found:
    """Return one passage for each record of a CSV file that has a text.

    The first row names the columns. Those for kind, form and role (values of `Kind`, `Form` and
    `Role`), for how many agreed, and for heading are found by their names alone. Words whose form
    is not told are a quotation. A leading "'" that guards a cell from being a formula is taken
    off. A record that is not well formed is a problem, and the others are read; one without a text
    is left out, unless it has a translation. The table of a report's statements is known by its
    first row; blanks divide its themes too.

    Args:
        content: At most `convo.sources.lines.MAX_BYTES`, in UTF-8, or in UTF-16 with its mark.
        text_column: The name of the column with what was said; None for the one whose name is
            known, as it is in all four.
        author_column: That of who said it.
        themes_column: That of the themes, with commas, semicolons or strokes between.
        date_column: That of when: a day or a time with its zone in ISO 8601, or seconds or
            milliseconds since 1970. A day is kept as its midnight, UTC.
    """
    wanted = {TEXT: text_column, AUTHOR: author_column, THEMES: themes_column, DATE: date_column}
    return gathered(content, partial(_read, wanted))


def _read(wanted: Mapping[str, str | None], lines: Lines, gathering: Gathering) -> None:
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda sign: _fit(first, sign))
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    try:
        header = next(reader)
    except csv.Error:
        raise RefusedError("the quotation marks of the first row do not match") from None
    if len(header) > _MOST_COLUMNS:
        raise RefusedError(f"a table has at most {_MOST_COLUMNS:,} columns, and this has more")
    table = _Table(
        columns=chosen(header, wanted),
        width=len(header),
        is_ours=is_ours(header),
        gathering=gathering,
    )
    while True:
        begun = lines.number + 1
        try:
            table.take(begun, next(reader))
        except StopIteration:
            return
        except csv.Error:
            gathering.mind(
                begun,
                f"the record from here to line {lines.number} was not read: its quotation marks"
                " do not match, or it has a cell that is too long",
            )


def _fit(first: str, delimiter: str) -> tuple[int, int]:
    """Tell how well a header fits a delimiter: the columns then known, and all there are."""
    try:
        header = next(csv.reader([first], delimiter=delimiter), [])[:_MOST_COLUMNS]
    except csv.Error:
        return 0, 0
    return len(recognised(header)), len(header)


@dataclass(slots=True, kw_only=True, repr=False)
class _Table:
    """What the records of one table are read by."""

    columns: Mapping[str, int]
    width: int
    is_ours: bool
    gathering: Gathering
    minded: set[str] = field(default_factory=set)
    """What was said once of a column, and is not said again of each record."""

    def take(self, line: int, row: list[str]) -> None:
        """Gather the record that begins on *line*."""
        if not any(cell.strip() for cell in row):
            return
        if len(row) != self.width:
            self.gathering.mind(
                line,
                f"this record has {len(row)} cells and the first row {self.width},"
                " so it was not read: which cell is whose cannot be told",
            )
            return
        cells = {
            column: unguarded(row[at], is_ours=self.is_ours) for column, at in self.columns.items()
        }
        said = cells[TEXT] if cells[TEXT].strip() else cells.get(TRANSLATION, "")
        if not said.strip():
            self.gathering.left_out += 1
        elif text := self.gathering.words(line, said):
            self.gathering.add(self._passage(line, text, cells))

    def _passage(self, line: int, text: str, cells: Mapping[str, str]) -> Passage:
        heading = self.gathering.words(line, cells.get(HEADING, ""))
        return Passage(
            line=line,
            heading=heading and " ".join(heading.split()),
            author=self.gathering.name(line, cells.get(AUTHOR, "")),
            role=self._choice(line, cells.get(ROLE, ""), Role, "the role here is unknown"),
            said_at=self._said_at(line, cells.get(DATE, "").strip()),
            kind=self._choice(line, cells.get(KIND, ""), Kind, _NO_KIND) or Kind.COMMENT,
            form=self._choice(line, cells.get(FORM, ""), Form, _NO_FORM) or Form.QUOTE,
            themes=self._themes(line, cells.get(THEMES, "")),
            agreed=self._agreed(line, cells.get(AGREED, "").strip()),
            text=text,
        )

    def _said_at(self, line: int, cell: str) -> datetime | None:
        try:
            return _moment(cell) if cell else None
        except (ValueError, OverflowError):
            self._mind_once(line, "the date here is no day in ISO 8601, nor a time with its zone")
            return None

    def _choice(self, line: int, cell: str, choices: type[_Choice], unknown: str) -> _Choice | None:
        word = cell.strip().casefold()
        try:
            return choices(word) if word else None
        except ValueError:
            self._mind_once(line, unknown)
            return None

    def _agreed(self, line: int, cell: str) -> int:
        if cell and not _AGREED.fullmatch(cell):
            self._mind_once(line, "how many agreed is not told here")
            return 0
        return int(cell or 0)

    def _themes(self, line: int, cell: str) -> tuple[str, ...]:
        listed = self.gathering.words(line, cell) or ""
        between = _BETWEEN_OUR_THEMES if self.is_ours else _BETWEEN_THEMES
        # What is too long for a list is read as a theme without a name.
        parts = between.split(listed if len(listed) <= _LONGEST_THEMES else "#")
        names = [_GAP.sub("-", part.strip().removeprefix("#")) for part in parts if part.strip()]
        themes = [name for name in names if _THEME.fullmatch(name)]
        if len(themes) < len(names):
            self._mind_once(line, "one of the themes here is no word of up to 80 characters")
        return tuple(dict.fromkeys(themes))

    def _mind_once(self, line: int, message: str) -> None:
        if message not in self.minded:
            self.minded.add(message)
            self.gathering.mind(line, f"{message}, and maybe in later records too")


def _moment(cell: str) -> datetime:
    """Return the UTC time that a cell tells.

    Raises:
        ValueError: It tells none, or none with a zone.
        OverflowError: It is too far away for a calendar.
    """
    if _EPOCH.fullmatch(cell):
        return _1970 + timedelta(milliseconds=int(cell.ljust(13, "0")))
    moment = datetime.fromisoformat(cell)
    if _DAY.fullmatch(cell):
        return moment.replace(tzinfo=UTC)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)
