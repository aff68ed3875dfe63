"""Tables whose withheld numbers nobody can work out.

A reader may know the total of every row and of every column, may take every withheld number to
be 1 or more, and may have seen some of what is counted: then what is left besides is a number
as well. It is safe when, as far as all of these tell, it could still be 1 and could still be as
large as the threshold: then nobody can tell that it is small. Within those totals a number moves
by passing units along a chain of withheld cells, so the chains are looked for: a maximum flow,
which gives the exact limits of each cell.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from convo.disclosure.counts import Figure, Withheld

_Cell: TypeAlias = tuple[int, int]
"""Row and column, from 0."""

_Node: TypeAlias = tuple[bool, int]
"""Whether it is a column, and which one: a chain goes from line to line."""

_Numbers: TypeAlias = Sequence[Sequence[int]]


def suppressed(
    numbers: _Numbers, *, seen: _Numbers, at_least: int
) -> tuple[tuple[Figure, ...], ...] | None:
    """Return *numbers* as they may be shown where totals of rows and columns are known.

    All withheld cells look alike, so nobody can see which of them is small.

    Args:
        numbers: Rows of equal length; 0 or more.
        seen: How many of each number a reader finds elsewhere.
        at_least: The smallest number that may be shown, besides 0.

    Returns:
        None where the table is too small to hide its small numbers in.
    """
    left = [
        [number - found for number, found in zip(line, found_line, strict=True)]
        for line, found_line in zip(numbers, seen, strict=True)
    ]
    small = [cell for cell in _cells(left) if 0 < _at(left, cell) < at_least]
    hidden = {cell for cell in _cells(numbers) if 0 < _at(numbers, cell) < at_least}
    hidden.update(small)
    while small := [cell for cell in small if not _is_safe(left, hidden, cell, at_least)]:
        if not _hide_around(left, hidden, small[0]):
            return None
    return tuple(
        tuple(
            Withheld() if (row, column) in hidden else number for column, number in enumerate(line)
        )
        for row, line in enumerate(numbers)
    )


def _cells(numbers: _Numbers) -> list[_Cell]:
    return [(row, column) for row, line in enumerate(numbers) for column in range(len(line))]


def _at(numbers: _Numbers, cell: _Cell) -> int:
    return numbers[cell[0]][cell[1]]


def _is_safe(numbers: _Numbers, hidden: set[_Cell], cell: _Cell, at_least: int) -> bool:
    """Tell whether a small number could be *at_least*, and could be 1."""
    row, column = (False, cell[0]), (True, cell[1])
    others = hidden - {cell}
    number = _at(numbers, cell)
    return _can_pass(numbers, others, column, row, at_least - number) and _can_pass(
        numbers, others, row, column, number - 1
    )


def _can_pass(numbers: _Numbers, cells: set[_Cell], start: _Node, end: _Node, units: int) -> bool:
    """Tell whether *units* can be passed from line to line, by lowering and raising *cells*.

    From a column to a row, the cell where they cross is lowered, as far as 1; from a row to a
    column it is raised.
    """
    spare = {cell: max(_at(numbers, cell) - 1, 0) for cell in cells}
    crossing: dict[_Node, list[_Node]] = defaultdict(list)
    for row, column in sorted(cells):
        crossing[False, row].append((True, column))
        crossing[True, column].append((False, row))
    while units > 0:
        chain = _chain(spare, crossing, start, end)
        if chain is None:
            return False
        steps = [(_where(line, to), to[0]) for line, to in pairwise(chain)]
        passed = min([units, *(spare[cell] for cell, raised in steps if not raised)])
        for cell, raised in steps:
            spare[cell] += passed if raised else -passed
        units -= passed
    return True


def _chain(
    spare: Mapping[_Cell, int],
    crossing: Mapping[_Node, Sequence[_Node]],
    start: _Node,
    end: _Node,
) -> list[_Node] | None:
    """Return the shortest chain of lines from *start* to *end*, or None."""
    came_from = {start: start}
    reached = [start]
    for line in reached:
        for to in crossing[line]:
            if to in came_from or (not to[0] and not spare[_where(line, to)]):
                continue
            came_from[to] = line
            reached.append(to)
        if end in came_from:
            chain = [end]
            while chain[-1] != start:
                chain.append(came_from[chain[-1]])
            return chain[::-1]
    return None


def _where(line: _Node, to: _Node) -> _Cell:
    """Return the cell in which a row and a column cross."""
    return (line[1], to[1]) if to[0] else (to[1], line[1])


def _hide_around(numbers: _Numbers, hidden: set[_Cell], cell: _Cell) -> bool:
    """Withhold more around *cell*, the smallest first; tell whether anything was left to hide.

    One more in its row, one in its column, and one where others of that row and column cross:
    these close a chain.
    """
    row, column = cell
    shown = set(_cells(numbers)) - hidden
    if not shown:
        return False
    counted = {place for place in shown if _at(numbers, place)}
    before = len(hidden)
    for choices in (
        {place for place in counted if place[0] == row},
        {place for place in counted if place[1] == column},
    ):
        hidden |= _smallest(numbers, choices)
    rows = {at_row for at_row, at_column in hidden if at_column == column}
    columns = {at_column for at_row, at_column in hidden if at_row == row}
    crossing = {place for place in shown if place[0] in rows and place[1] in columns}
    hidden |= _smallest(numbers, crossing - hidden)
    if len(hidden) == before:
        hidden |= _smallest(numbers, shown)
    return True


def _smallest(numbers: _Numbers, choices: set[_Cell]) -> set[_Cell]:
    """Return the smallest of *choices*, or nothing of nothing."""
    return set(sorted(choices, key=lambda cell: (_at(numbers, cell), cell))[:1])
