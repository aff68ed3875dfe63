"""What the live console costs with many contributions in it: keys, saving, themes, opening.

* Everything runs at a pseudo-terminal of 120 columns and 40 rows, on an encrypted record in which
  every contribution went through the journal, as it does when it is typed.
* Opening is from the start of the process, which has the key, to a painted editor that has the
  focus: with 100,000 contributions its cost over that with none is what the list takes.
* From a key to paint is from its byte being written to the first bytes that come back. Saved is
  from Enter to the line that says so, which is shown once the commit was acknowledged.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from convo.model.changes import Keep, Thing, Together
from convo.model.themes import Theme
from convo.records import journal
from convo.records.connection import create_store, open_store, transaction
from convo.records.things import keep
from facilitation.desk.home import Home
from tests.build import IN_EVERY_SCRIPT, KEY, NOON, PROMPT, SESSION, contribution
from tests.facilitation.pty_run import Pty

LOADED, MANY = 20_000, 100_000
KEYS, SAVES = 200, 60
THEMES = 60
_MS = 1_000
_READY = b"(guess)"


def filled(home: Home, rows: int) -> None:
    """Make a record whose open session has *rows* contributions, in the order of its journal."""
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_store(home.record, KEY) as db, transaction(db):
        themes = [Theme(id=1000 + n, name=f"theme-{n:02}") for n in range(THEMES)]
        things: list[Thing] = [SESSION, PROMPT, *themes]
        for thing in things:
            keep(db, thing)
        for n in range(rows):
            said = Keep(contribution(f"{IN_EVERY_SCRIPT[n % 14]} {n}"))
            keep(db, said.thing)
            journal.append(db, said, inverse=Together(()), session_id=SESSION.id, at=NOON)
    with open_store(home.record, KEY) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def first_bytes(program: Pty, keys: Sequence[bytes]) -> list[float]:
    """Type *keys* one after the other; return the milliseconds to the first byte of each."""
    spent = []
    for key in keys:
        while program.read(0.05):
            pass
        begun = time.perf_counter()
        program.type(key)
        if program.read(1.0):
            spent.append((time.perf_counter() - begun) * _MS)
    return spent


def until_shown(program: Pty, keys: bytes, wanted: bytes) -> float:
    """Type *keys*; return the milliseconds until *wanted* is painted."""
    while program.read(0.05):
        pass
    before, begun = len(program.seen), time.perf_counter()
    program.type(keys)
    program.shows(wanted, since=before)
    return (time.perf_counter() - begun) * _MS


def opened(home: Home) -> tuple[float, Pty]:
    """Start the program on a record; return the milliseconds to its editor, and the program."""
    begun = time.perf_counter()
    program = Pty("tests.facilitation.live_program", str(home.folder), size=(120, 40))
    program.shows(_READY)
    return (time.perf_counter() - begun) * _MS, program


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {rows: Home(Path(folder) / str(rows)) for rows in (0, LOADED, MANY)}
        for rows, home in homes.items():
            filled(home, rows)
        starts = {}
        for rows in (0, MANY):
            times = []
            for _ in range(3):
                took, program = opened(homes[rows])
                times.append(took)
                memory = _memory_of(program)
                program.program.kill()
                program.wait()
            starts[rows] = (min(times), memory)
        more = starts[MANY][0] - starts[0][0], starts[MANY][1] - starts[0][1]
        print(f"start to the editor, empty: {starts[0][0]:.0f} ms   (goal: 2,000)")
        print(f"{MANY:,} contributions more: {more[0]:.0f} ms and {more[1]:.0f} MB"
              "   (goals: 500 ms, 60 MB)")  # fmt: skip
        _, program = opened(homes[LOADED])
        letters = [bytes([b"abcdefghij "[n % 11]]) for n in range(KEYS)]
        _print("key to paint", first_bytes(program, letters), 50)
        program.type(b"\x01\x0b")  # to the beginning of the line, and away with the rest
        saves = [until_shown(program, b"0 said %d\r" % n, b"said %d" % n) for n in range(SAVES)]
        _print("Enter to saved and in the list", saves, 100)
        picks = [until_shown(program, b"#th", b"theme-00") for _ in _cleared(program, 20)]
        _print("theme picker, first hit", picks, 50)
        program.program.kill()


def _cleared(program: Pty, times: int) -> Iterator[int]:
    """Yield as often, with an empty editor each time."""
    for n in range(times):
        program.type(b"\x1b")
        program.read(0.2)
        program.type(b"i\x01\x0b")
        program.read(0.2)
        yield n


def _print(what: str, spent: Sequence[float], goal: int) -> None:
    p95 = statistics.quantiles(spent, n=20)[-1]
    print(f"{what:32} p50 {statistics.median(spent):6.0f}  p95 {p95:6.0f} ms   (goal: p95 {goal})")


def _memory_of(program: Pty) -> float:
    """Return the megabytes that a program holds; Linux alone tells."""
    pages = int(Path(f"/proc/{program.program.pid}/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6
