"""Groups, contacts, models, checklists, and what organisers wrote, as a reader finds them."""

from dataclasses import replace
from datetime import date

from convo.disclosure.counts import Band, Withheld
from convo.model.words import Preparer
from exports.blocks import Checks, Quotation
from exports.outline.build import document_of
from exports.report.beside import Beside, Changes, Preparation
from tests.exports.outline.reading import blocks_of, said_in, section_of, table_in
from tests.exports.reports import EMPTY, FULL, SAID, report, statement, translated


def test_a_group_has_its_region_its_languages_and_a_number_that_may_be_told() -> None:
    assert table_in(section_of(FULL, "Existing groups")).rows == (
        ("দক্ষিণের পাঠচক্র", "everywhere", "", "Arabic", "not shown"),
        ("Shelf by the well", "MENA", "Lends <books> & =1+1", "Arabic", "7"),
    )


def test_a_contact_says_what_else_to_try_and_when_it_was_tried() -> None:
    urgent, contact, never = table_in(section_of(FULL, "Contacts")).rows

    route = "help@example.org; where nobody answers: The desk by the door"
    stale = "2 November 2026: too long ago to rely on"
    assert urgent == ("Danger (urgent danger)", "everywhere", "any", route, stale)
    assert contact == ("First contact", "MENA", "Arabic", route, "2 November 2026")
    assert never == ("First contact", "MENA", "Arabic", "help@example.org", "never")


def test_where_there_is_no_contact_is_said() -> None:
    assert said_in(section_of(FULL, "Contacts")).split("\n") == [
        "No contact that may be shown for: ESEAP.",
        "No contact that may be shown answers in: Traditional Chinese.",
    ]


def test_only_practices_that_may_be_shown_as_models_stand_there() -> None:
    quoted = [b.name for b in section_of(FULL, "Models").blocks if isinstance(b, Quotation)]

    assert quoted == ["C17"]


def test_a_checklist_has_a_box_for_each_thing_by_region() -> None:
    organisations = section_of(FULL, "For organisations")
    boxes = [block.items for block in organisations.blocks if isinstance(block, Checks)]

    assert said_in(organisations).split("\n") == ["Everywhere, or not told where", "MENA"]
    assert boxes == [
        (("Print the timetable.",),),
        (("چاپ\u200cشده داشته باشید.", " (", "C17", ")"),),
    ]
    assert said_in(section_of(EMPTY, "For each person")) == (
        "Nothing was noted that may be shown here."
    )


def test_a_thing_that_is_somebodys_words_can_be_read_in_the_language_of_the_report() -> None:
    words, english = SAID["km"]
    said = statement(1, words, language="km", translation=translated(english))
    thing = Preparation(preparer=Preparer.PERSON, region="", text=words, statement=1)
    given = report(statements=(said,), beside=Beside(checklist=(thing,)))

    [boxes] = [b for b in section_of(given, "For each person").blocks if isinstance(b, Checks)]

    assert "".join(map(str, boxes.items[0])) == f"{english} (Translation) (C1)"


def test_what_organisers_wrote_is_marked_wherever_it_stands() -> None:
    mark = "Drafted by the organisers:"
    glance = said_in(section_of(FULL, "At a glance")).split("\n")

    assert glance[glance.index(mark) + 1] == "夜も開いていてほしい。"
    assert said_in(section_of(FULL, "opening-hours")).split("\n")[0] == (
        "People work in the daytime. (drafted by the organisers)"
    )
    assert said_in(section_of(FULL, "Where people disagree")).split("\n") == [
        mark,
        "Some want it quiet; some do not.",
    ]
    assert said_in(section_of(FULL, "What happens next")).split("\n")[:2] == [
        mark,
        "ឆ្លើយនៅខែក្រោយ។",
    ]


def test_urgent_concerns_go_where_the_directory_says() -> None:
    route = "everywhere, any: help@example.org; where nobody answers: The desk by the door"

    assert said_in(section_of(FULL, "What happens next")).split("\n")[-1] == route
    assert "no channel has been configured" in said_in(section_of(EMPTY, "What happens next"))


def test_what_changed_is_told_with_what_is_not_known() -> None:
    lines = said_in(section_of(FULL, "Changes since the last draft")).split("\n")

    assert lines[:3] == [
        "Compared with the draft of 17 November 2026, the last one for the same audience.",
        "Contributions that are listed now and were not then: 6.",
        "Contributions that were listed then and are not now: fewer than 5.",
    ]
    assert lines[3].startswith("It is known which contributions a draft listed.")


def test_changes_that_may_not_be_told_are_not() -> None:
    given = Changes(since=date(2026, 11, 2), added=Withheld(), gone=Band(low=5, high=None))

    lines = said_in(
        section_of(report(beside=Beside(changes=given)), "Changes since the last draft")
    ).split("\n")

    assert lines[1].endswith("not shown.")
    assert lines[2].endswith("5 or more.")


def test_a_review_copy_has_what_those_who_took_part_look_at() -> None:
    copy = document_of(replace(FULL, for_participants=True, final=False))

    assert [section.title for section in copy.sections] == [
        "How to read this report",
        "What we heard, by theme",
        "Questions and responses",
        "What happens next",
        "Contributions",
    ]
    assert copy.subtitle == "Review copy for those who took part"
    assert said_in(copy.sections[0]).startswith("Please look whether what you said is here")
    assert not [b for b in blocks_of(copy) if isinstance(b, Checks)]
