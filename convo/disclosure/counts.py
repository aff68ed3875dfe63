"""Numbers that cannot single anybody out."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from convo.model.contributions import Contribution
from convo.model.words import Audience

LEAST: Final[Mapping[Audience, int]] = MappingProxyType({Audience.INTERNAL: 5, Audience.PUBLIC: 11})
"""How many people must be behind a number that is shown to each audience.

Five is the threshold most often used for tables inside an organisation; eleven is that of
health data published by the United States (cells of ten and less are withheld).
"""

_BANDS: Final = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
"""Where bands of people begin: the first is a usual focus group ("5 to 9")."""

_TELLING: Final = 2
"""The threshold below which there is one number only."""

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A number that is not told."""

    below: int | None = None
    """It is at least 1 and less than this; None where not even that may be told: few people said
    much, or another number could be worked out from it."""


Figure: TypeAlias = int | Withheld
"""A number as a report may show it. 0 is a number: nothing of the kind was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """About how many people."""

    low: int
    high: int | None
    """Inclusive; None for no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many contributions, and how many people are behind them.

    Raises:
        ValueError: There are more people than contributions, or none behind some.
    """

    number: int
    people: int

    def __post_init__(self) -> None:
        if not min(self.number, 1) <= self.people <= self.number or self.people < 0:
            raise ValueError("each person behind a number made one contribution at least")

    def is_small(self, at_least: int) -> bool:
        """Tell whether fewer than *at_least* people are behind it, however much they said.

        Nobody is behind 0, which is not small.
        """
        return 0 < self.people < at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a table counts in one place."""

    whole: Count
    unseen: Count
    """The part of it that a reader finds nowhere else."""

    is_withheld: bool = False
    """Whether an earlier report withheld it."""

    among: frozenset[Hashable] = frozenset()
    """What earlier reports tell the sum of, as names: it can hide among those alone that share one.
    There are none where they tell the number itself."""

    is_told: bool = False
    """Whether an earlier report told it: nothing can hide in it any more."""

    stuck: int = 0
    """How many of it nothing can hide in that earlier reports tell, beside those that are seen."""

    is_known: bool = False
    """Whether earlier reports tell the place of all of it, so that it is no secret any more."""

    @property
    def least(self) -> int:
        """The least that a reader takes it to be where it is withheld: that tells it is not 0."""
        return max(self.seen, min(self.whole.number, 1))

    @property
    def seen(self) -> int:
        """How many of it a reader finds elsewhere."""
        return self.whole.number - self.unseen.number


def size(contributions: Collection[Contribution]) -> int:
    """Count *contributions*, for totals. This is the one place that says what is counted."""
    return len(contributions)


def people(contributions: Iterable[Contribution]) -> int:
    """Count the people behind *contributions*, for whatever is told of a person.

    A participant is one, however often they spoke; somebody who took part in two sessions is
    two. A contribution without a participant counts as a person of its own: those that were
    imported by role or region keep nobody, and of anonymous ones nobody knows. What was one note
    with others, or noted twice, was said by one.
    """
    known, others = set[int](), set[int]()
    for given in contributions:
        if given.participant_id is not None:
            known.add(given.participant_id)
        else:
            others.add(given.one_with or given.same_as or given.id)
    return len(known) + len(others)


def count(contributions: Collection[Contribution]) -> Count:
    """Count *contributions* and the people behind them."""
    return Count(number=size(contributions), people=people(contributions))


def cell(contributions: Collection[Contribution], *, seen: Collection[int]) -> Cell:
    """Count *contributions* in one place, of which a reader finds those with the ids *seen*."""
    return Cell(
        whole=count(contributions),
        unseen=count([given for given in contributions if given.id not in seen]),
    )


def figure(given: Count, *, at_least: int) -> Figure:
    """Return a number as it may be shown on its own.

    Args:
        given: The number, and the people behind it.
        at_least: How many people must be behind a number that is shown, besides 0.

    Returns:
        The number, or that it is withheld: that it is below *at_least* only where it is.

    Raises:
        ValueError: `at_least` is below 1.
    """
    if at_least < 1:
        raise ValueError("at_least is 1 or more")
    if not given.is_small(at_least):
        return given.number
    return fewer_than(at_least) if given.number < at_least else Withheld()


