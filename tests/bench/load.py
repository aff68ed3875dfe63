"""Five programs that write to one record for a minute, and a session of eight hours."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from convo.records.connection import create_store
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.bench.table import Row, limited
from tests.build import KEY, NOON, PROMPT, SESSION
from tests.load.long_session import HOUR, MINUTES, growth_of, memory_by_minute
from tests.load.measuring import p95
from tests.load.writing import PROCESSES, write_at_once

SECONDS = 60


def rows() -> Iterator[Row]:
    """Yield both figures."""
    with tempfile.TemporaryDirectory() as folder:
        written = write_at_once(_begun(Path(folder)), seconds=SECONDS)
    what = f"{PROCESSES} programs write to one record for {SECONDS} s"
    yield limited(f"{what}: refused as locked", written.failed, unit="contributions", most=0)
    yield limited(f"{what}: saved, p95", p95(written.saved), unit="ms", most=50)
    with tempfile.TemporaryDirectory() as folder:
        held = list(memory_by_minute(_begun(Path(folder)), minutes=MINUTES))
    growth = growth_of(held, warm=HOUR)
    yield limited("memory after 8 hours of a session, more than after one", growth,
                  unit="%", most=5)  # fmt: skip


def run() -> None:
    """Print the figures."""
    print(*rows(), sep="\n")


def _begun(folder: Path) -> Path:
    create_store(Home(folder).record, KEY)
    with open_desk(Home(folder), KEY) as desk:
        desk.keep(replace(SESSION, begun_on=NOON.date(), rule_version="en 1"), PROMPT)
    return folder
