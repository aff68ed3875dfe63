"""Finding words: a full-text index over what was said and its translations.

Nothing is indexed while it is captured: with an index trigger inside the insert, 33 of 2,000
inserts took over 16 ms at 100,000 rows, without it none. What waits to be indexed is found by
reading it.
"""

from convo.languages.segments import contains, match_expression, segment
from convo.records.driver import Database

_AT_ONCE = 50
"""Contributions indexed in one transaction: 1.6 ms, so a capture never waits long for it."""

_INDEX = "INSERT INTO words (rowid, text, translation) VALUES (:docid, :text, :translation)"
_TRANSLATION = """(
    SELECT group_concat(translations.text, char(10)) FROM translations
    WHERE translations.contribution_id = contributions.id
)"""


def ask_for_index(db: Database, contribution_id: int) -> None:
    """Note that words of a contribution changed. Belongs in the transaction that changes them."""
    db.conn.execute("INSERT OR IGNORE INTO to_index VALUES (?)", (contribution_id,))


def index_some(db: Database) -> bool:
    """Index some of what waits; return whether more is waiting. A transaction is open."""
    waiting = _waiting(db, at_most=_AT_ONCE + 1)
    for id_, text, translation in waiting[:_AT_ONCE]:
        forget(db, id_)
        if text is not None:
            _index(db, id_, text, translation)
    return len(waiting) > _AT_ONCE


def optimize(db: Database) -> None:
    """Take the words of deleted rows out of the index. A transaction is open."""
    db.execute("INSERT INTO words (words) VALUES ('optimize')")


def make_anew(db: Database) -> None:
    """Index everything once more, in the order of the ids. A transaction is open.

    An index that forgets rows by their id counts up whenever it is written to, and neither
    optimizing nor rewriting the file takes that trace of an order out (measured: 33,848 bytes
    differ between two orders of 2,000 rows; made anew, none).
    """
    db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    db.execute("DELETE FROM indexed")
    db.execute("DELETE FROM to_index")
    for row in db.execute(f"SELECT id, text, {_TRANSLATION} FROM contributions ORDER BY id"):  # noqa: S608 - words of ours
        _index(db, *row)


def forget(db: Database, contribution_id: int) -> None:
    """Take a contribution out of the index. A transaction is open."""
    found = db.execute(
        "DELETE FROM indexed WHERE contribution_id = :id RETURNING docid", {"id": contribution_id}
    ).fetchall()
    for (docid,) in found:
        db.execute("DELETE FROM words WHERE rowid = :docid", {"docid": docid})
    db.execute("DELETE FROM to_index WHERE contribution_id = :id", {"id": contribution_id})


def search(db: Database, query: str, *, limit: int, by_rank: bool = False) -> list[int]:
    """Return the ids of contributions that hold all words of *query*, in any form of the index.

    Args:
        db: Where.
        query: What a person typed; "words in quotation marks" stand side by side.
        limit: How many ids at the most.
        by_rank: Whether the best match comes first, which costs some 40 ms for a common word at
            a million contributions. Else what was indexed last does, until sealing forgets that.
    """
    expression = match_expression(query)
    if expression is None:
        return []
    fresh = [
        id_
        for id_, text, translation in _waiting(db, at_most=-1)
        if text is not None and contains(f"{text}\n{translation or ''}", query)
    ]
    indexed = db.execute(
        f"""
        SELECT contribution_id FROM words JOIN indexed ON docid = words.rowid
        WHERE words MATCH :expression
            AND contribution_id NOT IN (SELECT contribution_id FROM to_index)
        ORDER BY {"rank" if by_rank else "words.rowid DESC"} LIMIT :limit
        """,  # noqa: S608 - one of two words of ours
        {"expression": expression, "limit": limit},
    ).fetchall()
    return [*fresh, *(id_ for (id_,) in indexed)][:limit]


def _index(db: Database, id_: int, text: str, translation: str | None) -> None:
    cursor = db.execute("INSERT INTO indexed (contribution_id) VALUES (:id)", {"id": id_})
    values = {"docid": cursor.lastrowid, "text": segment(text)}
    db.execute(_INDEX, values | {"translation": segment(translation or "")})


def _waiting(db: Database, *, at_most: int) -> list[tuple[int, str | None, str | None]]:
    """Return what waits: id, words (None where they are gone), and all translations."""
    return db.execute(
        f"""
        SELECT contribution_id, text, {_TRANSLATION}
        FROM to_index LEFT JOIN contributions ON id = contribution_id LIMIT :at_most
        """,  # noqa: S608 - words of ours
        {"at_most": at_most},
    ).fetchall()
