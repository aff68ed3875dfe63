"""Several programs that write to one record at the same time, each at the pace of a busy room.

Run as `python -m tests.load.writing HOME SECONDS SEED`, it is one of them: it prints, as JSON, the
milliseconds from hand-in to saved of each of its contributions, and what went wrong.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from convo.errors import ConvoError
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import IN_EVERY_SCRIPT, KEY, contribution
from tests.facilitation.pty_run import ROOT

PROCESSES = 5
"""As many windows as a large room has note-takers."""
EVERY = 0.5
"""Seconds from one contribution of a process to its next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of all that the programs wrote."""

    saved: list[float]
    """Milliseconds from hand-in to saved, of each contribution."""

    failed: int


def write_at_once(folder: Path, *, seconds: int) -> Written:
    """Have five programs write to the record in *folder* for so long."""
    programs = [
        subprocess.Popen(
            (sys.executable, "-m", __spec__.name, str(folder), str(seconds), str(number)),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    told = [json.loads(program.communicate()[0]) for program in programs]
    return Written(
        saved=[spent for one in told for spent in one["saved"]],
        failed=sum(one["failed"] for one in told),
    )


def write(folder: Path, *, seconds: int, number: int) -> Written:
    """Write to a record for so long, and read from it as its screens would."""
    saved, failed = [], 0
    with open_desk(Home(folder), KEY) as desk:
        begun = time.perf_counter() + number * EVERY / PROCESSES
        for n in range(round(seconds / EVERY)):
            time.sleep(max(0.0, begun + n * EVERY - time.perf_counter()))
            said = contribution(f"{IN_EVERY_SCRIPT[n % 14]} {number} {n}")
            handed_in = time.perf_counter()
            try:
                desk.keep(said)
            except ConvoError:
                failed += 1
            else:
                saved.append((time.perf_counter() - handed_in) * 1e3)
            desk.records.execute("SELECT max(id) FROM contributions").fetchall()
    return Written(saved=saved, failed=failed)


if __name__ == "__main__":
    done = write(Path(sys.argv[1]), seconds=int(sys.argv[2]), number=int(sys.argv[3]))
    print(json.dumps({"saved": done.saved, "failed": done.failed}))  # noqa: T201 - its answer
