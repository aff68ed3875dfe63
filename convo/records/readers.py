"""What a reader sees of a record: what waits for them, and what they put under which theme.

There are two of them, and neither is shown what the other one chose.
"""

import json
from collections.abc import Collection, Mapping
from typing import Final

from convo.model.second import Reader
from convo.records.driver import Database

_TAGS: Final = {Reader.FIRST: "tags", Reader.SECOND: "second_tags"}
_DONE: Final = {Reader.FIRST: "tags", Reader.SECOND: "second_readings"}
"""Where it stands that a reader is done with a contribution: one has put it under a theme, the
other one has read it, and may have found none."""

_ASKED: Final = {
    "session": "session_id = :session",
    "region": "session_id IN (SELECT id FROM sessions WHERE region = :region)",
    "kind": "kind = :kind",
    "role": "role = :role",
    "attribution": "attribution = :attribution",
    "use": "use = :use",
    "language": "ifnull(language, '') = :language",
    "theme": "id IN (SELECT contribution_id FROM {tags} WHERE theme_id = :theme)",
    "told": """(session_id, use, form) IN (
        SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:told)
    )""",
    "among": "id IN (SELECT value FROM json_each(:among))",
}


def queue(
    db: Database, asked: Mapping[str, int | str], *, reader: Reader
) -> tuple[list[int], list[int]]:
    """Return the ids of contributions that wait for a reader, and of all others, both by id.

    The second note of a point does not wait: the first one stands for it.

    Args:
        db: Where.
        asked: What all of them have, by `session` or `theme` (an id), `region`, `kind`, `role`,
            `attribution`, `use` or `language`, which is empty where nobody knows it; `told` is a
            JSON list of session, use and form, of which each has one triple, and `among` one of
            ids.
        reader: Whose themes are meant.

    Raises:
        KeyError: Something else is asked for.
    """
    where = " AND ".join(_ASKED[name] for name in asked) or "1"
    done = f"id IN (SELECT contribution_id FROM {_DONE[reader]})"  # noqa: S608 - words of ours
    rows = db.execute(
        f"SELECT id, same_as IS NOT NULL OR {done} FROM contributions"  # noqa: S608 - words of ours
        f" WHERE {where.format(tags=_TAGS[reader])}",
        dict(asked),
    ).fetchall()
    waiting = sorted(id_ for id_, is_done in rows if not is_done)
    return waiting, sorted(id_ for id_, is_done in rows if is_done)


def forms_of_use(db: Database) -> list[int]:
    """Return the id of one contribution for each session, use and form that there is."""
    statement = "SELECT min(id) FROM contributions GROUP BY session_id, use, form"
    return [id_ for (id_,) in db.execute(statement).fetchall()]


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
