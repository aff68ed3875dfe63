from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from convo.errors import RefusedError
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.words import Attribution, CommitmentState, Kind, QuestionState, Role, Use
from convo.records import gathering, reading
from facilitation.desk.answering import (
    answer,
    merge_questions,
    set_commitment,
    set_state,
    unanswer,
    unmerge_question,
)
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Filters, commitment_rows, question_rows, thread_rows
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.desk.recommending import recommendation_rows, set_addressee
from facilitation.desk.sessions import close_session
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution
from tests.facilitation.conftest import Convo, new_session

LATER = replace(
    SESSION, id=9, held_on=SESSION.held_on + timedelta(days=30), starts_at=None, follows=SESSION.id
)
EVERYTHING = Filters()
TODAY = SESSION.held_on + timedelta(days=8)


@pytest.fixture(autouse=True)
def _sessions(request: pytest.FixtureRequest) -> None:
    if "desk" in request.fixturenames:
        request.getfixturevalue("desk").keep(SESSION, LATER)


def keep(desk: Desk, kind: Kind, text: str = "Words", session_id: int = SESSION.id) -> Contribution:
    made = contribution(text, kind=kind, session_id=session_id)
    desk.keep(made)
    return made


def again(desk: Desk, said: Contribution) -> Contribution:
    return reading.get_contribution(desk.records, said.id)


def listed(desk: Desk, *session_ids: int, filters: Filters = EVERYTHING) -> list[Row]:
    ids = session_ids or (SESSION.id, LATER.id)
    return question_rows(desk, ids, filters=filters, today=TODAY)


@contextmanager
def undone(desk: Desk) -> Iterator[None]:
    """Check that what the block does is taken back by one undo."""
    before = (listed(desk), gathering.gather(desk.records, [SESSION.id, LATER.id]))
    yield
    assert (listed(desk), gathering.gather(desk.records, [SESSION.id, LATER.id])) != before
    desk.writer.undo().result()
    assert (listed(desk), gathering.gather(desk.records, [SESSION.id, LATER.id])) == before


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_a_question_is_listed_in_its_own_words(desk: Desk, text: str) -> None:
    keep(desk, Kind.QUESTION, text)

    assert [row["text"] for row in listed(desk)] == [text]


def test_a_link_answers_a_question_and_changes_no_state(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE)

    answer(desk, asked, said)

    [row] = listed(desk)
    assert row["responses"] == [said.id]
    assert (row["state"], row["says"]) == (QuestionState.OPEN, QuestionState.ANSWERED)


def test_a_link_gives_a_kind_to_what_had_none(desk: Desk) -> None:
    asked, said = keep(desk, Kind.COMMENT), keep(desk, Kind.COMMENT)

    answer(desk, asked, said)

    assert again(desk, asked).kind is Kind.QUESTION
    assert again(desk, said).kind is Kind.RESPONSE


def test_a_promise_that_responds_stays_a_promise(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.COMMITMENT)

    answer(desk, asked, said)

    assert again(desk, said).kind is Kind.COMMITMENT


def test_a_link_to_what_was_noted_as_something_else_is_refused(desk: Desk) -> None:
    asked, said = keep(desk, Kind.CHALLENGE), keep(desk, Kind.RESPONSE)

    with pytest.raises(RefusedError, match="noted as a challenge"):
        answer(desk, asked, said)

    assert again(desk, asked).kind is Kind.CHALLENGE


def test_what_comes_after_a_response_is_in_the_thread(desk: Desk) -> None:
    asked, said, after = (keep(desk, kind) for kind in (Kind.QUESTION, Kind.RESPONSE, Kind.COMMENT))
    answer(desk, asked, said)

    answer(desk, said, after)

    assert again(desk, said).kind is Kind.RESPONSE
    [row] = listed(desk)
    assert (row["responses"], row["follow_ups"]) == ([said.id], [after.id])
    rows = thread_rows(desk, after)
    assert [(row["id"], row["depth"]) for row in rows] == [
        (asked.id, 0),
        (said.id, 1),
        (after.id, 2),
    ]


