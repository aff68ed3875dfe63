"""The table of a report that tells which region spoke about what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Cell, Count, Figure, Withheld, cell, people
from convo.model.contributions import Contribution
from convo.model.themes import Theme
from exports.report.held import Held
from exports.report.memory import Memory
from exports.report.remembering import Remembered
from exports.report.sifting import Sifted
from exports.report.values import ByRegion

_FEWEST_REGIONS = 2
"""With one region, the totals of themes say it all."""

_TOGETHER = ""
"""The column, never shown, of all regions whose numbers are not told. No region is blank."""

_REST = ""
"""The row, never shown, of what has no row. No theme is blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The table of themes and regions, and what the ledger of exports is to know of it."""

    table: ByRegion | None = None
    """None where there is nothing to compare, or it is too small to hide its small numbers in."""

    cells: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """As `Export` has it."""


def by_region(
    sifted: Sifted,
    sessions: Held,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    ranked: Sequence[str],
    credited: frozenset[int],
    memory: Memory,
    scheme: Iterable[str],
    at_least: int,
) -> Compared:
    """Return how many statements each region made about each theme.

    Each counts once, under the first of its themes. The register tells which statements are
    about two: if both rows counted them, one row less the other would tell of the few that are
    about one of them alone. What has no row is a row too while numbers are withheld: whoever
    knows the total of a region could work it out. What an earlier document withheld of the same
    words is withheld again, and what one told hides nothing.

    Args:
        sifted: What is listed. Only that counts: then the total of a row, which anybody can count
            in the register, tells nothing new.
        sessions: Where they were held. Regions whose numbers are not told are counted together:
            what each said about every theme would add up to its number.
        themes: Each contribution's, by its id.
        ranked: Their names in the order of the rows; those that few people spoke about get none.
        credited: The ids of contributions that tell their region, or a name, themselves.
        memory: What earlier documents told, and what they withheld.
        scheme: Other regions that get a column, whether or not a session was held there.
        at_least: How many people must be behind a number that is shown, besides 0.
    """
    held = {conversation.region for conversation in sessions.conversations}
    regions = tuple(sorted(held.union(scheme)))
    rows = _rows(sifted.listed, themes=themes, ranked=ranked, credited=credited, at_least=at_least)
    column_of = {region: _TOGETHER if region in sessions.apart else region for region in held}
    columns = sorted(set(column_of.values()))
    if len(regions) < _FEWEST_REGIONS or rows.keys() == {_REST} or columns == [_TOGETHER]:
        return Compared()

    held_in = {
        column: frozenset(
            id_ for id_, session in sifted.sessions.items() if column_of[session.region] == column
        )
        for column in columns
    }
    remembered = Remembered(memory, sifted, at_least=at_least)

    def cell_of(row: Collection[Contribution], column: str) -> Cell:
        there = [given for given in row if given.session_id in held_in[column]]
        found = remembered.cell(cell(there, seen=credited), there, row, place=held_in[column])
        return _within(found) if column == _TOGETHER else found

    table = suppressed(
        [[cell_of(row, column) for column in columns] for row in rows.values()],
        unprinted={len(rows) - 1},
        at_least=at_least,
    )
    return _compared(sifted, rows, table or (), regions, columns, apart=sessions.apart)


def _compared(
    sifted: Sifted,
    rows: Mapping[str, Collection[Contribution]],
    table: Iterable[Iterable[Figure]],
    regions: tuple[str, ...],
    columns: Sequence[str],
    *,
    apart: frozenset[str],
) -> Compared:
    """Return the rows that are printed, unless they tell no number."""
    made = tuple(
        (theme, len(rows[theme]), _cells(regions, columns, line, apart=apart))
        for theme, line in zip(rows, table, strict=False)
        if theme != _REST
    )
    if not any(isinstance(each, int) for _, _, line in made for each in line):
        return Compared()
    cells = tuple(
        (
            tuple(sorted(given.id for given in rows[theme])),
            _told_in(sifted, dict(zip(regions, line, strict=True))),
        )
        for theme, _, line in made
    )
    return Compared(table=ByRegion(regions=regions, rows=made), cells=cells)


def _told_in(sifted: Sifted, line: Mapping[str, Figure | None]) -> tuple[int, ...]:
    """Return the ids of the sessions of the regions whose numbers a row tells."""
    return tuple(
        sorted(id_ for id_, held in sifted.sessions.items() if isinstance(line[held.region], int))
    )


def _within(together: Cell) -> Cell:
    """Return a cell of several regions that is small where one of them may be.

    Each hides behind what the others have unseen: so only the people behind that count.
    """
    number = together.whole.number
    people_left = max(together.unseen.people, min(number, 1))
    return replace(together, whole=Count(number=number, people=people_left))


def _rows(
    listed: Iterable[Contribution],
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    ranked: Sequence[str],
    credited: frozenset[int],
    at_least: int,
) -> dict[str, list[Contribution]]:
    """Return what each row counts; the last has what is left.

    A row is of enough people, and enough or none of them leave open where they spoke. For what
    is left that is so too: else the smallest rows are given to it.
    """
    rank = {theme: place for place, theme in enumerate(ranked)}
    first: defaultdict[str, list[Contribution]] = defaultdict(list)
    for given in listed:
        about = (theme.name for theme in themes.get(given.id, ()))
        first[min(about, key=rank.__getitem__, default=_REST)].append(given)

    def is_few(row: Collection[Contribution]) -> bool:
        return cell(row, seen=credited).unseen.is_small(at_least)

    rows = {
        theme: first.pop(theme)
        for theme in ranked
        if people(first[theme]) >= at_least and not is_few(first[theme])
    }
    rest = [given for row in first.values() for given in row]
    while rows and is_few(rest):
        rest += rows.pop(min(rows, key=lambda theme: len(rows[theme])))
    return rows | {_REST: rest}


def _cells(
    regions: Iterable[str],
    columns: Iterable[str],
    line: Iterable[Figure],
    *,
    apart: frozenset[str],
) -> tuple[Figure | None, ...]:
    """Return a row with a cell for each region: None where no session was held."""
    figures = dict(zip(columns, line, strict=True))
    return tuple(Withheld() if region in apart else figures.get(region) for region in regions)
