"""The table of a report that tells which region spoke about what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Figure, Withheld
from exports.report.held import Held
from exports.report.values import ByRegion, Statement

_FEWEST_REGIONS = 2
"""With one region, the totals of themes say it all."""

_TOGETHER = ""
"""The column, never shown, of all regions whose numbers are not told. No region is blank."""

_REST = ""
"""The row, never shown, of what has no row. No theme is blank."""


def by_region(
    statements: Sequence[Statement],
    sessions: Held,
    *,
    themes: Sequence[str],
    region_of: Mapping[int, str],
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
        statements: All that are listed. Only these count: then the total of a row, which anybody
            can count in the register, tells nothing new.
        sessions: Where they were held. Regions whose numbers are not told are counted together:
            what each said about every theme would add up to its number.
        themes: In the order of the rows; those with too few statements get none.
        region_of: The region of each statement, by its number.
        credited: The statements that tell their region, or a name, themselves.
        scheme: Other regions that get a column, whether or not a session was held there.
        at_least: The smallest number that may be shown, besides 0.

    Returns:
        None where there is nothing to compare, or the table is too small to hide its small
        numbers in.
    """
    held = {conversation.region for conversation in sessions.conversations}
    regions = tuple(sorted(held.union(scheme)))
    rows = _rows(statements, themes, credited=credited, at_least=at_least)
    column_of = {region: _TOGETHER if region in sessions.apart else region for region in held}
    columns = sorted(set(column_of.values()))
    if len(regions) < _FEWEST_REGIONS or rows.keys() == {_REST} or columns == [_TOGETHER]:
        return None

    def counted(numbers: Iterable[int]) -> list[int]:
        found = Counter(column_of[region_of[number]] for number in numbers)
        return [found[column] for column in columns]

    table = suppressed(
        [counted(numbers) for numbers in rows.values()],
        seen=[counted(credited.intersection(numbers)) for numbers in rows.values()],
        unprinted={len(rows) - 1},
        at_least=at_least,
    )
    made = tuple(
        (theme, len(rows[theme]), _cells(regions, columns, line, apart=sessions.apart))
        for theme, line in zip(rows, table or (), strict=False)
        if theme != _REST
    )
    tells_something = any(isinstance(cell, int) for _, _, cells in made for cell in cells)
    return ByRegion(regions=regions, rows=made) if tells_something else None


def _rows(
    statements: Iterable[Statement],
    themes: Sequence[str],
    *,
    credited: frozenset[int],
    at_least: int,
) -> dict[str, list[int]]:
    """Return the numbers of the statements that each row counts; the last has what is left.

    A row has enough statements, and enough or none of them leave open where they were made. For
    what is left that is so too: else the smallest rows are given to it.
    """
    rank = {theme: place for place, theme in enumerate(themes)}
    first: defaultdict[str, list[int]] = defaultdict(list)
    for statement in statements:
        about = min(statement.themes, key=rank.__getitem__, default=_REST)
        first[about].append(statement.number)

    def is_few(numbers: Iterable[int]) -> bool:
        return 0 < len(set(numbers) - credited) < at_least

    rows = {
        theme: first.pop(theme)
        for theme in themes
        if len(first[theme]) >= at_least and not is_few(first[theme])
    }
    rest = [number for numbers in first.values() for number in numbers]
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
