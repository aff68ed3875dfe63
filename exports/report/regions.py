"""The table of a report that tells which region spoke about what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Cell, Count, Figure, Withheld, cell, people
from convo.model.contributions import Contribution
from convo.model.themes import Theme
from exports.report.held import Held
from exports.report.sifting import Sifted
from exports.report.values import ByRegion

_FEWEST_REGIONS = 2
"""With one region, the totals of themes say it all."""

_TOGETHER = ""
"""The column, never shown, of all regions whose numbers are not told. No region is blank."""

_REST = ""
"""The row, never shown, of what has no row. No theme is blank."""


def by_region(
    sifted: Sifted,
    sessions: Held,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    ranked: Sequence[str],
    credited: frozenset[int],
    scheme: Iterable[str],
    at_least: int,
) -> ByRegion | None:
    """Return how many statements each region made about each theme.

    Each counts once, under the first of its themes. The register tells which statements are
    about two: if both rows counted them, one row less the other would tell of the few that are
    about one of them alone. What has no row is a row too while numbers are withheld: whoever
    knows the total of a region could work it out.

    Args:
        sifted: What is listed. Only that counts: then the total of a row, which anybody can count
            in the register, tells nothing new.
        sessions: Where they were held. Regions whose numbers are not told are counted together:
            what each said about every theme would add up to its number.
        themes: Each contribution's, by its id.
        ranked: Their names in the order of the rows; those that few people spoke about get none.
        credited: The ids of contributions that tell their region, or a name, themselves.
        scheme: Other regions that get a column, whether or not a session was held there.
        at_least: How many people must be behind a number that is shown, besides 0.

    Returns:
        None where there is nothing to compare, or too little to hide its small numbers in.
    """
    held = {conversation.region for conversation in sessions.conversations}
    regions = tuple(sorted(held.union(scheme)))
    rows = _rows(sifted.listed, themes=themes, ranked=ranked, credited=credited, at_least=at_least)
    column_of = {region: _TOGETHER if region in sessions.apart else region for region in held}
    columns = sorted(set(column_of.values()))
    if len(regions) < _FEWEST_REGIONS or rows.keys() == {_REST} or columns == [_TOGETHER]:
        return None

    def cells(row: Iterable[Contribution]) -> list[Cell]:
        found: dict[str, list[Contribution]] = {column: [] for column in columns}
        for given in row:
            found[column_of[sifted.session(given).region]].append(given)
        return [
            _within(each) if column == _TOGETHER else each
            for column, each in zip(
                columns, (cell(given, seen=credited) for given in found.values()), strict=True
            )
        ]

    table = suppressed(
        [cells(row) for row in rows.values()], unprinted={len(rows) - 1}, at_least=at_least
    )
    made = tuple(
        (theme, len(rows[theme]), _cells(regions, columns, line, apart=sessions.apart))
        for theme, line in zip(rows, table or (), strict=False)
        if theme != _REST
    )
    tells_something = any(isinstance(each, int) for _, _, line in made for each in line)
    return ByRegion(regions=regions, rows=made) if tells_something else None


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
