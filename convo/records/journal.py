"""The journal: every change of the sessions still open, in order.

It makes undo survive a restart, and is what another device would be sent. Nothing is
looked up in it but order and undo: the other tables are the truth.
"""

from dataclasses import dataclass
from datetime import datetime

from convo.errors import NothingToUndoError
from convo.model.changes import Change, Drop, Keep, Together
from convo.records.about import subject_of
from convo.records.codec import decode, encode
from convo.records.driver import Database

_TAKES_OUT = ""
"""In place of an inverse: it takes out again what the change kept."""

NOTHING = encode(Together(()))
"""What is left of a change of which nothing is known any more."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change in the journal that can be taken back, or made again."""

    seq: int
    session_id: int | None
    change: Change
    """What to do now: the inverse for an undo, the change itself for a redo."""


def append(
    db: Database, change: Change, *, inverse: Change | None, session_id: int | None, at: datetime
) -> int:
    """Add *change* as the next one of this device, and return its number.

    Args:
        db: Where; a transaction is open.
        change: What happened.
        inverse: The change that takes it back; None if none does.
        session_id: The session it belongs to; None for the codebook and the rounds.
        at: When, in UTC.
    """
    values = {
        "session_id": session_id,
        "subject_id": subject_of(change),
        "at": at.isoformat(),
        "change": encode(change),
        "inverse": _inverse_text(change, inverse),
    }
    db.conn.execute("UPDATE this_store SET last_seq = last_seq + 1")
    row = db.conn.execute(
        """
        INSERT INTO journal
        SELECT device, last_seq, :session_id, :subject_id,
            -- of a closed session, nothing is finer than a date
            iif((SELECT closed FROM sessions WHERE id = :session_id), date(:at), :at),
            'do', NULL, 0, :change, :inverse
        FROM this_store
        RETURNING seq
        """,
        values,
    ).fetchone()
    return int(row[0])


def append_answer(db: Database, step: Step, *, inverse: Change | None, at: datetime) -> None:
    """Note that *step* was taken back; or, with its new *inverse*, that it was made again."""
    db.execute("UPDATE this_store SET last_seq = last_seq + 1")
    values = {
        "seq": step.seq,
        "session_id": step.session_id,
        "subject_id": subject_of(step.change),
        "step": "undo" if inverse is None else "redo",
        "at": at.isoformat(),
        "undone": inverse is None,
        "change": encode(step.change),
        "inverse": _inverse_text(step.change, inverse),
    }
    db.execute(
        """
        INSERT INTO journal
        SELECT device, last_seq, :session_id, :subject_id,
            iif((SELECT closed FROM sessions WHERE id = :session_id), date(:at), :at),
            :step, :seq, 0, :change, NULL
        FROM this_store
        """,
        values,
    )
    db.execute(
        """
        UPDATE journal SET undone = :undone, inverse = ifnull(:inverse, inverse)
        WHERE seq = :seq AND device = (SELECT device FROM this_store)
        """,
        values,
    )


def leave(db: Database, step: Step) -> None:
    """Let *step* stay as it is, done or undone: nothing takes it back or makes it again."""
    for statement in (
        "UPDATE journal SET inverse = NULL WHERE seq = :seq",
        "DELETE FROM journal WHERE step = 'undo' AND answers = :seq",
    ):
        db.execute(
            f"{statement} AND device = (SELECT device FROM this_store)",  # noqa: S608 - words of ours
            {"seq": step.seq},
        )


def last_to_undo(db: Database, session_id: int | None, number: int | None = None) -> Step:
    """Return the newest change of this device not yet taken back, with its inverse.

    Args:
        db: Where.
        session_id: Only of this session; None for the newest of all.
        number: Only this one; None for the newest.

    Raises:
        NothingToUndoError: There is none.
    """
    return _step(
        db,
        {"session_id": session_id, "number": number},
        """
        SELECT seq, session_id, change, inverse FROM journal JOIN this_store USING (device)
        WHERE step = 'do' AND NOT undone AND inverse IS NOT NULL
            AND (:session_id IS NULL OR session_id = :session_id)
            AND (:number IS NULL OR seq = :number)
        ORDER BY seq DESC LIMIT 1
        """,
        "nothing is left to undo",
    )


def first_to_redo(db: Database, session_id: int | None, number: int | None = None) -> Step:
    """Return the change taken back last, if nothing else was done since; see `last_to_undo`.

    Of the one with that *number*, whoever asks knows whether something that matters was done.

    Raises:
        NothingToUndoError: There is none.
    """
    return _step(
        db,
        {"session_id": session_id, "number": number},
        """
        SELECT done.seq, done.session_id, done.change, NULL FROM this_store
        JOIN journal AS undo USING (device)
        JOIN journal AS done ON done.device = undo.device AND done.seq = undo.answers
        WHERE undo.step = 'undo' AND done.undone AND done.change <> :nothing
            AND (:session_id IS NULL OR done.session_id = :session_id)
            -- what was taken back before something else was done is left for good
            AND iif(:number IS NULL, undo.seq > (
                SELECT ifnull(max(seq), 0) FROM journal
                WHERE step = 'do' AND (:session_id IS NULL OR session_id = :session_id)
            ), done.seq = :number)
        ORDER BY done.seq LIMIT 1
        """,
        "nothing is left to redo",
    )


def _step(db: Database, values: dict[str, int | None], statement: str, nothing: str) -> Step:
    row = db.execute(statement, {**values, "nothing": NOTHING}).fetchone()
    if row is None:
        raise NothingToUndoError(nothing)
    seq, of_session, change, inverse = row
    if inverse == _TAKES_OUT:
        return Step(seq, of_session, _taken_out(decode(change)))
    return Step(seq, of_session, decode(inverse or change))


def _inverse_text(change: Change, inverse: Change | None) -> str | None:
    """Return *inverse* for its column: most take out what was kept, which is written once."""
    if inverse is None:
        return None
    return _TAKES_OUT if inverse == _taken_out(change) else encode(inverse)


def _taken_out(change: Change) -> Change:
    return Drop(change.thing) if isinstance(change, Keep) else Together(())
