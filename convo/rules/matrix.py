"""Which region, and which role, spoke about what: exact numbers for those who took the notes.

Nothing here may leave their screens: what others may be told is decided in `convo.disclosure`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from convo.disclosure.counts import Count, count
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Role

_Column = TypeVar("_Column")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What was said in one place of a table."""

    contribution_ids: tuple[int, ...]
    """In the order of the record."""

    count: Count
    """How many, and how many people are behind them."""

    is_small: bool
    """Whether a report would withhold the number. It may withhold others too, so that nobody can
    work this one out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was said about one theme."""

    theme_id: int | None
    """None for what is under no theme yet."""

    cells: tuple[Spoken | None, ...]
    """One for each column: None where no session was held, which is not 0."""

    whole: Spoken
    """In all columns. A contribution under two themes counts in both their rows."""

    raised_in: int
    """In how many of the sessions it was spoken about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Generic[_Column]):
    """A table with a row for each theme."""

    columns: tuple[_Column, ...]
    rows: tuple[Row, ...]
    """By the theme's name, whether or not anything was said about it; then what has no theme."""

    sessions: int
    """How many there are in all."""


def by_region(gathered: Gathered, *, at_least: int, regions: Iterable[str] = ()) -> Matrix[str]:
    """Return what the people of each region's sessions said about each theme.

    Args:
        gathered: Some sessions.
        at_least: How many people must be behind a number that a report would show.
        regions: Others that get a column, whether or not a session was held there.

    Raises:
        ValueError: `at_least` is below 1.
    """
    region_of = {session.id: session.region for session in gathered.sessions}
    return _matrix(
        gathered,
        columns=sorted({*region_of.values(), *regions}),
        held=frozenset(region_of.values()),
        column_of=lambda given: region_of[given.session_id],
        at_least=at_least,
    )


def by_role(gathered: Gathered, *, at_least: int) -> Matrix[Role | None]:
    """Return what was said about each theme under each role; the last column has no role.

    Args:
        gathered: Some sessions.
        at_least: How many people must be behind a number that a report would show.

    Raises:
        ValueError: `at_least` is below 1.
    """
    return _matrix(
        gathered,
        columns=(*Role, None),
        held=frozenset((*Role, None)),
        column_of=lambda given: given.role,
        at_least=at_least,
    )


def _matrix(
    gathered: Gathered,
    *,
    columns: Sequence[_Column],
    held: Collection[_Column],
    column_of: Callable[[Contribution], _Column],
    at_least: int,
) -> Matrix[_Column]:
    if at_least < 1:
        raise ValueError("at_least is 1 or more")

    def row(theme_id: int | None, about: Sequence[Contribution]) -> Row:
        found: defaultdict[_Column, list[Contribution]] = defaultdict(list)
        for given in about:
            found[column_of(given)].append(given)
        return Row(
            theme_id=theme_id,
            cells=tuple(
                _spoken(found[column], at_least=at_least) if column in held else None
                for column in columns
            ),
            whole=_spoken(about, at_least=at_least),
            raised_in=len({given.session_id for given in about}),
        )

    themes = sorted(gathered.themes, key=lambda theme: (theme.name, theme.id))
    about = _by_theme(gathered)
    return Matrix(
        columns=tuple(columns),
        rows=tuple(row(id_, about.get(id_, ())) for id_ in (*(each.id for each in themes), None)),
        sessions=len(gathered.sessions),
    )


def _by_theme(gathered: Gathered) -> Mapping[int | None, Sequence[Contribution]]:
    themes_of: defaultdict[int, set[int]] = defaultdict(set)
    for tag in gathered.tags:
        themes_of[tag.contribution_id].add(tag.theme_id)
    found: defaultdict[int | None, list[Contribution]] = defaultdict(list)
    for given in gathered.contributions:
        for theme_id in themes_of.get(given.id) or (None,):
            found[theme_id].append(given)
    return found


def _spoken(given: Sequence[Contribution], *, at_least: int) -> Spoken:
    counted = count(given)
    return Spoken(
        contribution_ids=tuple(each.id for each in given),
        count=counted,
        is_small=counted.is_small(at_least),
    )
