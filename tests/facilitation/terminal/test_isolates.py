import pytest
from rich.segment import Segment
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal
from textual.filter import LineFilter
from textual.widgets import OptionList, Static, TextArea

from facilitation.display import show
from facilitation.terminal.isolates import (
    FSI,
    PDI,
    IsolatedLines,
    WholeIsolates,
    isolated,
    runs_both_ways,
)
from tests.build import IN_EVERY_SCRIPT
from tests.facilitation.screen_text import raw_rows, torn_rows

ARABIC = "دعم محلي قبل الأزمة نحتاج إلى دعم"
WORDS = [text for text in IN_EVERY_SCRIPT if runs_both_ways(text)]


class Pane(IsolatedLines, Static):
    """Isolates each line of a text that wraps."""


class Editor(IsolatedLines, TextArea):
    """Isolates each line while it is typed."""


class Panes(App[None]):
    """Words in both directions, in panes side by side."""

    CSS = """
    Pane { width: 1fr; height: 1fr; border-right: solid red; padding: 0 1; }
    Editor { width: 2fr; height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Pane(Text("\n".join(["سلامة", ARABIC] * 6)))
            yield Editor(f"{ARABIC} (2 أشخاص)\nقبل 15:30 hello\n" * 6)
            yield Pane(Text("\n".join(["ثالث", "בטיחות", "plain"] * 4)))


async def test_words_of_the_other_direction_are_painted_where_there_are_to_be_no_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Panes()

    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        rows = raw_rows(app)

    assert torn_rows(rows) == []
    assert any(runs_both_ways(row) for row in rows)


async def test_each_line_of_each_pane_is_an_isolate_of_its_own() -> None:
    app = Panes()

    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        rows = raw_rows(app)

    assert torn_rows(rows) == []
    assert all(row.count(FSI) >= 1 for row in rows if runs_both_ways(row))
    assert rows[1].count(FSI) == 3
    assert all("│" not in part for row in rows for part in _inside(row))


async def test_a_line_from_left_to_right_is_left_as_it_is() -> None:
    app = Panes()

    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        last = app.query(Pane).last()
        line = last.render_line(2).text

    assert line.rstrip() == "plain"


async def test_blanks_behind_the_words_stay_outside() -> None:
    app = Panes()

    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        strip = app.query(Pane).last().render_line(0)

    assert strip.text.rstrip(" ") == f"{FSI}ثالث{PDI}"
    assert strip.crop(0, 10).text.count(PDI) == 1


class Cut(App[None]):
    """Words that do not fit, in a widget that isolates nothing itself."""

    CSS = "OptionList { text-wrap: nowrap; text-overflow: ellipsis; } Static { height: 6; }"

    def __init__(self, *filters: LineFilter) -> None:
        super().__init__()
        self.more = filters

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), *self.more]

    def compose(self) -> ComposeResult:
        yield OptionList(*[Text.assemble("P3 ", show(text * 9)) for text in WORDS], markup=False)
        yield Static(Text(f"{FSI}{ARABIC * 3}{PDI}"), markup=False)


@pytest.mark.parametrize("filters", [[], [WholeIsolates()]])
async def test_an_isolate_that_was_cut_is_closed_on_its_row(filters: list[LineFilter]) -> None:
    app = Cut(*filters)

    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        torn = torn_rows(raw_rows(app))

    assert bool(torn) != bool(filters)


@pytest.mark.parametrize(
    ("texts", "painted"),
    [
        (["abc  "], "abc  "),
        ([f"{FSI}مر  "], f"{FSI}مر{PDI}  "),
        ([f"{FSI}مر", "يم ", "  "], f"{FSI}مريم{PDI}   "),
        ([f"مر{PDI} ", "x"], "مر x"),
        ([f"{FSI}\u2067a{PDI}b"], f"{FSI}\u2067a{PDI}b{PDI}"),
        ([f"{PDI}{FSI}a"], f"{FSI}a{PDI}"),
    ],
)
def test_whole_isolates_leave_each_row_in_balance(texts: list[str], painted: str) -> None:
    kept = WholeIsolates().apply([Segment(text) for text in texts], Color(0, 0, 0))

    assert "".join(segment.text for segment in kept) == painted


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_only_what_runs_the_other_way_is_isolated(text: str) -> None:
    runs = any("\u0590" <= letter <= "\u06ff" for letter in text)

    assert isolated(text) == (f"{FSI}{text}{PDI}" if runs else text)


def _inside(row: str) -> list[str]:
    return [part.partition(PDI)[0] for part in row.split(FSI)[1:]]
