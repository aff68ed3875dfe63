"""Questions and commitments, as a policy team answers them."""

from convo.model.words import CommitmentState, Kind
from exports.blocks import Quotation
from exports.report.values import Promise
from tests.exports.outline.reading import said_in, section_of, table_in
from tests.exports.reports import FULL, report, statement


def test_a_question_has_its_state_its_responses_and_room_for_the_answer() -> None:
    table = table_in(section_of(FULL, "Questions and responses"))

    assert table.head[-1] == "Answer of the policy team"
    assert table.rows == (
        (
            "Q1 (C12)",
            "Will the van come here?",
            "Partly answered; with C9",
            "Said in the conversation: C13.",
        ),
        ("Q2 (C18)", "What of the heating?", "Open", ""),
    )


def test_open_questions_stand_on_their_own_with_their_words() -> None:
    assert said_in(section_of(FULL, "Open questions")) == "Q2 (C18): What of the heating?"


def test_a_commitment_tells_team_day_and_state() -> None:
    assert table_in(section_of(FULL, "Commitments made")).rows == (
        ("C15", "We will print the timetable.", "Printing", "31 January 2027", "Open"),
    )


def test_what_is_not_known_of_a_commitment_is_said() -> None:
    given = report(
        statements=(statement(1, "We will print it.", kind=Kind.COMMITMENT),),
        commitments=(Promise(statement=1, team="", due=None, state=CommitmentState.KEPT),),
    )

    rows = table_in(section_of(given, "Commitments made")).rows

    assert rows == (("C1", "We will print it.", "not known", "not known", "Kept"),)


def test_every_recommendation_is_quoted() -> None:
    given = report(
        statements=tuple(statement(number, kind=Kind.RECOMMENDATION) for number in range(1, 9))
    )

    quoted = [b for b in section_of(given, "Recommendations").blocks if isinstance(b, Quotation)]

    assert [each.name for each in quoted] == [f"C{number}" for number in range(1, 9)]
