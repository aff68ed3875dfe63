"""What a sheet is, for those that say what stands in one."""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from convo.disclosure.counts import Band, Figure
from exports.outline import said
from exports.outline.english import terms
from exports.tongue import Tongue

Cell: TypeAlias = str | int | float | date
"""Numbers and days are sorted as such; a float is shown with two places. A number that is withheld
is words: never 0, nor empty."""

SHORT: Final = 14
NAME: Final = 24
LONG: Final = 60
"""Widths of columns: beyond some 80 digits nobody reads across."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on a tab of its own."""

    name: str
    """On the tab: 31 characters at most."""

    columns: tuple[tuple[str, int], ...]
    """What stands at the head of each, and its width in digits of the standard font."""

    rows: tuple[tuple[Cell, ...], ...]
    """Each as long as the columns are many, but where one sentence says that there are none."""


def figure(given: Figure | Band | None, tongue: Tongue) -> str | int:
    """Return a number, or the words for one that is withheld or not known."""
    if given is None:
        return tongue.say(terms.UNKNOWN)
    return given if isinstance(given, int) else said.number(given, tongue)