def test_a_response_that_nothing_came_before_is_no_question(desk: Desk) -> None:
    said, after = keep(desk, Kind.RESPONSE), keep(desk, Kind.COMMENT)

    with pytest.raises(RefusedError, match="not a question"):
        answer(desk, said, after)


def test_nothing_responds_to_itself_or_to_what_it_is_merged_with(desk: Desk) -> None:
    one, other = keep(desk, Kind.QUESTION), keep(desk, Kind.QUESTION)
    merge_questions(desk, one, other)

    for said in (one, other):
        with pytest.raises(RefusedError, match="itself"):
            answer(desk, one, said)


def test_nothing_responds_to_what_came_after_it(desk: Desk) -> None:
    asked, said, after = (keep(desk, Kind.QUESTION) for _ in range(3))
    answer(desk, asked, said)
    answer(desk, said, after)

    with pytest.raises(RefusedError, match="other way round"):
        answer(desk, after, asked)


def test_a_link_is_made_once(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE)
    answer(desk, asked, said)

    with pytest.raises(RefusedError, match="already"):
        answer(desk, asked, said)


def test_a_link_is_taken_back_and_both_stay(desk: Desk) -> None:
    asked, said, stays = (keep(desk, kind) for kind in (Kind.QUESTION, *[Kind.RESPONSE] * 2))
    answer(desk, asked, said)
    answer(desk, asked, stays)

    unanswer(desk, asked, said)

    assert listed(desk)[0]["responses"] == [stays.id]
    assert again(desk, said) == said
    with pytest.raises(RefusedError):
        unanswer(desk, asked, said)


def test_a_link_to_a_merged_question_is_taken_back_from_the_one_that_stands_for_it(
    desk: Desk,
) -> None:
    one, other, said = (keep(desk, Kind.QUESTION) for _ in range(3))
    answer(desk, one, said)
    merge_questions(desk, one, other)

    unanswer(desk, other, said)

    assert {row["id"]: row["responses"] for row in listed(desk)} == {other.id: [], said.id: []}


def test_a_response_in_another_session_counts(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE, session_id=LATER.id)
    answer(desk, asked, said)

    [row] = listed(desk, SESSION.id)

    assert (row["responses"], row["latency"]) == ([said.id], 30)


def test_who_responded_is_told_by_role(desk: Desk) -> None:
    asked, unknown = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE)
    staff = replace(contribution(kind=Kind.RESPONSE), attribution=Attribution.ROLE, role=Role.STAFF)
    desk.keep(staff)
    for said in (staff, unknown):
        answer(desk, asked, said)

    assert listed(desk)[0]["answered_by"] == [
        {"role": Role.STAFF, "responses": 1},
        {"role": None, "responses": 1},
    ]


def test_many_questions_merge_into_one_with_their_links(desk: Desk) -> None:
    kept, *others = (keep(desk, Kind.QUESTION) for _ in range(4))
    said = keep(desk, Kind.RESPONSE)
    answer(desk, others[0], said)

    counts = [merge_questions(desk, one, kept) for one in others]

    assert counts == [1, 2, 3]
    [row] = listed(desk)
    assert row["id"] == kept.id
    assert set(row["merged"]) == {one.id for one in others}
    assert row["responses"] == [said.id]


def test_a_merged_question_can_be_merged_into_another_one(desk: Desk) -> None:
    first, second, third = (keep(desk, Kind.QUESTION) for _ in range(3))
    merge_questions(desk, first, second)

    merge_questions(desk, first, third)

    assert {row["id"]: row["merged"] for row in listed(desk)} == {
        second.id: [],
        third.id: [first.id],
    }


def test_what_is_one_question_already_is_not_merged_again(desk: Desk) -> None:
    first, second, third = (keep(desk, Kind.QUESTION) for _ in range(3))
    merge_questions(desk, first, second)
    merge_questions(desk, second, third)

    for one, other in ((third, first), (first, third), (first, first)):
        with pytest.raises(RefusedError, match="already"):
            merge_questions(desk, one, other)


