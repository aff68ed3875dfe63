from random import Random

from convo.model.changes import Keep
from convo.records.driver import Database
from convo.records.search import search
from convo.records.store import Store
from tests.build import IN_EVERY_SCRIPT, contribution
from tests.promises.conftest import Measured

QUERIES = 200
PIECES = (
    '"', "'", "*", "(", ")", "^", "-", "+", ":", "{", "}", ",", ";", "\\", "\0", "\n", "\ud800",
    " ", "AND", "OR", "NOT", "NEAR(", "NEAR/2", "text:", "words", "rowid", "%", "_", "--", "/*",
    "' OR 1=1", "\u200c", "\u202e", "\U0001f468\u200d\U0001f469", *IN_EVERY_SCRIPT,
)  # fmt: skip


def test_none_of_two_hundred_hostile_queries_is_an_error_or_changes_anything(
    store: Store, db: Database, measured: Measured
) -> None:
    for text in IN_EVERY_SCRIPT:
        store.apply(Keep(contribution(text)))
    while store.index_some():
        pass
    choose = Random(20261124)  # noqa: S311 - no secret
    queries = ["", *PIECES]
    queries += [
        "".join(choose.choices(PIECES, k=choose.randint(2, 12)))
        for _ in range(QUERIES - len(queries))
    ]
    before = db.conn.total_changes

    found = [search(db, query, limit=50) for query in queries]

    assert len(found) == QUERIES
    assert db.conn.total_changes == before
    assert all(search(db, text, limit=50) for text in IN_EVERY_SCRIPT[:-1])
    measured(f"{QUERIES} hostile queries: 0 errors, 0 changes")
