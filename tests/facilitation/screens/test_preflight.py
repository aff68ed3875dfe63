from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitation.app import ConvoApp
from facilitation.desk import preflight as checks
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import Check, State
from facilitation.desk.taking import taker
from facilitation.screens import preflight as screen_module
from facilitation.screens.preflight import PreflightScreen
from facilitation.screens.script import ScriptScreen
from tests.build import NOON, SESSION
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, shows, until

pytestmark = pytest.mark.usefixtures("_utc")
TITLE = "[/] جلسة"


@asynccontextmanager
async def preflight(
    desk: Desk, *, size: tuple[int, int] = (80, 24), languages: tuple[str, ...] = ("ar", "my")
) -> AsyncIterator[Pilot[Any]]:
    desk.keep(replace(SESSION, title=TITLE, languages=languages))
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(PreflightScreen(desk, SESSION.id, now=lambda: NOON))
        yield pilot


async def test_each_check_stands_with_a_sign_a_word_and_what_was_seen(desk: Desk) -> None:
    async with preflight(desk) as pilot:
        await shows(pilot, "! warn  clock        this clock is behind the last change")
        shown = screen_text(pilot.app)

    assert "+ ok    record       the record is unlocked" in shown
    assert TITLE in shown


async def test_the_lines_to_look_at_stand_alone_each_in_its_own_script(desk: Desk) -> None:
    async with preflight(desk, languages=("my", "ja")) as pilot:
        await shows(pilot, "日本語")
        lines = [line.strip() for line in screen_text(pilot.app).splitlines()]

    assert any(line.startswith("မြန်မာ") for line in lines)
    assert any(line.startswith("日本語") for line in lines)


async def test_enter_goes_on_to_the_rule_and_escape_from_there_goes_home(desk: Desk) -> None:
    async with preflight(desk) as pilot:
        await shows(pilot, "Enter goes on")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScriptScreen))
        await pilot.press("escape")
        await pilot.pause()

        assert "SESSIONS" in screen_text(pilot.app)


async def test_a_check_that_says_stop_keeps_it_from_beginning_until_it_is_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Check(name="record", state=State.STOP, sentence="the record's file is gone")
    monkeypatch.setattr(screen_module, "preflight", lambda *_given, **_named: (stop,))

    async with preflight(desk) as pilot:
        await shows(pilot, "x STOP  record")
        await pilot.press("enter")
        stayed = isinstance(pilot.app.screen, PreflightScreen)
        monkeypatch.setattr(screen_module, "preflight", checks.preflight)
        await pilot.press("f5")
        await shows(pilot, "Enter goes on")
        await pilot.press("enter")

        await until(pilot, lambda: isinstance(pilot.app.screen, ScriptScreen))
    assert stayed


async def test_other_windows_that_take_notes_are_counted(desk: Desk) -> None:
    with taker(desk.home):
        async with preflight(desk) as pilot:
            await shows(pilot, "one other window takes notes")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    desk: Desk,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        checks, "_disk", lambda _home: Check(name="disk", state=State.OK, sentence="-")
    )
    monkeypatch.setattr(checks, "_last_change", lambda _home: NOON)

    async with preflight(desk, size=size, languages=("fa", "hi", "am")) as pilot:
        await shows(pilot, "Enter goes on")

        await check(pilot, "preflight", request, TITLE)