@pytest.mark.parametrize("is_first", [True, False])
def test_only_questions_are_merged(desk: Desk, *, is_first: bool) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.PRACTICE)

    with pytest.raises(RefusedError, match="noted as a practice"):
        merge_questions(desk, *((said, asked) if is_first else (asked, said)))


def test_a_question_comes_apart_in_the_state_it_had(desk: Desk) -> None:
    one, other = keep(desk, Kind.QUESTION), keep(desk, Kind.QUESTION)
    set_state(desk, one, QuestionState.CONTESTED)
    merge_questions(desk, one, other)

    unmerge_question(desk, one)

    assert {row["id"]: row["state"] for row in listed(desk)} == {
        one.id: QuestionState.CONTESTED,
        other.id: QuestionState.OPEN,
    }
    with pytest.raises(RefusedError):
        unmerge_question(desk, one)


def test_the_state_of_a_merged_question_is_set_for_all(desk: Desk) -> None:
    one, other = keep(desk, Kind.QUESTION), keep(desk, Kind.QUESTION)
    merge_questions(desk, one, other)

    assert set_state(desk, one, QuestionState.PARTLY) == other.id

    assert listed(desk)[0]["state"] is QuestionState.PARTLY


def test_a_request_without_a_question_mark_becomes_a_question_by_its_state(desk: Desk) -> None:
    asked = keep(desk, Kind.COMMENT)

    set_state(desk, asked, QuestionState.OPEN)

    assert [row["id"] for row in listed(desk)] == [asked.id]


def test_questions_merged_over_sessions_are_raised_in_both(desk: Desk) -> None:
    one, other = keep(desk, Kind.QUESTION), keep(desk, Kind.QUESTION, session_id=LATER.id)
    merge_questions(desk, one, other)

    [both], [earlier] = listed(desk), listed(desk, SESSION.id)

    assert (both["raised_in"], both["sessions"]) == (2, 2)
    assert (earlier["id"], earlier["raised_in"], earlier["sessions"]) == (other.id, 1, 1)


def test_filters_let_in_what_they_say(desk: Desk) -> None:
    waiting, answered, contested, later = (
        keep(desk, Kind.QUESTION, session_id=id_)
        for id_ in (SESSION.id, SESSION.id, SESSION.id, LATER.id)
    )
    answer(desk, answered, keep(desk, Kind.RESPONSE))
    set_state(desk, contested, QuestionState.CONTESTED)

    def ids(filters: Filters) -> set[int]:
        return {row["id"] for row in listed(desk, filters=filters)}

    assert ids(Filters(is_open=True)) == {waiting.id, answered.id, later.id}
    assert ids(Filters(is_contested=True)) == {contested.id}
    assert ids(Filters(waiting_longer_than=7)) == {waiting.id}
    assert ids(Filters(waiting_longer_than=8)) == set()
    assert ids(Filters(is_open=True, is_contested=True)) == set()


def test_every_change_of_the_ledger_is_taken_back_by_one_undo(desk: Desk) -> None:
    asked, said, other = (keep(desk, Kind.COMMENT) for _ in range(3))

    with undone(desk):
        answer(desk, asked, said)
    with undone(desk):
        set_state(desk, asked, QuestionState.PARTLY)
    with undone(desk):
        merge_questions(desk, asked, other)
    with undone(desk):
        set_commitment(desk, said, team="Trust and Safety")
    answer(desk, asked, said)
    merge_questions(desk, again(desk, asked), other)
    with undone(desk):
        unanswer(desk, asked, said)
    with undone(desk):
        unmerge_question(desk, asked)


def test_the_ledger_goes_on_after_a_session_is_closed(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.COMMENT)
    close_session(desk, SESSION.id)

    answer(desk, asked, said)
    set_state(desk, asked, QuestionState.ANSWERED)

    assert listed(desk)[0]["responses"] == [said.id]


def test_a_promise_has_a_team_a_day_and_a_state_each_noted_when_it_is_known(desk: Desk) -> None:
    said = keep(desk, Kind.COMMITMENT)

    set_commitment(desk, said, team="  Trust and Safety ", due=date(2026, 5, 16))
    set_commitment(desk, said, state=CommitmentState.KEPT)

    [row] = commitment_rows(desk, [SESSION.id])
    assert row["team"] == "Trust and Safety"
    assert (row["due"], row["state"]) == ("2026-05-16", CommitmentState.KEPT)


