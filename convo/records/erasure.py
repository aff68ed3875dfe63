"""Withdrawal and purge: nothing is left of a contribution."""

from convo.records import journal, reading, search, things
from convo.records.driver import Database
from convo.records.sealing import ask_for_seal


def erase(db: Database, contribution_id: int) -> None:
    """Take a contribution out of every table, the journal and the index. A transaction is open.

    Its participant goes with it where no other contribution is attributed to them. What is left
    is its random id: a backup that is restored is erased again by it. The bytes leave the file
    when it is sealed, which is due from now on.

    Raises:
        NotFoundError: There is no such contribution.
    """
    contribution = reading.get_contribution(db, contribution_id)
    things.drop(db, contribution)
    journal.forget(db, contribution_id)
    for participant in reading.unattributed(db, contribution.participant_id):
        things.drop(db, participant)
        journal.forget(db, participant.id)
    search.forget(db, contribution_id)
    db.execute(
        "INSERT INTO erased VALUES (:id, :session_id)",
        {"id": contribution_id, "session_id": contribution.session_id},
    )
    ask_for_seal(db)


def forget_order(db: Database, session_id: int) -> None:
    """Forget where words stood in what was imported. A transaction is open.

    Words of a public source, which keep the day they were written, stay in its order: everybody
    can look that up.
    """
    db.execute(
        "UPDATE contributions SET position = NULL WHERE session_id = :id AND said_on IS NULL",
        {"id": session_id},
    )


def erase_again(db: Database, erased: list[tuple[int, int]]) -> int:
    """Erase from a record just restored what had been erased since; return how many there were.

    Args:
        db: Where; a transaction is open.
        erased: Ids of contributions with those of their sessions, as `erased_in` returns them.
    """
    there = "SELECT 1 FROM contributions WHERE id = :id"
    again = [id_ for id_, _ in erased if db.execute(there, {"id": id_}).fetchone()]
    for id_ in again:
        erase(db, id_)
    db.conn.executemany("INSERT OR IGNORE INTO erased VALUES (?, ?)", erased)
    return len(again)


def erased_in(db: Database) -> list[tuple[int, int]]:
    """Return the ids of all contributions erased, each with that of its session."""
    return db.execute("SELECT contribution_id, session_id FROM erased").fetchall()
