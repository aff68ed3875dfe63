from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.records import readers, reading
from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk
from facilitation.desk.tagging import merge_themes, remove_theme
from facilitation.screens.codebook import CodebookScreen
from facilitation.screens.codebook_form import ThemeFormScreen
from facilitation.screens.tagging import codebook_over
from facilitation.screens.tagging_list import MarkingList
from facilitation.terminal.isolates import isolated
from facilitation.widgets.row_list import RowList
from tests.build import NOON, SAFETY, SESSION, contribution
from tests.facilitation.screens.painted import SIZES, check, messages, shows, type_in, until

NAMES = ("मदद", "ভয়", "လုံခြုံ", "ភាសា", "ความหวัง", "語言", "地域", "ሰላም")
SECURITY = Theme(
    id=5, name="کلید‌ها", parent_id=4, definition="Schlüssel [/] مفاتيح", when_to_use="passwords",
    when_not="doors", aliases=("fr: clés", "מפתחות"), colour="#00aaff",
)  # fmt: skip
OLD = Theme(id=6, name="الماضي", retired=True)
GONE = Theme(id=7, name="harm")


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    """Safety has 10 to 12 and stands for harm with 13; its part has 12; what is retired has 14."""
    desk.keep(
        SESSION, SAFETY, SECURITY, OLD, GONE, *(contribution("so", id=n) for n in range(10, 16))
    )
    tags = ((10, 4), (11, 4), (12, 4), (12, 5), (13, 7), (14, 6))
    desk.keep(*(Tag(contribution_id=id_, theme_id=theme_id) for id_, theme_id in tags))
    merge_themes(desk, "harm", "safety")


