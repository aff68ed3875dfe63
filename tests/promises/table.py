"""The promises, each with the test that holds it and what that found last.

`python -m tests.promises.table` prints the table of the README.
"""

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

FOLDER: Final = Path(__file__).parent
FIGURES: Final = FOLDER / "figures.json"
BEGIN: Final = "<!-- promises: made by python -m tests.promises.table -->"
END: Final = "<!-- end of promises -->"
PROMISES: Final = {
    1: "What is shown as saved survives a kill",
    2: "... and a power cut",
    3: "A draft survives: at most a second of keys is lost",
    4: "Faults give one plain sentence, and cost nothing that was saved or typed",
    5: "Bit rot is noticed before any text is shown",
    6: "Backups are real, and a restore repeats erasures",
    7: "Migrations leave the old record or the new one; a newer one is left alone",
    8: "Words are in no file but the record and the documents; nothing reaches a network",
    9: "Never plain text on disk",
    10: "The key is kept by a keyring of the system, or by none",
    11: "A lost keyring is no lost work; a wrong secret opens and changes nothing",
    12: "Files are their owner's alone, whatever the umask",
    13: "A lock leaves neither words nor key in memory",
    14: "A crash tells where, and none of the words",
    15: "Anonymous by construction: no person, time or order",
    16: "What is erased is in no byte of record or backups; until then it says so",
    17: "No order is left once a session is closed",
    18: "A report tells nothing of anybody who did not agree",
    19: "Small numbers cannot be worked out",
    20: "A Word file names no author, tool, time or revision, and is the same each time",
    21: "Hostile text does nothing on screen, and stays visible",
    22: "Real scripts come out as they went in",
    23: "Hostile names of files and cells of spreadsheets do nothing",
    24: "Hostile files are refused in time and room, and change nothing",
    25: "Nothing typed into the search box is an error",
}
"""By number, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the test of one promise found."""

    module: str
    """`test_07_migrations`: the number of the promise, and its name."""

    test: str
    found: str
    on: str
    """ISO date, UTC."""

    machine: str
    short: str
    """What is missing of what was promised, and why; empty where nothing is."""

    @classmethod
    def of_now(cls, module: str, *, test: str, found: str, short: str) -> Self:
        """Return what was found just now, on this machine."""
        machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
        today = datetime.now(UTC).date().isoformat()
        return cls(module=module, test=test, found=found, on=today, machine=machine, short=short)

    @property
    def number(self) -> int:
        """Which promise it is of."""
        return int(self.module.split("_")[1])


def figures() -> dict[int, Figure]:
    """Return what was found last, by the promise's number."""
    kept = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else []
    return {one.number: one for one in (Figure(**each) for each in kept)}


def keep_figure(figure: Figure) -> None:
    """Keep a figure in the place of the one before."""
    kept = figures() | {figure.number: figure}
    rows = [asdict(kept[number]) for number in sorted(kept)]
    FIGURES.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def table() -> Iterator[str]:
    """Yield the lines of the README's table of promises."""
    yield "| # | promise | test in `tests/promises/` | found last | on |"
    yield "|---|---|---|---|---|"
    kept = figures()
    for number, words in PROMISES.items():
        if one := kept.get(number):
            found = f"{one.found}. Short of it: {one.short}" if one.short else one.found
            test, when = f"{one.module}.py::{one.test}", f"{one.on}, {one.machine}"
        else:
            found, test, when = "no figure is kept yet", module_of(number).name, "-"
        yield f"| {number} | {words} | `{test}` | {found} | {when} |"


def module_of(number: int) -> Path:
    """Return where the test of a promise is."""
    [module] = FOLDER.glob(f"test_{number:02}_*.py")
    return module


if __name__ == "__main__":
    print("\n".join((BEGIN, "", *table(), "", END)))  # noqa: T201 - it is what it is for