def test_a_promise_nobody_noted_anything_of_is_listed_too(desk: Desk) -> None:
    unknown, due = keep(desk, Kind.COMMITMENT), keep(desk, Kind.COMMITMENT)
    set_commitment(desk, due, due=date(2026, 5, 16))

    rows = commitment_rows(desk, [SESSION.id])

    assert [(row["id"], row["due"]) for row in rows] == [(due.id, "2026-05-16"), (unknown.id, None)]
    assert rows[1]["state"] is CommitmentState.OPEN


def test_a_response_that_promises_something_stays_in_its_thread(desk: Desk) -> None:
    asked, said = keep(desk, Kind.QUESTION), keep(desk, Kind.RESPONSE)
    answer(desk, asked, said)

    set_commitment(desk, said, team="Board")

    assert again(desk, said).kind is Kind.COMMITMENT
    assert listed(desk)[0]["responses"] == [said.id]


def test_a_question_promises_nothing(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="noted as a question"):
        set_commitment(desk, keep(desk, Kind.QUESTION), team="Board")


def test_a_thread_tells_the_handle_and_what_is_merged(desk: Desk) -> None:
    person = Participant(id=3, session_id=SESSION.id, handle="P3")
    one, other = keep(desk, Kind.QUESTION), keep(desk, Kind.QUESTION)
    said = replace(
        contribution(kind=Kind.RESPONSE),
        attribution=Attribution.REGION,
        participant_id=person.id,
        use=Use.RESTRICTED,
    )
    desk.keep(person, said)
    answer(desk, one, said)
    merge_questions(desk, one, other)

    rows = thread_rows(desk, one)

    assert [(row["id"], row["handle"], row["merged_into"]) for row in rows] == [
        (other.id, None, None),
        (one.id, None, other.id),
        (said.id, "P3", None),
    ]
    assert [row["state"] for row in rows] == [QuestionState.OPEN, QuestionState.OPEN, None]


def ids_of(convo: Convo, session_id: int) -> list[int]:
    return [row["id"] for row in convo("contributions", session_id, "--json").json]


def test_the_ledger_is_worked_through_by_commands(convo: Convo, session_id: int) -> None:
    convo(
        "capture", session_id,
        typed="0:q क्या यह सुरक्षित है?\n0:q Is it safe?\n0:r Yes\n0:m We will teach\n0 Thank you\n",
    )  # fmt: skip
    hindi, english, yes, promise, thanks = ids_of(convo, session_id)

    ran = [
        convo("question", "merge", hindi, english),
        convo("answer", english, yes),
        convo("answer", yes, thanks),
        convo("question", "state", hindi, "answered"),
        convo("commitment", promise, "--team", "Board", "--due", "2026-05-16"),
    ]

    assert [one.code for one in ran] == [0] * len(ran)
    assert all(one.err for one in ran if not one.out)
    assert convo("questions", session_id).out == (
        f"{english}\tanswered\t1\t1\tunknown 1\t0\t1/1\t2022-05-16\tIs it safe?\n"
    )
    [row] = convo("questions", session_id, "--json").json
    assert (row["merged"], row["responses"], row["follow_ups"]) == ([hindi], [yes], [thanks])
    assert [line.split("\t")[0] for line in convo("thread", thanks).out.splitlines()] == [
        "0", "0", "1", "2",
    ]  # fmt: skip
    assert convo("commitments", session_id).out == (
        f"{promise}\topen\t2026-05-16\tBoard\tWe will teach\n"
    )
    assert convo("question", "unmerge", hindi).code == 0
    assert convo("unanswer", english, yes).code == 0
    assert len(convo("questions", session_id, "--open", "--json").json) == 1


