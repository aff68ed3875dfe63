"""Numbers that add up, and what follows from some of them for the others."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Edge: TypeAlias = tuple[Hashable, Hashable]
_Room: TypeAlias = dict[Hashable, dict[Hashable, int]]

_ANY: Final = 1_000_000
"""More than anybody ever said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One of the numbers behind a report, and what a reader knows of it."""

    true: int
    seen: int = 0
    """How much of it the register tells by itself."""

    low: int = 0
    """The least it can be, from what is printed beside it."""

    printed: bool = False

    def limits(self, *, alone: bool) -> tuple[int, int]:
        if self.printed and not alone:
            return self.true, self.true
        return self.seen if alone else max(self.seen, self.low), _ANY


@dataclass(slots=True)
class Sums:
    """Numbers that flow from node to node, so that what goes into a node comes out of it.

    Totals of rows, of columns and of all are such sums. Which values a number could have then
    follows exactly: from the true one it moves as far as others can follow in a circle, and takes
    every value on the way.
    """

    numbers: dict[Edge, Number] = field(default_factory=dict)

    def between(self, edge: Edge, *, alone: bool = False) -> tuple[int, int]:
        """Return the least and the most that a number could be; *alone*: by the register."""
        true = self.numbers[edge].true
        low, high = self.numbers[edge].limits(alone=alone)
        room: defaultdict[Hashable, dict[Hashable, int]] = defaultdict(dict)
        for (start, end), other in self.numbers.items():
            if (start, end) != edge:
                least, most = other.limits(alone=alone)
                assert least <= other.true <= most
                room[start][end], room[end][start] = most - other.true, other.true - least
        start, end = edge
        return (
            true - _moved(room, start, end, most=true - low),
            true + _moved(room, end, start, most=high - true),
        )


def _moved(room: _Room, start: Hashable, end: Hashable, *, most: int) -> int:
    """Return how much can be moved from *start* to *end*."""
    left = {node: dict(others) for node, others in room.items()}
    moved = 0
    while moved < most and (way := _way(left, start, end)):
        some = min([most - moved, *(left[one][other] for one, other in way)])
        for one, other in way:
            left[one][other] -= some
            left[other][one] += some
        moved += some
    return moved


def _way(left: _Room, start: Hashable, end: Hashable) -> Sequence[Edge]:
    came_from = {start: start}
    reached = [start]
    for node in reached:
        for other, some in left.get(node, {}).items():
            if some and other not in came_from:
                came_from[other] = node
                reached.append(other)
    way = []
    while end in came_from and end != start:
        way.append((came_from[end], end))
        end = came_from[end]
    return way
