"""Workbooks: what a spreadsheet reads in them, and that no cell of theirs acts."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any, Final

import openpyxl
import pytest

from convo.text import clean
from exports.report.values import Report
from exports.workbook.book import render_workbook
from tests.exports.reports import FULL, SAID, report, statement
from tests.exports.word import render
from tests.exports.workbook.office import shown
from tests.shared import shared

FORMULAS: Final = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("https://x.example","x")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "{=1+1}",
    '=WEBSERVICE("https://x.example")',
    "＝1+1",
    "'=1+1",
)
NOT_WORDS_ALONE: Final = (
    "007",
    "1e5",
    "1/2",
    "2026-11-18",
    "TRUE",
    "_x003D_1",
    "https://x.example",
)
"""What spreadsheets turn into something else."""


def said(*texts: str) -> Report:
    return report(statements=tuple(statement(at, text) for at, text in enumerate(texts, 1)))


def book_of(given: Report) -> Any:  # noqa: ANN401 -- openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(render_workbook(given)))


def words_in(given: Report) -> list[Any]:
    """Return the cells of the column of words."""
    return [row[3] for row in book_of(given)["Contributions"].iter_rows(min_row=2)]


def parts_of(given: Report) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render_workbook(given))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("text", [*FORMULAS, *NOT_WORDS_ALONE])
def test_what_looks_like_a_formula_or_a_number_is_words(text: str) -> None:
    cell = words_in(said(text))[0]

    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.replace("_x005F_", "_") == text


def test_no_sheet_holds_a_formula_or_a_link() -> None:
    parts = parts_of(said(*FORMULAS, *NOT_WORDS_ALONE))

    sheets = "".join(xml for name, xml in parts.items() if "worksheets" in name)
    assert "<row" in sheets
    assert not re.search("<f[ >]|<hyperlink", sheets)
    assert not [name for name in parts if re.search("external|connection|macro|vba", name)]


def test_payloads_that_spreadsheets_obeyed_are_only_words() -> None:
    payloads = shared("nasty/csv_injection/csv-payload.txt").read_text("utf-8").split("\n")
    texts = [clean(text) for text in payloads if text.strip()]

    cells = words_in(said(*texts))

    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}


def test_words_of_every_script_come_back_as_they_were_said() -> None:
    cells = words_in(FULL)[: len(SAID)]

    assert [cell.value for cell in cells] == [words for words, _ in SAID.values()]


def test_words_are_wrapped_and_run_in_their_own_direction() -> None:
    by_language = dict(zip(SAID, words_in(FULL), strict=False))

    orders = {tag: cell.alignment.readingOrder for tag, cell in by_language.items()}

    assert {tag for tag, order in orders.items() if order == 2} == {"ar", "fa"}
    assert set(orders.values()) == {1, 2}
    assert all(cell.alignment.wrapText for cell in by_language.values())


def test_every_sheet_has_a_frozen_head_a_filter_and_widths() -> None:
    for page in book_of(FULL):
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert page.column_dimensions["A"].width >= 14
        assert page["A1"].font.bold


def test_numbers_and_days_can_be_sorted_and_withheld_numbers_are_words() -> None:
    first, second, _ = book_of(FULL)["Conversations"].iter_rows(min_row=2)

    assert first[0].is_date
    assert first[0].number_format == "yyyy-mm-dd"
    assert (first[4].data_type, first[4].value) == ("n", 12)
    assert (second[4].data_type, second[4].value) == ("s", "not shown")


def test_how_far_readers_agree_is_a_number_with_two_places() -> None:
    overall, *_ = book_of(FULL)["Agreement of readers"].iter_rows(min_row=2)

    assert (overall[2].data_type, overall[2].value) == ("n", 0.62)
    assert overall[2].number_format == "0.00"


@pytest.mark.parametrize(("language", "runs"), [("ar", True), ("en", False)])
def test_columns_run_the_way_the_language_does(language: str, *, runs: bool) -> None:
    pages = book_of(replace(FULL, language=language))

    assert {bool(page.sheet_view.rightToLeft) for page in pages} == {runs}


def test_words_too_long_for_a_cell_go_on_below() -> None:
    long = "😀" * 16_000 + "ب" * 16_000 + "end"

    cells = words_in(said(long, "next"))

    assert "".join(cell.value for cell in cells[:3]) == long
    assert max(len(cell.value.encode("utf-16-le")) // 2 for cell in cells) <= 32_767
    assert cells[3].value == "next"


def test_a_workbook_names_nobody_and_tells_no_time() -> None:
    made = render_workbook(FULL)
    about = parts_of(FULL)["docProps/core.xml"]

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
    assert {(entry.date_time[:3], entry.create_system) for entry in entries} == {((1980, 1, 1), 0)}
    assert set(re.findall(r">(\d{4}-[^<]*)<", about)) == {"2000-01-01T00:00:00Z"}
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in about


@pytest.mark.slow
@pytest.mark.skipif(bool(render.missing("soffice")), reason="LibreOffice is not on this machine")
def test_a_spreadsheet_program_computes_nothing() -> None:
    sheets = shown(render_workbook(said(*FORMULAS, *NOT_WORDS_ALONE)))

    if not sheets:
        pytest.skip("LibreOffice has no spreadsheets on this machine (libreoffice-calc)")
    words = [row[3] for row in sheets["Contributions"][1:]]
    assert words == [*FORMULAS, *NOT_WORDS_ALONE]
