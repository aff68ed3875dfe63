"""What a reader sees of a record: what waits for them, and what they put under which theme.

There are two of them, and neither is shown what the other one chose.
"""

import json
from collections.abc import Collection
from typing import Final, TypeAlias

from convo.model.second import Reader
from convo.records.driver import Database

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
    rows = db.execute(
        f"""
        SELECT id, same_as IS NULL AND id NOT IN (SELECT contribution_id FROM {_DONE[reader]}),
            session_id, kind, role, attribution, use, form, language
        FROM contributions WHERE :id IS NULL OR session_id = :id
        """,  # noqa: S608 - words of ours
        {"id": session_id},
    ).fetchall()
    known: dict[Traits, Traits] = {}
    found = [
        (id_, bool(waits), known.setdefault(traits, traits))
        for id_, waits, *rest in rows
        for traits in (tuple(rest),)
    ]
    found.sort(key=lambda row: row[0])
    return found


def under_theme(db: Database, theme_id: int, *, reader: Reader) -> set[int]:
    """Return the ids of all that a reader put under a theme."""
    statement = f"SELECT contribution_id FROM {_TAGS[reader]} WHERE theme_id = :id"  # noqa: S608 - words of ours
    return {id_ for (id_,) in db.execute(statement, {"id": theme_id}).fetchall()}


def theme_counts(db: Database, session_id: int | None, *, reader: Reader) -> dict[int, int]:
    """Return how many contributions of a session, or of all, a reader put under each theme."""
    tags = _TAGS[reader]
    statement = f"SELECT theme_id, count(*) FROM {tags} GROUP BY theme_id"  # noqa: S608 - words of ours
    if session_id is not None:
        statement = f"""
            SELECT theme_id, count(*) FROM contributions JOIN {tags} ON contribution_id = id
            WHERE session_id = :id GROUP BY theme_id
        """  # noqa: S608 - words of ours
    return dict(db.execute(statement, {"id": session_id}).fetchall())


def themes_of(db: Database, ids: Collection[int], *, reader: Reader) -> dict[int, frozenset[int]]:
    """Return the ids of the themes under which a reader put contributions, by the id of each."""
    statement = f"""
        SELECT contribution_id, theme_id FROM {_TAGS[reader]}
        WHERE contribution_id IN (SELECT value FROM json_each(:ids))
    """  # noqa: S608 - words of ours
    found: dict[int, set[int]] = {id_: set() for id_ in ids}
    for id_, theme_id in db.execute(statement, {"ids": json.dumps(list(ids))}).fetchall():
        found[id_].add(theme_id)
    return {id_: frozenset(themes) for id_, themes in found.items()}


def read_again(db: Database) -> set[int]:
    """Return the ids of what a second reader has read."""
    statement = "SELECT contribution_id FROM second_readings"
    return {id_ for (id_,) in db.execute(statement).fetchall()}
