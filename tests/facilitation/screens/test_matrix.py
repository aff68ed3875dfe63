import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Role
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.screens.matrix import MatrixScreen
from facilitation.screens.tagging import TaggingScreen, matrix_over
from facilitation.screens.tagging_list import MarkingList
from facilitation.widgets.matrix_grid import MatrixGrid
from tests.build import NOON, SAFETY, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, messages, shows, until

AFRICA = replace(SESSION, id=8, region="SSA", title="Afrique [/] إفريقيا")
OURS = replace(SESSION, id=9, region="የእኛ ክልል", title="Ours")
NAMES = ("अधिकार", "اللغة", "کلید‌ها", "ভয়", "လုံခြုံ", "ភាសា", "ความหวัง", "語言", "地域", "ሰላም")
THEMES = tuple(Theme(id=20 + n, name=name, colour="#ff0000") for n, name in enumerate(NAMES))


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """In ESEAP 12 speak of safety, in SSA two staff; one of ours has no theme."""
    desk.keep(SESSION, AFRICA, OURS, SAFETY, *THEMES)
    desk.keep(*(contribution("so", id=100 + n) for n in range(12)))
    staff = {"attribution": Attribution.ROLE, "role": Role.STAFF, "session_id": AFRICA.id}
    desk.keep(*(contribution("so", id=200 + n, **staff) for n in range(2)))
    desk.keep(contribution("so", id=300, session_id=OURS.id))
    ids = (*range(100, 112), 200, 201)
    desk.keep(*(Tag(contribution_id=id_, theme_id=SAFETY.id) for id_ in ids))
    desk.keep(Tag(contribution_id=100, theme_id=21))


@asynccontextmanager
async def matrix(
    desk: Desk, session_id: int | None = None, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(matrix_over(desk, session_id))
        await shows(pilot, "each once")
        yield pilot


def grid(pilot: Pilot[Any]) -> MatrixGrid:
    return pilot.app.screen.query_one(MatrixGrid)


def line(pilot: Pilot[Any], words: str) -> list[str]:
    found = next(row for row in screen_text(pilot.app).splitlines() if words in row)
    return re.sub(r"[\[\]>]", " ", found).split()


async def go(pilot: Pilot[Any], column: int, row: int) -> None:
    at, on = grid(pilot).cursor[1], grid(pilot).cursor[0]
    grid(pilot).move(column - at, row - on)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["matrix", "matrix-roles"])
async def test_the_table_looks_as_it_did(
    desk: Desk, name: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with matrix(desk, size=size) as pilot:
        if name == "matrix-roles":
            await pilot.press("r")
            await shows(pilot, "staff")
        await check(pilot, name, request, *NAMES)


async def test_small_numbers_are_marked_for_the_audience_that_is_chosen(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        assert "fewer than 11 people" in screen_text(pilot.app)
        await pilot.press("a")
        await shows(pilot, "fewer than 5 people")


async def test_no_session_is_no_zero(desk: Desk) -> None:
    async with matrix(desk, size=(120, 40)) as pilot:
        safety, language = line(pilot, "safety"), line(pilot, "語言")

        assert safety[:8] == ["·", "12", "·", "·", "·", "·", "2*", "·"]
        assert [cell for cell in language if cell.isdigit()] == ["0", "0", "0", "0"]


async def test_columns_scroll_and_the_names_stay(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        assert "USCA" not in screen_text(pilot.app)
        await go(pilot, 8, 0)
        await shows(pilot, "USCA")

        assert "CEECA" not in screen_text(pilot.app)
        assert line(pilot, "safety")[-1] == "safety"
        await shows(pilot, OURS.region)


async def test_a_cell_leads_to_what_was_said_and_esc_comes_back_to_it(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        row = sorted((*NAMES, "safety")).index("safety")
        await go(pilot, 6, row)
        await shows(pilot, "2 said by 2 people · would be withheld · SSA")
        await pilot.press("enter")
        await shows(pilot, "region SSA")
        assert isinstance(pilot.app.screen, TaggingScreen)
        assert pilot.app.screen.query_one(MarkingList).ids == (200, 201)

        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MatrixScreen)
        assert grid(pilot).cursor == (row, 6)


async def test_a_cell_leads_to_what_it_counts_where_notes_are_joined(desk: Desk) -> None:
    staff = {"attribution": Attribution.ROLE, "role": Role.STAFF, "session_id": AFRICA.id}
    desk.keep(contribution("ፍርሃት", id=202, **staff))
    desk.keep(contribution("ভয়", id=200, same_as=202, **staff))
    desk.keep(contribution("ကြောက်", id=201, same_as=202, **staff))

    async with matrix(desk) as pilot:
        row = sorted((*NAMES, "safety")).index("safety")
        await go(pilot, 6, row)
        await shows(pilot, "1 said by 1 people")
        await pilot.press("enter")
        await shows(pilot, "region SSA")

        assert pilot.app.screen.query_one(MarkingList).ids == (202,)


async def test_the_last_row_leads_to_what_has_no_theme(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        await go(pilot, 8, 99)
        await shows(pilot, "(not yet categorised)")
        await pilot.press("enter")
        await shows(pilot, "no theme yet")

        assert pilot.app.screen.query_one(MarkingList).ids == (300,)


async def test_a_role_leads_to_what_was_said_under_it_or_under_none(desk: Desk) -> None:
    async with matrix(desk, AFRICA.id) as pilot:
        row = sorted((*NAMES, "safety")).index("safety")
        await go(pilot, list(Role).index(Role.STAFF), row)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(MarkingList).ids == (200, 201))
        await pilot.press("escape")

        await go(pilot, 99, row)
        await pilot.press("enter")
        await shows(pilot, "role none")
        assert pilot.app.screen.query_one(MarkingList).ids == ()


async def test_where_no_session_was_held_there_is_nothing_to_show(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        await pilot.press("left", "enter")

        assert "No session was held there." in messages(pilot)
        assert isinstance(pilot.app.screen, MatrixScreen)


async def test_what_others_tag_is_counted_again(desk: Desk) -> None:
    async with matrix(desk) as pilot:
        desk.keep(Tag(contribution_id=300, theme_id=SAFETY.id))
        await until(pilot, lambda: "15" in line(pilot, "safety"))
