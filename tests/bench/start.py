"""What a command costs before it does anything: `convo --help` beside `python -c pass`."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
TIMES = 15


def seconds(*arguments: str) -> float:
    """Return the median of the seconds that Python takes with *arguments*."""
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def run() -> None:
    """Print the figures."""
    bare = seconds("-c", "pass")
    help_ = seconds("-c", "from facilitation.cli import main; main()", "--help")
    print(f"python -c pass {bare * 1000:.0f} ms, convo --help {help_ * 1000:.0f} ms:"
          f" {(help_ - bare) * 1000:.0f} ms more   (goal: 150 at the most)")  # fmt: skip
