"""What lists and titles show of a record, without reading all of it."""

import json
from collections.abc import Collection
from typing import Final

from convo.model.contributions import Brief, Translation
from convo.model.words import Attribution, Kind, Role, Use
from convo.records.driver import Database
from convo.records.things import find

LONGEST: Final = 2_000
"""Code points of a text that a list reads: no terminal is as wide."""

# Each second note with what stands for it in outputs, directly or through others; see
# `convo.rules.folding`. It stands behind WITH RECURSIVE.
DOUBLES: Final = """
    links (id, main) AS MATERIALIZED (
        SELECT id, same_as FROM contributions INDEXED BY contributions_by_same
        WHERE same_as IS NOT NULL
    ), above (id, main) AS (
        SELECT id, main FROM links UNION
        SELECT above.id, links.main FROM above JOIN links ON links.id = above.main
    ), doubles (id, main) AS MATERIALIZED (
        SELECT id, main FROM above WHERE main NOT IN (SELECT id FROM links)
    )
"""


def briefs(db: Database, ids: Collection[int]) -> dict[int, Brief]:
    """Return some contributions by their ids; those that are gone are left out."""
    rows = db.execute(
        """
        SELECT contributions.id, handle, attribution, use, kind, language, (
            SELECT count(*) FROM tags WHERE contribution_id = contributions.id
        ), same_as, substr(text, 1, :longest)
        FROM contributions LEFT JOIN participants ON participants.id = participant_id
        WHERE contributions.id IN (SELECT value FROM json_each(:ids))
        """,
        {"ids": json.dumps(list(ids)), "longest": LONGEST},
    ).fetchall()
    return {
        id_: Brief(
            id=id_,
            handle=handle,
            attribution=Attribution(attribution),
            use=Use(use),
            kind=Kind(kind),
            language=language,
            themes=themes,
            same_as=same_as,
            text=text,
        )
        for id_, handle, attribution, use, kind, language, themes, same_as, text in rows
    }


def ids_in(db: Database, session_id: int) -> list[int]:
    """Return the ids of a session's contributions, in the order of `gather`.

    Only ids are read: 100,000 take a tenth of a second.
    """
    statement = """
        SELECT contributions.id FROM contributions LEFT JOIN (
            SELECT subject_id, min(seq) AS seq FROM journal
            WHERE session_id = :id AND step = 'do' AND subject_id IS NOT NULL
                AND NOT (SELECT closed FROM sessions WHERE id = :id)
            GROUP BY subject_id
        ) ON subject_id = contributions.id
        WHERE contributions.session_id = :id
        ORDER BY position IS NULL, position, seq IS NULL, seq, contributions.id
    """
    return [id_ for (id_,) in db.execute(statement, {"id": session_id}).fetchall()]


def ids_between(db: Database, low: int, high: int) -> list[int]:
    """Return the ids of contributions from *low* to *high*, both inclusive: ten at the most."""
    statement = "SELECT id FROM contributions WHERE id BETWEEN :low AND :high ORDER BY id LIMIT 10"
    return [id_ for (id_,) in db.execute(statement, {"low": low, "high": high}).fetchall()]


def last_seq(db: Database, session_id: int) -> int:
    """Return the number of the newest change in the journal of a session; 0 for none."""
    statement = "SELECT ifnull(max(seq), 0) FROM journal WHERE session_id = :id"
    [[seq]] = db.execute(statement, {"id": session_id}).fetchall()
    return int(seq)


def subjects_since(db: Database, session_id: int, seq: int) -> list[int]:
    """Return what the changes of a session after *seq* are about, in their order."""
    statement = """
        SELECT subject_id FROM journal
        WHERE session_id = :id AND seq > :seq AND subject_id IS NOT NULL ORDER BY seq
    """
    values = {"id": session_id, "seq": seq}
    return [subject for (subject,) in db.execute(statement, values).fetchall()]


def noted_in(db: Database, session_id: int) -> dict[str, int]:
    """Count what was noted in a session, by what is told of it in a title.

    Returns:
        How many contributions there are under `contributions`, a point that was noted twice once,
        and how many of them are under `anonymous` and `untagged`, each as outputs have it; under
        `withdrawn`, how many there were besides.
    """
    statement = f"""
        WITH RECURSIVE {DOUBLES}
        SELECT count(*) AS contributions,
            count(*) FILTER (WHERE attribution = 'anonymous' OR EXISTS (
                SELECT 1 FROM doubles JOIN contributions AS double USING (id)
                WHERE main = contributions.id AND double.attribution = 'anonymous'
            )) AS anonymous,
            count(*) FILTER (WHERE NOT EXISTS (
                SELECT 1 FROM tags WHERE contribution_id = contributions.id
            ) AND NOT EXISTS (
                SELECT 1 FROM doubles JOIN tags ON contribution_id = doubles.id
                WHERE main = contributions.id
            )) AS untagged,
            (SELECT count(*) FROM erased WHERE session_id = :id) AS withdrawn
        FROM contributions WHERE session_id = :id AND same_as IS NULL
    """  # noqa: S608 - words of ours
    cursor = db.execute(statement, {"id": session_id})
    [row] = cursor.fetchall()
    return dict(zip((column[0] for column in cursor.description), row, strict=True))


