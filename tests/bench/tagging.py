"""How fast a list of contributions follows filters and typed words, beside reading it anew.

Run as `python -m tests.bench tagging`.

* Two records, of 20,000 and 100,000 texts in every script of the tests; half of them are under two
  of sixty themes. Asked for is one session, as the screen does it: what was read once is narrowed.
* A word is common (in one text of five), rare (in one), or two letters of one.
* Time is the wall's, from the wish to the ids; the screen shows them with its next paint.
* The next without a theme is looked for from the first row, where all before the last have one.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from convo.model.changes import Thing
from convo.model.themes import Tag, Theme
from convo.model.words import Audience, Kind, Use
from convo.records.connection import create_store
from facilitation.desk.home import Home
from facilitation.desk.looking import EVERYTHING, Filter, look
from facilitation.desk.opening import Desk, open_desk
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution

SIZES: Final = (20_000, 100_000)
TIMES: Final = 40
_AT_ONCE: Final = 2_000
_MS: Final = 1_000


def things(rows: int) -> Iterator[Thing]:
    """Yield what a record holds: themes first, then texts, and the tags of every second one."""
    pick = random.Random(3)  # noqa: S311 - the same texts on every run
    themes = [Theme(id=n, name=f"theme-{n}") for n in range(100, 160)]
    yield SESSION
    yield from themes
    for n in range(rows):
        said = contribution(
            f"{' '.join(pick.choices(IN_EVERY_SCRIPT, k=3))} x{n}y",
            kind=pick.choice(tuple(Kind)),
            use=pick.choice(tuple(Use)),
            language=pick.choice(("en", "ar", "my", None)),
        )
        yield said
        if n % 2:
            yield from (
                Tag(contribution_id=said.id, theme_id=theme.id) for theme in pick.sample(themes, 2)
            )


def fill(desk: Desk, rows: int) -> None:
    """Keep all of it, and wait until it is indexed."""
    waiting: list[Thing] = []
    for thing in things(rows):
        waiting.append(thing)
        if len(waiting) >= _AT_ONCE:
            desk.keep(*waiting)
            waiting.clear()
    desk.keep(*waiting)
    while desk.records.execute("SELECT 1 FROM to_index LIMIT 1").fetchall():
        time.sleep(0.5)


def p95(work: Callable[[int], object]) -> float:
    """Return the milliseconds within which 95 of 100 are done."""
    spent = []
    for n in range(TIMES):
        begun = time.perf_counter()
        work(n)
        spent.append((time.perf_counter() - begun) * _MS)
    return statistics.quantiles(spent, n=20)[-1]


def measure(rows: int) -> None:
    """Print what narrowing a list of so many rows costs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.folder.mkdir(mode=0o700)
        create_store(home.record, KEY)
        with open_desk(home, KEY) as desk:
            fill(desk, rows)
            begun = time.perf_counter()
            looked = look(desk, SESSION.id)
            read = (time.perf_counter() - begun) * _MS
            asked: dict[str, Callable[[int], Filter]] = {
                "all": lambda _: EVERYTHING,
                "kind": lambda n: Filter(kind=tuple(Kind)[n % 7]),
                "theme": lambda n: Filter(theme_id=100 + n),
                "audience": lambda _: Filter(audience=Audience.PUBLIC),
                "common": lambda _: Filter(words="دعم"),
                "rare": lambda n: Filter(words=f"x{n * 17}y"),
                "short": lambda _: Filter(words="က"),
            }
            figures = [
                p95(lambda n, of=of: looked.queue(desk, of(n)))  # type: ignore[misc]
                for of in asked.values()
            ]
            ids = looked.queue(desk, EVERYTHING).ids
            last = {ids[-1]}
            following = p95(lambda _: next(n for n, id_ in enumerate(ids) if id_ in last))
    print(f"{rows:8,}{read:9.0f}" + "".join(f"{one:10.1f}" for one in (*figures, following)))


def run() -> None:
    """Print the figures."""
    names = ("all", "kind", "theme", "audience", "common", "rare", "short", "next bare")
    print(
        f"{'rows':>8}{'read':>9}" + "".join(f"{one:>10}" for one in names) + "   p95, ms (goal 50)"
    )
    for rows in SIZES:
        measure(rows)
