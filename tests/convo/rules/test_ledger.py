from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.model.answers import Question, Response
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Attribution, Kind, QuestionState, Role, Use
from convo.rules.ledger import Entry, Links, entries, in_order, thread
from tests.build import IN_EVERY_SCRIPT, NOON, SESSION, contribution

DAY = SESSION.held_on
LATER = replace(SESSION, id=2, held_on=DAY + timedelta(days=30), starts_at=None)
ASKED, AGAIN, SAID, AFTER = 11, 12, 21, 31


def asked(id_: int = ASKED, **fields: Any) -> Contribution:  # noqa: ANN401 - any field
    return contribution(id=id_, kind=Kind.QUESTION, **fields)


def said(id_: int = SAID, role: Role | None = None, **fields: Any) -> Contribution:  # noqa: ANN401 - any field
    attribution = Attribution.ROLE if role else Attribution.REGION
    return contribution(id=id_, kind=Kind.RESPONSE, role=role, attribution=attribution, **fields)


def kept(*contributions: Contribution, **links: Any) -> Gathered:  # noqa: ANN401 - any links
    return Gathered(sessions=(SESSION, LATER), contributions=contributions, **links)


def to(question: int, *ids: int) -> tuple[Response, ...]:
    return tuple(Response(question_id=question, contribution_id=id_) for id_ in ids)


def into(head: int, *ids: int) -> tuple[Question, ...]:
    return tuple(Question(contribution_id=id_, merged_into=head) for id_ in ids)


def entry_of(gathered: Gathered, *session_ids: int) -> Entry:
    [entry] = entries(gathered, session_ids or (SESSION.id, LATER.id))
    return entry


def depths(links: Links, id_: int) -> list[tuple[int, int]]:
    return [(turn.contribution_id, turn.depth) for turn in links.thread(id_)]


def test_a_question_nobody_linked_to_anything_is_open_and_listed() -> None:
    entry = entry_of(kept(asked(), said()))

    assert entry.question_id == ASKED
    assert entry.state is QuestionState.OPEN
    assert (entry.responses, entry.merged, entry.answered_by) == ((), (), ())
    assert (entry.latency, entry.says, entry.raised_in) == (None, None, 1)


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_no_text_of_any_script_makes_or_answers_a_question(text: str) -> None:
    gathered = kept(asked(text=text), contribution(text, id=5))

    assert entry_of(gathered).responses == ()


def test_responses_to_merged_questions_count_for_the_one_that_stands_for_them() -> None:
    gathered = kept(
        asked(), asked(AGAIN), said(), said(22), questions=into(ASKED, AGAIN),
        responses=(*to(AGAIN, SAID), *to(ASKED, SAID, 22)),
    )  # fmt: skip

    entry = entry_of(gathered)

    assert (entry.question_id, entry.merged) == (ASKED, (AGAIN,))
    assert entry.responses == (SAID, 22)


def test_a_merge_of_a_merge_ends_at_the_last_one() -> None:
    links = Links([*into(12, 11), *into(13, 12, 14)], ())

    assert links.stands_for(11) == 13
    assert links.group(12) == (13, 11, 12, 14)


@pytest.mark.parametrize("first", [11, 12, 13, 10])
def test_a_circle_of_merges_ends_at_the_same_question_wherever_it_is_entered(first: int) -> None:
    links = Links([*into(12, 11), *into(13, 12), *into(11, 13, 10)], ())

    assert links.stands_for(first) == 11


def test_a_state_is_that_of_the_question_that_stands_for_the_others() -> None:
    contested = Question(contribution_id=ASKED, state=QuestionState.CONTESTED)
    merged = Question(contribution_id=AGAIN, state=QuestionState.ANSWERED, merged_into=ASKED)

    entry = entry_of(kept(asked(), asked(AGAIN), questions=(contested, merged)))

    assert entry.state is QuestionState.CONTESTED


def test_a_question_speaks_where_the_one_it_was_merged_into_is_none_any_more() -> None:
    gathered = kept(contribution(id=ASKED), asked(AGAIN), questions=into(ASKED, AGAIN))

    assert entry_of(gathered).question_id == AGAIN


def test_what_came_after_a_response_is_no_response() -> None:
    gathered = kept(
        asked(), said(), said(AFTER), said(32),
        responses=(*to(ASKED, SAID), *to(SAID, AFTER), *to(AFTER, 32)),
    )  # fmt: skip

    entry = entry_of(gathered)

    assert (entry.responses, entry.follow_ups) == ((SAID,), (AFTER, 32))


