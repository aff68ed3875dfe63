"""Sheets of a report: what they hold, and that nothing of it is missing or 0 by mistake."""

from dataclasses import replace
from datetime import date

import pytest

from convo.disclosure.counts import Band, Withheld
from convo.disclosure.credit import Credit
from convo.model.words import Form, Kind, Role
from exports.outline.english import sentences, sheets
from exports.outline.front import left_out
from exports.report.values import Report
from exports.tongue import tongue_of
from exports.workbook.sheet import Cell, Sheet
from exports.workbook.sheets import sheets_of
from tests.exports.reports import (
    EMPTY,
    ENGLISH,
    FULL,
    SAID,
    conversation,
    report,
    statement,
    translated,
)


def sheet(given: Report, name: str) -> Sheet:
    return next(each for each in sheets_of(given, ENGLISH) if each.name == name)


def rows_of(given: Report, name: str) -> list[dict[str, Cell]]:
    found = sheet(given, name)
    heads = [head for head, _ in found.columns]
    return [dict(zip(heads, row, strict=True)) for row in found.rows]


@pytest.mark.parametrize("given", [FULL, EMPTY])
def test_a_report_has_all_of_its_sheets_even_where_they_are_empty(given: Report) -> None:
    assert [each.name for each in sheets_of(given, ENGLISH)] == [
        "About",
        "Conversations",
        "Themes",
        "By region",
        "Questions",
        "Commitments",
        "Recommendations",
        "Contributions",
        "Models",
        "Groups",
        "Contacts",
        "Checklist",
        "Drafted by organisers",
        "What happens next",
        "Agreement of readers",
        "Changes",
        "Left out",
    ]


def test_every_row_is_as_long_as_the_columns_are_many() -> None:
    for each in sheets_of(FULL, ENGLISH):
        assert {len(row) for row in each.rows} == {len(each.columns)}


def test_an_empty_sheet_says_so() -> None:
    never = {"About", "Themes", "What happens next"}

    said = [each.rows for each in sheets_of(EMPTY, ENGLISH) if each.name not in never]

    assert said == [
        ((sentences.NO_CONVERSATIONS.text,),),
        ((sentences.NO_REGIONS.text,),),
        ((sentences.NO_QUESTIONS.text,),),
        ((sentences.NO_COMMITMENTS.text,),),
        ((sentences.NONE_RECORDED.text,),),
        ((sentences.NO_STATEMENTS.text,),),
        ((sentences.NO_MODELS.text,),),
        ((sentences.NO_FORUMS.text,),),
        ((sentences.NO_CONTACTS.text,),),
        ((sentences.NOTHING_TO_PREPARE.text,),),
        ((sheets.NOTHING_WRITTEN.text,),),
        ((sentences.NOBODY_READ_AGAIN.text,),),
        ((sentences.NO_CHANGES.text,),),
        ((sentences.NOTHING_LEFT_OUT.text,),),
    ]


def test_the_front_says_what_it_is_and_how_to_read_it() -> None:
    rows = sheet(FULL, "About").rows

    assert ("Title", "Reading rooms") in rows
    assert (sentences.REPORT.text, "AC5U-BZSN") in rows
    assert (sentences.HOW_TO_READ.text, sentences.WHO_WAS_NOT_THERE.text) in rows
    assert ("Captured, with those withdrawn since", "27 to 30") in rows
    assert ("Listed with their words", 18) in rows


def test_that_points_were_noted_twice_is_said_where_they_were() -> None:
    for is_double in (True, False):
        rows = sheet(replace(FULL, noted_twice=is_double), "About").rows

        assert (sentences.NOTED_TWICE.text in [row[1] for row in rows]) == is_double


def test_a_conversation_has_a_day_that_can_be_sorted_and_no_small_number() -> None:
    held = conversation(
        held_on=date(2026, 11, 16), contributions=Withheld(), languages=(), people=Withheld(5)
    )

    row = rows_of(report(conversations=(held,)), "Conversations")[0]

    assert row["Date"] == date(2026, 11, 16)
    assert row["Contributions"] == row["Languages"] == "not shown"
    assert row["People, about"] == "fewer than 5"


@pytest.mark.parametrize(
    ("people", "told"), [(None, "not known"), (Band(low=500, high=None), "500 or more")]
)
def test_how_many_came_is_told_as_the_report_has_it(people: Band | None, told: str) -> None:
    rows = rows_of(report(conversations=(conversation(people=people),)), "Conversations")

    assert (rows[0]["People, about"], rows[0]["Languages"]) == (told, "English and Indonesian")


def test_the_last_of_the_themes_is_what_has_none() -> None:
    assert sheet(FULL, "Themes").rows == (
        (
            "opening-hours",
            "When rooms are open",
            11,
            "",
            "C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11",
        ),
        ("الأمان", "", "fewer than 5", "", "C14"),
        ("heating", "Warm rooms", 9, "", ""),
        ("Not yet under a theme", "", 6, "", "C12, C13, C15, C16, C17, C18"),
    )


