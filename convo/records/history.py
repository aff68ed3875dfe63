"""What was done, as far as the journal still knows."""

from dataclasses import dataclass

from convo.model.changes import Change
from convo.records.codec import decode
from convo.records.driver import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A change, and whether it was taken back since. Nothing is told of when."""

    change: Change
    inverse: Change | None
    """What takes it back; None where that takes out what the change kept, or nothing does."""

    is_undone: bool


def last_number(db: Database) -> int:
    """Return the number of the newest change of this device; 0 before the first."""
    [(number,)] = db.execute("SELECT last_seq FROM this_store").fetchall()
    return int(number)


def history_of(db: Database, contribution_id: int) -> list[Done]:
    """Return the changes that a contribution is part of, or that speak of it, in their order.

    All of the journal is looked through: some tenths of a second where it holds 100,000 changes.
    """
    statement = """
        SELECT change, inverse, undone FROM journal
        WHERE step = 'do' AND (subject_id = :id OR instr(change, :digits))
        ORDER BY seq
    """
    values = {"id": contribution_id, "digits": str(contribution_id)}
    return [
        Done(
            change=decode(change),
            inverse=decode(inverse) if inverse else None,
            is_undone=bool(undone),
        )
        for change, inverse, undone in db.execute(statement, values).fetchall()
    ]
