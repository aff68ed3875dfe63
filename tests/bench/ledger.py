"""What the ledger costs: 2,000 questions among 20,000 contributions of 20 sessions.

* The app runs at a pseudo-terminal of 120 columns and 40 rows, as people would run it.
* Opening is from the key on home until what is known of the first question is seen: by then all
  of the list can be gone through. It is pressed several times, each time the ledger is read anew.
* A filter is from its key to the last byte that came back before a pause; beside it, in turns, a
  screen further in the same list.
* Reading is `ledger_of` alone, beside bare rows of the same questions and links, fetched and
  nothing more.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from convo.model.answers import Question, Response
from convo.model.changes import Keep
from convo.model.words import Kind, QuestionState
from convo.records.connection import create_store, open_store, transaction
from convo.records.store import Store
from convo.records.things import keep
from facilitation.app import ConvoApp
from facilitation.desk.home import Home
from facilitation.desk.ledger import Scope, ledger_of, sessions_in
from facilitation.desk.opening import Desk, open_desk
from tests.bench.table import Row, limited
from tests.bench.terminal import repaints
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.facilitation.pty_run import PAGE_DOWN, Pty

CONTRIBUTIONS, QUESTIONS, SESSIONS = 20_000, 2_000, 20
TIMES = 15
_MS = 1_000
_READ = re.compile(rb"raised in")
_FILTERS = (b"o", b"w", b"c", b"a")
_ESCAPE = b"\x1b"


def filled(record: Path) -> None:
    """Make a record in which every tenth contribution is a question, and as many respond."""
    create_store(record, KEY)
    pick = random.Random(1)  # noqa: S311 - the same record each time
    with open_store(record, KEY) as db:
        store = Store(db)
        for n in range(SESSIONS):
            held_on = SESSION.held_on + timedelta(days=n)
            store.apply(Keep(replace(SESSION, id=n + 1, held_on=held_on, starts_at=None)))
        with transaction(db):
            asked: list[int] = []
            for n in range(CONTRIBUTIONS):
                kind = {0: Kind.QUESTION, 1: Kind.RESPONSE}.get(n % 10, Kind.COMMENT)
                said = contribution(
                    f"{IN_EVERY_SCRIPT[n % 14]} {n}", session_id=n // 10 % SESSIONS + 1, kind=kind
                )
                keep(db, said)
                if kind is Kind.QUESTION:
                    into = asked[-1] if asked and n % 100 == 0 else None
                    state = pick.choice(list(QuestionState))
                    keep(db, Question(contribution_id=said.id, state=state, merged_into=into))
                    asked.append(said.id)
                elif kind is Kind.RESPONSE:
                    keep(db, Response(question_id=pick.choice(asked), contribution_id=said.id))
        while store.index_some():
            pass
        store.checkpoint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Milliseconds, each of several times."""

    ours: list[float]
    bare: list[float]
    opened: list[float]
    filters: list[float]
    moves: list[float]


def rows() -> Iterator[Row]:
    """Yield how long reading, opening and filtering take."""
    spent = measured()
    what = f"{QUESTIONS:,} questions among {CONTRIBUTIONS:,} contributions"
    yield Row(what=f"{what}: read", ours=f"{statistics.median(spent.ours):.0f} ms",
              beside=f"{statistics.median(spent.bare):.0f} ms: bare rows",
              ratio=statistics.median(spent.ours) / statistics.median(spent.bare))  # fmt: skip
    yield limited(f"{what}: painted, median", statistics.median(spent.opened), unit="ms", most=300,
                  why="a third of it is reading; a screen is made and painted")  # fmt: skip
    yield limited(f"{what}: filtered, p95", statistics.quantiles(spent.filters, n=20)[-1],
                  unit="ms", most=50, why="the whole screen is painted anew")  # fmt: skip


def run() -> None:
    """Print the figures."""
    spent = measured()
    print(f"reading{_figures(spent.ours)}   bare rows{_figures(spent.bare)}")
    print(f"open{_figures(spent.opened)}   (goal: 300 at the most)")
    print(f"filter{_figures(spent.filters)}   page down{_figures(spent.moves)}"
          "   (goal: p95 50 at the most)")  # fmt: skip


def measured() -> Spent:
    """Return what reading, opening, filters and moves cost."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        filled(home.record)
        with open_desk(home, KEY) as desk:
            ours, bare = _timed(lambda: _ours(desk)), _timed(lambda: _bare(desk))
        with Pty("tests.bench.ledger", folder, size=(120, 40)) as program:
            program.shows(b"SESSIONS")
            repaints(program, b"", 1)
            opened = [_opening(program) for _ in range(TIMES)]
            program.type(b"Q")
            repaints(program, b"", 3)
            filters, moves = [], []
            for key in _FILTERS * (TIMES // 5):
                filters += repaints(program, key, 1)
                moves += repaints(program, PAGE_DOWN, 1)
    return Spent(ours=ours, bare=bare, opened=opened, filters=filters, moves=moves)


def _opening(program: Pty) -> float:
    before, begun = len(program.seen), time.perf_counter()
    program.type(b"Q")
    while not _READ.search(program.seen, before):
        program.read(0.5)
    spent = (time.perf_counter() - begun) * _MS
    repaints(program, b"", 1)
    repaints(program, _ESCAPE, 1)
    return spent


def _ours(desk: Desk) -> None:
    ledger = ledger_of(desk, sessions_in(desk, Scope()))
    assert len(ledger.entries) + sum(len(one.merged) for one in ledger.entries) == QUESTIONS


def _bare(desk: Desk) -> None:
    for statement in (
        "SELECT * FROM contributions WHERE kind IN ('question', 'response')",
        "SELECT * FROM questions",
        "SELECT * FROM responses",
    ):
        desk.records.execute(statement).fetchall()


def _timed(work: Callable[[], None]) -> list[float]:
    spent = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * _MS)
    return spent


def _figures(spent: Sequence[float]) -> str:
    p95 = statistics.quantiles(spent, n=20)[-1]
    return f"  p50 {statistics.median(spent):5.0f}, p95 {p95:5.0f} ms"


if __name__ == "__main__":
    with open_desk(Home(Path(sys.argv[1])), KEY) as _desk:
        ConvoApp(_desk).run()
