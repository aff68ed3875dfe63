"""A record of a million contributions: how long people wait in it.

It takes some two minutes to make; `python -m tests.bench million` measures it alone.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.bench.table import Row, compared, limited
from tests.build import KEY
from tests.load.large import Texts, make_large, make_texts
from tests.load.measuring import captures, p95, paints, searches

ROWS = 1_000_000
SMALL = 1_000
CAPTURES = 1_000


def rows(number: int = ROWS) -> Iterator[Row]:
    """Yield the figures of a record of so many contributions, beside one of 1,000."""
    texts = make_texts()
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_home(Path(folder) / name, size, texts)
                        for name, size in (("small", SMALL), ("large", number)))  # fmt: skip
        begun = time.perf_counter()
        with open_desk(large, KEY) as desk:
            opened = (time.perf_counter() - begun) * 1e3
            found = max(searches(desk.records, texts).values())
        of = f"{number:,} contributions"
        yield limited(f"{of}: open", opened, unit="ms", most=1_000)
        yield limited(f"{of}: search, p95 of the slowest script", found, unit="ms", most=10)
        beside, ours = captures(small.record, large.record, times=CAPTURES)
        yield compared(f"{of}: capture, p95", p95(ours), beside=p95(beside),
                       named=f"with {SMALL:,}", unit="ms", most=1.5)  # fmt: skip
        shown, least = paints(large.folder), paints(small.folder)
        yield Row(what=f"{of}: start of the app to home", ours=f"{shown.home:,.0f} ms",
                  beside=f"{least.home:,.0f} ms: with {SMALL:,}",
                  ratio=shown.home / least.home)  # fmt: skip
        yield limited(f"{of}: a session to tag is painted", shown.session, unit="ms", most=500)
        yield limited(f"{of}: all sessions to tag are painted", shown.everything,
                      unit="ms", most=500)  # fmt: skip
        yield Row(what=f"{of}: all sessions to tag, to the end of the list",
                  ours=f"{shown.whole:,.0f} ms",
                  beside=f"{least.whole:,.0f} ms: with {SMALL:,}")  # fmt: skip
        yield limited(f"{of}: the next without a theme", shown.following, unit="ms", most=50)
        yield limited(f"{of}: 2,000 questions are painted", shown.ledger, unit="ms", most=500)


def run() -> None:
    """Print the figures."""
    print(*rows(), sep="\n")


def _home(folder: Path, size: int, texts: Texts) -> Home:
    folder.mkdir()
    make_large(Home(folder).record, size, texts)
    return Home(folder)
