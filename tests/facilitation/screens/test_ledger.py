from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.words import Attribution, CommitmentState, Kind, QuestionState, Role
from convo.records import reading
from convo.text import clean
from facilitation.app import ConvoApp
from facilitation.desk import answering
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Filters, Scope, commitment_rows, question_rows
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.screens.console import Console
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_promises import PromisesScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.new_session import NewSessionScreen
from facilitation.screens.sessions import ContributionsScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.widgets.contribution_list import ContributionList
from facilitation.widgets.line_field import LineField
from facilitation.widgets.row_list import RowList
from tests.build import IN_EVERY_SCRIPT, NOON, SESSION, contribution
from tests.facilitation.screen_text import controls, raw_rows, screen_text, torn_rows
from tests.facilitation.screens.painted import SIZES, check, messages, shows, type_in, until

NOW = NOON + timedelta(days=9)
LATER = replace(
    SESSION,
    id=9,
    title="Later",
    held_on=SESSION.held_on + timedelta(days=8),
    starts_at=NOON + timedelta(days=8),
    follows=SESSION.id,
)
ASKED = IN_EVERY_SCRIPT[:4]
ANSWER = "ជំនួយ\u200bមកដល់ថ្ងៃស្អែក"


def said(id_: int, words: str, kind: Kind, **fields: Any) -> Contribution:  # noqa: ANN401 - any field
    return contribution(words, id=id_ << 50, kind=kind, **fields)


STAFF: dict[str, Any] = {"role": Role.STAFF, "attribution": Attribution.ROLE}
Q = [said(n, words, Kind.QUESTION) for n, words in enumerate(ASKED, 1)]
R = said(20, ANSWER, Kind.RESPONSE, **STAFF)
C = said(21, "We will teach everybody", Kind.COMMENT)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """Four questions, the first without a response; what would respond is not linked yet."""
    desk.keep(SESSION, LATER, *Q, R, C)


@asynccontextmanager
async def ledger(
    desk: Desk, session_id: int | None = SESSION.id, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(LedgerScreen(desk, session_id, now=lambda: NOW))
        await until(pilot, lambda: text(pilot, "strip"))
        yield pilot


@asynccontextmanager
async def thread(desk: Desk, id_: int) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOW)
    async with app.run_test(notifications=True) as pilot:
        await app.push_screen(ThreadScreen(desk, id_, scope=Scope(session_id=SESSION.id)))
        await until(pilot, lambda: app.screen.query_one(RowList).option_count)
        yield pilot


def rows(pilot: Pilot[Any]) -> ContributionList:
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, LedgerScreen))
    return screen.query_one(ContributionList)


def text(pilot: Pilot[Any], name: str) -> str:
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, LedgerScreen))
    return str(screen.query_one(f"#{name}", Static).content)


def listed(desk: Desk) -> dict[int, Row]:
    found = question_rows(desk, [SESSION.id, LATER.id], filters=Filters(), today=NOW.date())
    return {row["id"]: row for row in found}


def has(pilot: Pilot[Any], id_: int) -> bool:
    return list(rows(pilot)._pages.ids) == [id_]


async def ask(pilot: Pilot[Any], key: str, *answers: str) -> None:
    """Press a key that opens a sheet, and type an answer into it and into each that follows."""
    await pilot.press(key)
    for answer in answers:
        await type_in(pilot, answer)
        await pilot.press("enter")


def link(desk: Desk, asked: Contribution, response: Contribution) -> None:
    answering.answer(desk, asked, reading.get_contribution(desk.records, response.id))


async def test_a_question_is_listed_with_where_it_stands_and_what_its_links_say(desk: Desk) -> None:
    link(desk, Q[0], R)
    answering.merge_questions(desk, Q[3], Q[2])
    async with ledger(desk) as pilot:
        shown = screen_text(pilot.app)

        assert f">[ ] ? open       (v)    1/1      1 in 0d    {ASKED[0]}" in shown
        assert f" [ ] ? open              1/1      none 9d    {ASKED[1]}" in shown
        assert " [ ] ? open              1/1   +1 none 9d" in shown
        assert "? open, links say: answered" in text(pilot, "facts")
        assert "by staff 1" in text(pilot, "answers")