def test_no_conversation_in_a_region_is_not_zero() -> None:
    assert rows_of(FULL, "By region") == [
        {
            "Theme": "opening-hours",
            "ESEAP": "not shown",
            "MENA": "not shown",
            "SSA": "none held",
            "All": 11,
        }
    ]


def test_questions_have_room_for_an_answer() -> None:
    assert rows_of(FULL, "Questions")[0] == {
        "No.": "Q1",
        "Contribution": "C12",
        "Question": "Will the van come here?",
        "State": "Partly answered",
        "Merged with": "C9",
        "Responses": "C13",
        "Raised": "raised in at least 2 of 3 conversations",
        "Answer of the policy team": "",
    }


def test_commitments_have_a_day() -> None:
    assert rows_of(FULL, "Commitments") == [
        {
            "No.": "C15",
            "Commitment": "We will print the timetable.",
            "By": "Printing",
            "Until": date(2027, 1, 31),
            "State": "Open",
        }
    ]


def test_who_promised_and_until_when_may_be_unknown() -> None:
    promise = replace(FULL.commitments[0], team="", due=None)

    row = rows_of(replace(FULL, commitments=(promise,)), "Commitments")[0]

    assert (row["By"], row["Until"]) == ("not known", "not known")


def test_words_of_every_script_are_listed_in_the_order_of_the_register() -> None:
    rows = rows_of(FULL, "Contributions")

    assert [row["No."] for row in rows] == [f"C{each.number}" for each in FULL.statements]
    assert [row["Words"] for row in rows[: len(SAID)]] == [words for words, _ in SAID.values()]
    assert [row["Language"] for row in rows[: len(SAID)]] == list(SAID)


def test_a_contribution_tells_all_that_the_report_does() -> None:
    given = statement(
        9,
        "Two\nlines.",
        kind=Kind.PRACTICE,
        form=Form.OBSERVATION,
        translation=translated("نص", by_machine=True, checked=False),
        credit=Credit(name="Invented Name", role=Role.BOARD, region="MENA"),
        themes=("heating", "opening-hours"),
        agreed=Withheld(5),
    )

    assert rows_of(report(statements=(given,)), "Contributions") == [
        {
            "No.": "C9",
            "Kind": "Practice",
            "Form": "observation",
            "Words": "Two\nlines.",
            "Language": "en",
            "Translation": "نص",
            "About the translation": "Translation by machine, not checked",
            "Name": "Invented Name",
            "Role": "Board member",
            "Region": "MENA",
            "Themes": "heating, opening-hours",
            "Others agreed": "fewer than 5",
        }
    ]


def test_words_that_may_not_be_read_leave_their_translation_alone() -> None:
    alone = statement(1, None, language=None, translation=translated("Yes."))

    row = rows_of(report(statements=(alone,)), "Contributions")[0]

    assert (row["Words"], row["Language"], row["Translation"]) == ("", "", "Yes.")


def test_what_is_left_out_has_a_number_and_its_reasons() -> None:
    (eight, alone), (fewer, together) = sheet(FULL, "Left out").rows

    assert (eight, fewer) == (8, "fewer than 5")
    assert (alone, together) == left_out(FULL, ENGLISH)


def test_groups_have_a_number_and_contacts_say_where_there_is_none() -> None:
    assert sheet(FULL, "Groups").rows == (
        ("দক্ষিণের পাঠচক্র", "everywhere", "", "Arabic", "not shown"),
        ("Shelf by the well", "MENA", "Lends <books> & =1+1", "Arabic", 7),
    )
    assert [row[0] for row in sheet(FULL, "Contacts").rows[-2:]] == [
        "No contact that may be shown for: ESEAP.",
        "No contact that may be shown answers in: Traditional Chinese.",
    ]


def test_a_thing_to_prepare_has_the_number_of_what_it_was_made_of() -> None:
    assert sheet(FULL, "Checklist").rows[1] == (
        "For organisations",
        "MENA",
        "چاپ\u200cشده داشته باشید.",
        "C17",
    )


def test_what_organisers_wrote_stands_with_its_part_and_theme() -> None:
    assert sheet(FULL, "Drafted by organisers").rows[1] == (
        "Lead sentence of a theme",
        "opening-hours",
        "People work in the daytime.",
    )


def test_how_far_readers_agree_is_numbers_that_can_be_sorted() -> None:
    assert sheet(FULL, "Agreement of readers").rows == (
        ("All themes together", 17, 0.62, 0.64),
        ("opening-hours", 17, -0.05, -0.03),
        ("الأمان", "fewer than 5", "not shown", "not shown"),
    )


def test_what_is_to_be_ready_across_regions_is_not_told_by_an_id() -> None:
    [thing, *_] = FULL.beside.checklist
    anywhere = replace(thing, region="cross-regional")
    given = replace(FULL, beside=replace(FULL.beside, checklist=(anywhere,)))

    found = next(
        each for each in sheets_of(given, tongue_of("fr")) if each.name == "Liste de vérification"
    )

    assert found.rows[0][1] == "interrégional"
