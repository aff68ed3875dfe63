from dataclasses import replace
from datetime import date, timedelta

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.answers import Question, Response
from convo.model.contributions import Contribution
from convo.model.sessions import Round
from convo.model.words import Attribution, Kind, QuestionState
from convo.records import reading
from convo.records.glance import open_questions
from facilitation.desk.answering import answer, due_of, merge_questions
from facilitation.desk.feed import short_code
from facilitation.desk.following import follow, may_follow
from facilitation.desk.ledger import (
    Filters,
    Scope,
    found_by,
    ledger_of,
    linked_with,
    merged_with,
    offered,
    scopes,
    sessions_in,
)
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import close_session
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution

ROUND = Round(id=7, title="Round")
LATER = replace(
    SESSION, id=9, round_id=7, starts_at=None, held_on=SESSION.held_on + timedelta(days=9)
)
TODAY = LATER.held_on


@pytest.fixture(autouse=True)
def _sessions(desk: Desk) -> None:
    desk.keep(ROUND, SESSION, LATER)


def keep(desk: Desk, kind: Kind, text: str = "Words", session_id: int = SESSION.id) -> Contribution:
    made = contribution(text, kind=kind, session_id=session_id)
    desk.keep(made)
    return made


def test_a_day_nobody_knows_stays_unknown_where_others_of_the_session_have_one(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE)
    desk.keep(
        contribution(attribution=Attribution.REGION, said_on=date(2022, 5, 1)),
        Response(question_id=asked.id, contribution_id=said.id),
    )

    [entry] = ledger_of(desk, [SESSION.id]).entries

    assert (entry.responses, entry.latency) == ((said.id,), None)


def test_what_nothing_is_linked_to_is_not_read(desk: Desk) -> None:
    asked = keep(desk, Kind.QUESTION)
    keep(desk, Kind.COMMENT)

    assert ledger_of(desk, [SESSION.id]).said.keys() == {asked.id}


def test_a_ledger_is_of_a_session_or_of_a_round_or_of_all(desk: Desk) -> None:
    told = dict(scopes(desk))

    assert sessions_in(desk, Scope()) == (SESSION.id, LATER.id)
    assert sessions_in(desk, Scope(round_id=ROUND.id)) == (LATER.id,)
    assert sessions_in(desk, Scope(session_id=SESSION.id)) == (SESSION.id,)
    assert told[Scope(round_id=ROUND.id)] == "Round"
    with pytest.raises(NotFoundError):
        sessions_in(desk, Scope(session_id=77))


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT[:12])
def test_a_question_is_found_by_words_of_one_that_is_merged_in_it(desk: Desk, text: str) -> None:
    stands, merged, _other = (
        keep(desk, Kind.QUESTION),
        keep(desk, Kind.QUESTION, text),
        keep(desk, Kind.QUESTION, "Else"),
    )
    merge_questions(desk, merged, stands)
    found = found_by(desk, text)

    listed = ledger_of(desk, [SESSION.id]).with_all(Filters(), today=TODAY, found=found)

    assert [entry.question_id for entry in listed] == [stands.id]


def test_responses_are_offered_before_what_else_was_said_and_no_other_session(desk: Desk) -> None:
    asked, comment = keep(desk, Kind.QUESTION), keep(desk, Kind.COMMENT)
    promise, said = keep(desk, Kind.COMMITMENT), keep(desk, Kind.RESPONSE)
    keep(desk, Kind.RESPONSE, session_id=LATER.id)
    here = Scope(session_id=SESSION.id)

    found = [one.id for one in offered(desk, here, "", kinds=(), besides=[asked.id])]

    assert found == [said.id, promise.id, comment.id]
    assert [one.id for one in offered(desk, here, "", kinds=(Kind.QUESTION,))] == [asked.id]
    assert [one.id for one in offered(desk, here, short_code(said.id), kinds=())] == [said.id]


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT[:12])
def test_what_is_offered_is_found_by_its_words(desk: Desk, text: str) -> None:
    said = keep(desk, Kind.COMMENT, text)
    keep(desk, Kind.COMMENT, "Else")

    assert [one.id for one in offered(desk, Scope(), text, kinds=())] == [said.id]


def test_links_and_merges_of_one_question_are_told(desk: Desk) -> None:
    one, other, said = (keep(desk, Kind.QUESTION) for _ in range(3))
    answer(desk, one, said)
    merge_questions(desk, one, other)

    assert linked_with(desk, said.id) == linked_with(desk, one.id)
    assert [link.contribution_id for link in linked_with(desk, one.id)] == [said.id]
    assert merged_with(desk, other.id) == merged_with(desk, one.id) == (one.id,)


def test_a_day_is_typed_in_the_digits_of_any_script() -> None:
    for typed in ("2026-05-16", " २०२६-०५-१६ ", "၂၀၂၆-၀၅-၁၆", "۲۰۲۶-۰۵-۱۶"):
        assert due_of(typed) == date(2026, 5, 16)
    for typed in ("", "16 May", "2026-13-01"):
        with pytest.raises(RefusedError, match="write the day"):
            due_of(typed)


def test_a_session_may_follow_one_that_was_held_before_unless_it_is_closed(desk: Desk) -> None:
    earlier = replace(LATER, id=10, held_on=SESSION.held_on - timedelta(days=1))
    taken = replace(LATER, id=11, follows=LATER.id)
    follows = replace(LATER, id=12, follows=SESSION.id)
    closed = replace(LATER, id=13)
    desk.keep(earlier, taken, follows, closed)
    close_session(desk, closed.id)

    assert [one.id for one in may_follow(desk, SESSION.id)] == [follows.id, LATER.id]


def test_a_session_follows_one_other_at_the_most(desk: Desk) -> None:
    follow(desk, LATER.id, SESSION.id)
    follow(desk, LATER.id, SESSION.id)
    third = replace(SESSION, id=14)
    desk.keep(third)

    with pytest.raises(RefusedError):
        follow(desk, LATER.id, third.id)
    assert reading.get_session(desk.records, LATER.id).follows == SESSION.id


def test_a_question_that_says_the_same_as_something_else_is_told_by_that_in_all_places(
    desk: Desk,
) -> None:
    main = keep(desk, Kind.COMMENT, "من يجيب؟")
    second = keep(desk, Kind.QUESTION, "ማን ይመልሳል?")
    desk.keep(replace(second, same_as=main.id))

    assert ledger_of(desk, [SESSION.id]).entries == ()


@pytest.mark.parametrize(
    ("first", "second", "waits"),
    [(None, "answered", False), ("open", "answered", True), (None, "open", True)],
)
def test_where_a_second_note_stands_holds_for_the_first_unless_that_was_set(
    desk: Desk, first: str | None, second: str, *, waits: bool
) -> None:
    main = keep(desk, Kind.QUESTION, "من يجيب؟")
    other = keep(desk, Kind.QUESTION, "ማን ይመልሳል?")
    states = {main.id: first, other.id: second}
    desk.keep(replace(other, same_as=main.id))
    desk.keep(
        *(
            Question(contribution_id=id_, state=QuestionState(state))
            for id_, state in states.items()
            if state
        )
    )

    assert (main.id in open_questions(desk.records)) is waits


def test_a_second_note_that_is_merged_into_the_first_question_leaves_that_open(desk: Desk) -> None:
    main = keep(desk, Kind.QUESTION, "誰に聞けばよいですか")
    other = keep(desk, Kind.QUESTION, "ใครตอบ")
    desk.keep(replace(other, same_as=main.id))
    desk.keep(Question(contribution_id=other.id, merged_into=main.id))

    assert main.id in open_questions(desk.records)
