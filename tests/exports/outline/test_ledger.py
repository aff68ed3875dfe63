"""Questions and commitments, as a policy team answers them."""

from convo.model.words import CommitmentState, Kind
from exports.blocks import Quotation, Section
from exports.outline import said
from exports.report.values import Promise, ThemeHeard
from tests.exports.outline.reading import said_in, section_of, table_in
from tests.exports.reports import ENGLISH, FULL, report, statement


def test_a_question_has_its_state_its_responses_and_room_for_the_answer() -> None:
    table = table_in(section_of(FULL, "Questions and responses"))

    assert table.head[-1] == "Answer of the policy team"
    assert table.rows == (
        (
            "Q1 (C12)",
            "Will the van come here?",
            "Partly answered; with C9; raised in at least 2 of 3 conversations",
            "Said in the conversation: C13.",
        ),
        ("Q2 (C18)", "What of the heating?", "Open", ""),
    )


def test_open_questions_stand_on_their_own_with_their_words_and_nothing_but_room() -> None:
    table = table_in(section_of(FULL, "Open questions"))

    assert table.head == ("No.", "Question", "Answer of the policy team")
    assert table.rows == (("Q2 (C18)", "What of the heating?", ""),)


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


def test_every_recommendation_is_quoted_once_by_addressee_and_first_theme() -> None:
    heard = tuple(
        ThemeHeard(name=name, definition="", contributions=2, statements=())
        for name in ("الأمان", "heating")
    )
    themes = (("heating",), (), ("heating", "الأمان"), ("الأمان",))
    given = report(
        themes=heard,
        statements=tuple(
            statement(
                number,
                kind=Kind.RECOMMENDATION,
                themes=names,
                addressee="वित्त दल" if number == 4 else "",
            )
            for number, names in enumerate(themes, 1)
        ),
    )

    section = section_of(given, "Recommendations")

    names = {
        each.title: [
            block.name
            if isinstance(block, Quotation)
            else said_in(Section(title="", blocks=(block,)))
            for block in each.blocks
        ]
        for each in section.sections
    }
    assert list(names.items()) == [
        ("To: वित्त दल", ["الأمان", "C4"]),
        ("Not yet addressed", ["الأمان", "C3", "heating", "C1", "Without a theme", "C2"]),
    ]


def test_in_how_many_conversations_it_was_raised_is_said_where_that_says_something() -> None:
    assert said.raised(1, 1, ENGLISH) == said.raised(1, 3, ENGLISH) == ""
    assert said.raised(2, 3, ENGLISH) == "raised in at least 2 of 3 conversations"
    assert said.raised(3, 3, ENGLISH) == "raised in all of 3 conversations"