async def test_a_key_shows_those_that_are_open_waiting_or_contested(desk: Desk) -> None:
    link(desk, Q[0], R)
    answering.set_state(desk, Q[1], QuestionState.CONTESTED)
    answering.set_state(desk, Q[2], QuestionState.ANSWERED)
    async with ledger(desk) as pilot:
        assert text(pilot, "strip").startswith("a all 4  o open 2  w waiting 1  c contested 1")
        for key, expected in {"o": [0, 3], "w": [3], "c": [1], "a": [0, 1, 2, 3]}.items():
            await pilot.press(key)
            assert set(rows(pilot)._pages.ids) == {Q[n].id for n in expected}


async def test_a_state_is_picked_and_undone_and_made_again(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await ask(pilot, "s", "contested")
        await until(pilot, lambda: listed(desk)[Q[0].id]["state"] is QuestionState.CONTESTED)
        await shows(pilot, "! contested")
        await pilot.press("u")
        await until(pilot, lambda: listed(desk)[Q[0].id]["state"] is QuestionState.OPEN)
        await pilot.press("U")
        await until(pilot, lambda: listed(desk)[Q[0].id]["state"] is QuestionState.CONTESTED)


async def test_a_response_is_found_by_its_words_linked_and_unlinked(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await ask(pilot, "r", "ជំនួយ")
        await until(pilot, lambda: listed(desk)[Q[0].id]["responses"] == [R.id])
        await shows(pilot, "1 in 0d")
        await ask(pilot, "x", "")
        await until(pilot, lambda: listed(desk)[Q[0].id]["responses"] == [])


async def test_a_response_is_found_by_its_code(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await ask(pilot, "r", short_code(C.id))
        await until(pilot, lambda: listed(desk)[Q[0].id]["responses"] == [C.id])


async def test_a_question_is_merged_into_another_and_taken_apart(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await ask(pilot, "m", "دعم")
        await until(pilot, lambda: listed(desk)[Q[1].id]["merged"] == [Q[0].id])
        await until(pilot, lambda: len(rows(pilot)._pages.ids) == 3)
        await until(pilot, lambda: rows(pilot).current == Q[1].id)
        assert ASKED[0] in text(pilot, "merged")
        await ask(pilot, "M", "")
        await until(pilot, lambda: len(listed(desk)) == 4)


async def test_nothing_to_unlink_or_take_apart_is_said(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("x", "M")

        await until(pilot, lambda: "Nothing is linked to it" in messages(pilot))
        await until(pilot, lambda: "Nothing is merged in it" in messages(pilot))


async def test_words_are_found_in_a_question_and_in_what_is_merged_in_it(desk: Desk) -> None:
    answering.merge_questions(desk, Q[3], Q[2])
    async with ledger(desk) as pilot:
        await pilot.press("slash")
        for typed, found in {"دعم": Q[1], "क्षमता": Q[2], "contact": Q[0], "می‌دهد": Q[2]}.items():
            pilot.app.screen.query_one(LineField).value = typed
            await until(pilot, partial(has, pilot, found.id))
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(pilot)._pages.ids) == 3)


async def test_escape_leaves_marks_then_what_is_shown_and_then_the_screen(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("o", "space", "escape")
        assert (rows(pilot).marked, "open" in text(pilot, "title")) == (frozenset(), True)
        await pilot.press("escape")
        assert " all " in text(pilot, "title")
        await pilot.press("escape")
        assert not any(isinstance(one, LedgerScreen) for one in pilot.app.screen_stack)


async def test_the_questions_of_all_sessions_can_be_chosen(desk: Desk) -> None:
    desk.keep(said(30, "Later?", Kind.QUESTION, session_id=LATER.id))
    async with ledger(desk) as pilot:
        await ask(pilot, "g", "all")
        await until(pilot, lambda: len(rows(pilot)._pages.ids) == 5)

        assert "1/2" in screen_text(pilot.app)


async def test_another_window_is_seen_and_the_cursor_stays(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("down")
        answering.merge_questions(desk, Q[0], Q[1])
        await until(pilot, lambda: len(rows(pilot)._pages.ids) == 3)

        assert rows(pilot).current == Q[1].id


async def test_enter_opens_the_thread_one_step_deeper_a_turn(desk: Desk) -> None:
    desk.keep(Participant(id=7, session_id=1, handle="P7", name="Invented Name"))
    after = said(22, "Why so late?", Kind.QUESTION, **STAFF | {"participant_id": 7})
    desk.keep(after)
    link(desk, Q[0], R)
    link(desk, R, after)
    async with ledger(desk) as pilot:
        await pilot.press("enter")
        await shows(pilot, "Why so late?")
        shown = screen_text(pilot.app).splitlines()

        assert shown[2].startswith(">? open                   anon          Who is")
        assert shown[3].startswith("     response             staff         ជំនួយ")
        assert shown[4].startswith("     ? open               staff P7      Why so late?")
        assert "Invented" not in screen_text(pilot.app)


async def test_what_came_after_a_response_is_linked_from_the_thread(desk: Desk) -> None:
    link(desk, Q[0], R)
    async with thread(desk, Q[0].id) as pilot:
        await pilot.press("down")
        await ask(pilot, "r", "teach")
        await until(pilot, lambda: listed(desk)[Q[0].id]["follow_ups"] == [C.id])
        await shows(pilot, "We will teach")


async def test_a_turn_becomes_a_promise_of_a_team_by_a_day(desk: Desk) -> None:
    def promised() -> tuple[Any, Any]:
        [row] = commitment_rows(desk, [SESSION.id]) or [{"team": None, "due": None}]
        return row["team"], row["due"]

    async with thread(desk, C.id) as pilot:
        await ask(pilot, "y", "team", "ငွေကြေး အဖွဲ့")
        await until(pilot, lambda: promised() == ("ငွေကြေး အဖွဲ့", None))
        await ask(pilot, "y", "due", "٢٠٢٢-٠٥-٢٠")
        await until(pilot, lambda: promised() == ("ငွေကြေး အဖွဲ့", "2022-05-20"))
        await ask(pilot, "y", "due", "soon")
        assert "Write the day as in" in messages(pilot)


async def test_promises_say_in_words_which_of_them_are_overdue(desk: Desk) -> None:
    answering.set_commitment(desk, C, team="Teachers", due=date(2022, 5, 20))
    async with ledger(desk) as pilot:
        await pilot.press("p")
        await shows(pilot, "! overdue 2022-05-20  Teachers · We will teach everybody")
        await ask(pilot, "enter", "state  kept")
        await shows(pilot, "v kept")

        assert "1 · 0 open · 0 overdue" in screen_text(pilot.app)
        assert commitment_rows(desk, [SESSION.id])[0]["state"] is CommitmentState.KEPT


async def test_what_promises_something_is_picked_from_the_list_of_promises(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("p")
        await shows(pilot, "Nothing was promised yet")
        await ask(pilot, "n", "teach", "it promises")
        await shows(pilot, "no day yet  no team yet · We will teach")


async def test_a_marked_question_is_carried_over_into_the_session_that_follows(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("down", "space")
        await ask(pilot, "v", "later")
        await shows(pilot, "[x] 2022-05-16")
        await pilot.press("enter")
        await until(pilot, lambda: reading.prompts_in(desk.records, LATER.id))

        [prompt] = reading.prompts_in(desk.records, LATER.id)
        assert (prompt.carried_from, prompt.text) == (Q[1].id, ASKED[1])


async def test_a_session_that_followed_none_follows_once_it_is_chosen(desk: Desk) -> None:
    desk.keep(replace(LATER, follows=None))
    async with ledger(desk) as pilot:
        await ask(pilot, "v", "later")
        await shows(pilot, "STILL OPEN")

        assert reading.get_session(desk.records, LATER.id).follows == SESSION.id


async def test_a_session_to_carry_over_into_can_be_planned(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await ask(pilot, "v", "plan a session")

        assert isinstance(pilot.app.screen, NewSessionScreen)
        assert pilot.app.screen.plan.follows == SESSION.id


async def test_questions_of_several_sessions_are_not_carried_over_at_once(desk: Desk) -> None:
    desk.keep(said(30, "Later?", Kind.QUESTION, session_id=LATER.id))
    async with ledger(desk, None) as pilot:
        await until(pilot, lambda: len(rows(pilot)._pages.ids) == 5)
        await pilot.press("space", "end", "space", "v")

        assert "Mark questions of one session" in messages(pilot)


@pytest.mark.parametrize(("key", "sessions"), [("q", 1), ("Q", 2)])
async def test_home_opens_it_for_one_session_or_for_all(
    desk: Desk, key: str, sessions: int
) -> None:
    async with ConvoApp(desk, now=lambda: NOW).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.focused, RowList))
        pilot.app.screen.query_one(RowList).put_cursor(str(SESSION.id))
        await pilot.press(key)
        await shows(pilot, f"1/{sessions}")

        assert isinstance(pilot.app.screen, LedgerScreen)


@pytest.mark.parametrize(
    ("screen", "opens"), [(TaggingScreen, "h"), (ContributionsScreen, "enter")]
)
async def test_a_contribution_that_is_open_shows_its_thread(
    desk: Desk, screen: type[TaggingScreen | ContributionsScreen], opens: str
) -> None:
    async with ConvoApp(desk, now=lambda: NOW).run_test() as pilot:
        await pilot.app.push_screen(screen(desk, SESSION.id))
        await shows(pilot, ASKED[0])
        await pilot.press(opens)
        await shows(pilot, "THREAD of 0010")
        await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LedgerScreen))


@pytest.mark.parametrize(("key", "screen"), [("h", ThreadScreen), ("q", LedgerScreen)])
async def test_the_list_of_a_live_session_leads_to_the_thread_and_to_all_questions(
    desk: Desk, key: str, screen: type[ThreadScreen | LedgerScreen]
) -> None:
    desk.keep(replace(SESSION, begun_on=NOON.date()))
    async with ConvoApp(desk, now=lambda: NOW).run_test() as pilot:
        await pilot.app.push_screen(Console(desk, SESSION.id, now=lambda: NOW))
        await shows(pilot, ANSWER)
        await pilot.press("escape", key)

        await until(pilot, lambda: isinstance(pilot.app.screen, screen))


async def test_a_contribution_that_is_gone_has_no_thread_and_that_is_said(desk: Desk) -> None:
    app = ConvoApp(desk, now=lambda: NOW)
    async with app.run_test(notifications=True) as pilot:
        await app.push_screen(ThreadScreen(desk, 77, scope=Scope()))
        await until(pilot, lambda: "There is no contribution 77" in messages(pilot))
        await pilot.press("s", "r", "y", "enter")

        assert isinstance(app.screen, ThreadScreen)


async def test_nothing_that_was_said_or_typed_acts_on_the_screen(desk: Desk) -> None:
    hostile = clean("see [1] [/] [@click=app.quit]this[/] \u202egnp \u2068half")
    bad, promise = (
        said(0, hostile, Kind.QUESTION, attribution=Attribution.REGION),
        said(40, hostile, Kind.COMMITMENT),
    )
    desk.keep(replace(bad, id=5), promise)
    answering.set_commitment(desk, promise, team=hostile)
    async with ledger(desk) as pilot:
        rows(pilot).action_go(0)
        for keys in ((), ("r",), ("escape", "m"), ("escape", "p"), ("enter",), ("escape", "h")):
            await pilot.press(*keys)
            await pilot.pause(0.1)
            found = raw_rows(pilot.app)
            assert (controls(found), torn_rows(found)) == ([], [])

        assert pilot.app.return_code is None


async def test_a_session_without_questions_does_nothing_and_says_where_it_stands(
    desk: Desk,
) -> None:
    async with ledger(desk, LATER.id) as pilot:
        await pilot.press("s", "r", "x", "m", "M", "y", "v", "o", "space", "enter", "h")

        assert isinstance(pilot.app.screen, LedgerScreen)
        assert text(pilot, "title").startswith("QUESTIONS · 0/0")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did_and_is_painted_whole(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    words = [f"{one} / {one} / {one}" for one in IN_EVERY_SCRIPT]
    more = [said(n, one, Kind.QUESTION) for n, one in enumerate(words, 50)]
    desk.keep(*more)
    states = dict(zip(more, QuestionState, strict=False))
    for one, state in states.items():
        answering.set_state(desk, one, state)
    link(desk, Q[1], R)
    link(desk, R, more[-1])
    for one in (Q[3], more[8]):
        answering.merge_questions(desk, one, Q[1])
    answering.set_commitment(desk, C, team="ትምህርት", due=date(2022, 5, 20))
    async with ledger(desk, size=size) as pilot:
        await pilot.press("down")
        await check(pilot, "ledger", request)
        await pilot.press("enter")
        await shows(pilot, "THREAD of")
        await until(pilot, lambda: pilot.app.screen.query_one(RowList).option_count)
        await check(pilot, "ledger-thread", request)
        await pilot.press("escape", "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PromisesScreen))
        await shows(pilot, "overdue 2022")
        await check(pilot, "ledger-promises", request)


async def test_the_cursor_of_a_thread_stays_on_its_turn_when_one_comes_before_it(
    desk: Desk,
) -> None:
    here = replace(SESSION, id=77)
    asked = contribution("ለምን?", id=1 << 50, session_id=77, kind=Kind.QUESTION)
    first, second, after = (
        contribution(text, id=n << 50, session_id=77)
        for n, text in enumerate(("می‌شود", "ဟုတ်ကဲ့", "ใช่"), start=2)
    )
    desk.keep(here, asked, first, second, after)
    answering.answer(desk, asked, first)
    answering.answer(desk, asked, second)
    async with thread(desk, asked.id) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ThreadScreen)
        await pilot.press("down", "down")
        before = screen._current
        answering.answer(desk, first, after)
        screen._look()
        await until(pilot, lambda: len(screen._rows) == 4)

        assert before is not None
        assert screen._current is not None
        assert screen._current["id"] == before["id"] == second.id


async def test_what_was_recommended_is_listed_and_addressed_beside_the_promises(
    desk: Desk,
) -> None:
    desk.keep(said(22, "খোলা রাখুন", Kind.RECOMMENDATION))
    async with ledger(desk) as pilot:
        await pilot.press("p", "a")
        await shows(pilot, "RECOMMENDATIONS · 1 · 1 to nobody yet")
        await shows(pilot, "nobody yet · ")
        await ask(pilot, "enter", "Night team")
        await shows(pilot, "Night team · ")
        await pilot.press("u")
        await shows(pilot, "nobody yet · ")
        await pilot.press("a")
        await shows(pilot, "Nothing was promised yet")


async def test_a_comment_that_recommends_something_is_found_and_addressed(desk: Desk) -> None:
    async with ledger(desk) as pilot:
        await pilot.press("p", "a")
        await shows(pilot, "Nothing was recommended yet")
        await ask(pilot, "n", "teach")
        await shows(pilot, f"ADDRESSEE of {short_code(C.id)}")
        assert C.text in screen_text(pilot.app)
        await type_in(pilot, "ትምህርት ቤት")
        await pilot.press("enter")
        await shows(pilot, f"ትምህርት ቤት · {C.text}")

        assert reading.get_contribution(desk.records, C.id).kind is Kind.RECOMMENDATION


async def test_keys_act_on_the_list_that_is_shown_until_the_other_one_is(desk: Desk) -> None:
    answering.set_commitment(desk, C, team="Teachers")
    async with ledger(desk) as pilot:
        await pilot.press("p")
        await shows(pilot, "Teachers · ")
        screen = pilot.app.screen
        assert isinstance(screen, PromisesScreen)
        screen.action_recommendations()
        screen.query_one(RowList).action_open()
        await shows(pilot, f"PROMISE {short_code(C.id)}")
