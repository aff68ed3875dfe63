"""Runs one harness on inputs that a coverage-guided fuzzer makes up, for so many seconds.

Runs as a program: `python -m tests.fuzz.fuzzing HARNESS FOLDER SECONDS`. The folder takes what
reached new lines, and what failed; its last line on stderr tells how much was tried.
"""

import importlib
import resource
import sys
import time
from pathlib import Path
from typing import Final

import atheris

SLOW: Final = 2
"""In seconds of the processor: an input that takes as long is a failure."""

ROOM_MIB: Final = 100
"""What one run may take beyond what the program has before it reads anything."""

_LONGEST: Final = 4_096  # bytes of an input: what is slow is so at this length already


def main(harness: str, folder: Path, seconds: int) -> None:
    """Fuzz until the time is over; the process ends with 0 if nothing failed."""
    with atheris.instrument_imports(include=["convo"]):
        module = importlib.import_module(f"tests.fuzz.{harness}")
    for n, seed in enumerate(module.seeds()):
        (folder / f"seed{n:03}").write_bytes(seed)

    def check(data: bytes) -> None:
        begin = time.process_time()
        module.check(data)
        assert time.process_time() - begin < SLOW, "slow"

    room = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + ROOM_MIB
    options = {
        "max_total_time": seconds,
        "max_len": _LONGEST,
        "timeout": 5 * SLOW,
        "rss_limit_mb": room,
        "seed": 7,
        "artifact_prefix": f"{folder}/failed-",
        "print_final_stats": 1,
    }
    words = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *words, str(folder)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
