from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.records import reading
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.desk.scripts import script_for
from facilitation.desk.taking import takers
from facilitation.screens.console import Console
from facilitation.screens.script import ScriptScreen
from tests.build import NOON, SESSION
from tests.facilitation.screen_text import raw_rows, screen_text
from tests.facilitation.screens.painted import SIZES, check, until

pytestmark = pytest.mark.usefixtures("_utc")


@asynccontextmanager
async def script(
    desk: Desk, *languages: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    desk.keep(replace(SESSION, languages=languages))
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(ScriptScreen(desk, SESSION.id, now=lambda: NOON))
        await pilot.pause()
        yield pilot


async def test_it_is_read_in_the_first_language_and_a_key_changes_it(desk: Desk) -> None:
    async with script(desk, "id", "fr") as pilot:
        first = screen_text(pilot.app)
        await pilot.press("f4")
        second = screen_text(pilot.app)
        await pilot.press("f4")

        assert screen_text(pilot.app) == first
    assert "in Indonesian" in first
    assert "in French" in second


async def test_a_language_without_words_is_read_in_english_and_says_so(desk: Desk) -> None:
    async with script(desk, "th") as pilot:
        shown = screen_text(pilot.app)

    assert "in English, for want of Thai" in shown


async def test_arabic_ends_at_the_right_and_its_blanks_stay_outside_the_isolates(
    desk: Desk,
) -> None:
    async with script(desk, "ar") as pilot:
        rows = [row for row in raw_rows(pilot.app) if "\u2068" in row]

    assert len(rows) > 5
    for row in rows:
        before, _, words = row.partition("\u2068")
        assert before.strip() == ""
        assert words[0] != " "
        assert words.rstrip()[-1] == "\u2069"
    assert max(len(row.rstrip()) for row in rows) > 60


async def test_enter_records_what_was_read_and_opens_the_console_with_a_number(desk: Desk) -> None:
    async with script(desk, "id", "en") as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Console))
        held = takers(desk.home)
        session = reading.get_session(desk.records, SESSION.id)
        is_live = pilot.app.is_live  # type: ignore[attr-defined]
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "1 live" in screen_text(pilot.app))

    assert session.rule_version == script_for(desk.home, session, "id").version
    assert session.begun_on == desk.now().date()
    assert (held, is_live) == (1, True)


async def test_words_of_ones_own_that_lack_a_part_are_told_and_nothing_begins(desk: Desk) -> None:
    folder = desk.home.folder / "scripts"
    folder.mkdir()
    (folder / "en.txt").write_text("2026-01-01\n[welcome]\nHello\n", "utf-8")

    async with script(desk, "en") as pilot:
        await pilot.press("enter")
        await pilot.pause(0.1)
        shown = screen_text(pilot.app)

    assert "there are no words to read" in shown
    assert "is missing or empty" in " ".join(shown.split())
    assert reading.get_session(desk.records, SESSION.id).begun_on is None


async def test_what_does_not_fit_is_scrolled_to(desk: Desk) -> None:
    async with script(desk, "en") as pilot:
        before = screen_text(pilot.app)
        await pilot.press("pagedown")
        below = screen_text(pilot.app)
        await pilot.press("pageup")

        assert screen_text(pilot.app) == before
    assert below != before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_it_looks_as_it_did(
    desk: Desk, language: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with script(desk, language, "fr", size=size) as pilot:
        await check(pilot, f"script-{language}", request)
