from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.themes import Tag
from facilitation.app import ConvoApp
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.screens.jumping import JumpScreen
from facilitation.screens.preflight import PreflightScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.widgets.contribution_list import ContributionList
from tests.build import SAFETY, SESSION, contribution
from tests.facilitation.screen_text import controls, raw_rows, screen_text, torn_rows

ONE = contribution("نحتاج إلى دعم محلي", id=0x2345 << 46)
TWO = contribution("another", id=0x1345 << 46)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, ONE, TWO, Tag(contribution_id=ONE.id, theme_id=SAFETY.id))


async def until(pilot: Pilot[Any], condition: Any) -> None:  # noqa: ANN401 - a question
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to that")


async def test_a_session_is_jumped_to_by_its_title(desk: Desk) -> None:
    app = ConvoApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("f2", *"asia", "enter")

        await until(pilot, lambda: isinstance(app.screen, PreflightScreen))


async def test_a_theme_is_jumped_to_and_shows_what_is_under_it(desk: Desk) -> None:
    app = ConvoApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("f2", *"theme safe", "enter")
        await until(pilot, lambda: "1/1" in screen_text(app))

        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.query_one(ContributionList).current == ONE.id


async def test_a_contribution_is_jumped_to_by_its_code(desk: Desk) -> None:
    app = ConvoApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("f2", *short_code(ONE.id), "enter")
        await until(pilot, lambda: "2/2" in screen_text(app))

        assert app.screen.query_one(ContributionList).current == ONE.id


async def test_what_is_no_code_finds_no_contribution_and_rows_are_whole(desk: Desk) -> None:
    app = ConvoApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        rows = raw_rows(app)
        await pilot.press(*"23")

        assert isinstance(app.screen, JumpScreen)
        assert torn_rows(rows) == controls(rows) == []
        assert "contribution" not in screen_text(app).split("\n", 2)[2]
