from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convo.model.sessions import Round, Session
from convo.model.words import Rule
from convo.records import reading
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.desk.planning import Plan
from facilitation.screens.form_lines import agenda_text, read_agenda, read_languages
from facilitation.screens.home import HomeScreen
from facilitation.screens.new_session import NewSessionScreen
from facilitation.screens.sheets import ChoiceScreen, ConfirmScreen
from facilitation.widgets.choice_line import ChoiceLine
from facilitation.widgets.line_field import LineField
from tests.build import NOON, SESSION
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, shows, type_in, until

ROUND = Round(id=9, title="حقوق الإنسان")
PLAN = Plan(
    title="نشست می‌خواهیم [/]",
    region="ESEAP",
    zone="Asia/Jakarta",
    start="2026-05-16T19:00",
    rule=Rule.CHATHAM,
    languages=("fa", "my"),
    agenda=(("ما الذي يساعد؟", 20), ("何が必要ですか", 10)),
)

pytestmark = pytest.mark.usefixtures("_utc")


@asynccontextmanager
async def form(
    desk: Desk, plan: Plan, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    async with ConvoApp(desk, now=lambda: NOON).run_test(size=size, notifications=True) as pilot:
        screen = NewSessionScreen(desk, plan, mine=ZoneInfo("America/Lima"))
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: (focused := pilot.app.focused) and focused.id == "title")
        yield pilot


def the_form(pilot: Pilot[Any]) -> NewSessionScreen:
    found = next(one for one in pilot.app.screen_stack if isinstance(one, NewSessionScreen))
    assert isinstance(found, NewSessionScreen)
    return found


def said(pilot: Pilot[Any], name: str) -> str:
    return str(the_form(pilot).query_one(f"#{name}", Static).content)


async def made(pilot: Pilot[Any], desk: Desk) -> Session:
    await until(pilot, lambda: not isinstance(pilot.app.screen, NewSessionScreen))
    return reading.sessions(desk.records)[-1]


async def choose(pilot: Pilot[Any], typed: str) -> None:
    """Open the sheet of the line that has the keys, and take what fits best."""
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
    await type_in(pilot, typed)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, NewSessionScreen))


async def test_a_session_is_planned_by_the_keyboard_alone(desk: Desk) -> None:
    desk.keep(ROUND, SESSION)

    async with form(desk, Plan()) as pilot:
        await type_in(pilot, "第二回の会議")
        await pilot.press("enter")
        for typed in ("حقوق", "asia", "sub-sah", "yangon"):
            await choose(pilot, typed)
        await type_in(pilot, "2026-05-16T19:00")
        await pilot.press("enter")
        await type_in(pilot, "my, EN_us")
        await pilot.press("enter")
        await choose(pilot, "chatham")
        await pilot.press("space", "ctrl+s")
        await made(pilot, desk)

        [session] = [one for one in reading.sessions(desk.records) if one.id != SESSION.id]
    assert session.title == "第二回の会議"
    assert (session.round_id, session.follows) == (ROUND.id, SESSION.id)
    assert (session.region, session.zone) == ("SSA", "Asia/Yangon")
    assert session.languages == ("my", "en-US")
    assert (session.rule, session.focus_group) == (Rule.CHATHAM, True)


async def test_all_mistakes_are_said_at_once_and_nothing_is_lost(desk: Desk) -> None:
    async with form(desk, Plan()) as pilot:
        await type_in(pilot, " ")
        await pilot.press("ctrl+s")
        wrong = said(pilot, "problems").splitlines()
        await type_in(pilot, "نشست")
        await pilot.press("ctrl+s")

        assert said(pilot, "problems").splitlines() == wrong[1:]
        assert the_form(pilot).plan.title == " نشست"
    assert len(wrong) == 5
    assert reading.sessions(desk.records) == []


async def test_a_joiner_that_is_typed_is_part_of_the_title(desk: Desk) -> None:
    async with form(desk, replace(PLAN, title="")) as pilot:
        await type_in(pilot, "می‌خواهیم")
        await pilot.press("ctrl+s")

        assert (await made(pilot, desk)).title == "می‌خواهیم"


