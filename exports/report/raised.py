"""Where something was raised, and who was not there: as far as a reader can tell it anyway.

How many sessions raised something would say that each of them did, and so where some few words
were said. So it is worked out as a reader would do it, from what is printed and never from the
record: it is the least that it can be, and tells nothing that the report does not tell without it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from convo.disclosure.counts import Figure
from convo.model.words import Role
from exports.report.beside import Absent
from exports.report.sifting import Sifted
from exports.report.values import ByRegion, Question, Statement, ThemeHeard


def raised_themes(
    themes: Iterable[ThemeHeard], table: ByRegion | None, statements: Iterable[Statement]
) -> tuple[ThemeHeard, ...]:
    """Return *themes*, each with in how many sessions it was raised at least."""
    places = _places(statements)
    rows = table.rows if table is not None else ()
    regions = table.regions if table is not None else ()
    counted = {
        theme: {region for region, cell in zip(regions, cells, strict=True) if _is_some(cell)}
        for theme, _, cells in rows
    }
    return tuple(
        replace(
            theme,
            raised_in=_number(
                counted.get(theme.name, set()).union(_told(theme.statements, places))
            ),
        )
        for theme in themes
    )


def _is_some(cell: Figure | None) -> bool:
    return isinstance(cell, int) and cell > 0


def _number(places: Collection[str]) -> int:
    """Return how many sessions there are at least; where nobody knows of any, it was in one."""
    return max(len(places), 1)


def raised_questions(
    questions: Iterable[Question], statements: Iterable[Statement]
) -> tuple[Question, ...]:
    """Return *questions*, each with in how many sessions it was raised at least."""
    places = _places(statements)
    return tuple(
        replace(each, raised_in=_number(set(_told((each.statement, *each.merged_with), places))))
        for each in questions
    )


def _places(statements: Iterable[Statement]) -> dict[int, str]:
    """Return the region that a statement is told to be from, by its number."""
    return {
        each.number: each.credit.region for each in statements if each.credit.region is not None
    }


def _told(numbers: Iterable[int], places: Mapping[int, str]) -> Iterable[str]:
    return (places[number] for number in numbers if number in places)


def absent(sifted: Sifted, statements: Iterable[Statement], *, scheme: Collection[str]) -> Absent:
    """Return which regions of a scheme had no session, and under which roles nobody is told."""
    held = {session.region for session in sifted.sessions.values()}
    tellable = set(Role).intersection(*(ceiling.roles for ceiling in sifted.ceilings.values()))
    heard = {each.credit.role for each in statements}
    return Absent(
        regions=tuple(region for region in scheme if region not in held),
        roles=tuple(role for role in Role if role in tellable - heard) if held else (),
    )
