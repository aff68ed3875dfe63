"""Leaving nothing in the file of what was erased from it."""

from convo.errors import NotSealedError
from convo.records import journal, search
from convo.records.connection import curable, transaction
from convo.records.driver import Database, DriverError


def ask_for_seal(db: Database) -> None:
    """Note that the file is to be sealed. Belongs in the transaction that erases."""
    db.execute("UPDATE this_store SET seal_due = 1")


def is_seal_due(db: Database) -> bool:
    """Tell whether something erased, or the order of a closed session, may be in the file."""
    [[seal_due]] = db.execute("SELECT seal_due FROM this_store").fetchall()
    return bool(seal_due)


def seal(db: Database) -> None:
    """Rewrite the file without what was erased, and without the order of what is left.

    What was noted of closed sessions since they were closed goes too. The index is made anew,
    in the order of the ids: it would keep words of deleted rows, and the order of insertion.

    Raises:
        NotSealedError: Somebody else is reading or writing; it can be tried again.
    """
    with transaction(db):
        journal.forget_closed(db)
        search.make_anew(db)
        ask_for_seal(db)
    try:
        db.conn.execute("VACUUM")
        db.execute("UPDATE this_store SET seal_due = 0")
        left = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except DriverError as error:
        if not curable(error):
            raise
        left = None
    if left != (0, 0, 0):
        db.execute("UPDATE this_store SET seal_due = 1")
        raise NotSealedError("not yet erased: close the other windows on this record, and seal it")
