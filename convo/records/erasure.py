"""Withdrawal and purge: nothing is left of a contribution."""

from dataclasses import dataclass

from convo.errors import NotFoundError
from convo.records import journal, reading, sealing, search, things
from convo.records.driver import Database


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left of a contribution: nothing that was said."""

    contribution_id: int
    session_id: int
    words_mark: str | None
    """Known again by it when the text it was imported from is imported again."""


def erase(db: Database, contribution_id: int) -> None:
    """Take a contribution out of every table, the journal and the index. A transaction is open.

    Its participant goes with it where no other contribution is attributed to them. What is left
    is its random id: a backup that is restored is erased again by it. The bytes leave the file
    when it is sealed, which is due from now on. One that was taken back, and so stands in the
    journal alone, is erased from there.

    Raises:
        NotFoundError: There is no such contribution.
    """
    found = reading.find_contribution(db, contribution_id)
    if found is None and not journal.knows(db, contribution_id):
        raise NotFoundError(f"there is no contribution {contribution_id}")
    if found is not None:
        _keep_mark(db, Erased(found.id, found.session_id, reading.words_mark_of(db, found.id)))
        things.drop(db, found)
    journal.forget(db, contribution_id)
    for participant in reading.unattributed(db, found.participant_id if found else None):
        things.drop(db, participant)
        journal.forget(db, participant.id)
    search.forget(db, contribution_id)
    sealing.ask_for_seal(db)


def forget_order(db: Database, session_id: int) -> None:
    """Forget where words stood in what was imported. A transaction is open.

    Words of a public source, which keep the day they were written, stay in its order: everybody
    can look that up.
    """
    db.execute(
        "UPDATE contributions SET position = NULL WHERE session_id = :id AND said_on IS NULL",
        {"id": session_id},
    )


def erase_again(db: Database, erased: list[Erased]) -> int:
    """Erase from a record just restored what had been erased since; return how many there were.

    Args:
        db: Where; a transaction is open.
        erased: What `erased_in` returned of the record before.
    """
    again = [one for one in erased if reading.find_contribution(db, one.contribution_id)]
    for one in again:
        erase(db, one.contribution_id)
    for one in erased:
        _keep_mark(db, one)
    return len(again)


def erased_in(db: Database) -> list[Erased]:
    """Return what is left of all that was erased."""
    rows = db.execute("SELECT contribution_id, session_id, words_mark FROM erased").fetchall()
    return [Erased(*row) for row in rows]


def _keep_mark(db: Database, erased: Erased) -> None:
    db.execute(
        "INSERT OR IGNORE INTO erased VALUES (:id, :session_id, :mark)",
        {
            "id": erased.contribution_id,
            "session_id": erased.session_id,
            "mark": erased.words_mark,
        },
    )
