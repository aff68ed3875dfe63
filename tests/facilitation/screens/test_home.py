import ast
import inspect
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.pilot import Pilot

from convo.model.sessions import Round, Session
from convo.model.words import Kind
from convo.records import reading
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.taking import takers
from facilitation.screens.carrying import CarryScreen
from facilitation.screens.console import Console
from facilitation.screens.home import _OPENED_HERE, HomeScreen
from facilitation.screens.new_session import NewSessionScreen
from facilitation.screens.preflight import PreflightScreen
from facilitation.screens.sessions import ContributionsScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.widgets.row_list import RowList
from tests.build import KEY, NOON, PROMPT, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, shows, type_in, until

ROUND = Round(id=9, title="Ronda über Rechte حقوق")
LIVE = replace(SESSION, id=11, title="Live", begun_on=date(2022, 5, 16), rule_version="v")
CLOSED = replace(SESSION, id=12, title="Closed", starts_at=None, closed=True)
TITLES = (
    "جلسة [/] أولى", "نشست می‌خواهیم", "सत्र", "সভা", "တွေ့ဆုံပွဲ", "កិច្ច\u200bប្រជុំ", "การประชุม", "會議",
    "会議", "ስብሰባ",
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("_utc")


@asynccontextmanager
async def home(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    async with ConvoApp(desk, now=lambda: NOON).run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def rows(pilot: Pilot[Any]) -> list[str]:
    return [str(row.prompt) for row in pilot.app.screen.query_one(RowList).options]


def planned(id_: int, **fields: Any) -> Session:  # noqa: ANN401 - any field
    return replace(SESSION, id=id_, **fields)


async def test_a_session_stands_with_state_day_time_region_and_counts(desk: Desk) -> None:
    desk.keep(SESSION, contribution("why?", kind=Kind.QUESTION), contribution("so"))

    async with home(desk) as pilot:
        [row] = rows(pilot)

    assert row.split() == ["o", "planned", "2022-05-16", "12:00", "ESEAP", "2", "2", "1", "Asia"]


async def test_on_a_wide_screen_all_three_times_stand_with_the_days_between(desk: Desk) -> None:
    late = datetime(2022, 5, 16, 18, tzinfo=UTC)
    desk.keep(replace(SESSION, starts_at=late, held_on=date(2022, 5, 17)))
    mine = ZoneInfo("America/Lima")

    async with ConvoApp(desk).run_test(size=(120, 40)) as pilot:
        pilot.app.push_screen(HomeScreen(desk, mine=mine))
        await pilot.pause()
        [row] = rows(pilot)

    assert row.split()[2:8] == ["2022-05-17", "01:00", "+0700", "13:00-1", "-0500", "18:00-1"]


async def test_what_is_opened_from_home_is_loaded_once_home_is_painted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("facilitation.screens.export")]:
        monkeypatch.delitem(sys.modules, name)

    async with home(desk) as pilot:
        await pilot.app.workers.wait_for_complete()

    assert "facilitation.screens.export" in sys.modules


def test_all_that_is_opened_from_home_is_loaded_ahead() -> None:
    tree = ast.parse(inspect.getsource(HomeScreen))
    opened = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert opened == {f"facilitation.screens.{name}" for name in _OPENED_HERE}


async def test_rounds_stand_above_their_sessions(desk: Desk) -> None:
    desk.keep(ROUND, planned(7, round_id=9, title="In it"), SESSION)

    async with home(desk) as pilot:
        [first, in_it, second, alone] = rows(pilot)

    assert ROUND.title in first
    assert in_it.endswith("In it")
    assert second.endswith("NO ROUND")
    assert alone.endswith("Asia")


@pytest.mark.parametrize(
    ("session", "screen"),
    [(SESSION, PreflightScreen), (LIVE, Console), (CLOSED, ContributionsScreen)],
)
async def test_enter_goes_on_where_a_session_stands(
    desk: Desk, session: Session, screen: type[object]
) -> None:
    desk.keep(session)

    async with home(desk) as pilot:
        await pilot.press("enter")

        assert isinstance(pilot.app.screen, screen)


async def test_a_live_session_holds_a_note_takers_number_until_it_is_left(desk: Desk) -> None:
    desk.keep(LIVE)

    async with home(desk) as pilot:
        await pilot.press("enter")
        held = takers(desk.home)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: takers(desk.home) == 0)

    assert held == 1


async def test_what_is_typed_is_kept_where_a_live_session_is_left(desk: Desk) -> None:
    desk.keep(LIVE)

    async with home(desk) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "0 می‌خواهم")
        await pilot.press("escape", "escape")

        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await until(pilot, lambda: reading.draft(desk.records, LIVE.id, 1))
        draft = reading.draft(desk.records, LIVE.id, 1)
    assert draft is not None
    assert draft.text == "0 می‌خواهم"


