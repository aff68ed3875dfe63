import pytest

from convo.model.contributions import Translation
from convo.model.sessions import Prompt
from convo.model.words import Use
from convo.records import gathering, glance, reading
from facilitation.desk.notes import divide, join
from facilitation.desk.opening import Desk
from facilitation.screens.sheets import ConfirmScreen, TextScreen
from facilitation.screens.tagging_notes import DivideScreen
from facilitation.widgets.words_editor import WordsEditor
from tests.build import NOON, SAFETY, SESSION
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, messages, shows, until
from tests.facilitation.screens.test_tagging import (
    OTHER,
    TRUST,
    ask,
    has,
    has_rows,
    put,
    rows,
    said,
    screen,
    tagged,
    tagging,
    text,
)

TWO = "हमें पैसा चाहिए। हमें वकील चाहिए।"
AT = TWO.index("।") + 1


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, TRUST, said(11, TWO), said(12, "ငွေလိုတယ်"), said(13), put(11))


def kept(desk: Desk) -> dict[int, str]:
    return {one.id: one.text for one in gathering.gather(desk.records, [1]).contributions}


async def test_a_note_is_divided_where_the_cursor_stands_and_undone_as_one(desk: Desk) -> None:
    desk.keep(Translation(contribution_id=11, language="en", text="Money, a lawyer", checked=True))
    async with tagging(desk) as pilot:
        await pilot.press("end", "S")
        await until(pilot, lambda: isinstance(pilot.app.screen, DivideScreen))
        pilot.app.screen.query_one(WordsEditor).move_cursor((0, AT))
        await pilot.press("enter")
        await until(pilot, lambda: len(kept(desk)) == 4)

        [new] = set(kept(desk)) - {11, 12, 13}
        assert (kept(desk)[11], kept(desk)[new]) == (TWO[:AT], TWO[AT:].strip())
        assert tagged(desk) == {11, new}
        assert not glance.translations_of(desk.records, 11)[0].checked
        await has(pilot, "place", "divided from ")
        await pilot.press("u")
        await until(pilot, lambda: kept(desk)[11] == TWO)
        assert set(kept(desk)) == {11, 12, 13}


async def test_a_note_is_left_in_one_by_escape_and_where_a_part_would_be_empty(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("S", "escape", "S", "enter")
        await until(pilot, lambda: "both sides" in messages(pilot))

        assert set(kept(desk)) == {11, 12, 13}


async def test_what_is_marked_is_joined_with_the_row_once_that_is_meant(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("space", "down", "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: reading.get_contribution(desk.records, 12).same_as == 13)

        await until(
            pilot,
            lambda: "0 without" in text(pilot, "title") or "1 without" in text(pilot, "title"),
        )
        assert "1 without a theme" in text(pilot, "title")
        assert rows(pilot).marked == frozenset()
        await has(pilot, "place", "noted again: 0000")
        assert "same as 0000" in screen_text(pilot.app)
        await pilot.press("D")
        await until(pilot, lambda: reading.get_contribution(desk.records, 12).same_as is None)


async def test_joining_nothing_says_what_to_mark(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("d")

        assert "Mark the other notes" in messages(pilot)


async def test_erasing_says_how_many_notes_go(desk: Desk) -> None:
    join(desk, 13, [12]).result()
    async with tagging(desk) as pilot:
        screen(pilot)._entries.purge(13)
        await shows(pilot, "and 1 more noted with it")


async def test_shift_and_an_arrow_mark_a_run_of_rows(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await pilot.press("shift+down", "shift+down", "shift+up")

        assert rows(pilot).marked == {11, 12, 13}
        assert rows(pilot).current == 13


async def test_keys_pressed_before_the_rows_are_there_move_the_cursor(desk: Desk) -> None:
    desk.keep(*(said(n) for n in range(20, 40)))
    async with tagging(desk) as pilot:
        fresh = type(rows(pilot))()
        await screen(pilot).mount(fresh)
        for _ in range(13):
            fresh.action_move(1)
        fresh.show_ids(range(20, 40), lambda _ids: {})

        assert fresh.position == "14/20"


async def test_the_number_sign_opens_the_themes(desk: Desk) -> None:
    async with tagging(desk) as pilot:
        await ask(pilot, "number_sign", "tru")

        await until(pilot, lambda: tagged(desk, TRUST) == {12})


async def test_what_was_done_is_told_without_a_time_and_without_old_words(desk: Desk) -> None:
    desk.keep(said(12, "ငွေ မလိုပါ"))
    desk.keep(put(12))
    desk.writer.undo(SESSION.id).result()
    desk.keep(put(12, TRUST), put(13, TRUST))
    async with tagging(desk) as pilot:
        await pilot.press("home", "down", "r")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        assert isinstance(pilot.app.screen, TextScreen)
        lines = "\n".join(pilot.app.screen._lines)

    for told in ("  noted", "  words corrected", "undone: put under #", "  put under #"):
        assert told in lines
    assert "ငွေလိုတယ်" not in lines
    assert NOON.strftime("%H:%M") not in lines


async def test_the_whole_record_is_filtered_by_session_region_and_audience(desk: Desk) -> None:
    other = OTHER.__class__(**{n: getattr(OTHER, n) for n in OTHER.__slots__} | {"region": "MENA"})
    desk.keep(other, said(3, session_id=9), said(4, use=Use.INTERNAL))
    async with tagging(desk, None) as pilot:
        for typed, ids in (("region: MENA", (3,)), ("session: other", (3,))):
            await ask(pilot, "f", *typed.split(maxsplit=0))
            await has_rows(pilot, *ids)
            await pilot.press("escape")
            await until(pilot, lambda: len(rows(pilot).ids) == 5)
        await ask(pilot, "f", "by the public")
        await has_rows(pilot, 3, 12, 13, 11)
        assert "may be read by the public" in text(pilot, "title")


async def test_the_detail_has_the_prompt_and_where_it_spans_sessions_the_session(
    desk: Desk,
) -> None:
    desk.keep(Prompt(id=2, session_id=1, position=0, text="ማን?"), said(12, "so", prompt_id=2))
    async with tagging(desk) as pilot:
        assert text(pilot, "place").strip("\u2068\u2069") == "ማን?"
    async with tagging(desk, None) as pilot:
        assert "Asia" in text(pilot, "place")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_dividing_looks_as_it_did(
    desk: Desk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with tagging(desk, size=size) as pilot:
        await pilot.press("end", "S")
        await until(pilot, lambda: isinstance(pilot.app.screen, DivideScreen))

        await check(pilot, "dividing", request, TWO)


def test_parts_are_joined_no_more_than_once(desk: Desk) -> None:
    divide(desk, 11, AT).result()
    [new] = set(kept(desk)) - {11, 12, 13}
    join(desk, 12, [new, 13]).result()

    found = {
        one.id for one in reading.one_with(desk.records, reading.get_contribution(desk.records, 11))
    }

    assert found == {11, 12, 13, new}
