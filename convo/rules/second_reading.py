"""A second reading beside the first: where the two differ, and how far they agree."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from convo.model.gathered import Gathered
from convo.rules.agreement import Compared, compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """How often two readers put contributions under a theme."""

    both: int
    first_alone: int
    second_alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What two readers did with the same contributions: the ids of their themes, by its id."""

    first: Mapping[int, frozenset[int]]
    second: Mapping[int, frozenset[int]]
    settled: frozenset[int]
    """Those of which one reading was preferred since."""

    @property
    def ids(self) -> tuple[int, ...]:
        """What both have read, by id."""
        return tuple(sorted(self.second))

    @property
    def differing(self) -> tuple[int, ...]:
        """What they put under other themes, and neither reading was preferred yet, by id."""
        return tuple(
            id_
            for id_ in self.ids
            if id_ not in self.settled and self.first[id_] != self.second[id_]
        )

    def only(self, ids: Collection[int]) -> "Read":
        """Return what they did with some of them."""
        return Read(
            first={id_: themes for id_, themes in self.first.items() if id_ in ids},
            second={id_: themes for id_, themes in self.second.items() if id_ in ids},
            settled=self.settled & frozenset(ids),
        )

    def under(self, theme_id: int) -> tuple[int, ...]:
        """Return what either put under a theme, by id."""
        return tuple(id_ for id_ in self.ids if theme_id in self.first[id_] | self.second[id_])

    def chosen(self, theme_id: int) -> Chosen:
        """Count what each put under a theme."""
        first = {id_ for id_, themes in self.first.items() if theme_id in themes}
        second = {id_ for id_, themes in self.second.items() if theme_id in themes}
        return Chosen(
            both=len(first & second),
            first_alone=len(first - second),
            second_alone=len(second - first),
        )

    def compared(self, theme_ids: Iterable[int]) -> Compared:
        """Return how far they agree on each theme, and on all of them together."""
        return compared([self.first, self.second], theme_ids)


def read_twice(gathered: Gathered) -> Read:
    """Return what was read by a second reader, beside what the first one chose.

    That is what the first one had chosen before one reading was preferred, where that was done.
    The second note of a point is left out: one of the two is read.
    """
    first: defaultdict[int, set[int]] = defaultdict(set)
    second: defaultdict[int, set[int]] = defaultdict(set)
    for tag in gathered.tags:
        first[tag.contribution_id].add(tag.theme_id)
    for again in gathered.second_tags:
        second[again.contribution_id].add(again.theme_id)
    doubles = {one.id for one in gathered.contributions if one.same_as is not None}
    read = {
        one.contribution_id: one.first
        for one in gathered.second_readings
        if one.contribution_id not in doubles
    }
    return Read(
        first={id_: frozenset(first[id_]) if had is None else had for id_, had in read.items()},
        second={id_: frozenset(second[id_]) for id_ in read},
        settled=frozenset(id_ for id_, had in read.items() if had is not None),
    )
