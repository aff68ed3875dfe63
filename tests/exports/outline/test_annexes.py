"""What happens next, the register and the codebook."""

from exports.blocks import Words
from tests.exports.outline.reading import said_in, section_of, table_in
from tests.exports.reports import EMPTY, FULL, SAID, report, statement, translated


def test_how_to_correct_and_to_withdraw_comes_with_the_number_of_the_report() -> None:
    steps = said_in(section_of(EMPTY, "What happens next")).split("\n")

    assert [line for line in steps if "corrected" in line and f"report, {EMPTY.code}," in line]
    assert [line for line in steps if "withdrawn" in line and f"report, {EMPTY.code}." in line]


def test_the_register_has_every_statement_and_tells_no_region() -> None:
    table = table_in(section_of(FULL, "Contributions"))
    cells = [str(cell) for row in (table.head, *table.rows) for cell in row]

    assert [row[0] for row in table.rows] == [f"C{each.number}" for each in FULL.statements]
    assert not [cell for cell in cells if "MENA" in cell or "egion" in cell]


def test_the_register_marks_languages_and_translations_that_nobody_checked() -> None:
    made = translated("We need evening hours.", checked=False)
    words, _ = SAID["ar"]
    given = report(statements=(statement(1, words, language="ar", translation=made),))

    assert table_in(section_of(given, "Contributions")).rows == (
        (
            "C1",
            "Comment, quotation",
            Words(words, "ar"),
            "Translation, not checked: We need evening hours.",
        ),
    )


def test_the_register_has_no_column_for_translations_where_there_are_none() -> None:
    given = report(statements=(statement(1, themes=("heating", "الأمان")),))

    table = table_in(section_of(given, "Contributions"))

    assert table.head == ("No.", "Kind and themes", "Contribution")
    assert table.rows == (("C1", "Comment, quotation: heating, الأمان", "The door is locked."),)


def test_the_codebook_stands_in_the_method() -> None:
    rows = table_in(section_of(FULL, "Method and themes")).rows

    assert ("heating", "Warm rooms") in rows
    assert ("الأمان", "no definition yet") in rows
