"""What a command costs before it does anything: `convo --help` beside `python -c pass`."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from convo.records.connection import create_store
from facilitation.desk.home import Home
from tests.bench.table import Row, compared, limited
from tests.build import KEY
from tests.facilitation.pty_run import Pty

ROOT = Path(__file__).parents[2]
TIMES = 9
_HELP = "from facilitation.cli import main; main()"


def seconds(*arguments: str) -> float:
    """Return the median of the seconds that Python takes with *arguments*."""
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def rows() -> Iterator[Row]:
    """Yield the time to a painted home beside a bare Textual app, and that of a command."""
    with tempfile.TemporaryDirectory() as folder:
        create_store(Home(Path(folder)).record, KEY)
        pairs = [
            (_painted("tests.load.program", folder), _painted("tests.bench.bare_app"))
            for _ in range(TIMES)
        ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield compared("start to a painted home", ours * 1000, beside=theirs * 1000,
                   named="a bare Textual app to its first words", unit="ms", most=1.5,
                   why="records, desk and screens are loaded, and a record opened")  # fmt: skip
    bare, help_ = seconds("-c", "pass"), seconds("-c", _HELP, "--help")
    row = limited("`convo --help`, more than `python -c pass`", (help_ - bare) * 1000,
                  unit="ms", most=150, why="click, and the names of all commands")  # fmt: skip
    yield replace(row, beside=f"{bare * 1000:.0f} ms: `python -c pass`", ratio=help_ / bare - 1)


def _painted(*words: str) -> float:
    """Return the seconds from the start of a program to what it paints."""
    started = time.perf_counter()
    with Pty(*words, size=(120, 40)) as program:
        if not program.shows(b"SESSIONS"):
            raise AssertionError("the program did not start")
        return time.perf_counter() - started


def run() -> None:
    """Print the figures."""
    bare = seconds("-c", "pass")
    help_ = seconds("-c", _HELP, "--help")
    print(f"python -c pass {bare * 1000:.0f} ms, convo --help {help_ * 1000:.0f} ms:"
          f" {(help_ - bare) * 1000:.0f} ms more   (goal: 150 at the most)")  # fmt: skip
