"""Sheets as an .xlsx file in which no cell can act."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import xlsxwriter

from convo.languages.scripts import right_to_left
from exports.archive import archived
from exports.report.values import Report
from exports.tongue import tongue_of
from exports.workbook.sheet import Cell, Sheet
from exports.workbook.sheets import sheets_of

# Any fixed time: without one the workbook holds that of the export.
_CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

_OPTIONS: Final = {
    "in_memory": True,  # the words of a report may not pass through a temporary file
    # Words are written as words below; these hold should that ever be forgotten.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

_MOST: Final = 16_000
"""Characters in a cell. A spreadsheet takes 32,767 of UTF-16, where a character is one or two."""

_CELL: Final = {"text_wrap": True, "valign": "top"}

# Somebody who opens such a cell to edit it, and leaves it, makes no formula of "=1+1".
_WORDS: Final = _CELL | {"quote_prefix": True}


def render_workbook(report: Report) -> bytes:
    """Return *report* as an .xlsx file: the same bytes whoever makes it, and whenever.

    It holds no formula and no link. Words that are too long for a cell go on in the next row,
    where the other cells are empty. Columns run the way its language does.

    Raises:
        RefusedError: No reports are written in its language.
    """
    tongue, kept = tongue_of(report.language), io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        formats = {
            "head": book.add_format(_WORDS | {"bold": True, "bg_color": "#D9E2EF", "border": 1}),
            "ltr": book.add_format(_WORDS | {"reading_order": 1}),
            "rtl": book.add_format(_WORDS | {"reading_order": 2}),
            "number": book.add_format(_CELL | {"num_format": "#,##0"}),
            "decimal": book.add_format(_CELL | {"num_format": "0.00"}),
            "day": book.add_format(_CELL | {"num_format": "yyyy-mm-dd", "align": "left"}),
        }
        for sheet in sheets_of(report, tongue):
            page = book.add_worksheet(sheet.name)
            if tongue.right_to_left:
                page.right_to_left()
            _write(page, sheet, formats)
    with zipfile.ZipFile(kept) as archive:
        return archived({name: archive.read(name) for name in archive.namelist()})


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    for column, (head, width) in enumerate(sheet.columns):
        page.write_string(0, column, head, formats["head"])
        page.set_column(column, column, width)
    rows = [part for row in sheet.rows for part in _parts(row)]
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _put(page, number, column, cell, formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)


def _parts(row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield *row*, and below it what is too long for its cells."""
    longest = max(len(cell) if isinstance(cell, str) else 0 for cell in row)
    yield tuple(cell[:_MOST] if isinstance(cell, str) else cell for cell in row)
    for start in range(_MOST, longest, _MOST):
        yield tuple(cell[start : start + _MOST] if isinstance(cell, str) else "" for cell in row)


def _put(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:  # noqa: ANN401 -- XlsxWriter has no types
    match cell:
        case "":
            pass
        case str():
            side = "rtl" if right_to_left(cell) else "ltr"
            page.write_string(row, column, cell, formats[side])
        case int():
            page.write_number(row, column, cell, formats["number"])
        case float():
            page.write_number(row, column, cell, formats["decimal"])
        case dt.date():
            page.write_datetime(row, column, cell, formats["day"])
