"""The table of statements: what a spreadsheet reads in it, and does not take for a formula."""

import csv
import io
from time import process_time

import pytest

from convo.disclosure.counts import Withheld
from convo.disclosure.credit import Credit
from convo.model.words import Form, Role
from convo.text import clean
from exports.report.values import Report
from exports.tables import COLUMNS, guarded, render_csv
from tests.exports.reports import EMPTY, FULL, SAID, report, statement, translated
from tests.shared import shared


def rows_of(given: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(given).decode(), newline="")))


def test_the_names_of_the_columns_stay_what_they_are() -> None:
    assert COLUMNS == (
        "number",
        "kind",
        "form",
        "words",
        "language",
        "translation",
        "translated_by",
        "translation_checked",
        "name",
        "role",
        "region",
        "themes",
        "agreed",
        "addressee",
    )


def test_a_report_without_statements_still_has_its_header() -> None:
    assert render_csv(EMPTY).decode() == ",".join(COLUMNS) + "\n"


def test_every_statement_is_a_row_in_the_order_of_the_register() -> None:
    numbers = [row["number"] for row in rows_of(FULL)]

    assert numbers == [f"C{each.number}" for each in FULL.statements]


def test_words_of_every_script_come_back_as_they_were_said() -> None:
    rows = rows_of(FULL)

    assert [row["words"] for row in rows[: len(SAID)]] == [words for words, _ in SAID.values()]
    assert [row["language"] for row in rows[: len(SAID)]] == list(SAID)


def test_a_row_tells_all_that_a_statement_does() -> None:
    given = statement(
        9,
        "Neighbours keep a shelf\nby the well.",
        form=Form.OBSERVATION,
        translation=translated("نص", by_machine=True, checked=False),
        credit=Credit(name="Invented Name", role=Role.BOARD),
        themes=("opening-hours", "heating"),
        agreed=7,
        addressee="የቦርድ ቡድን",
    )

    row = rows_of(report(statements=(given,)))[0]

    assert row == {
        "number": "C9",
        "kind": "comment",
        "form": "observation",
        "words": "Neighbours keep a shelf\nby the well.",
        "language": "en",
        "translation": "نص",
        "translated_by": "machine",
        "translation_checked": "no",
        "name": "Invented Name",
        "role": "board",
        "region": "",
        "themes": "opening-hours heating",
        "agreed": "7",
        "addressee": "የቦርድ ቡድን",
    }


def test_a_translation_that_somebody_checked_says_so() -> None:
    row = rows_of(report(statements=(statement(1, translation=translated("Yes.")),)))[0]

    assert (row["translated_by"], row["translation_checked"]) == ("person", "yes")


def test_words_that_may_not_be_read_leave_an_empty_cell() -> None:
    row = rows_of(report(statements=(statement(1, None, translation=translated("Yes.")),)))[0]

    assert (row["words"], row["translation"]) == ("", "Yes.")


@pytest.mark.parametrize(
    ("agreed", "shown"), [(0, "0"), (Withheld(5), "fewer than 5"), (Withheld(), "not shown")]
)
def test_a_number_that_is_withheld_is_words_and_never_zero(
    agreed: int | Withheld, shown: str
) -> None:
    row = rows_of(report(statements=(statement(1, agreed=agreed),)))[0]

    assert row["agreed"] == shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "\t", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize(
    "blanks", ["", " ", "\n", "\u3000", "\u200b", "\u200f\xa0", "\ufeff", "\xad"]
)
def test_no_cell_begins_like_a_formula(blanks: str, start: str) -> None:
    safe = guarded(f"{blanks}{start}1+1")

    assert safe.startswith("'")
    assert safe.replace("'", "") == f"{blanks}{start}1+1"


def test_other_words_are_left_as_they_are() -> None:
    assert guarded("1+1=2, or so they say") == "1+1=2, or so they say"


def test_every_cell_is_guarded() -> None:
    given = statement(
        1,
        "=1+1",
        translation=translated("@SUM(1)"),
        credit=Credit(name="-Nemo", region="+Land"),
    )

    row = rows_of(report(statements=(given,)))[0]

    assert row["words"] == "'=1+1"
    assert row["translation"] == "'@SUM(1)"
    assert row["name"] == "'-Nemo"
    assert row["region"] == "'+Land"


@pytest.mark.parametrize(
    "words",
    ["so;=1+1", "so; =1+1", "so\n@SUM(1)", "so\t-1", 'so;"=1+1"', 'so; "" =1+1', "so;\u200b=1+1"],
)
def test_no_formula_begins_where_semicolons_divide_cells(words: str) -> None:
    table = render_csv(report(statements=(statement(1, words),))).decode()

    rows = csv.reader(io.StringIO(table), delimiter=";")

    assert not [cell for row in rows for cell in row if cell.lstrip("\u200b ")[:1] in {*"=+-@"}]


def test_nothing_but_line_ends_takes_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        begin = process_time()
        guarded("\n" * lines + "so")
        return process_time() - begin

    assert min(seconds(50_000) for _ in range(3)) < 20 * min(seconds(5_000) for _ in range(3))


def test_payloads_that_spreadsheets_obeyed_are_only_words() -> None:
    payloads = shared("nasty/csv_injection/csv-payload.txt").read_text("utf-8").split("\n")
    given = tuple(
        statement(number, clean(text)) for number, text in enumerate(filter(str.strip, payloads), 1)
    )

    rows = rows_of(report(statements=given))

    assert len(rows) == len(given) > 3
    assert not [row for row in rows for cell in row.values() if cell.lstrip()[:1] in {*"=+-@|%"}]


def test_lines_end_in_a_line_feed_and_no_mark_comes_first() -> None:
    table = render_csv(FULL)

    assert b"\r" not in table
    assert table.startswith(b"number,")
