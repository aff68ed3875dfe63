"""Searches of 100,000 contributions in 14 scripts, beside bare FTS5 on the same texts.

* Both are encrypted, and timed by the processor. Asked for are the newest 50, for words that
  stand in few texts or in one of 14.
* Bare is FTS5 as it comes: its own division of words, which finds nothing inside what is written
  without spaces. Those searches do not count: what finds nothing is quick.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from convo.records.connection import open_store
from convo.records.driver import Database
from tests.bench.table import Row, limited
from tests.build import KEY
from tests.load.large import Texts, make_large, make_texts
from tests.load.measuring import NEWEST, p95, searches

ROWS = 100_000


def rows() -> Iterator[Row]:
    """Yield the figure, and how often bare FTS5 finds what is there."""
    texts = make_texts()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        make_large(path, ROWS, texts)
        with open_store(path, KEY) as db:
            ours = max(searches(db, texts).values())
            _add_bare(db)
            bare, found = _bare(db, texts)
    row = limited(f"search, newest {NEWEST} of {ROWS:,}, p95 of the slowest script", ours,
                  unit="ms", most=10)  # fmt: skip
    beside = f"{bare:.2g} ms: bare FTS5, where it finds any: in {found:.0%} of searches"
    yield replace(row, beside=beside, ratio=ours / bare)


def run() -> None:
    """Print the figures."""
    print(*rows(), sep="\n")


def _add_bare(db: Database) -> None:
    db.execute("CREATE VIRTUAL TABLE bare USING fts5 (text, content='')")
    db.execute("INSERT INTO bare (rowid, text) SELECT docid, text FROM indexed"
               " JOIN contributions ON id = contribution_id ORDER BY docid")  # fmt: skip


def _bare(db: Database, texts: Texts) -> tuple[float, float]:
    """Return the milliseconds of the slowest script, and the share of searches that find any."""
    slowest, found = 0.0, []
    for number, rare in enumerate(texts.rare):
        for words in (rare, [texts.common[number]] * len(rare)):
            spent = []
            for word in words:
                begun = time.thread_time()
                ids = db.execute(
                    "SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rowid DESC LIMIT ?",
                    [f'"{word}"', NEWEST],
                ).fetchall()
                found.append(bool(ids))
                if ids:
                    spent.append((time.thread_time() - begun) * 1e3)
            slowest = max(slowest, p95(spent) if len(spent) > 1 else 0)
    return slowest, statistics.mean(found)


if __name__ == "__main__":
    run()