@asynccontextmanager
async def codebook(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(codebook_over(desk))
        await until(pilot, lambda: rows(pilot).current)
        yield pilot


def screen(pilot: Pilot[Any]) -> CodebookScreen:
    found = next(one for one in pilot.app.screen_stack if isinstance(one, CodebookScreen))
    assert isinstance(found, CodebookScreen)
    return found


def rows(pilot: Pilot[Any]) -> RowList:
    return screen(pilot).query_one(RowList)


def lines(pilot: Pilot[Any]) -> list[list[str]]:
    return [str(row.prompt).split() for row in rows(pilot).options]


def detail(pilot: Pilot[Any]) -> str:
    return str(screen(pilot).query_one("#detail", Static).content)


def themes(desk: Desk) -> dict[str, Theme]:
    return {one.name: one for one in reading.themes(desk.records)}


async def stand_on(pilot: Pilot[Any], theme: Theme) -> None:
    rows(pilot).put_cursor(str(theme.id))
    await pilot.pause()


async def answer(pilot: Pilot[Any], key: str, typed: str) -> None:
    await pilot.press(key)
    await type_in(pilot, typed)
    await pilot.press("enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_codebook_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    desk.keep(*(Theme(id=20 + n, name=name) for n, name in enumerate(NAMES)))

    async with codebook(desk, size=size) as pilot:
        await stand_on(pilot, SECURITY)
        await until(pilot, lambda: "passwords" in detail(pilot))
        await check(pilot, "codebook", request, *NAMES, OLD.name)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_form_of_a_theme_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with codebook(desk, size=size) as pilot:
        await stand_on(pilot, SECURITY)
        await pilot.press("enter")
        await check(pilot, "theme", request)


async def test_a_theme_stands_with_counts_state_and_what_was_merged_into_it(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        told = [[word for word in line[1:] if "■" not in word] for line in lines(pilot)]
        assert told[:3] == [
            ["4", "safety"],
            ["1", "merged", "harm"],
            ["1", isolated(SECURITY.name)],
        ]
        assert told[3][:2] == ["1", "retired"]
        await until(pilot, lambda: "holds #harm" in detail(pilot))


async def test_keys_rename_retire_and_take_it_back(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await stand_on(pilot, SECURITY)
        await answer(pilot, "r", "2")
        await until(pilot, lambda: f"{SECURITY.name}2" in themes(desk))
        await pilot.press("x")
        await until(pilot, lambda: themes(desk)[f"{SECURITY.name}2"].retired)
        await pilot.press("u", "u")
        await until(pilot, lambda: themes(desk).get(SECURITY.name) == SECURITY)
        await pilot.press("U")
        await until(pilot, lambda: f"{SECURITY.name}2" in themes(desk))


async def test_a_theme_is_merged_and_taken_apart_by_keys(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await stand_on(pilot, OLD)
        await answer(pilot, "m", "safety")
        await until(pilot, lambda: OLD.name not in themes(desk))
        await until(pilot, lambda: len(lines(pilot)) == 4)
        assert "Counted there from now on: 1" in messages(pilot)

        await stand_on(pilot, OLD)
        await pilot.press("M")
        await until(pilot, lambda: themes(desk)[OLD.name] == OLD)


async def test_what_is_marked_goes_under_the_new_theme(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await answer(pilot, "s", "ተስፋ")
        await shows(pilot, "4 stay")
        await pilot.press("space", "down", "b", "ctrl+s")
        await until(pilot, lambda: "ተስፋ" in themes(desk))
        made = themes(desk)["ተስፋ"]

        assert readers.under_theme(desk.records, made.id, reader=Reader.FIRST) == {10, 11}
        assert readers.under_theme(desk.records, 4, reader=Reader.FIRST) == {11, 12, 13}
        await until(pilot, lambda: rows(pilot).current == str(made.id))


async def test_the_parent_is_never_a_part(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await pilot.press("p")
        await shows(pilot, f"#{OLD.name}")
        options = pilot.app.screen.query_one(OptionList).options
        assert not [one for one in options if SECURITY.name in str(one.prompt)]
        await type_in(pilot, OLD.name)
        await pilot.press("enter")
        await until(pilot, lambda: themes(desk)["safety"].parent_id == OLD.id)


async def test_a_new_theme_keeps_what_was_typed_until_it_can_be_one(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await pilot.press("n")
        await type_in(pilot, "safety")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "another theme has that name" in messages(pilot).lower())
        assert isinstance(pilot.app.screen, ThemeFormScreen)

        await type_in(pilot, "-ความ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "safety-ความ" in themes(desk))
        await until(pilot, lambda: rows(pilot).current == str(themes(desk)["safety-ความ"].id))


async def test_files_come_in_and_go_out(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\nভাষা\n", encoding="utf-8")

    async with codebook(desk) as pilot:
        await answer(pilot, "i", str(tmp_path / "in.csv"))
        await until(pilot, lambda: "1 added, 0 already there." in messages(pilot))
        await answer(pilot, "o", str(tmp_path / "out.qdc"))
        await until(pilot, lambda: "4 themes written." in messages(pilot))
        await pilot.press("S")
        await until(pilot, lambda: "digital-security" in themes(desk))

    assert "ভাষা" in (tmp_path / "out.qdc").read_text(encoding="utf-8")


async def test_a_theme_leads_to_what_is_under_it_and_esc_comes_back(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await pilot.press("t")
        await shows(pilot, "1/4")
        assert pilot.app.screen.query_one(MarkingList).ids == (10, 11, 12, 13)

        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen == screen(pilot))


async def test_what_is_removed_comes_back(desk: Desk) -> None:
    async with codebook(desk) as pilot:
        await stand_on(pilot, SECURITY)
        await pilot.press("delete")
        await until(pilot, lambda: SECURITY.name not in themes(desk))
        await pilot.press("u")
        await until(pilot, lambda: themes(desk).get(SECURITY.name) == SECURITY)


async def test_an_empty_codebook_says_how_to_begin(desk: Desk) -> None:
    for name in ("safety", *themes(desk)):
        if name in themes(desk):
            remove_theme(desk, name)
    remove_theme(desk, "harm")

    async with ConvoApp(desk).run_test(notifications=True) as pilot:
        await pilot.press("C")
        await shows(pilot, "No theme yet: n adds one")