def kinds_of_speakers(db: Database, session_id: int) -> tuple[set[Role], set[str]]:
    """Return the hats somebody spoke under in a session, and the languages that were spoken."""
    statement = "SELECT DISTINCT role, language FROM contributions WHERE session_id = :id"
    rows = db.execute(statement, {"id": session_id}).fetchall()
    return {Role(role) for role, _ in rows if role}, {tag for _, tag in rows if tag}


def version_of(db: Database) -> int:
    """Return a number that differs whenever another connection changed the record since."""
    [[version]] = db.execute("PRAGMA data_version").fetchall()
    return int(version)


def tallies(db: Database) -> dict[int, tuple[int, int]]:
    """Count the contributions of each session, and those of them without a theme.

    A point that was noted twice counts once, as in outputs. Indexes alone are read. A session
    without contributions is missing.
    """
    statement = f"""
        WITH RECURSIVE {DOUBLES}, tagged AS MATERIALIZED (
            SELECT contribution_id FROM tags UNION
            SELECT main FROM doubles JOIN tags ON contribution_id = doubles.id
        )
        SELECT session_id, count(*), sum(id NOT IN tagged) FROM contributions
        WHERE id NOT IN (SELECT id FROM links) GROUP BY session_id
    """  # noqa: S608 - words of ours
    return {id_: (said, bare) for id_, said, bare in db.execute(statement).fetchall()}


def points_in(db: Database, session_id: int) -> int:
    """Return how many contributions a session has in outputs: a point noted twice is one."""
    statement = "SELECT count(*) FROM contributions WHERE session_id = :id AND same_as IS NULL"
    [[count]] = db.execute(statement, {"id": session_id}).fetchall()
    return int(count)


def open_questions(db: Database) -> dict[int, int]:
    """Return the session of each question that waits for a response, by the question's id.

    A response to one that was merged into another is one to that too; the merged one waits no more.
    What was set of a second note of a question holds for the first, as it does in outputs.
    """
    statement = """
        WITH RECURSIVE responded (id) AS (
            SELECT question_id FROM responses UNION
            SELECT merged_into FROM questions JOIN responded ON contribution_id = responded.id
            WHERE merged_into IS NOT NULL UNION
            SELECT same_as FROM contributions JOIN responded ON contributions.id = responded.id
            WHERE same_as IS NOT NULL
        ), above (id, main) AS (
            SELECT contribution_id, contribution_id FROM questions UNION
            SELECT merged_into, merged_into FROM questions WHERE merged_into IS NOT NULL UNION
            SELECT above.id, same_as FROM above JOIN contributions ON contributions.id = main
            WHERE same_as IS NOT NULL
        ), standing AS (
            -- what was set of the first note counts, else of the second one with the least id
            SELECT main, state, merged_into,
                min(printf('%d %020d', contribution_id <> main, contribution_id))
            FROM questions JOIN above ON above.id = contribution_id
            WHERE EXISTS (SELECT 1 FROM contributions WHERE id = main AND same_as IS NULL)
            GROUP BY main
        )
        SELECT id, session_id FROM contributions
        WHERE kind = 'question' AND same_as IS NULL AND id NOT IN responded AND id NOT IN (
            SELECT main FROM standing WHERE state <> 'open' OR (merged_into IS NOT NULL
                AND main NOT IN (SELECT main FROM above WHERE above.id = standing.merged_into))
        )
    """
    return dict(db.execute(statement).fetchall())


def asked_in(db: Database, session_ids: Collection[int]) -> list[int]:
    """Return the ids of the questions of some sessions, by id."""
    return _of_kind(db, Kind.QUESTION, session_ids)


def promised_in(db: Database, session_ids: Collection[int]) -> list[int]:
    """Return the ids of the commitments made in some sessions, by id."""
    return _of_kind(db, Kind.COMMITMENT, session_ids)


def recommended_in(db: Database, session_ids: Collection[int]) -> list[int]:
    """Return the ids of the recommendations made in some sessions, by id."""
    return _of_kind(db, Kind.RECOMMENDATION, session_ids)


def _of_kind(db: Database, kind: Kind, session_ids: Collection[int]) -> list[int]:
    statement = """
        SELECT id FROM contributions
        WHERE kind = :kind AND session_id IN (SELECT value FROM json_each(:ids)) ORDER BY id
    """
    values = {"kind": kind, "ids": json.dumps(list(session_ids))}
    return [id_ for (id_,) in db.execute(statement, values).fetchall()]


