from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.containers import VerticalScroll
from textual.pilot import Pilot

from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.screens.sheets import TextScreen
from tests.build import IN_EVERY_SCRIPT
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import shows, until

LONG = [f"{IN_EVERY_SCRIPT[n % 14]} <{n}>" for n in range(450)]


@asynccontextmanager
async def reading(desk: Desk, lines: Sequence[str]) -> AsyncIterator[Pilot[Any]]:
    async with ConvoApp(desk).run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(TextScreen("TEXT", lines))
        await shows(pilot, "TEXT")
        yield pilot


def room(pilot: Pilot[Any]) -> VerticalScroll:
    return pilot.app.screen.query_one(VerticalScroll)


async def test_a_short_text_has_no_parts(desk: Desk) -> None:
    async with reading(desk, LONG[:20]) as pilot:
        assert "part" not in screen_text(pilot.app)


async def test_a_long_text_goes_on_behind_its_first_part_and_back(desk: Desk) -> None:
    async with reading(desk, LONG) as pilot:
        await shows(pilot, "part 1 of 3")
        room(pilot).scroll_end(animate=False)
        await shows(pilot, "<199>")
        await pilot.press("down")
        await shows(pilot, "part 2 of 3")
        await shows(pilot, "<200>")

        await pilot.press("up")
        await shows(pilot, "part 1 of 3")
        await shows(pilot, "<199>")


async def test_a_long_text_ends_with_its_last_line(desk: Desk) -> None:
    async with reading(desk, LONG) as pilot:
        for _ in range(3):
            room(pilot).scroll_end(animate=False)
            await until(pilot, lambda: room(pilot).scroll_offset.y == room(pilot).max_scroll_y)
            await pilot.press("down")
        await shows(pilot, "part 3 of 3")
        room(pilot).scroll_end(animate=False)
        await shows(pilot, "<449>")
