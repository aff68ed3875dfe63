"""How fast a talk page and notes come in, beside `executemany` of the same rows."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from convo.model.changes import Keep
from convo.model.contributions import Contribution
from convo.model.words import Attribution
from convo.records import reading
from convo.records.codec import columns, to_row
from convo.records.connection import create_store, open_store, transaction
from convo.records.store import Store
from facilitation.desk.home import Home
from facilitation.desk.importing import Source, import_text
from facilitation.desk.opening import open_desk
from tests.bench.table import Row, compared
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution

ROWS = 10_000


def rows() -> Iterator[Row]:
    """Yield how long an import takes, indexed and not."""
    kept, indexed, least = measured()
    for what, spent, most in (("read, guessed and kept", kept, 2), ("and indexed", indexed, 15)):
        yield compared(
            f"import of {ROWS:,} notes, {what}", spent * 1e6 / ROWS, beside=least * 1e6 / ROWS,
            named="executemany, encrypted, no index", unit="us a note", most=most,
            why="two thirds go into the guess of each note's language",
        )  # fmt: skip


def run() -> None:
    """Print the figures."""
    kept, indexed, least = measured()
    print(f"notes read, guessed, kept and journalled: {ROWS / kept:9,.0f} rows/s")
    print(f"and indexed:                              {ROWS / indexed:9,.0f} rows/s")
    print(f"executemany, encrypted, no index:         {ROWS / least:9,.0f} rows/s")


def measured() -> tuple[float, float, float]:
    """Return the seconds until notes are kept, until they are indexed, and of bare rows."""
    notes = "".join(f"P{n % 30 + 1}: {IN_EVERY_SCRIPT[n % 14]} {n}\n" for n in range(ROWS))
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        create_store(home.record, KEY)
        with open_desk(home, KEY) as desk:
            desk.keep(SESSION)
            started = time.perf_counter()
            import_text(
                desk, SESSION.id, notes.encode(),
                source=Source.NOTES, attribution=Attribution.REGION,
            )  # fmt: skip
            kept = time.perf_counter() - started
            started = time.perf_counter()
        indexed = time.perf_counter() - started
        return kept, kept + indexed, _bare(Path(folder) / "bare.db")


def _bare(path: Path) -> float:
    create_store(path, KEY)
    with open_store(path, KEY) as db:
        Store(db).apply(Keep(SESSION))
        rows = [to_row(contribution(f"{IN_EVERY_SCRIPT[n % 14]} {n}")) for n in range(ROWS)]
        names = columns(Contribution)
        values = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO contributions ({', '.join(names)}) VALUES ({values})"  # noqa: S608 - names of ours
        started = time.perf_counter()
        with transaction(db):
            db.conn.executemany(statement, rows)
        spent = time.perf_counter() - started
        assert reading.contributions_in(db, SESSION.id) == ROWS
    return spent
