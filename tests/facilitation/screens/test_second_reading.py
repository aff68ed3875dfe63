from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convo.model.second import Reader
from convo.model.themes import Tag
from convo.records import readers, reading
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import put_or_take
from facilitation.desk.second_reading import comparison
from facilitation.screens.comparing import ComparingScreen
from facilitation.screens.second_reading import SecondReadingScreen
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging_list import MarkingList
from tests.build import IN_EVERY_SCRIPT, NOON, SAFETY, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, messages, type_in, until
from tests.facilitation.screens.test_tagging import ROOM, TRUST

IDS = tuple(n * 2**55 for n in range(1, 9))


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """Eight contributions; the first reader put four under safety, and one of them under trust."""
    desk.keep(SESSION, SAFETY, TRUST, ROOM)
    desk.keep(*(contribution(IN_EVERY_SCRIPT[n], id=id_) for n, id_ in enumerate(IDS)))
    desk.keep(*(Tag(contribution_id=id_, theme_id=SAFETY.id) for id_ in IDS[:4]))
    desk.keep(Tag(contribution_id=IDS[0], theme_id=TRUST.id))


@asynccontextmanager
async def reading_again(
    desk: Desk, sample: str = "all", *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    async with ConvoApp(desk, now=lambda: NOON).run_test(size=size, notifications=True) as pilot:
        await pilot.app.push_screen(SecondReadingScreen(desk, SESSION.id))
        await pilot.pause()
        await type_in(pilot, sample)
        await pilot.press("enter")
        await until(pilot, lambda: " of " in title(pilot) and "0 of 0" not in title(pilot))
        yield pilot


def title(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#title", Static).content)


def second_tags(desk: Desk) -> list[tuple[int, int]]:
    rows = desk.records.execute("SELECT contribution_id, theme_id FROM second_tags").fetchall()
    return sorted((IDS.index(id_), theme) for id_, theme in rows)


async def test_nothing_of_the_first_reading_is_on_the_screen(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        shown = screen_text(pilot.app)

        assert "0 of 8 read" in title(pilot)
        assert "#1" not in shown
        assert "themes: none yet" in shown


async def test_the_same_keys_write_the_second_readers_themes_alone(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        before = [reading.tags_of(desk.records, id_) for id_ in IDS]
        await pilot.press("1", "n", "2", "n", "0")
        await until(pilot, lambda: "3 of 8 read" in title(pilot))

        assert len(second_tags(desk)) == 2
        assert [reading.tags_of(desk.records, id_) for id_ in IDS] == before


async def test_undo_takes_back_this_reading_and_nothing_before_it(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("1", "u")
        await until(pilot, lambda: "0 of 8 read" in title(pilot))
        await pilot.press("u")

        await until(pilot, lambda: "not done here: it stays" in messages(pilot))
        assert len(readers.under_theme(desk.records, SAFETY.id, reader=Reader.FIRST)) == 4


async def test_after_a_redo_that_was_refused_undo_leaves_the_first_readers_themes(
    desk: Desk,
) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("U")
        await until(pilot, lambda: "othing is left to redo" in messages(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "not done here: it stays" in messages(pilot))

    assert len(readers.under_theme(desk.records, SAFETY.id, reader=Reader.FIRST)) == 4
    assert len(readers.under_theme(desk.records, TRUST.id, reader=Reader.FIRST)) == 1


async def test_undo_and_redo_of_a_reading_leave_what_somebody_else_does_meanwhile(
    desk: Desk,
) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("1")
        await until(pilot, lambda: "1 of 8 read" in title(pilot))
        desk.keep(Tag(contribution_id=IDS[7], theme_id=ROOM.id))
        await pilot.press("u")
        await until(pilot, lambda: second_tags(desk) == [])
        desk.writer.undo(SESSION.id).result()
        await pilot.press("U")
        await until(pilot, lambda: len(second_tags(desk)) == 1)

    assert readers.under_theme(desk.records, ROOM.id, reader=Reader.FIRST) == set()


async def test_a_reading_makes_again_what_it_took_back(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("1", "u")
        await until(pilot, lambda: second_tags(desk) == [])
        await pilot.press("U")
        await until(pilot, lambda: len(second_tags(desk)) == 1)
        await pilot.press("u")
        await until(pilot, lambda: second_tags(desk) == [])


async def test_a_filter_makes_nothing_read(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "zzzz")
        await until(pilot, lambda: not pilot.app.screen.query_one(MarkingList).ids)
        assert "0 of 8 read" in title(pilot)
        await pilot.press("enter", "n")
        assert "hidden by a filter" in messages(pilot)
        await pilot.press("A")
        await until(pilot, lambda: "First read what is left" in messages(pilot))


async def test_a_sample_of_any_number_is_drawn(desk: Desk) -> None:
    async with reading_again(desk, "3") as pilot:
        assert "0 of 3 read" in title(pilot)
        assert len(pilot.app.screen.query_one(MarkingList).ids) == 3


async def test_both_are_compared_only_once_all_is_read(desk: Desk) -> None:
    async with reading_again(desk) as pilot:
        await pilot.press("A")
        await until(pilot, lambda: "First read what is left" in messages(pilot))
        await pilot.press("asterisk", "0")
        await until(pilot, lambda: "8 of 8 read" in title(pilot))
        await pilot.press("A")

        await until(pilot, lambda: isinstance(pilot.app.screen, ComparingScreen))


@asynccontextmanager
async def comparing(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    put_or_take(desk, IDS[2:6], SAFETY, reader=Reader.SECOND).saved.result()
    put_or_take(desk, IDS[:2], ROOM, reader=Reader.SECOND).saved.result()
    async with ConvoApp(desk, now=lambda: NOON).run_test(size=size, notifications=True) as pilot:
        await pilot.app.push_screen(ComparingScreen(desk, SESSION.id))
        await until(pilot, lambda: "to settle" in title(pilot))
        yield pilot


async def test_a_key_takes_one_of_two_readings_and_undo_brings_the_difference_back(
    desk: Desk,
) -> None:
    async with comparing(desk) as pilot:
        assert title(pilot) == "COMPARE · 6 read twice · 4 to settle"
        await pilot.press("2")
        await until(pilot, lambda: "3 to settle" in title(pilot))
        assert [tag.theme_id for tag in reading.tags_of(desk.records, IDS[0])] == [ROOM.id]
        await pilot.press("1")
        await until(pilot, lambda: "2 to settle" in title(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "3 to settle" in title(pilot))

        assert len(comparison(desk, [1]).differences) == 3


async def test_agreement_is_shown_theme_by_theme(desk: Desk) -> None:
    async with comparing(desk) as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app.screen, TextScreen)
        lines = pilot.app.screen._lines

        assert any(line.endswith("  #safety") for line in lines)
        assert "all themes" in lines[1]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_both_screens_look_as_they_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with comparing(desk, size=size) as pilot:
        await check(pilot, "comparing", request, *IN_EVERY_SCRIPT[:6])
    async with reading_again(desk, size=size) as pilot:
        await check(pilot, "second-reading", request)
