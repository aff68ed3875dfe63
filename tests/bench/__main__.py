"""All figures, side by side in one run, as one table in Markdown: `python -m tests.bench`.

`--write` writes it to `tests/bench/figures.md` too. With the name of a part, as in
`python -m tests.bench search`, that part tells all that it measures.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Final

from tests.bench.table import FIGURES, HEAD, Row, markdown
from tests.compiled import keep_compiled

ROWS: Final = (
    *("capture", "searching", "word", "start", "imports", "languages", "suggestions"),
    *("ledger", "taguette", "million", "load"),
)
"""What has rows in the table, in their order."""


def rows() -> Iterator[Row]:
    """Measure one after the other; say which one it is meanwhile."""
    for name in ROWS:
        print(name, file=sys.stderr)
        yield from import_module(f"tests.bench.{name}").rows()


if __name__ == "__main__":
    keep_compiled()
    names = [name for name in sys.argv[1:] if name != "--write"]
    for name in names:
        print(f"\n== {name}")
        import_module(f"tests.bench.{name}").run()
    if not names:
        print(HEAD)
        found = []
        for row in rows():
            print(row, flush=True)
            found.append(row)
            if "--write" in sys.argv:  # what was measured stays, should the next one fail
                FIGURES.write_text(markdown(found), "utf-8")