def test_a_thread_is_told_whole_from_wherever_it_is_opened() -> None:
    links = Links(
        into(ASKED, AGAIN), [*to(AGAIN, SAID), *to(SAID, AFTER), *to(ASKED, 22)],
        order=(22, SAID),
    )  # fmt: skip

    whole = [(ASKED, 0), (AGAIN, 0), (22, 1), (SAID, 1), (AFTER, 2)]
    for id_ in (ASKED, AGAIN, SAID, AFTER, 22):
        assert depths(links, id_) == whole


def test_a_response_to_two_questions_is_in_both_threads() -> None:
    links = Links((), [*to(ASKED, SAID), *to(AGAIN, SAID)])

    assert depths(links, SAID) == [(ASKED, 0), (SAID, 1), (AGAIN, 0), (SAID, 1)]
    assert depths(links, ASKED) == [(ASKED, 0), (SAID, 1)]


def test_what_came_after_is_told_in_order() -> None:
    links = Links((), [*to(ASKED, SAID), *to(SAID, 31, 32, 33)], order=(33, 31, 32))

    assert depths(links, ASKED)[2:] == [(33, 2), (31, 2), (32, 2)]


def test_a_further_question_that_was_merged_leads_to_what_it_came_after() -> None:
    links = Links(into(AGAIN, AFTER), [*to(ASKED, SAID), *to(SAID, AFTER)])

    assert links.is_response(AGAIN)
    assert depths(links, AGAIN) == [(ASKED, 0), (SAID, 1), (AGAIN, 2), (AFTER, 2)]


def test_a_thread_passes_over_what_is_not_there() -> None:
    gathered = kept(said(), asked(), responses=to(ASKED, 99, SAID))

    assert [turn.contribution_id for turn in thread(gathered, SAID)] == [ASKED, SAID]


def test_a_thread_is_told_in_the_order_of_days() -> None:
    gathered = kept(said(21, session_id=LATER.id), said(22), asked(), responses=to(ASKED, 21, 22))

    assert [turn.contribution_id for turn in thread(gathered, ASKED)] == [ASKED, 22, 21]


def test_a_circle_of_responses_is_told_once() -> None:
    links = Links((), [*to(11, 12), *to(12, 13), *to(13, 11)])

    assert sorted(id_ for id_, _ in depths(links, 12)) == [11, 12, 13]


def test_what_nothing_is_linked_to_is_a_thread_of_its_own() -> None:
    assert depths(Links((), ()), 5) == [(5, 0)]


def test_a_day_of_ones_own_goes_before_that_of_the_session() -> None:
    gathered = kept(
        asked(attribution=Attribution.REGION, said_on=DAY + timedelta(days=2)),
        said(said_on=DAY + timedelta(days=9)),
        responses=to(ASKED, SAID),
    )

    entry = entry_of(gathered)

    assert (entry.asked_on, entry.latency) == (DAY + timedelta(days=2), 7)


def test_a_time_has_a_day() -> None:
    gathered = kept(
        asked(
            attribution=Attribution.NAMED, participant_id=3, said_at=NOON + timedelta(days=2)
        ),
    )  # fmt: skip

    assert entry_of(gathered).asked_on == DAY + timedelta(days=2)


def test_a_response_in_a_later_session_took_as_long_as_that_was_away() -> None:
    gathered = kept(asked(), said(session_id=LATER.id), responses=to(ASKED, SAID))

    assert entry_of(gathered).latency == 30


def test_days_are_counted_to_the_first_response() -> None:
    gathered = kept(
        asked(), said(session_id=LATER.id), said(22), responses=to(ASKED, SAID, 22)
    )  # fmt: skip

    entry = entry_of(gathered)

    assert entry.latency == 0
    assert entry.responses == (22, SAID)


def test_a_response_that_was_there_before_took_no_time() -> None:
    gathered = kept(asked(session_id=LATER.id), said(), responses=to(ASKED, SAID))

    assert entry_of(gathered).latency == 0


def test_no_days_are_told_where_one_is_kept_without_a_day() -> None:
    gathered = kept(
        asked(),  # anonymous: nobody knows when, in a session where others have days
        said(said_on=DAY + timedelta(days=9)),
        responses=to(ASKED, SAID),
    )

    entry = entry_of(gathered)

    assert entry.latency is None
    assert entry.asked_on == DAY


def test_who_responded_is_counted_by_role() -> None:
    gathered = kept(
        asked(), said(21, Role.STAFF), said(22, Role.BOARD), said(23), said(24, Role.STAFF),
        responses=to(ASKED, 21, 22, 23, 24),
    )  # fmt: skip

    assert entry_of(gathered).answered_by == ((Role.STAFF, 2), (Role.BOARD, 1), (None, 1))


