import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.changes import CloseSession, Drop
from convo.model.registers import Contact, Escalation
from convo.records.things import find
from facilitation.app import ConvoApp
from facilitation.desk.escalating import Way, ask, card_for
from facilitation.desk.opening import Desk
from facilitation.screens.console import Console
from facilitation.screens.urgent import UrgentScreen
from facilitation.terminal.curtain import Curtain
from tests.build import IN_EVERY_SCRIPT, NOON, PERSON, PROMPT, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, messages, shows, until

pytestmark = pytest.mark.usefixtures("_utc")
TODAY = NOON.date()
HERE = Contact(
    id=11, region="ESEAP", language="id", purpose="urgent danger", route="+00 0000 0100 (ราตรี)",
    fallback="بديل [/] night@example.org", is_urgent=True, verified_on=TODAY - timedelta(days=93),
)  # fmt: skip
FAR = Contact(
    id=12, region="", language="", purpose="urgent danger", route="ድንገተኛ urgent@example.org",
    is_urgent=True, verified_on=TODAY,
)  # fmt: skip
ROUTES = (HERE.route, HERE.fallback, FAR.route)


@asynccontextmanager
async def app_of(
    desk: Desk, *, size: tuple[int, int] = (80, 24), now: Callable[[], datetime] = lambda: NOON
) -> AsyncIterator[Pilot[Any]]:
    async with ConvoApp(desk, now=now).run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def fill(desk: Desk) -> None:
    said = [contribution(text) for text in IN_EVERY_SCRIPT]
    desk.keep(SESSION, PROMPT, PERSON, *said, HERE, FAR)


async def test_in_a_live_session_the_card_has_its_own_contact_first_and_nobodys_words(
    desk: Desk,
) -> None:
    fill(desk)

    async with app_of(desk) as pilot:
        await pilot.app.push_screen(Console(desk, SESSION.id, now=lambda: NOON))
        await pilot.press("f9")
        await shows(pilot, f"ASK   {HERE.route}")
        shown = screen_text(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Console))

    assert shown.index(HERE.route) < shown.index("urgent@example.org")
    assert not any(text[:8] in shown for text in IN_EVERY_SCRIPT)
    assert SESSION.title not in shown
    assert str(PERSON.name) not in shown


async def test_it_opens_in_a_fifth_of_a_second(desk: Desk) -> None:
    fill(desk)

    async with app_of(desk) as pilot:
        await pilot.app.push_screen(Console(desk, SESSION.id, now=lambda: NOON))
        await pilot.pause()
        took = []
        for _ in range(3):
            begun = time.monotonic()
            pilot.app.action_urgent()  # type: ignore[attr-defined]
            while "DO NOT ASK" not in screen_text(pilot.app):
                await pilot._wait_for_screen()
            took.append(time.monotonic() - begun)
            await pilot.press("escape")

    assert min(took) < 0.2


async def test_it_opens_above_the_curtain_and_closing_it_leaves_that(desk: Desk) -> None:
    fill(desk)

    async with app_of(desk) as pilot:
        await pilot.press("f3", "f9")
        above = screen_text(pilot.app)
        await pilot.press("f9", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Curtain))

    assert "DO NOT ASK" in above


async def test_enter_notes_who_was_asked_and_a_that_somebody_answered(desk: Desk) -> None:
    fill(desk)

    async with app_of(desk) as pilot:
        await pilot.press("f9", "down", "enter")
        await shows(pilot, "Asked at 12:00, 0 min ago: ")
        [asked] = card_for(desk, None).waiting
        await pilot.press("a")
        await until(pilot, lambda: "NOBODY ANSWERED" not in screen_text(pilot.app))

        [kept] = find(desk.records, Escalation, "TRUE", {})
    assert (asked.route, asked.waits_since) == (HERE.route, NOON)
    assert (kept.asked_on, kept.waits_since) == (date(2022, 5, 16), None)


async def test_a_call_that_lost_its_time_is_shown_with_its_day_until_it_is_answered(
    desk: Desk,
) -> None:
    fill(desk)
    ask(desk, card_for(desk, None).ways[0], now=NOON).result()
    desk.change(CloseSession(SESSION.id))

    async with app_of(desk) as pilot:
        await pilot.press("f9")
        await shows(pilot, "Asked on 2022-05-16: ")


async def test_the_fallback_can_be_asked_too(desk: Desk) -> None:
    fill(desk)

    async with app_of(desk) as pilot:
        await pilot.press("f9", "end", "enter")
        await until(pilot, lambda: card_for(desk, None).waiting)

    assert [one.route for one in card_for(desk, None).waiting] == [HERE.fallback]


async def test_without_a_contact_it_says_how_to_add_one_and_what_to_say(desk: Desk) -> None:
    async with app_of(desk) as pilot:
        await pilot.press("f9", "enter", "a")
        shown = screen_text(pilot.app)

    assert "No urgent contact for here yet" in shown
    assert "DO NOT ASK" in shown
    assert card_for(desk, None).waiting == ()


async def test_after_ten_minutes_the_fallback_is_told_in_a_window_opened_later_too(
    desk: Desk,
) -> None:
    fill(desk)
    ask(desk, Way(contact=HERE, is_fallback=False), now=NOON).result()
    now = NOON + timedelta(minutes=10)

    async with app_of(desk, now=lambda: now) as pilot:
        pilot.app._urgent.remind()  # type: ignore[attr-defined]
        await pilot.pause()
        once = messages(pilot)
        now += timedelta(minutes=2)
        pilot.app._urgent.remind()  # type: ignore[attr-defined]
        await pilot.pause()
        twice = messages(pilot)

    assert once.count("Asked at 12:00 and nobody answered. Try: ") == 1
    assert HERE.fallback in once
    assert twice.count("nobody answered") == 2


async def test_nobody_is_reminded_once_somebody_answered(desk: Desk) -> None:
    fill(desk)
    now = NOON

    async with app_of(desk, now=lambda: now) as pilot:
        await pilot.press("f9", "enter")
        await until(pilot, lambda: card_for(desk, None).waiting)
        await pilot.press("a")
        await until(pilot, lambda: not card_for(desk, None).waiting)
        now += timedelta(hours=1)
        pilot.app._urgent.remind()  # type: ignore[attr-defined]
        await pilot.pause()

        assert messages(pilot) == ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    fill(desk)
    for minutes, is_fallback in ((11, False), (1, True)):
        way = Way(contact=HERE, is_fallback=is_fallback)
        ask(desk, way, now=NOON - timedelta(minutes=minutes)).result()

    async with app_of(desk, size=size) as pilot:
        await pilot.app.push_screen(Console(desk, SESSION.id, now=lambda: NOON))
        await pilot.press("f9")
        await shows(pilot, f"ASK   {HERE.route}")

        await check(pilot, "urgent", request, *ROUTES)


async def test_the_card_stays_when_its_session_is_gone(desk: Desk) -> None:
    desk.keep(SESSION, FAR)

    async with app_of(desk) as pilot:
        card = UrgentScreen(desk, SESSION.id, now=lambda: NOON)
        await pilot.app.push_screen(card)
        await shows(pilot, FAR.route)
        desk.change(Drop(SESSION))
        card._look()
        await pilot.press("enter")
        await shows(pilot, "NOBODY ANSWERED YET")
