"""All figures, side by side in one run: `python -m tests.bench [NAME...]`."""

import sys
from importlib import import_module

from tests.compiled import keep_compiled

NAMES = (
    *("capture", "imports", "search", "word", "start", "languages", "talk_pages", "mentions"),
    "terminal",
    "live",
    "suggestions",
    "ledger",
    "tagging",
)

if __name__ == "__main__":
    keep_compiled()
    for name in sys.argv[1:] or NAMES:
        print(f"\n== {name}")
        import_module(f"tests.bench.{name}").run()
