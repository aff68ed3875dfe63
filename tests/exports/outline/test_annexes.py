"""What happens next, the register and the codebook."""

from dataclasses import replace
from typing import TypeGuard

import pytest

from exports.blocks import Block, Table, Words
from exports.outline import names
from exports.outline.build import document_of
from exports.outline.english import sentences
from tests.exports.outline.reading import blocks_of, said_in, section_of, table_in
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


def test_translations_that_stand_alone_need_no_column_of_their_own() -> None:
    alone = statement(1, None, language=None, translation=translated("Nobody reads our script."))

    table = table_in(section_of(report(statements=(alone,)), "Contributions"))

    assert [row[2:] for row in table.rows] == [("Nobody reads our script.",)]


def test_the_codebook_stands_in_the_method() -> None:
    rows = table_in(section_of(FULL, "Method and themes")).rows

    assert ("heating", "Warm rooms") in rows
    assert ("الأمان", "no definition yet") in rows


@pytest.mark.parametrize(
    ("language", "figures"),
    [("en", ("0.62", "0.64")), ("fr", ("0,62", "0,64")), ("id", ("0,62", "0,64"))],
)
def test_how_far_readers_agree_is_written_as_the_language_writes_it(
    language: str, figures: tuple[str, str]
) -> None:
    given = replace(FULL, language=language)

    table = next(block for block in blocks_of(document_of(given)) if _is_agreement(block))

    assert table.rows[0][2:] == figures


def test_agreement_is_not_shown_where_few_are_behind_it() -> None:
    *_, agreed = (each for each in blocks_of(document_of(FULL)) if _is_agreement(each))

    assert agreed.rows[-1] == ("الأمان", "fewer than 5", "not shown", "not shown")


def test_the_method_says_that_nobody_read_again() -> None:
    told = said_in(section_of(EMPTY, "Method and themes"))

    assert sentences.NOBODY_READ_AGAIN.text in told
    assert sentences.NOBODY_READ_AGAIN.text not in said_in(section_of(FULL, "Method and themes"))


def _is_agreement(block: Block) -> TypeGuard[Table]:
    return isinstance(block, Table) and block.name == names.AGREEMENT
