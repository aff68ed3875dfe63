"""Numbers that cannot single anybody out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from convo.model.contributions import Contribution
from convo.model.words import Audience

LEAST: Final[Mapping[Audience, int]] = MappingProxyType({Audience.INTERNAL: 5, Audience.PUBLIC: 11})
"""The smallest number that may be shown to each audience.

Five is the threshold most often used for tables inside an organisation; eleven is that of
health data published by the United States (cells of ten and less are withheld).
"""

_BANDS: Final = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
"""Where bands of people begin: the first is a usual focus group ("5 to 9")."""

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A number that is not told."""

    below: int | None = None
    """It is at least 1 and less than this; None where not even that may be told, because another
    number could be worked out from it."""


Figure: TypeAlias = int | Withheld
"""A number as a report may show it. 0 is a number: nothing of the kind was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """About how many people."""

    low: int
    high: int | None
    """Inclusive; None for no end."""


def size(contributions: Collection[Contribution]) -> int:
    """Count *contributions*, for totals. This is the one place that says what is counted."""
    return len(contributions)


def people(contributions: Iterable[Contribution]) -> int:
    """Count the people behind *contributions*, for whatever is told of a person.

    A participant is one, however often they spoke; somebody who took part in two sessions is
    two. A contribution without a participant counts as a person of its own: those that were
    imported by role or region keep nobody, and of anonymous ones nobody knows.
    """
    told = [given.participant_id for given in contributions]
    return len(set(told) - {None}) + told.count(None)


def figure(number: int, *, at_least: int) -> Figure:
    """Return *number* as it may be shown on its own.

    Args:
        number: 0 or more.
        at_least: The smallest number that may be shown, besides 0.

    Raises:
        ValueError: `at_least` is below 1, or the number below 0.
    """
    if at_least < 1 or number < 0:
        raise ValueError("a figure is 0 or more, and at_least 1 or more")
    return Withheld(at_least) if 0 < number < at_least else number


def band(number: int, *, at_least: int) -> Band | Withheld | None:
    """Return about how many people *number* is; None for 0, which only says that nobody counted."""
    if number == 0:
        return None
    if number < at_least:
        return Withheld(at_least)
    starts = [at_least, *(start for start in _BANDS if start > at_least)]
    low = max(start for start in starts if start <= number)
    return Band(low=low, high=next((start - 1 for start in starts if start > number), None))


def line(numbers: Sequence[int], *, seen: Sequence[int], at_least: int) -> tuple[Figure, ...]:
    """Return *numbers* as they may be shown in one row beside their total.

    Small ones are withheld, and the next smallest with them, until each small one could be as
    large as *at_least* for all that the total tells. All of them look alike: nobody can see
    which one was too small.

    Args:
        numbers: Each 0 or more.
        seen: How many of each number a reader finds elsewhere. Where few are left besides, in
            all, any number would tell where these belong.
        at_least: The smallest number that may be shown, besides 0.

    Returns:
        Nothing but withheld numbers, even for 0, where there are too few to hide among. A row
        of one number is its total, which is known.
    """
    if len(numbers) == 1:
        return (numbers[0],)
    if 0 < sum(numbers) - sum(seen) < at_least:
        return (Withheld(),) * len(numbers)
    spare = [number - least(number, found) for number, found in zip(numbers, seen, strict=True)]
    small = [place for place, number in enumerate(numbers) if 0 < number < at_least]
    hidden = set(small)
    rest = sorted(
        (number, place)
        for place, number in enumerate(numbers)
        if spare[place] and place not in hidden
    )

    def could_be(place: int) -> int:
        return numbers[place] + sum(spare[other] for other in hidden if other != place)

    while any(could_be(place) < at_least for place in small):
        if not rest:
            return (Withheld(),) * len(numbers)
        hidden.add(rest.pop(0)[1])
    return tuple(Withheld() if place in hidden else number for place, number in enumerate(numbers))


def least(number: int, seen: int) -> int:
    """Return the least that a reader takes a withheld *number* to be, of which some are seen.

    That it is withheld tells that it is not 0.
    """
    return max(seen, min(number, 1))


def countable(parts: Mapping[_Key, int], *, whole: int, at_least: int) -> frozenset[_Key]:
    """Choose which parts may be counted, where the rest can be counted by the reader.

    A report lists what it may show, so each number it prints also tells how many contributions
    it does not list: the number less those listed. Such a part is told only where it is not
    small, and leaves no small remainder of the whole: neither by itself, nor together with
    those chosen before it.

    Args:
        parts: How many contributions of each theme or session are not listed. Parts may overlap.
        whole: How many there are of all.
        at_least: The smallest number that may be shown.

    Returns:
        The parts to be told. To leave a part out says nothing about it: its number may as well
        be 0.
    """
    chosen: set[_Key] = set()
    left = whole
    for key, number in sorted(parts.items(), key=lambda part: -part[1]):
        if number < at_least or 0 < whole - number < at_least or 0 < left - number < at_least:
            continue
        chosen.add(key)
        left -= number
    return frozenset(chosen)
