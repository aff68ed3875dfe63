"""What a screen shows, as text, and what is wrong with how it is painted."""

import difflib
import re
from pathlib import Path
from typing import Any

from textual.app import App

from facilitation.terminal.isolates import FSI, ISOLATE, PDI

GOLDEN = Path(__file__).parents[1] / "golden"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")


def raw_rows(app: App[Any]) -> list[str]:
    """Return what a terminal would be sent for each row, isolates included."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    """Return the screen, one line for each row, without isolates and without trailing blanks."""
    return "\n".join(ISOLATE.sub("", row).rstrip() for row in raw_rows(app)) + "\n"


def torn_rows(rows: list[str]) -> list[str]:
    """Return the rows on which an isolate is not closed, or closed before it was opened."""
    return [row for row in rows if not _is_whole(row)]


def rows_with_more_behind(rows: list[str], *texts: str) -> list[str]:
    """Return the rows on which anything but blanks stands to the right of one of *texts*.

    A text counts from its first twelve characters on, and may be cut where the row ends.
    """
    found = []
    for row in (ISOLATE.sub("", row) for row in rows):
        starts = [row.index(text[:12]) for text in texts if text[:12] in row]
        shown = row[min(starts, default=len(row)) :].rstrip().removesuffix("…").rstrip()
        if not any(text.startswith(shown) for text in texts):
            found.append(row)
    return found


def controls(rows: list[str]) -> list[str]:
    """Return the rows that hold anything a terminal would obey, or that reorders what follows."""
    return [row for row in rows if _CONTROL.search(row)]


def footer_fits(app: App[Any]) -> bool:
    """Tell whether all of the footer's keys are inside the screen."""
    keys = app.screen.query("FooterKey")
    return bool(keys) and all(
        key.region.width > 0 and key.region.right <= app.size.width for key in keys
    )


def compare(name: str, text: str, *, update: bool) -> str:
    """Return how *text* differs from a golden file; with *update*, write the file."""
    path = GOLDEN / f"{name}.txt"
    if update:
        path.write_text(text, "utf-8")
    kept = path.read_text("utf-8") if path.exists() else ""
    lines = difflib.unified_diff(kept.splitlines(), text.splitlines(), name, "now", lineterm="")
    return "\n".join(lines)


def _is_whole(row: str) -> bool:
    depth = 0
    for letter in row:
        depth += (letter == FSI) - (letter == PDI)
        if depth < 0:
            return False
    return depth == 0
