"""Leaving nothing in the file of what was erased from it."""

from convo.errors import DamagedError, NotSealedError, StoreError
from convo.records import forgetting, search
from convo.records.connection import transaction
from convo.records.driver import Database
from convo.records.faults import telling

_WORDS, _ORDER = 1, 2


def ask_for_seal(db: Database, *, of_order: bool = False) -> None:
    """Note that the file is to be sealed. Belongs in the transaction that erases.

    Args:
        db: Where.
        of_order: Whether the order in which things were said is to go too, not words alone.
    """
    level = _ORDER if of_order else _WORDS
    db.execute("UPDATE this_store SET seal_due = max(seal_due, :level)", {"level": level})


def is_seal_due(db: Database) -> bool:
    """Tell whether something erased, or the order of a closed session, may be in the file."""
    return _due(db) > 0


def seal(db: Database) -> None:
    """Rewrite the file without what was erased, as far as that is due.

    Where an order is to go, what was noted of closed sessions since they were closed goes too, and
    the time of each call for urgent help, and the index is made anew: it would keep the order of
    insertion. Where only words are, the index is optimized, which takes out those of deleted rows
    and costs a tenth.

    Raises:
        NotSealedError: Somebody else is reading or writing, or the disk is full; it stays due,
            and can be tried again.
        DamagedError: A page of the file is damaged.
    """
    try:
        with transaction(db):
            if _due(db) == _ORDER:
                forgetting.forget_closed(db)
                forget_waiting(db)
                search.make_anew(db)
            else:
                search.optimize(db)
        with telling("the record was not sealed"):
            db.conn.execute("VACUUM")
            left = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except DamagedError:
        raise
    except StoreError:
        left = None
    if left != (0, 0, 0):
        raise NotSealedError("not yet erased: close the other windows on this record, and seal it")
    with transaction(db):
        db.execute("UPDATE this_store SET seal_due = 0")


def forget_waiting(db: Database) -> None:
    """Forget since when calls for urgent help wait; the day and the route stay.

    Who waits for an answer still waits for it. A transaction is open.
    """
    db.execute("UPDATE escalations SET waits_since = NULL")


def _due(db: Database) -> int:
    [[seal_due]] = db.execute("SELECT seal_due FROM this_store").fetchall()
    return int(seal_due)