def fewer_than(at_least: int) -> Withheld:
    """Return that a number is at least 1 and below *at_least*, where that can be several numbers.

    Fewer than 2 are exactly 1.
    """
    return Withheld(at_least) if at_least > _TELLING else Withheld()


def band(number: int, *, at_least: int) -> Band | Withheld | None:
    """Return about how many people *number* is; None for 0, which only says that nobody counted."""
    if number == 0:
        return None
    if number < at_least:
        return fewer_than(at_least)
    starts = [at_least, *(start for start in _BANDS if start > at_least)]
    low = max(start for start in starts if start <= number)
    return Band(low=low, high=next((start - 1 for start in starts if start > number), None))


def line(cells: Sequence[Cell], *, at_least: int) -> tuple[Figure, ...]:
    """Return the numbers of *cells* as they may be shown in one row beside their total.

    Small ones are withheld, and the next smallest with them, until each small one has room: for
    all that the total tells, it could count as many others' contributions more as there are
    people missing to *at_least*. All of them look alike: nobody can see which one was too small.
    What an earlier report withheld is withheld, with others that earlier reports do not tell
    either, as far as there are any.

    Args:
        cells: Nobody is behind two of them. Where few people are behind all that is unseen, any
            number would tell where they belong.
        at_least: How many people must be behind a number that is shown, besides 0.

    Returns:
        Nothing but withheld numbers, even for 0, where there are too few to hide among. A row
        of one number is its total, which is known.
    """
    numbers = [each.whole.number for each in cells]
    if len(numbers) == 1:
        return (numbers[0],)
    if 0 < sum(each.unseen.people for each in cells) < at_least:
        return (Withheld(),) * len(numbers)
    spare = [each.whole.number - each.least for each in cells]
    small = [place for place, each in enumerate(cells) if each.whole.is_small(at_least)]
    by_number = sorted(range(len(cells)), key=lambda place: (numbers[place], place))
    may_hide = [place for place in by_number if spare[place]]
    hidden = {*small, *(place for place, each in enumerate(cells) if each.is_withheld)}

    def lacks_room(place: int, others: Iterable[int]) -> bool:
        behind = cells[place].whole.people if place in small else 0
        room = sum(spare[other] for other in others if other in hidden and other != place)
        return behind + room < at_least

    for place in sorted(hidden):
        for other in (alike := _alike(cells, place, may_hide)):
            if lacks_room(place, alike):
                hidden.add(other)
    rest = [place for place in may_hide if place not in hidden]
    while any(lacks_room(place, may_hide) for place in small):
        if not rest:
            return (Withheld(),) * len(numbers)
        hidden.add(rest.pop(0))
    return tuple(Withheld() if place in hidden else number for place, number in enumerate(numbers))


def _alike(cells: Sequence[Cell], place: int, others: Iterable[int]) -> list[int]:
    """Return which others a cell can hide among where a reader has earlier reports."""
    return [other for other in others if cells[place].among & cells[other].among]


def countable(
    parts: Mapping[_Key, Collection[Contribution]],
    *,
    whole: Collection[Contribution],
    at_least: int,
) -> frozenset[_Key]:
    """Choose which parts may be counted, where the rest can be counted by the reader.

    A report lists what it may show, so each number it prints also tells how many contributions
    it does not list: the number less those listed. Such a part is told only where enough people
    are behind it, and where it leaves no small remainder of the whole: neither by itself, nor
    together with those chosen before it.

    Args:
        parts: What each theme or session has that is not listed. Parts may overlap.
        whole: What is not listed in all.
        at_least: How many people must be behind a number that is shown.

    Returns:
        The parts to be told. To leave a part out says nothing about it: its number may as well
        be 0.
    """
    chosen: set[_Key] = set()
    left, number_left = list(whole), size(whole)
    for key, part in sorted(parts.items(), key=lambda item: -size(item[1])):
        others, still = _without(part, whole), _without(part, left)
        # Where parts overlap, a reader works out this number from theirs, and not what is left.
        difference = number_left - size(part)
        if (
            people(part) < at_least
            or any(count(rest).is_small(at_least) for rest in (others, still))
            or 0 < difference < at_least
        ):
            continue
        chosen.add(key)
        left, number_left = still, difference
    return frozenset(chosen)


def _without(part: Iterable[Contribution], whole: Iterable[Contribution]) -> list[Contribution]:
    ids = {given.id for given in part}
    return [given for given in whole if given.id not in ids]