@pytest.mark.parametrize(
    ("uses", "says"),
    [
        ((Use.QUOTE,), QuestionState.ANSWERED),
        ((Use.RESTRICTED, Use.RESTRICTED), QuestionState.ANSWERED_RESTRICTED),
        ((Use.RESTRICTED, Use.INTERNAL), QuestionState.ANSWERED),
    ],
)
def test_links_say_how_a_question_is_answered(uses: tuple[Use, ...], says: QuestionState) -> None:
    responses = [said(SAID + number, use=use) for number, use in enumerate(uses)]
    ids = [one.id for one in responses]

    entry = entry_of(kept(asked(), *responses, responses=to(ASKED, *ids)))

    assert (entry.state, entry.says) == (QuestionState.OPEN, says)


def test_a_further_question_without_a_response_leaves_it_partly_answered() -> None:
    links = (*to(ASKED, SAID), *to(SAID, AFTER))
    gathered = kept(asked(), said(), asked(AFTER), said(32), responses=links)
    answered = replace(gathered, responses=(*links, *to(AFTER, 32)))
    settled = Question(contribution_id=AFTER, state=QuestionState.WITHDRAWN)

    def says(kept: Gathered) -> QuestionState | None:
        return next(one.says for one in entries(kept, [SESSION.id]) if one.question_id == ASKED)

    assert says(gathered) is QuestionState.PARTLY
    assert says(answered) is QuestionState.ANSWERED
    assert says(replace(gathered, questions=(settled,))) is QuestionState.ANSWERED


def test_links_say_nothing_against_a_person() -> None:
    contested = Question(contribution_id=ASKED, state=QuestionState.CONTESTED)

    entry = entry_of(kept(asked(), said(), questions=(contested,), responses=to(ASKED, SAID)))

    assert entry.says is None


def test_a_question_waits_only_after_more_than_that_many_days() -> None:
    entry = entry_of(kept(asked()))

    assert entry.waits_on(DAY)
    assert not entry.waits_on(DAY + timedelta(days=7), longer_than=7)
    assert entry.waits_on(DAY + timedelta(days=8), longer_than=7)


def test_a_question_with_a_response_or_a_state_waits_no_more() -> None:
    long_after = date(2040, 1, 1)
    answered = entry_of(kept(asked(), said(), responses=to(ASKED, SAID)))
    withdrawn = Question(contribution_id=ASKED, state=QuestionState.WITHDRAWN)
    given_up = entry_of(kept(asked(), questions=(withdrawn,)))

    assert not answered.waits_on(long_after)
    assert not given_up.waits_on(long_after)


def test_a_question_is_raised_in_each_session_in_which_it_was_asked() -> None:
    gathered = kept(
        asked(), asked(AGAIN, session_id=LATER.id), asked(13), questions=into(ASKED, AGAIN, 13)
    )

    assert entry_of(gathered, SESSION.id, LATER.id).raised_in == 2
    assert entry_of(gathered, LATER.id).raised_in == 1


def test_questions_of_other_sessions_are_not_listed() -> None:
    gathered = kept(asked(), asked(AGAIN, session_id=LATER.id))

    assert entry_of(gathered, LATER.id).question_id == AGAIN


def test_what_is_linked_and_not_there_is_passed_over() -> None:
    gathered = kept(asked(), said(), responses=to(ASKED, SAID, 99))

    assert entry_of(gathered).responses == (SAID,)


def test_the_order_is_that_of_days_and_then_of_the_record() -> None:
    gathered = kept(said(5, session_id=LATER.id), said(9), said(3))

    assert [one.id for one in in_order(gathered)] == [9, 3, 5]


IDS = st.integers(1, 8)
PAIRS = st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@settings(max_examples=60, deadline=None)
@given(merges=PAIRS, responses=PAIRS)
def test_each_question_is_in_one_entry_whatever_was_linked(
    merges: list[tuple[int, int]], responses: list[tuple[int, int]]
) -> None:
    gathered = kept(
        *map(asked, range(1, 9)),
        questions=tuple(one for head, id_ in merges for one in into(head, id_)),
        responses=tuple(one for head, id_ in responses for one in to(head, id_)),
    )

    listed = entries(gathered, [SESSION.id])

    told = [id_ for entry in listed for id_ in (entry.question_id, *entry.merged)]
    assert sorted(told) == list(range(1, 9))
    links = Links(gathered.questions, gathered.responses)
    for id_ in range(1, 9):
        assert id_ in links.around([id_])
        assert id_ in [turn.contribution_id for turn in links.thread(id_)]
