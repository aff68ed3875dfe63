"""How much each gram of a text speaks for each language of one script.

Every figure is a logarithm: of how often a language uses a gram, over how often the average
of all the languages in the table does. A language that nothing is known of is that average,
so its figure is 0, and a text that no known language explains better than the average is in
none of them.

Figures are kept in whole steps, one byte each: 31 languages in Latin letters take 2 MB, and
sums of whole numbers are the same in any order and on any machine.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Final

from convo.languages.grams import LONGEST
from convo.languages.scripts import script

STEPS: Final = 32
"""Steps to a factor of e."""

_ZERO: Final = 128
# A profile counts for 98 %, the average for the rest: no gram proves that a text is *not* in
# a language. Then every figure lies between log(0.02) = -3.9 and log(31) = 3.4.
_AVERAGE_SHARE: Final = 0.02


def _in_steps(ratio: float) -> int:
    return _ZERO + round(STEPS * math.log((1 - _AVERAGE_SHARE) * ratio + _AVERAGE_SHARE))


_NEVER: Final = _in_steps(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The languages of one script, and what each gram says of them."""

    languages: tuple[str, ...]
    rows: Mapping[str, bytes]
    """For each gram, one byte for each language, `_ZERO` for 0."""

    usual: Mapping[str, float]
    """How often a gram is used on average, of all grams of its length."""


def build_table(profiles: Mapping[str, Mapping[str, int]], *, letters: str) -> Table:
    """Return the table of *profiles*.

    Args:
        profiles: For each language, how often each of its grams was counted.
        letters: The script. Grams with letters of another one are left out.
    """
    shares = [_shares(profile, letters) for profile in profiles.values()]
    rows: dict[str, bytes] = {}
    usual: dict[str, float] = {}
    for gram in sorted(set().union(*shares)):
        found = [share.get(gram, 0.0) for share in shares]
        average = sum(found) / len(found)
        usual[gram] = average
        rows[gram] = bytes(_in_steps(one / average) if one else _NEVER for one in found)
    return Table(languages=tuple(profiles), rows=rows, usual=usual)


def evidence(table: Table, grams: Iterable[str]) -> dict[str, float]:
    """Return for each language of *table* how much more likely *grams* are in it, as a logarithm.

    Grams that no language of the table has say nothing.
    """
    totals = [0] * len(table.languages)
    known = 0
    rows = table.rows
    for gram in grams:
        row = rows.get(gram)
        if row is not None:
            totals = list(map(add, totals, row))
            known += 1
    return {
        language: (total - known * _ZERO) / STEPS
        for language, total in zip(table.languages, totals, strict=True)
    }


def column(table: Table, language: str | None) -> int | None:
    """Return where the figures of *language* stand in the table's rows; None: nowhere."""
    return table.languages.index(language) if language in table.languages else None


def figure(table: Table, gram: str, at: int | None) -> float:
    """Return what one gram says of the language whose column is *at*; 0 where nothing does."""
    row = table.rows.get(gram)
    return 0.0 if row is None or at is None else (row[at] - _ZERO) / STEPS


def _shares(profile: Mapping[str, int], letters: str) -> dict[str, float]:
    """Return the share of each gram in *letters* among all of its length."""
    fitting = {gram: count for gram, count in profile.items() if _is_in(gram, letters)}
    sums = Counter[int]()
    for gram, count in fitting.items():
        sums[len(gram)] += count
    return {
        gram: count / sums[len(gram)] for gram, count in fitting.items() if len(gram) <= LONGEST
    }


@lru_cache(maxsize=4096)
def _fits(character: str, letters: str) -> bool:
    return script(character) in {None, letters}


def _is_in(gram: str, letters: str) -> bool:
    return all(_fits(character, letters) for character in gram)
