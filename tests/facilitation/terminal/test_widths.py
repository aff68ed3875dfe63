import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich import cells
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from facilitation.terminal import widths
from tests.facilitation.pty_run import ROOT

MEASURED = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _installed() -> None:
    widths.install()


@pytest.mark.parametrize("terminal", ["xterm 379", "VTE 0.70.6"])
@pytest.mark.parametrize("phrase", MEASURED)
def test_a_phrase_is_as_wide_as_terminals_draw_it(phrase: str, terminal: str) -> None:
    assert cell_len(phrase) == MEASURED[phrase][terminal]


def test_all_but_a_family_of_emoji_is_as_wide_in_tmux() -> None:
    wrong = [phrase for phrase in MEASURED if cell_len(phrase) != MEASURED[phrase]["tmux 3.3a"]]

    assert wrong == ["👨‍👩‍👧‍👦"]


@pytest.mark.parametrize("phrase", MEASURED)
def test_a_cut_is_as_wide_as_it_was_asked_to_be(phrase: str) -> None:
    for room in range(1, cell_len(phrase) + 1):
        assert cell_len(cells.set_cell_size(phrase, room)) == room


def test_installing_it_again_changes_nothing() -> None:
    before = cell_len("मानवाधिकार")

    widths.install()

    assert cell_len("मानवाधिकार") == before


def test_what_was_counted_before_is_counted_again() -> None:
    code = """
from rich.cells import cell_len
from facilitation.terminal import widths
before = cell_len("का")
widths.install()
print(before, cell_len("का"))
"""

    counted = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert counted.stdout == "1 2\n"


class Wrapping(App[None]):
    """A text that wraps at ten cells, and one that is being typed."""

    CSS = "Static { width: 10; } TextArea { width: 16; height: 8; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Static("स्थानीय क्षमता का क्या मतलब है?", markup=False)
        yield TextArea("မြန်မာစကား ပြောပါတယ် လူ့အခွင့်အရေး", soft_wrap=True)


async def test_no_line_that_wraps_is_wider_than_its_room() -> None:
    app = Wrapping()

    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        static = app.query_one(Static)
        lines = [static.render_line(y).text.rstrip() for y in range(static.size.height)]
        written = app.query_one(TextArea).wrapped_document.lines

    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= 10
    assert max(cell_len(line.strip()) for section in written for line in section) <= 16