async def test_the_jump_goes_back_to_a_session_that_is_open(desk: Desk) -> None:
    desk.keep(LIVE)

    async with home(desk) as pilot:
        await pilot.press("enter")
        console = pilot.app.screen
        await pilot.press("f2")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("down", "enter")
        await until(pilot, lambda: pilot.app.screen is console)

        assert len(pilot.app.screen_stack) == 3


async def test_o_shows_what_was_said_in_any_session(desk: Desk) -> None:
    desk.keep(LIVE, contribution("we need help", session_id=LIVE.id))

    async with home(desk) as pilot:
        await pilot.press("o")

        assert "we need help" in screen_text(pilot.app)


async def test_what_another_window_makes_is_there_within_seconds(desk: Desk) -> None:
    async with home(desk) as pilot:
        empty = screen_text(pilot.app)
        with open_desk(desk.home, KEY) as other:
            other.keep(SESSION)

        await shows(pilot, "Asia")
    assert "No session yet: n plans one." in empty


async def test_the_cursor_stays_on_its_session_when_others_come(desk: Desk) -> None:
    desk.keep(SESSION, planned(7, title="Second"))

    async with home(desk) as pilot:
        await pilot.press("down")
        desk.keep(planned(8, title="First of all", starts_at=None, held_on=date(2022, 1, 1)))
        await shows(pilot, "First of all")

        assert pilot.app.screen.query_one(RowList).current == "7"


async def test_a_filter_leaves_what_has_the_words_and_escape_shows_all(desk: Desk) -> None:
    desk.keep(SESSION, *(planned(n, title=title) for n, title in enumerate(TITLES, 20)))

    async with home(desk) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "می‌خواهیم planned")
        some = rows(pilot)
        await pilot.press("enter")
        has_list = pilot.app.focused is pilot.app.screen.query_one(RowList)
        await pilot.press("escape")
        everything = rows(pilot)

    assert len(some) == 1
    assert "می‌خواهیم" in some[0]
    assert has_list
    assert len(everything) == 1 + len(TITLES)


async def test_n_plans_a_session_in_the_round_under_the_cursor(desk: Desk) -> None:
    desk.keep(ROUND, planned(7, round_id=9))

    async with home(desk) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewSessionScreen))

        assert pilot.app.screen.plan.round_id == 9  # type: ignore[attr-defined]


async def test_s_plans_one_like_the_session_under_the_cursor(desk: Desk) -> None:
    desk.keep(SESSION, PROMPT)

    async with home(desk) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewSessionScreen))
        plan = pilot.app.screen.plan  # type: ignore[attr-defined]

    assert (plan.title, plan.region, plan.start) == ("Asia", "ESEAP", "")
    assert plan.agenda == ((PROMPT.text, PROMPT.minutes),)


async def test_open_questions_of_the_session_before_go_on_the_agenda_once_marked(
    desk: Desk,
) -> None:
    desk.keep(
        SESSION,
        contribution("من أول من نسأل؟", id=51, kind=Kind.QUESTION),
        contribution("Who pays?", id=52, kind=Kind.QUESTION),
        planned(7, title="Next", follows=SESSION.id),
    )

    async with home(desk) as pilot:
        pilot.app.screen._planned(7)  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, CarryScreen))
        await pilot.press("space", "enter")
        await until(pilot, lambda: reading.prompts_in(desk.records, 7))

        [prompt] = reading.prompts_in(desk.records, 7)
    assert prompt.text == "من أول من نسأل؟"


async def test_the_row_under_the_cursor_has_a_sign_too(desk: Desk) -> None:
    desk.keep(SESSION, planned(7, title="Second"))

    async with home(desk) as pilot:
        await pilot.press("down")
        lines = screen_text(pilot.app).splitlines()

    assert [line[0] for line in lines[2:4]] == [" ", ">"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did_in_every_script(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    long = [f"{title} / {title} / {title} / {title} / {title}" for title in TITLES]
    desk.keep(
        ROUND,
        LIVE,
        CLOSED,
        *(planned(n, title=title, round_id=9) for n, title in enumerate(long, 20)),
        planned(40, title="Own region", region="منطقتنا"),
    )

    async with home(desk, size=size) as pilot:
        await check(
            pilot, "sessions", request, *long, LIVE.title, CLOSED.title, "منطقتنا · Own region"
        )


async def test_a_burst_that_opens_the_list_of_themes_and_goes_down_in_it_loses_no_key(
    desk: Desk,
) -> None:
    desk.keep(SESSION, *(contribution(f"ฟ้า {n}", id=100 + n) for n in range(40)))

    async with home(desk) as pilot:
        for name, letter in [("t", "t"), *[("down", None)] * 13]:
            pilot.app._driver.send_message(events.Key(name, letter))  # type: ignore[union-attr] # it has one
        await until(pilot, lambda: isinstance(pilot.app.screen, TaggingScreen))
        await until(pilot, lambda: "14/40" in screen_text(pilot.app))