def responding(
    db: Database,
    session_ids: Collection[int],
    *,
    among: Collection[int] | None,
    kinds: Collection[Kind],
    most: int,
) -> list[int]:
    """Return what was said in some sessions, by id: responses first, and then promises.

    Args:
        db: Where.
        session_ids: The sessions.
        among: Of these contributions alone; None for any.
        kinds: Of these kinds alone; none for any.
        most: How many ids at the most.
    """
    statement = """
        SELECT id FROM contributions
        WHERE session_id IN (SELECT value FROM json_each(:sessions))
            AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
            AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
        ORDER BY kind <> 'response', kind <> 'commitment', id LIMIT :most
    """
    ids = None if among is None else json.dumps(list(among))
    values = {
        "sessions": json.dumps(list(session_ids)),
        "ids": ids,
        "kinds": json.dumps(list(kinds)) if kinds else None,
        "most": most,
    }
    return [id_ for (id_,) in db.execute(statement, values).fetchall()]


# Its conditions are those of an index: a million contributions are not read for it.
DATED: Final = """
    SELECT min(id) FROM contributions
    WHERE said_on IS NOT NULL OR said_at IS NOT NULL GROUP BY session_id
"""


def dated_in(db: Database) -> frozenset[int]:
    """Return a contribution of each session in which any has a day of its own."""
    return frozenset(id_ for (id_,) in db.execute(DATED).fetchall())


# A theme, and all that it stands for: directly, or through others.
STOOD_FOR: Final = """
    WITH RECURSIVE stood_for (id) AS (
        SELECT :theme UNION
        SELECT themes.id FROM themes JOIN stood_for ON merged_into = stood_for.id
    ) SELECT id FROM stood_for
"""
# Each theme with the one that it counts under; with parts, also with those it is part of.
COUNTS_UNDER: Final = """
    WITH RECURSIVE counts_under (id, whole) AS (
        SELECT id, id FROM themes WHERE merged_into IS NULL UNION
        SELECT themes.id, whole FROM themes JOIN counts_under ON merged_into = counts_under.id
            OR (:with_parts AND merged_into IS NULL AND parent_id = counts_under.id)
    )
"""


def languages_in(db: Database, session_id: int | None) -> list[str]:
    """Return the languages of what was said in a session, or in all, without what nobody knows."""
    statement = """
        SELECT DISTINCT language FROM contributions
        WHERE language IS NOT NULL AND (:id IS NULL OR session_id = :id) ORDER BY language
    """
    return [tag for (tag,) in db.execute(statement, {"id": session_id}).fetchall()]


def kept_counts(db: Database) -> dict[int, int]:
    """Return how many contributions were put under each theme itself, whatever stands for it.

    A point that was noted twice counts once.
    """
    statement = f"""
        WITH RECURSIVE {DOUBLES}
        SELECT theme_id, count(DISTINCT ifnull(main, contribution_id))
        FROM tags LEFT JOIN doubles ON doubles.id = contribution_id GROUP BY theme_id
    """  # noqa: S608 - words of ours
    return dict(db.execute(statement).fetchall())


def tags_by_contribution(db: Database, *, most: int) -> dict[int, frozenset[int]]:
    """Return the themes of some contributions of each theme: all their ids, by its id.

    In the place of a merged theme is the one that stands for it.

    Args:
        db: Where.
        most: How many of a theme at the most, those with the least ids: in no order of speaking.
    """
    statement = f"""
        {COUNTS_UNDER}, some (id) AS (
            SELECT contribution_id FROM themes CROSS JOIN tags INDEXED BY tags_by_theme
            ON theme_id = themes.id AND contribution_id < ifnull((
                SELECT contribution_id FROM tags INDEXED BY tags_by_theme
                WHERE theme_id = themes.id ORDER BY contribution_id LIMIT 1 OFFSET :most
            ), 1 << 62)
        )
        SELECT contribution_id, whole FROM tags JOIN counts_under ON theme_id = counts_under.id
        WHERE contribution_id IN some
    """  # noqa: S608 - words of ours
    found: dict[int, set[int]] = {}
    for id_, theme_id in db.execute(statement, {"with_parts": False, "most": most}).fetchall():
        found.setdefault(id_, set()).add(theme_id)
    return {id_: frozenset(themes) for id_, themes in found.items()}


def texts_of(db: Database, ids: Collection[int]) -> dict[int, str]:
    """Return the words of some contributions by their ids; those that are gone are left out."""
    statement = """
        SELECT id, text FROM contributions WHERE id IN (SELECT value FROM json_each(:ids))
    """
    return dict(db.execute(statement, {"ids": json.dumps(list(ids))}).fetchall())


def translations_of(db: Database, contribution_id: int) -> list[Translation]:
    """Return a contribution's words in other languages, by language."""
    where = "contribution_id = :id ORDER BY language"
    return find(db, Translation, where, {"id": contribution_id})
