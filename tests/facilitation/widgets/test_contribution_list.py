from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from facilitation.terminal import widths
from facilitation.terminal.isolates import ISOLATE
from facilitation.widgets.contribution_list import (
    PAGE_ROWS,
    PAGES_KEPT,
    ContributionList,
    Line,
)
from tests.build import IN_EVERY_SCRIPT
from tests.facilitation.screen_text import (
    controls,
    raw_rows,
    rows_with_more_behind,
    screen_text,
    torn_rows,
)

LONG = 100_000


class Lines:
    """Lines made as they are asked for, and what was asked for."""

    def __init__(self, text: Callable[[int], str] = "row {}".format) -> None:
        self.asked: list[int] = []
        self.gone: set[int] = set()
        self.text = text

    def __call__(self, ids: Sequence[int]) -> Mapping[int, Line]:
        self.asked.append(len(ids))
        return {
            id_: Line(columns=f"{id_:06}", text=self.text(id_))
            for id_ in ids
            if id_ not in self.gone
        }


class ListApp(App[None]):
    """The list alone, and what it told."""

    def __init__(self, rows: int, read: Lines | None = None) -> None:
        super().__init__()
        widths.install()
        self.rows, self.read = rows, read or Lines()
        self.told: list[Any] = []

    def compose(self) -> ComposeResult:
        yield ContributionList()

    def on_mount(self) -> None:
        self.list.show_ids(range(self.rows), self.read)

    @property
    def list(self) -> ContributionList:
        return self.query_one(ContributionList)

    def on_contribution_list_opened(self, message: ContributionList.Opened) -> None:
        self.told.append(message.id)

    def on_contribution_list_marked(self, message: ContributionList.Marked) -> None:
        self.told.append(message.ids)

    def on_contribution_list_moved(self, message: ContributionList.Moved) -> None:
        self.told.append(message.position)


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press *keys*; return the row under the cursor."""
    await pilot.press(*keys)
    await pilot.pause()
    return next(row for row in screen_text(pilot.app).splitlines() if row.startswith(">"))


async def test_of_a_hundred_thousand_rows_it_reads_what_is_seen() -> None:
    app = ListApp(LONG)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        top = screen_text(app).splitlines()
        end = await press(pilot, "end")

    assert (top[0], top[23]) == (">[ ] 000000 row 0", " [ ] 000023 row 23")
    assert end == ">[ ] 099999 row 99999"
    assert app.read.asked == [PAGE_ROWS] * 2


async def test_it_keeps_so_many_pages_and_no_more() -> None:
    app = ListApp(LONG)

    async with app.run_test(size=(80, 24)):
        for page in [*range(PAGES_KEPT + 1), 1, 0]:  # the last one was thrown away
            app.list.action_go(page * PAGE_ROWS)
            app.list.render_line(page * PAGE_ROWS - app.list.scroll_offset.y)
        asked = len(app.read.asked)

    assert asked == PAGES_KEPT + 2


async def test_keys_move_the_cursor_and_stop_at_both_ends() -> None:
    app = ListApp(100)

    async with app.run_test(size=(80, 24)) as pilot:
        seen = [
            await press(pilot, key)
            for key in ("up", "down", "pagedown", "pageup", "pageup", "end", "down", "home")
        ]

    assert [int(row.split()[-1]) for row in seen] == [0, 1, 24, 1, 0, 99, 99, 0]


async def test_the_position_is_told_for_a_title() -> None:
    app = ListApp(47)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down", "down")
        told = app.told[-1]

    assert told == "4/47"
    assert ContributionList().position == "0/0"


async def test_rows_are_marked_by_their_ids_and_enter_opens_one() -> None:
    app = ListApp(9)

    async with app.run_test(size=(80, 24)) as pilot:
        marked = await press(pilot, "down", "space")
        app.told.clear()
        await press(pilot, "space", "space", "enter")

    assert marked == ">[x] 000001 row 1"
    assert app.told == [frozenset(), frozenset({1}), 1]


async def test_other_rows_are_shown_from_the_first_and_without_marks() -> None:
    app = ListApp(9)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "space")
        app.list.show_ids(range(1, 5), app.read)
        await pilot.pause()
        rows = screen_text(app).splitlines()[:2]
        marked = app.list.marked

    assert rows == [">[ ] 000001 row 1", " [ ] 000002 row 2"]
    assert marked == set()


async def test_the_cursor_stays_in_sight_in_a_smaller_window() -> None:
    app = ListApp(30)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "pagedown")
        await pilot.resize_terminal(80, 10)
        await pilot.pause()
        seen = screen_text(app)

    assert ">[ ] 000023 row 23" in seen


async def test_in_an_empty_list_no_key_does_anything() -> None:
    app = ListApp(0)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "enter", "down", "end")
        await pilot.pause()
        current = app.list.current

    assert current is None
    assert app.told == ["0/0"]


async def test_new_rows_are_followed_from_the_last_row_alone() -> None:
    app = ListApp(30)

    async with app.run_test(size=(80, 24)) as pilot:
        app.list.append(30, follow=True)
        await pilot.pause()
        stayed = app.list.position
        await press(pilot, "end")
        app.list.append(31, 32, follow=True)
        await pilot.pause()
        followed, last = app.list.position, screen_text(app).splitlines()[-1]
        app.list.append(33, follow=False)
        left = app.list.position

    assert stayed == "1/31"
    assert followed == "33/33"
    assert last == ">[ ] 000032 row 32"
    assert left == "33/34"


async def test_cursor_and_marks_stay_on_their_ids_where_rows_come_and_go() -> None:
    app = ListApp(9)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "down", "down", "down", "space")
        app.list.change_ids([1, 3, 5, 7, 9], follow=True)
        await pilot.pause()
        row = await press(pilot)
        marked = app.list.marked
        app.list.change_ids([1, 5], follow=True)
        gone = app.list.position

    assert row == ">[x] 000003 row 3"
    assert marked == {3}
    assert gone == "2/2"


async def test_other_rows_are_followed_from_the_last_row_where_that_is_wanted() -> None:
    app = ListApp(3)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end")
        app.list.change_ids(range(5), follow=False)
        left = app.list.position
        await press(pilot, "end")
        app.list.change_ids(range(7), follow=True)
        followed = app.list.position

    assert (left, followed) == ("3/5", "7/7")


async def test_a_list_that_lost_all_its_rows_takes_new_ones() -> None:
    app = ListApp(3)

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end")
        app.list.change_ids([], follow=True)
        app.list.append(8, follow=False)
        current = app.list.current

    assert current == 8


async def test_a_row_changes_when_it_is_read_again_and_is_blank_once_it_is_gone() -> None:
    app = ListApp(3)

    async with app.run_test(size=(80, 24)) as pilot:
        app.read.text = "now {}".format
        app.read.gone = {1}
        app.list.read_again()
        await pilot.pause()
        rows = screen_text(app).splitlines()[:3]

    assert rows == [">[ ] 000000 now 0", " [ ]", " [ ] 000002 now 2"]


async def test_a_click_moves_marks_or_opens() -> None:
    app = ListApp(9)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(ContributionList, offset=(30, 4))
        clicked = app.list.current
        await pilot.click(ContributionList, offset=(2, 5))
        marked = app.list.marked
        app.told.clear()
        await pilot.click(ContributionList, offset=(30, 6), times=2)
        await pilot.click(ContributionList, offset=(30, 20))
        current = app.list.current

    assert clicked == 4
    assert marked == {5}
    assert 6 in app.told
    assert current == 6


async def test_the_wheel_scrolls() -> None:
    app = ListApp(100)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], ContributionList, offset=(5, 5))
        await pilot.pause(0.3)
        top = screen_text(app).splitlines()[0]

    assert top.endswith("row 2")


@pytest.mark.parametrize("width", [80, 40, 25])
async def test_words_come_last_and_every_row_is_whole_in_every_script(width: int) -> None:
    texts = [f"{text} {text} {text}" for text in IN_EVERY_SCRIPT]
    app = ListApp(len(texts), Lines(texts.__getitem__))

    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        rows = raw_rows(app)

    assert torn_rows(rows) == []
    assert rows_with_more_behind(rows, *texts) == []
    assert {cell_len(ISOLATE.sub("", row)) for row in rows} == {width}
    assert sum("…" in row for row in rows) >= len(texts) - 3


async def test_a_cut_leaves_no_letter_without_its_marks() -> None:
    text = "क्षमता का क्या मतलब है " * 9
    app = ListApp(1, Lines(lambda _id: text))

    async with app.run_test(size=(60, 24)) as pilot:
        for width in range(20, 40):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            shown = screen_text(app).splitlines()[0].partition(" 000000 ")[2] or ""
            shown = shown.removesuffix("…")
            assert text.startswith(shown)
            assert text[len(shown)] not in "\u093e\u0948\u094d"


async def test_words_that_run_the_other_way_stand_inside_an_isolate() -> None:
    app = ListApp(1, Lines(lambda _id: "\u2067نحتاج (abc)\u2069 إلى"))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row = raw_rows(app)[0]

    assert row.rstrip(" ") == ">[ ] 000000 \u2068نحتاج (abc) إلى\u2069"


HOSTILE = {
    "title": "d\x1b]0;PWN\x07",
    "clipboard": "d\x1b]52;c;UFdO\x07",
    "clear": "d\x1b[2J\x1b[H",
    "device control": "d\x1bPq\x1b\\",
    "one-byte control": "d\x9b31m",
    "one-byte title": "d\x9d0;PWN\x9c",
    "line drawing": "d\x0e\x0f",
    "over what was said": "d\r\x08\x08no",
    "over the next row": "d\n\x0b\x0c\u2028no",
    "a command": "d[@click=app.quit]x[/]",
    "an end of markup": 'd[/] [b] [B] [b="',
    "backwards": "d\u202egnp.exe\u202c",
    "isolates left open": "d\u2067\u2066\u2069\u2068",
    "tags nobody sees": "d\U000e0041\U000e007f\u2060",
}


async def test_hostile_words_stay_in_sight_and_do_nothing() -> None:
    texts = list(HOSTILE.values())
    app = ListApp(len(texts), Lines(texts.__getitem__))

    async with app.run_test(size=(60, len(texts))) as pilot:
        await pilot.click(ContributionList, offset=(15, 9))
        await pilot.pause()
        rows = raw_rows(app)
        is_running = app.is_running

    assert controls(rows) == []
    assert torn_rows(rows) == []
    assert all(f" {n:06} d" in row for n, row in enumerate(rows))
    assert "[@click=app.quit]x[/]" in rows[9]
    assert '[/] [b] [B] [b="' in rows[10]
    assert is_running


async def test_of_a_text_without_an_end_a_row_is_made_of_its_beginning() -> None:
    app = ListApp(1, Lines(lambda _id: "\u0301" * 100_000))

    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        row = raw_rows(app)[0]

    assert len(row) < 3_000
    assert "…" in row


def test_columns_are_ascii_and_words_are_in_no_repr() -> None:
    assert "safety" not in repr(Line(columns="P3", text="safety"))
    with pytest.raises(ValueError, match="ASCII"):
        Line(columns="مريم", text="")
