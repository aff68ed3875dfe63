"""What the screens cost: a long list over an encrypted record, keys, the curtain.

* Everything runs at a pseudo-terminal of 120 columns and 40 rows, as people would run it.
* A list is painted once its program says that its screen is refreshed; the clock starts before
  the record is opened. Memory is what the process holds more than before that.
* From a key to paint is from its bytes being written to the last byte that came back before a
  pause; a key that leads to nothing within a second is left out.
"""

import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from convo.records.connection import open_to_read
from facilitation.app import ConvoApp
from facilitation.desk.trying import demo_desk
from facilitation.terminal import widths
from facilitation.terminal.ordered_input import OrderedInput
from facilitation.widgets.contribution_list import ContributionList, Line
from tests.bench.capture import filled
from tests.build import KEY
from tests.facilitation.pty_run import DOWN, F3, F5, PAGE_DOWN, Pty

SIZES = (1_000, 10_000, 100_000)
KEYS = 100
_PAUSE = 0.06  # seconds without a byte: a repaint is over
_MS = 1_000
_CLOCK = re.compile(rb"\d\d:\d\d")


class ListApp(OrderedInput):
    """The list alone; F5 fills it from the record, and writes down what that cost."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "fill")]

    def __init__(self, record: Path, figures: Path) -> None:
        widths.install()
        super().__init__()
        self._record, self._figures = record, figures
        self._open = ExitStack()  # closed with the process

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield ContributionList()

    def action_fill(self) -> None:
        """Open the record and show all that is in it."""
        memory, begun = _memory(), time.perf_counter()
        self._db = self._open.enter_context(open_to_read(self._record, KEY))
        ids = [id_ for (id_,) in self._db.execute("SELECT id FROM contributions ORDER BY id")]
        self.query_one(ContributionList).show_ids(ids, self._lines)

        def painted() -> None:
            took = time.perf_counter() - begun
            figures = {"painted": took, "memory": _memory() - memory}
            self._figures.write_text(json.dumps(figures))

        self.call_after_refresh(painted)

    def _lines(self, ids: Sequence[int]) -> Mapping[int, Line]:
        wanted = ",".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT id, attribution, text FROM contributions WHERE id IN ({wanted})",  # noqa: S608 - question marks
            list(ids),
        )
        return {
            id_: Line(columns=f"{id_ >> 46:04x} {who:<9}", text=text)
            for id_, who, text in rows.fetchall()
        }


def repaints(program: Pty, key: bytes, times: int) -> list[float]:
    """Type *key* so many times; return the milliseconds to the last byte of each repaint."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        program.type(key)
        last = begun
        wait = 1.0
        while program.read(wait):
            last, wait = time.perf_counter(), _PAUSE
        if last > begun:
            spent.append((last - begun) * _MS)
    return spent


def measure_list(folder: Path, rows: int) -> None:
    """Print what a list of so many rows costs."""
    record, figures = folder / f"{rows}.db", folder / f"{rows}.json"
    filled(record, rows)
    with Pty("tests.bench.terminal", str(record), str(figures), size=(120, 40)) as program:
        program.shows(b"\x1b[?2004h")
        repaints(program, b"", 1)
        program.type(F5)
        while not figures.exists():
            program.read(0.1)
        repaints(program, b"\x1b[F\x1b[H", 1)  # to the end, and back to the beginning
        down, page = repaints(program, DOWN, KEYS), repaints(program, PAGE_DOWN, KEYS)
    found = json.loads(figures.read_text())
    print(
        f"{rows:8,}{found['painted'] * _MS:10.0f} ms{found['memory']:8.1f} MB"
        f"{_figures(down)}{_figures(page)}"
    )


def measure_curtain() -> None:
    """Print how fast a curtain hides what is there, in the app itself: until its clock is seen."""
    spent = []
    with Pty("tests.bench.terminal", size=(120, 40)) as program:
        program.shows(b"SESSIONS")
        repaints(program, b"\r", 1)
        for _ in range(30):
            before, begun = len(program.seen), time.perf_counter()
            program.type(F3)
            while not _CLOCK.search(program.seen, before):
                program.read(1)
            spent.append((time.perf_counter() - begun) * _MS)
            repaints(program, b"\x12", 1)
    print(f"F3 to curtain{_figures(spent)}   (goal: 100 at the most)")


def run() -> None:
    """Print the figures."""
    print(f"{'rows':>8}{'painted':>13}{'memory':>11}{'down p50':>12}{'p95':>7}"
          f"{'page p50':>12}{'p95':>7}   ms (goals: 500 ms, 60 MB, p95 50 ms)")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            measure_list(Path(folder), rows)
    measure_curtain()


def _figures(spent: Sequence[float]) -> str:
    return f"{statistics.median(spent):12.0f}{statistics.quantiles(spent, n=20)[-1]:7.0f}"


def _memory() -> float:
    """Return the megabytes that this process holds; Linux alone tells."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ListApp(*map(Path, sys.argv[1:])).run()
    else:
        with demo_desk() as (desk, _):
            ConvoApp(desk).run()
