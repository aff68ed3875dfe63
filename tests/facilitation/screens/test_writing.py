from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.sessions import Round
from convo.model.words import Part
from facilitation.app import ConvoApp
from facilitation.desk import writing
from facilitation.desk.opening import Desk
from facilitation.desk.writing import SummedUp, written_rows
from facilitation.screens.export import ExportScreen
from facilitation.screens.writing import WritingScreen
from facilitation.widgets.row_list import RowList
from tests.build import NOON, SAFETY, SESSION
from tests.facilitation.screens.painted import SIZES, check, messages, type_in, until

ABOUT = SummedUp(session_id=SESSION.id)

pytestmark = pytest.mark.usefixtures("_utc")


@asynccontextmanager
async def opened(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(WritingScreen(desk, ABOUT))
        await until(pilot, lambda: app.screen.query_one(RowList).options)
        yield pilot


def texts(desk: Desk) -> list[str]:
    return [row["text"] for row in written_rows(desk, ABOUT)]


@pytest.mark.parametrize("size", SIZES)
async def test_each_part_stands_in_its_order_with_the_words_last(
    desk: Desk, request: pytest.FixtureRequest, size: tuple[int, int]
) -> None:
    desk.keep(SESSION, SAFETY)
    writing.write(desk, ABOUT, Part.FINDING, "می‌خواهند بدانند [/] چه کسی")
    writing.write(desk, ABOUT, Part.FINDING, "သူတို့ မေးကြတယ်")
    writing.write(desk, ABOUT, Part.LEAD, "安全が第一です", theme=SAFETY.name)

    async with opened(desk, size=size) as pilot:
        await check(pilot, "writing", request)


async def test_a_finding_is_typed_and_kept(desk: Desk) -> None:
    desk.keep(SESSION)

    async with opened(desk) as pilot:
        await pilot.press("n", "enter")
        await type_in(pilot, "ክፍሉ ተስማማ")
        await pilot.press("enter")
        await until(pilot, lambda: texts(desk) == ["ክፍሉ ተስማማ"])


async def test_a_lead_sentence_asks_for_its_theme(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY)

    async with opened(desk) as pilot:
        await pilot.press("n", "down", "enter", "enter")
        await type_in(pilot, "People fear for others")
        await pilot.press("enter")
        await until(pilot, lambda: texts(desk))

    assert written_rows(desk, ABOUT)[0]["theme"] == SAFETY.name


async def test_what_is_written_can_be_corrected_moved_and_taken_out_again(desk: Desk) -> None:
    desk.keep(SESSION)
    writing.write(desk, ABOUT, Part.FINDING, "One")
    writing.write(desk, ABOUT, Part.FINDING, "Two")

    async with opened(desk) as pilot:
        await pilot.press("shift+down")
        await until(pilot, lambda: texts(desk) == ["Two", "One"])
        await pilot.press("enter")
        await type_in(pilot, "!")
        await pilot.press("enter")
        await until(pilot, lambda: texts(desk) == ["Two", "One!"])
        await pilot.press("x")
        await until(pilot, lambda: texts(desk) == ["Two"])
        await pilot.press("u")
        await until(pilot, lambda: texts(desk) == ["Two", "One!"])


async def test_a_summary_of_sessions_of_no_round_together_has_nowhere_to_write(desk: Desk) -> None:
    desk.keep(Round(id=3, title="Round"), SESSION)

    async with ConvoApp(desk, now=lambda: NOON).run_test(notifications=True) as pilot:
        await pilot.app.push_screen(ExportScreen(desk, ()))
        await pilot.press("d")
        await pilot.pause()

        assert "Choose one session" in messages(pilot)