def test_commands_filter_the_ledger_and_say_what_links_say(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0:q One?\n0:q Two?\n0:r Yes\n")
    one, two, yes = ids_of(convo, session_id)
    convo("answer", two, yes)
    convo("question", "state", one, "contested")

    contested = convo("questions", session_id, "--contested", "--json").json
    waiting = convo("questions", session_id, "--no-response-for", 7, "--json").json

    assert [row["id"] for row in contested] == [one]
    assert waiting == []
    assert "its links say: answered" in convo("questions", session_id).err


def test_questions_of_several_sessions_are_listed_once_each(convo: Convo, session_id: int) -> None:
    other = new_session(convo)
    convo("capture", session_id, typed="0:q One?\n")
    convo("capture", other, typed="0:q Two?\n")

    assert len(convo("questions", session_id, other, session_id, "--json").json) == 2


def test_what_cannot_be_is_refused_with_a_sentence_and_without_words(
    convo: Convo, session_id: int
) -> None:
    convo("capture", session_id, typed="0:c Zarqunnisa\n0:q Really?\n")
    challenge, asked = ids_of(convo, session_id)

    refused = [
        convo("answer", challenge, asked),
        convo("question", "merge", asked, challenge),
        convo("question", "unmerge", asked),
        convo("commitment", asked, "--team", "Board"),
        convo("thread", "0000"),
        convo("questions", 12345),
    ]

    assert [one.code for one in refused] == [1] * len(refused)
    assert all(one.err.count("\n") == 1 and "Zarqunnisa" not in one.err for one in refused)
    assert convo("question", "state", asked, "nonsense").code == 2
    assert convo("commitment", asked, "--due", "soon").code == 2


def test_what_recommends_something_has_an_addressee_until_it_is_taken_back(desk: Desk) -> None:
    said = keep(desk, Kind.CHALLENGE)

    set_addressee(desk, said, "  ক্ষমতা দল ")
    [row] = recommendation_rows(desk, [SESSION.id])
    assert (row["id"], row["addressee"]) == (said.id, "ক্ষমতা দল")

    desk.writer.undo(SESSION.id).result()
    assert recommendation_rows(desk, [SESSION.id]) == []


def test_what_is_noted_once_more_leaves_nothing_that_an_undo_would_take_back(desk: Desk) -> None:
    advised, promised = keep(desk, Kind.RECOMMENDATION), keep(desk, Kind.COMMITMENT)
    for _ in range(2):
        set_addressee(desk, again(desk, advised), "মণ্ডলী")
        set_commitment(desk, again(desk, promised), team="অর্থ")

    desk.writer.undo(SESSION.id).result()
    desk.writer.undo(SESSION.id).result()

    assert [row["addressee"] for row in recommendation_rows(desk, [SESSION.id])] == [None]
    assert [row["team"] for row in commitment_rows(desk, [SESSION.id])] == [None]


def test_a_refusal_names_what_it_is_about_by_its_code(desk: Desk) -> None:
    said = keep(desk, Kind.QUESTION)

    with pytest.raises(RefusedError, match=f"^{short_code(said.id)} was noted"):
        set_addressee(desk, said, "Board")


def test_what_asks_or_promises_something_is_no_recommendation(desk: Desk) -> None:
    for kind in (Kind.QUESTION, Kind.COMMITMENT, Kind.RESPONSE):
        with pytest.raises(RefusedError, match=f"was noted as a {kind}"):
            set_addressee(desk, keep(desk, kind), "Board")


def test_recommendations_to_nobody_yet_come_first(desk: Desk) -> None:
    for addressee in ("Zebra team", "", "Board"):
        set_addressee(desk, keep(desk, Kind.RECOMMENDATION), addressee)

    rows = recommendation_rows(desk, [SESSION.id])

    assert [row["addressee"] for row in rows] == [None, "Board", "Zebra team"]


def test_a_recommendation_is_addressed_and_listed_by_commands(
    convo: Convo, session_id: int
) -> None:
    convo("capture", session_id, typed="0:d खुला रखें\n")
    [row] = convo("recommendations", session_id, "--json").json

    ran = convo("recommendation", row["id"], "--to", "Board")

    assert (ran.code, ran.err) == (0, "It is addressed.\n")
    assert convo("recommendations", session_id).out == f"{row['id']}\tBoard\tखुला रखें\n"
