"""Tables whose withheld numbers nobody can work out.

A reader may know the total of every row and of every column, may take every withheld number to
be 1 or more, and may find some of what it counts elsewhere. A number is small when fewer people
than the threshold are behind it, however large it is. It is safe when all of these leave it room
on both sides: it could count one contribution more of each person missing to the threshold, and
it could be the least that it can be, or less by the threshold where that is nearer. Then nobody
can tell that it is small, nor what it is. Within those totals a number moves by passing units
along a chain of withheld cells, so the chains are looked for: a maximum flow, which gives the
exact limits of each cell.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from convo.disclosure.counts import Cell, Figure, Withheld

_Place: TypeAlias = tuple[int, int]
"""Row and column, from 0."""

_Node: TypeAlias = tuple[bool, int]
"""Whether it is a column, and which one: a chain goes from line to line."""

_Numbers: TypeAlias = Sequence[Sequence[int]]


def suppressed(
    table: Sequence[Sequence[Cell]], *, unprinted: Collection[int], at_least: int
) -> tuple[tuple[Figure, ...], ...] | None:
    """Return the numbers of *table* as they may be shown where all its totals are known.

    All withheld cells look alike, so nobody can see which of them is small. A row too small to
    hide a number in is withheld whole, with what is 0 in it. What an earlier report withheld is
    withheld, and nothing hides in what one told.

    Args:
        table: Rows of equal length. Nobody is behind two cells of one row.
        unprinted: The rows, from 0, that are not shown at all: a reader who knows their totals
            could still work their numbers out.
        at_least: How many people must be behind a number that is shown, besides 0.

    Returns:
        None where the table is too small to hide its small numbers in.
    """
    blank = {
        row for row, line in enumerate(table) if row in unprinted or _is_too_small(line, at_least)
    }
    numbers = [[cell.whole.number for cell in line] for line in table]
    spare = [
        [cell.whole.number - (cell.seen if row in blank else cell.least) for cell in line]
        for row, line in enumerate(table)
    ]
    missing = {
        (row, column): at_least - cell.whole.people
        for row, line in enumerate(table)
        for column, cell in enumerate(line)
        if cell.whole.is_small(at_least)
    }
    withheld = {cell for cell in _cells(numbers) if table[cell[0]][cell[1]].is_withheld}
    small = withheld.union(missing)
    hidden = {*small, *(cell for cell in _cells(numbers) if cell[0] in blank)}
    if not _hide_until_safe(numbers, spare, hidden, missing, at_least=at_least):
        return None
    if not _hide_from_earlier(table, spare, hidden, missing, at_least=at_least):
        return None
    hidden -= {
        cell for cell in hidden - small if cell[0] not in blank and _is_known(spare, hidden, cell)
    }
    return tuple(
        tuple(
            Withheld() if (row, column) in hidden else number for column, number in enumerate(line)
        )
        for row, line in enumerate(numbers)
    )


def _hide_until_safe(
    numbers: _Numbers,
    spare: _Numbers,
    hidden: set[_Place],
    missing: Mapping[_Place, int],
    *,
    at_least: int,
    told: Collection[_Place] = (),
) -> bool:
    """Withhold more until all that is *missing* people is safe; tell whether it is now.

    What was *told* can neither hide anything nor be withheld any more.
    """
    while missing := {
        cell: up
        for cell, up in missing.items()
        if not _is_safe(
            spare, hidden.difference(told), cell, up=up, down=min(_at(spare, cell), at_least)
        )
    }:
        if not _hide_around(numbers, spare, hidden, next(iter(missing)), told):
            return False
    return True


def _hide_from_earlier(
    table: Sequence[Sequence[Cell]],
    spare: _Numbers,
    hidden: set[_Place],
    missing: Mapping[_Place, int],
    *,
    at_least: int,
) -> bool:
    """Withhold more until small numbers are safe from whoever has earlier reports too.

    What all of a number is known from is no secret any more.
    """
    numbers = [[cell.whole.number for cell in line] for line in table]
    cells = [(place, table[place[0]][place[1]]) for place in _cells(numbers)]
    told = {place for place, cell in cells if cell.is_told}
    if not told and not any(cell.stuck for _, cell in cells):
        return True
    left = [
        [max(0, number - cell.stuck) for number, cell in zip(line, row, strict=True)]
        for line, row in zip(spare, table, strict=True)
    ]
    secret = {
        place: missing[place]
        for place, cell in cells
        if place in missing and (cell.is_withheld or not cell.is_told) and not cell.is_known
    }
    return _hide_until_safe(numbers, left, hidden, secret, at_least=at_least, told=told)


def _is_too_small(line: Sequence[Cell], at_least: int) -> bool:
    """Tell whether the total of a row alone tells that a small number in it is small."""
    room = sum(cell.whole.number - cell.least for cell in line)
    return any(
        cell.whole.is_small(at_least)
        and cell.whole.people + room - (cell.whole.number - cell.least) < at_least
        for cell in line
    )


def _cells(numbers: _Numbers) -> list[_Place]:
    return [(row, column) for row, line in enumerate(numbers) for column in range(len(line))]


def _at(numbers: _Numbers, cell: _Place) -> int:
    return numbers[cell[0]][cell[1]]


def _is_safe(spare: _Numbers, hidden: set[_Place], cell: _Place, *, up: int, down: int) -> bool:
    """Tell whether a number could be larger by *up*, and could be less by *down*."""
    row, column = (False, cell[0]), (True, cell[1])
    others = hidden - {cell}
    return _can_pass(spare, others, column, row, up) and _can_pass(spare, others, row, column, down)


def _is_known(spare: _Numbers, hidden: set[_Place], cell: _Place) -> bool:
    """Tell whether all totals together tell a number although it is withheld."""
    row, column = (False, cell[0]), (True, cell[1])
    others = hidden - {cell}
    could_be_less = _at(spare, cell) > 0 and _can_pass(spare, others, row, column, 1)
    return not could_be_less and not _can_pass(spare, others, column, row, 1)


def _can_pass(spare: _Numbers, cells: set[_Place], start: _Node, end: _Node, units: int) -> bool:
    """Tell whether *units* can be passed from line to line, by lowering and raising *cells*.

    From a column to a row, the cell where they cross is lowered, as long as it has some to
    spare; from a row to a column it is raised.
    """
    now = {cell: _at(spare, cell) for cell in cells}
    crossing: dict[_Node, list[_Node]] = defaultdict(list)
    for row, column in sorted(cells):
        crossing[False, row].append((True, column))
        crossing[True, column].append((False, row))
    while units > 0:
        chain = _chain(now, crossing, start, end)
        if chain is None:
            return False
        steps = [(_where(line, to), to[0]) for line, to in pairwise(chain)]
        passed = min([units, *(now[cell] for cell, raised in steps if not raised)])
        for cell, raised in steps:
            now[cell] += passed if raised else -passed
        units -= passed
    return True


def _chain(
    now: Mapping[_Place, int],
    crossing: Mapping[_Node, Sequence[_Node]],
    start: _Node,
    end: _Node,
) -> list[_Node] | None:
    """Return the shortest chain of lines from *start* to *end*, or None."""
    came_from = {start: start}
    reached = [start]
    for line in reached:
        for to in crossing[line]:
            if to in came_from or (not to[0] and not now[_where(line, to)]):
                continue
            came_from[to] = line
            reached.append(to)
        if end in came_from:
            chain = [end]
            while chain[-1] != start:
                chain.append(came_from[chain[-1]])
            return chain[::-1]
    return None


def _where(line: _Node, to: _Node) -> _Place:
    """Return the cell in which a row and a column cross."""
    return (line[1], to[1]) if to[0] else (to[1], line[1])


def _hide_around(
    numbers: _Numbers,
    spare: _Numbers,
    hidden: set[_Place],
    cell: _Place,
    told: Collection[_Place],
) -> bool:
    """Withhold more around *cell*, the smallest first; tell whether anything was left to hide.

    Another in its row, another in its column, and one where others of that row and column cross:
    these close a chain. Where there are such already, yet one more of each.
    """
    row, column = cell
    shown = set(_cells(numbers)).difference(hidden, told)
    lines = (
        {place for place in _cells(numbers) if place[0] == row},
        {place for place in _cells(numbers) if place[1] == column},
    )
    before = len(hidden)
    for line in lines:
        if not hidden & line - {cell}:
            hidden |= _smallest(numbers, {place for place in shown & line if _at(spare, place)})
    rows = {at_row for at_row, at_column in hidden if at_column == column}
    columns = {at_column for at_row, at_column in hidden if at_row == row}
    hidden |= _smallest(
        numbers, {place for place in shown - hidden if place[0] in rows and place[1] in columns}
    )
    if len(hidden) == before:
        for line in lines:
            hidden |= _smallest(numbers, {place for place in shown & line if _at(spare, place)})
    if len(hidden) == before:
        hidden |= _smallest(numbers, shown)
    return len(hidden) > before


def _smallest(numbers: _Numbers, choices: set[_Place]) -> set[_Place]:
    """Return the smallest of *choices*, or nothing of nothing."""
    return set(sorted(choices, key=lambda cell: (_at(numbers, cell), cell))[:1])
