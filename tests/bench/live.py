"""What the live console costs with many contributions in it: opening, keys, saving, themes.

* Everything runs at a pseudo-terminal of 120 columns and 40 rows, on an encrypted record in which
  every contribution went through the journal, as it does when it is typed.
* The start is that of `convo --passphrase-file`, from the process to its painted home; stretching
  the passphrase is a part of it, and is told beside it. Opening is from Enter on a live session to
  its painted editor: with 100,000 contributions its cost over that with none is what the list
  takes. Memory is what the process holds then. Each is the best of three.
* From a key to paint is from its byte being written to a painted editor that has the letter.
  Saved is from Enter, once all else was painted, to the count that has one more: it is shown once
  the commit was acknowledged. What is not painted within a second was missed, and counts as
  endless.
"""

import math
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from convo.model.changes import Keep, Thing, Together
from convo.model.themes import Theme
from convo.records import journal
from convo.records.connection import open_store, transaction
from convo.records.data_key import DataKey
from convo.records.things import keep
from convo.vault.unlocking import unlock
from facilitation.desk.home import Home
from facilitation.desk.opening import set_up
from tests.build import IN_EVERY_SCRIPT, NOON, PROMPT, SESSION, contribution
from tests.facilitation.pty_run import Pty

LOADED, MANY = 20_000, 100_000
STARTS, LINES, SAVES, PICKS = 3, 5, 60, 20
THEMES = 60
PASSPHRASE = "invented words for a bench"  # noqa: S105 - of records that live for a minute
BEGINNING = b"zqj "  # as nothing else on the screen does
LETTERS = b"how do we reach people who are on their own"
_MS: Final = 1_000
_LONGEST: Final = 1.0  # seconds, after which an answer was missed
_HOME = SESSION.title.encode()
_EDITOR = b"(guess)"


def filled(home: Home, rows: int) -> None:
    """Make a record whose live session has *rows* contributions, in the order of its journal."""
    set_up(home, keyring=False, passphrase=PASSPHRASE)
    themes = [Theme(id=1000 + n, name=f"theme-{n:02}") for n in range(THEMES)]
    session = replace(SESSION, begun_on=NOON.date(), rule_version="en 1")
    things: list[Thing] = [session, PROMPT, *themes]
    key = _key(home)
    with open_store(home.record, key) as db, transaction(db):
        for thing in things:
            keep(db, thing)
        for n in range(rows):
            said = Keep(contribution(f"{IN_EVERY_SCRIPT[n % 14]} {n}"))
            keep(db, said.thing)
            journal.append(db, said, inverse=Together(()), session_id=SESSION.id, at=NOON)
    with open_store(home.record, key) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def until_shown(program: Pty, keys: bytes, wanted: bytes) -> float:
    """Type *keys* once nothing more is painted; return the milliseconds until *wanted* is."""
    while program.read(0.05):
        pass
    before, begun = len(program.seen), time.perf_counter()
    program.type(keys)
    while wanted not in program.seen[before:]:
        left = begun + _LONGEST - time.perf_counter()
        if left <= 0:
            return math.inf
        program.read(left)
    return (time.perf_counter() - begun) * _MS


def started(home: Home) -> tuple[float, Pty]:
    """Run the command on a record; return the milliseconds to its home, and the program."""
    secret = home.folder.with_suffix(".passphrase")
    secret.touch(mode=0o600)
    secret.write_text(PASSPHRASE, "utf-8")
    begun = time.perf_counter()
    program = Pty(
        "facilitation.cli",
        *("--passphrase-file", str(secret)),
        size=(120, 40),
        env={"CONVO_HOME": str(home.folder)},
    )
    if not program.shows(_HOME):
        raise SystemExit("the program did not start")
    return (time.perf_counter() - begun) * _MS, program


def measure_opening(empty: Home, many: Home) -> None:
    """Print what the start costs, and what a long list adds to opening a session."""
    figures = {}
    for home in (empty, many):
        found = []
        for _ in range(STARTS):
            start, program = started(home)
            with program:
                opening = until_shown(program, b"\r", _EDITOR)
                found.append((start, opening, _memory_of(program)))
        figures[home] = [min(column) for column in zip(*found, strict=True)]
    begun = time.perf_counter()
    _key(empty)
    passphrase = (time.perf_counter() - begun) * _MS
    (start, opening, memory), (_, longer, larger) = figures[empty], figures[many]
    print(f"start to home: {start:.0f} ms, of it {passphrase:.0f} for the passphrase"
          "   (goal: 1,000 and that)")  # fmt: skip
    print(f"start to the editor, with one Enter: {start + opening:.0f} ms   (goal: 2,000)")
    print(f"{MANY:,} contributions more: {longer - opening:.0f} ms and {larger - memory:.0f} MB"
          "   (goals: 500 ms, 60 MB)")  # fmt: skip


def measure_typing(home: Home) -> None:
    """Print what keys, saving and themes cost while many contributions are there."""
    _, program = started(home)
    with program:
        if not math.isfinite(until_shown(program, b"\r", _EDITOR)):
            raise SystemExit("the session did not open")
        keys = []
        for _ in _cleared(program, LINES):
            until_shown(program, BEGINNING, BEGINNING)
            lines = [BEGINNING + LETTERS[: n + 1] for n in range(len(LETTERS))]
            keys += [until_shown(program, line[-1:], line) for line in lines]
        _print("key to paint", keys, 50)
        saves = []
        for n in _cleared(program, SAVES):
            program.type(b"0 said %d" % n)
            program.shows(b"0 said %d" % n)
            saves.append(until_shown(program, b"\r", b" %d said" % (LOADED + n + 1)))
        _print("Enter to saved and in the list", saves, 100)
        picks = [until_shown(program, b"#th", b"theme-00") for _ in _cleared(program, PICKS)]
        _print("theme picker, first hit", picks, 50)


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {rows: Home(Path(folder) / str(rows)) for rows in (0, LOADED, MANY)}
        for rows, home in homes.items():
            filled(home, rows)
        measure_opening(homes[0], homes[MANY])
        measure_typing(homes[LOADED])


def _key(home: Home) -> DataKey:
    return unlock(home.slots, passphrase=PASSPHRASE)


def _cleared(program: Pty, times: int) -> Iterator[int]:
    """Yield as often, with an empty editor each time."""
    for n in range(times):
        program.type(b"\x1b")
        program.read(0.2)
        program.type(b"i\x01\x0b")
        program.read(0.2)
        yield n


def _print(what: str, spent: Sequence[float], goal: int) -> None:
    p95 = statistics.quantiles(spent, n=20, method="inclusive")[-1]
    missed = sum(map(math.isinf, spent))
    print(f"{what:32} p50 {statistics.median(spent):6.0f}  p95 {p95:6.0f} ms   (goal: p95 {goal})"
          f"   {missed} of {len(spent)} missed   (goal: 0)")  # fmt: skip


def _memory_of(program: Pty) -> float:
    """Return the megabytes that a program holds; Linux alone tells."""
    pages = int(Path(f"/proc/{program.program.pid}/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6
