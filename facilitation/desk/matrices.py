"""Which region, and which role, spoke about what: for the eyes of those who took the notes."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, Final

from convo.disclosure.counts import LEAST, count
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience, Role
from convo.records import gathering, reading
from convo.regions import CROSS_REGIONAL, WIKIMEDIA
from convo.rules.codebook import glyph_of
from convo.rules.matrix import Matrix, Spoken, by_region, by_role
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk

NO_SESSION: Final = "-"
NOTHING: Final = "."
"""Nothing was said, though there was a session."""

_BAR: Final = "■"
_LONGEST_BAR: Final = 10


class By(StrEnum):
    """What the columns of a table are."""

    REGION = "region"
    ROLE = "role"


def matrix_of(desk: Desk, session_ids: Collection[int], *, by: By, audience: Audience) -> Row:
    """Return the exact numbers of some sessions, theme by theme.

    Args:
        desk: The record.
        session_ids: Which sessions.
        by: What the columns are. All regions have one, and so has each region of one's own.
        audience: Whose reports would not have the numbers that are marked.

    Returns:
        `columns`, where None is for what has no role; `rows`, one a theme, of which the last with
        the name None is for what has no theme yet; `total`, of each column, where what is under
        two themes counts once; and how many `sessions` there are. A cell is None where no session
        was held. `would_be_withheld` tells of a number that is too small for a report by itself;
        a report may withhold others, so that nobody can work that one out.

    Raises:
        NotFoundError: There is no such session.
    """
    at_least = LEAST[audience]
    kept = gathering.gather(desk.records, session_ids)
    if by is By.ROLE:
        return _told(by_role(kept, at_least=at_least), kept, at_least=at_least)
    regions = [region for region in WIKIMEDIA.regions if region != CROSS_REGIONAL]
    return _told(by_region(kept, at_least=at_least, regions=regions), kept, at_least=at_least)


def sessions_of(desk: Desk, session_id: int | None) -> list[int]:
    """Return the one session that is asked for, or all there are where none is."""
    if session_id is not None:
        return [session_id]
    return [session.id for session in reading.sessions(desk.records)]


def table(told: Row) -> list[list[str]]:
    """Return what `matrix_of` returned as a table of text: a header, the themes, and the total.

    Each line has a cell for each column, then all of them together, in how many of the sessions
    it was spoken about, a bar as long as its share of the longest, and the theme.
    """
    longest = max(row["whole"]["contributions"] for row in told["rows"])
    lines = [
        [
            *map(_written, row["cells"]),
            _written(row["whole"]),
            f"{row['raised_in']}/{told['sessions']}",
            bar(row["whole"]["contributions"], longest) or NOTHING,
            row["theme"] or "(not yet categorised)",
        ]
        for row in told["rows"]
    ]
    names = (" ".join((column or "no role").split()) for column in told["columns"])
    total = [*map(_written, told["total"]), _written(told["whole"]), str(told["sessions"])]
    return [[*names, "all", "sessions", "bar", "theme"], *lines, [*total, NOTHING, "(all)"]]


def bar(number: int, longest: int, *, room: int = _LONGEST_BAR) -> str:
    """Return a bar as long as the share that *number* has of the *longest*.

    Args:
        number: What it stands for: 0 has no bar, and anything else the least there is.
        longest: The number that fills the *room*.
        room: Cells.
    """
    return _BAR * -(-number * room // max(1, longest))


def _told(matrix: Matrix[str] | Matrix[Role | None], kept: Gathered, *, at_least: int) -> Row:
    themes = {theme.id: theme for theme in kept.themes}
    wholes = [
        None if None in cells else [cell for cell in cells if cell is not None]
        for cells in zip(*(row.cells for row in matrix.rows), strict=True)
    ]
    return {
        "columns": list(matrix.columns),
        "rows": [
            {
                **_theme(themes.get(row.theme_id or 0)),
                "cells": [each and _cell(each) for each in row.cells],
                "whole": _cell(row.whole),
                "raised_in": row.raised_in,
            }
            for row in matrix.rows
        ],
        "total": [each and _total(each, kept, at_least=at_least) for each in wholes],
        "whole": _total([row.whole for row in matrix.rows], kept, at_least=at_least),
        "sessions": matrix.sessions,
    }


def _theme(theme: Theme | None) -> dict[str, Any]:
    return {
        "theme": theme and theme.name,
        "theme_id": theme and theme.id,
        "glyph": glyph_of(theme) if theme else " ",
        "colour": theme.colour if theme else "",
    }


def _cell(spoken: Spoken) -> dict[str, Any]:
    return {
        "contributions": spoken.count.number,
        "people": spoken.count.people,
        "would_be_withheld": spoken.is_small,
        "ids": list(spoken.contribution_ids),
    }


def _total(cells: Collection[Spoken], kept: Gathered, *, at_least: int) -> dict[str, Any]:
    """Return what was said in some places of a table, each contribution once."""
    ids = {id_ for each in cells for id_ in each.contribution_ids}
    counted = count([given for given in kept.contributions if given.id in ids])
    return {
        "contributions": counted.number,
        "people": counted.people,
        "would_be_withheld": counted.is_small(at_least),
    }


def _written(cell: dict[str, Any] | None) -> str:
    if cell is None:
        return NO_SESSION
    return f"{cell['contributions'] or NOTHING}{'*' * cell['would_be_withheld']}"
