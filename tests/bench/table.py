"""One table of all figures: ours, what is beside it, their ratio, and what was promised.

The README has it as `python -m tests.bench --write` wrote it last, between two marks;
`pytest tests/bench --update` brings it there.
"""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FIGURES: Final = Path(__file__).with_name("figures.md")
BEGIN: Final = "<!-- figures: made by python -m tests.bench --write -->"
END: Final = "<!-- end of figures -->"
HEAD: Final = (
    "| what | ours | beside it | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure. All are of one run: on a busy machine, ratios are what counts."""

    what: str
    ours: str
    beside: str = "-"
    """What a peer takes, or the least that any way could take."""

    ratio: float | None = None
    """Ours by the other."""

    goal: str = "-"
    met: bool | None = None
    """None where nothing was promised, or nothing could be measured."""

    why: str = ""
    """Why it falls short, where it does and that is known."""

    def __str__(self) -> str:
        ratio = "-" if self.ratio is None else f"{self.ratio:.2g}"
        short = f"**no**: {self.why}" if self.why else "**no**"
        met = {True: "yes", False: short, None: "-"}[self.met]
        return f"| {self.what} | {self.ours} | {self.beside} | {ratio} | {self.goal} | {met} |"


def compared(
    what: str, ours: float, *, beside: float, named: str, unit: str, most: float, why: str = ""
) -> Row:
    """Return the row of a figure that is to be at most so many times what is beside it."""
    ratio = ours / beside
    return Row(
        what=what,
        ours=f"{_number(ours)} {unit}",
        beside=f"{_number(beside)} {unit}: {named}",
        ratio=ratio,
        goal=f"ratio at most {most:g}",
        met=ratio <= most,
        why=why,
    )


def limited(what: str, ours: float, *, unit: str, most: float, why: str = "") -> Row:
    """Return the row of a figure that is to be at most so much."""
    return Row(
        what=what,
        ours=f"{_number(ours)} {unit}",
        goal=f"at most {most:g} {unit}",
        met=ours <= most,
        why=why,
    )


def left_out(what: str, why: str) -> Row:
    """Return the row of what could not be measured here."""
    return Row(what=what, ours="not measured", beside=why)


def markdown(rows: Iterable[Row]) -> str:
    """Return the table, and what it was measured on, as Markdown."""
    today = datetime.now(UTC).date().isoformat()
    load = f"{os.getloadavg()[-1]:.1f} programs at work on average"
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {load}"
    made_by = f"Python {platform.python_version()}, `python -m tests.bench`"
    return "\n".join((HEAD, *map(str, rows), "", f"Measured on {today}: {machine}, {made_by}.", ""))


def _number(value: float) -> str:
    """Return three digits, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