async def test_the_start_is_said_in_utc_and_here(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        told = said(pilot, "start-said")

    assert told == "= 2026-05-16 12:00 UTC, 2026-05-16 07:00 here, +0700 there"


async def test_an_hour_that_clocks_show_twice_is_a_mistake(desk: Desk) -> None:
    async with form(desk, replace(PLAN, zone="Europe/Berlin", start="2026-10-25T02:30")) as pilot:
        await pilot.press("ctrl+s")

        assert "show that time twice" in said(pilot, "problems")
        assert said(pilot, "start-said") == ""


async def test_languages_are_said_in_their_one_spelling_with_their_names(desk: Desk) -> None:
    async with form(desk, replace(PLAN, languages=("ZH_hant", "iw", "!"))) as pilot:
        told = said(pilot, "languages-said")

    assert told == "zh-Hant Traditional Chinese, he Hebrew, ?"


async def test_the_rule_stands_with_its_sentence(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        assert said(pilot, "rule-said").startswith("Nobody is named")


async def test_a_region_and_a_round_of_ones_own_are_what_was_typed(desk: Desk) -> None:
    async with form(desk, replace(PLAN, region="")) as pilot:
        await pilot.press("tab")
        await choose(pilot, "جولة جديدة")
        await pilot.press("tab")
        await choose(pilot, "کشورهای فارسی‌زبان")
        await pilot.press("ctrl+s")
        session = await made(pilot, desk)

        [new] = reading.rounds(desk.records)
    assert session.region == "کشورهای فارسی‌زبان"
    assert (session.round_id, new.title) == (new.id, "جولة جديدة")


async def test_the_agenda_is_kept_a_prompt_a_line_with_its_minutes(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        told = said(pilot, "agenda-said")
        await pilot.press("ctrl+s")
        session = await made(pilot, desk)

        prompts = reading.prompts_in(desk.records, session.id)
    assert told.startswith("2 prompts, 30 min")
    assert tuple((one.text, one.minutes) for one in prompts) == PLAN.agenda


async def test_escape_leaves_a_form_in_which_nothing_was_typed(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        await pilot.press("escape")

        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize(("answers", "stays"), [(("enter",), True), (("down", "enter"), False)])
async def test_escape_asks_before_words_are_thrown_away(
    desk: Desk, answers: tuple[str, ...], *, stays: bool
) -> None:
    async with form(desk, Plan()) as pilot:
        await pilot.press("x", "escape")
        asked = isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press(*answers)

        kind = NewSessionScreen if stays else HomeScreen
        await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    assert asked


async def test_ctrl_s_pressed_twice_makes_one_session(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        await pilot.press("ctrl+s", "ctrl+s")
        await made(pilot, desk)

        assert len(reading.sessions(desk.records)) == 1


async def test_a_click_does_what_the_keys_do(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        await pilot.click("#focus")
        is_focus_group = the_form(pilot).plan.focus_group
        await pilot.click("#zone")

        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
    assert is_focus_group


async def test_every_line_has_its_turn_when_tab_is_pressed(desk: Desk) -> None:
    async with form(desk, PLAN) as pilot:
        seen = []
        for _ in range(10):
            assert pilot.app.focused is not None
            seen.append(pilot.app.focused.id)
            await pilot.press("tab")

        fields = the_form(pilot).query("LineField, ChoiceLine, WordsEditor")
        assert seen == [field.id for field in fields][:10]
        assert {type(field) for field in fields} >= {LineField, ChoiceLine}
        assert pilot.app.focused is the_form(pilot).query_one("#title")


@pytest.mark.parametrize(
    ("typed", "agenda"),
    [
        ("20 What helps?", (("What helps?", 20),)),
        ("٢٠ ما الذي يساعد؟", (("ما الذي يساعد؟", 20),)),
        ("何が必要ですか\n\n  5  ", (("何が必要ですか", None), ("", 5))),
        ("- 3 things that help", (("3 things that help", None),)),
        ("2026 was hard", (("2026 was hard", None),)),
    ],
)
def test_an_agenda_is_read_as_it_was_typed(
    typed: str, agenda: tuple[tuple[str, int | None], ...]
) -> None:
    assert read_agenda(typed) == agenda


def test_an_agenda_is_read_back_as_it_was_written() -> None:
    agenda = (*PLAN.agenda, ("3 things", None), ("- so", None), ("5", None), ("በአማርኛ", None))

    assert read_agenda(agenda_text(agenda)) == agenda


def test_language_tags_have_commas_or_blanks_between() -> None:
    assert read_languages(" fa,، id en ; zh-Hant、ja ") == ("fa", "id", "en", "zh-Hant", "ja")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    desk.keep(ROUND)
    async with form(desk, replace(PLAN, round_id=ROUND.id, start="19:00"), size=size) as pilot:
        await pilot.press("ctrl+s")
        await shows(pilot, "! A start is")

        texts = [text for text, _ in PLAN.agenda]
        await check(pilot, "new-session", request, PLAN.title, ROUND.title, *texts)
        assert PLAN.title in screen_text(pilot.app)
