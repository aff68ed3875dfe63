"""What people wait for in a large record, measured as they would meet it.

* The app runs at a pseudo-terminal of 120 columns and 40 rows, from the first byte of its process.
* A screen is painted once a row of it is seen: from its key, on home, on a list that is read anew.
* Captures go to a large and to a small record in turns of fifty: a noisy disk is noisy for both.
* Searches are for the newest 50 contributions, in time of the processor: nothing but that is
  needed, once a record was read. 95 of 100 are answered within p95.
"""

import re
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from convo.model.changes import Keep
from convo.records.connection import open_store
from convo.records.driver import Database
from convo.records.search import search
from convo.records.store import Store
from convo.records.writer import Writer
from tests.build import IN_EVERY_SCRIPT, KEY, contribution
from tests.facilitation.pty_run import Pty
from tests.load.large import Texts

NEWEST: Final = 50
_TURN: Final = 50
_MS: Final = 1_000
_PAUSE: Final = 0.3  # seconds without a byte: a screen is at rest
_HOME: Final = re.compile(rb"SESSIONS")
_SESSION: Final = re.compile(rb"Asia")
_ROW: Final = re.compile(rb"\[ \]")
_WAITS: Final = re.compile(rb"without a theme")
_SECOND: Final = re.compile(rb"\D2/\d")
_RAISED: Final = re.compile(rb"raised in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """Milliseconds from a key to a row that is seen."""

    home: float
    """From the start of the program; its own modules are loaded in that."""

    session: float
    everything: float
    ledger: float
    whole: float
    """From the same key as `everything` to the end of its list: how much waits is known then."""

    following: float
    """From the key for the next without a theme to the number of its row."""


def p95(spent: Iterable[float]) -> float:
    """Return within how many of the same units 95 of 100 were done."""
    return statistics.quantiles(spent, n=20)[-1]


def searches(db: Database, texts: Texts) -> dict[str, float]:
    """Return the p95 of searches in milliseconds, by the script's phrase: the slower kind."""
    found = {}
    for number, rare in enumerate(texts.rare):
        common = [texts.common[number]] * len(rare)
        found[IN_EVERY_SCRIPT[number]] = max(p95(_searched(db, words)) for words in (rare, common))
    return found


def _searched(db: Database, words: Iterable[str]) -> list[float]:
    spent = []
    for word in words:
        begun = time.thread_time()
        found = search(db, word, limit=NEWEST)
        spent.append((time.thread_time() - begun) * _MS)
        assert found
    return spent


def captures(*records: Path, times: int) -> list[list[float]]:
    """Return the milliseconds from hand-in to saved, for each of some records."""
    writers = [Writer(lambda path=path: Store(open_store(path, KEY))) for path in records]  # type: ignore[misc]
    spent: list[list[float]] = [[] for _ in records]
    for turn in range(0, times, _TURN):
        for writer, of in zip(writers, spent, strict=True):
            for n in range(turn, turn + _TURN):
                said = contribution(f"{IN_EVERY_SCRIPT[n % 14]} {n}")
                begun = time.perf_counter()
                writer.submit(Keep(said)).result()
                of.append((time.perf_counter() - begun) * _MS)
    for writer in writers:
        writer.close()
    return spent


def paints(folder: Path) -> Painted:
    """Start the program on a record, and open screen after screen."""
    begun = time.perf_counter()
    with Pty("tests.load.program", str(folder), size=(120, 40)) as program:
        home = _until(program, b"", _SESSION, begun)
        _rest(program)
        session = _until(program, b"t", _ROW)
        _rest(program)
        following = _until(program, b"n", _SECOND)
        _leave(program)
        begun = time.perf_counter()
        everything = _until(program, b"T", _ROW)
        whole = _until(program, b"", _WAITS, begun)
        _leave(program)
        ledger = _until(program, b"Q", _RAISED)
    return Painted(
        home=home,
        session=session,
        everything=everything,
        whole=whole,
        ledger=ledger,
        following=following,
    )


def _until(
    program: Pty, key: bytes, wanted: re.Pattern[bytes], begun: float | None = None
) -> float:
    """Return the milliseconds until what is seen since a key has something; no key: the last one.

    Args:
        program: What is typed into.
        key: The key, if any.
        wanted: What is waited for.
        begun: Since when; None for now.
    """
    begun = begun or time.perf_counter()
    if key:
        program.seen = b""
        program.type(key)
    while not wanted.search(program.seen):
        if not program.read(30):
            raise AssertionError(f"{key!r} was not answered")
    return (time.perf_counter() - begun) * _MS


def _rest(program: Pty) -> None:
    while program.read(_PAUSE):
        pass


def _leave(program: Pty) -> None:
    """Go back to home; a key too soon after escape would be another key."""
    _rest(program)
    _until(program, b"\x1b", _HOME)
    _rest(program)
