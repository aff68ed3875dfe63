"""Tables as CSV: of surveys, consultations and spreadsheet programs, and our own."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from typing import Final

from convo.errors import RefusedError
from convo.model.words import Form, Kind
from convo.sources.found import Found, Passage
from convo.sources.gathering import Gathering, gathered
from convo.sources.lines import Lines
from convo.sources.spreadsheet_columns import (
    AUTHOR,
    DATE,
    HEADING,
    KIND,
    TEXT,
    THEMES,
    chosen,
    recognised,
)

DELIMITERS: Final = ",;\t|"
"""What may stand between two cells; of two that fit a header equally well, the first."""

_GUARDED = re.compile(r"'(?=[=+\-@])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_BETWEEN_THEMES = re.compile(r"[;,|\n،؛、，；]")
_THEME = re.compile(r"[^\W\d][^\s#]{0,79}")  # as `Theme` has it
_GAP = re.compile(r"\s+")
_1970 = datetime(1970, 1, 1, tzinfo=UTC)
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

    The first row names the columns. Those for kind (a value of `Kind`) and heading are found by
    their names alone. A leading "'" that guards a cell from being a formula is taken off. A record
    that is not well formed is a problem, and the others are read; one without a text is left out.

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
    if not header or len(header) > _MOST_COLUMNS:
        raise RefusedError(f"a table has a first row that names 1 to {_MOST_COLUMNS:,} columns")
    table = _Table(columns=chosen(header, wanted), width=len(header), gathering=gathering)
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
        cells = {column: _unguarded(row[at]) for column, at in self.columns.items()}
        if not cells[TEXT].strip():
            self.gathering.left_out += 1
        elif text := self.gathering.words(line, cells[TEXT]):
            self.gathering.add(self._passage(line, text, cells))

    def _passage(self, line: int, text: str, cells: Mapping[str, str]) -> Passage:
        heading = self.gathering.words(line, cells.get(HEADING, ""))
        return Passage(
            line=line,
            heading=heading and " ".join(heading.split()),
            author=self.gathering.name(line, cells.get(AUTHOR, "")),
            said_at=self._said_at(line, cells.get(DATE, "").strip()),
            kind=self._kind(line, cells.get(KIND, "").strip().casefold()),
            form=Form.QUOTE,
            themes=self._themes(line, cells.get(THEMES, "")),
            text=text,
        )

    def _said_at(self, line: int, cell: str) -> datetime | None:
        try:
            return _moment(cell) if cell else None
        except (ValueError, OverflowError):
            self._mind_once(line, "the date here is no day in ISO 8601, nor a time with its zone")
            return None

    def _kind(self, line: int, cell: str) -> Kind:
        try:
            return Kind(cell or Kind.COMMENT)
        except ValueError:
            self._mind_once(line, "the kind here is unknown, so this is a comment")
            return Kind.COMMENT

    def _themes(self, line: int, cell: str) -> tuple[str, ...]:
        listed = self.gathering.words(line, cell) or ""
        names = [
            _GAP.sub("-", name.strip().removeprefix("#"))
            for name in _BETWEEN_THEMES.split(listed[: _LONGEST_THEMES + 1])
            if name.strip()
        ]
        if len(listed) > _LONGEST_THEMES or not all(map(_THEME.fullmatch, names)):
            self._mind_once(line, "one of the themes here is no word of up to 80 characters")
            names = [name for name in names if _THEME.fullmatch(name)]
        return tuple(dict.fromkeys(names))

    def _mind_once(self, line: int, message: str) -> None:
        if message not in self.minded:
            self.minded.add(message)
            self.gathering.mind(line, f"{message}, and maybe in later records too")


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


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
