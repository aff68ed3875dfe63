"""What a reader sees of a record: what waits for them, and what they put under which theme.

There are two of them, and neither is shown what the other one chose.
"""

import json
from collections.abc import Collection
from typing import Final, TypeAlias

from convo.model.second import Reader, SecondTag
from convo.model.themes import Tag
from convo.records.driver import Database
from convo.records.glance import COUNTS_UNDER, DOUBLES, STOOD_FOR
from convo.records.things import find

_TAGS: Final = {Reader.FIRST: "tags", Reader.SECOND: "second_tags"}
_DONE: Final = {Reader.FIRST: "tags", Reader.SECOND: "second_readings"}
"""Where it stands that a reader is done with a contribution: one has put it under a theme, the
other one has read it, and may have found none."""

Traits: TypeAlias = tuple[int, str, str | None, str, str, str, str | None]
"""Session, kind, role, attribution, use, form and language: what a contribution is chosen by."""


def queue(
    db: Database, session_id: int | None, *, reader: Reader
) -> list[tuple[int, bool, Traits]]:
    """Return the contributions of a session, or of all, by id: each with its traits.

    Each comes with whether it waits for a reader. The second note of a point does not: the first
    one stands for it. Equal traits are one value: 100,000 contributions have some hundreds.
    """
    which = "1" if session_id is None else "session_id = :id"  # by its index, of however many
    # One cell that nobody decodes for each row, instead of seven: a million take half the time.
    rows = db.execute(
        f"""
        SELECT id, same_as IS NULL AND NOT {_is_done(reader)}, CAST(json_array(
            session_id, kind, role, attribution, use, form, language
        ) AS BLOB)
        FROM contributions WHERE {which} ORDER BY id
        """,  # noqa: S608 - words of ours
        {"id": session_id},
    ).fetchall()
    known: dict[bytes, Traits] = {}
    return [
        (id_, bool(waits), known.get(cell) or known.setdefault(cell, _traits(cell)))
        for id_, waits, cell in rows
    ]


def has_as_many(db: Database, number: int) -> bool:
    """Tell whether a record has so many contributions, without counting all of them."""
    statement = "SELECT 1 FROM contributions LIMIT 1 OFFSET :others"
    return bool(db.execute(statement, {"others": number - 1}).fetchall())


def first_waiting(db: Database, *, most: int) -> list[int]:
    """Return the first ids of all that waits for the first reader: as `queue`, but at once."""
    statement = f"""
        SELECT id FROM contributions
        WHERE same_as IS NULL AND NOT {_is_done(Reader.FIRST)} ORDER BY id LIMIT :most
    """  # noqa: S608 - words of ours
    return [id_ for (id_,) in db.execute(statement, {"most": most}).fetchall()]


def under_theme(db: Database, theme_id: int, *, reader: Reader) -> set[int]:
    """Return the ids of all that a reader put under a theme, or under one that it stands for."""
    statement = f"SELECT contribution_id FROM {_TAGS[reader]} WHERE theme_id IN ({STOOD_FOR})"  # noqa: S608 - words of ours
    return {id_ for (id_,) in db.execute(statement, {"theme": theme_id}).fetchall()}


def theme_counts(
    db: Database, session_id: int | None, *, reader: Reader, with_parts: bool = False
) -> dict[int, int]:
    """Return how many contributions of a session, or of all, a reader put under each theme.

    What is under a merged theme counts under the one that stands for it, and what is noted twice
    counts once: the second reader reads the first note alone. A theme under which nothing is, is
    missing.

    Args:
        db: Where.
        session_id: Of this session; None for the whole record.
        reader: Whose themes.
        with_parts: Whether what is about a part of a theme counts under that too: once.
    """
    tags = _TAGS[reader]
    source = f"counts_under CROSS JOIN {tags} ON theme_id = counts_under.id"
    if session_id is not None:  # few of all tags: they are looked up, and not read through
        source = f"""
            contributions CROSS JOIN {tags} ON contribution_id = contributions.id
            CROSS JOIN counts_under ON counts_under.id = theme_id
        """
    statement = f"""
        {COUNTS_UNDER}, {DOUBLES} SELECT whole, count(DISTINCT ifnull(main, contribution_id))
        FROM {source} LEFT JOIN doubles ON doubles.id = contribution_id
        WHERE {"session_id = :id" if session_id is not None else "TRUE"}
            AND {"TRUE" if reader is Reader.FIRST else "main IS NULL"} GROUP BY whole
    """  # noqa: S608 - words of ours
    values = {"id": session_id, "with_parts": with_parts}
    return dict(db.execute(statement, values).fetchall())


def themes_of(db: Database, ids: Collection[int], *, reader: Reader) -> dict[int, frozenset[int]]:
    """Return the ids of the themes under which a reader put contributions, by the id of each.

    In the place of a merged theme is the one that stands for it.
    """
    statement = f"""
        {COUNTS_UNDER} SELECT contribution_id, whole
        FROM {_TAGS[reader]} JOIN counts_under ON theme_id = counts_under.id
        WHERE contribution_id IN (SELECT value FROM json_each(:ids))
    """  # noqa: S608 - words of ours
    values = {"ids": json.dumps(list(ids)), "with_parts": False}
    found: dict[int, set[int]] = {id_: set() for id_ in ids}
    for id_, theme_id in db.execute(statement, values).fetchall():
        found[id_].add(theme_id)
    return {id_: frozenset(themes) for id_, themes in found.items()}


def tags_under(
    db: Database, theme_id: int, ids: Collection[int], *, reader: Reader
) -> list[Tag] | list[SecondTag]:
    """Return the tags by which some contributions are about a theme, or about one it stands for.

    They are as they are kept: to drop them is to take the contributions out.
    """
    where = f"""
        theme_id IN ({STOOD_FOR}) AND contribution_id IN (SELECT value FROM json_each(:ids))
        ORDER BY contribution_id, theme_id
    """  # noqa: S608 - words of ours
    values = {"theme": theme_id, "ids": json.dumps(list(ids))}
    if reader is Reader.SECOND:
        return find(db, SecondTag, where, values)
    return find(db, Tag, where, values)


def read_again(db: Database) -> set[int]:
    """Return the ids of what a second reader has read."""
    statement = "SELECT contribution_id FROM second_readings"
    return {id_ for (id_,) in db.execute(statement).fetchall()}


def _is_done(reader: Reader) -> str:
    return f"EXISTS (SELECT 1 FROM {_DONE[reader]} WHERE contribution_id = contributions.id)"  # noqa: S608 - words of ours


def _traits(cell: bytes) -> Traits:
    session_id, kind, role, attribution, use, form, language = json.loads(cell)
    return session_id, kind, role, attribution, use, form, language
