"""Whose turn it is to be taken back, where several windows write at once.

What one window did last may be taken back although others went on, as long as nothing that they
did since meets it: the record is then what it would be had it never been done.
"""

from collections.abc import Container, Iterator
from typing import Final

from convo.errors import NothingToUndoError
from convo.model.answers import Question
from convo.model.changes import Thing
from convo.model.sessions import Round, Session
from convo.model.themes import Theme
from convo.records.about import things_in
from convo.records.codec import decode
from convo.records.driver import Database
from convo.records.journal import NOTHING, first_to_redo, last_to_undo
from convo.records.things import ends_of, key_of

_AT_ONCE: Final = 100
"""How many rows of the journal are looked at together: the newest is nearly always the one."""

_MET = "somebody else has changed the same since: it stays as it is"

_DONE = """
    SELECT seq FROM journal JOIN this_store USING (device)
    WHERE step = 'do' AND seq < :below AND (:session_id IS NULL OR session_id = :session_id)
"""
_NEWEST_FIRST = " ORDER BY seq DESC LIMIT :limit"
_TO_UNDO = f"{_DONE} AND NOT undone AND inverse IS NOT NULL {_NEWEST_FIRST}"
_TAKEN_BACK = """
    SELECT done.seq, max(undo.seq) FROM this_store
    JOIN journal AS undo USING (device)
    JOIN journal AS done ON done.device = undo.device AND done.seq = undo.answers
    WHERE undo.step = 'undo' AND done.undone AND done.change <> :nothing
        AND (:session_id IS NULL OR done.session_id = :session_id)
    GROUP BY done.seq ORDER BY done.seq
"""
_SINCE = """
    SELECT seq, change, inverse FROM journal JOIN this_store USING (device)
    WHERE step = 'do' AND seq > :seq AND NOT undone
"""
_BEFORE_IT = """
    SELECT done.seq, done.change, done.inverse FROM this_store
    JOIN journal AS undo USING (device)
    JOIN journal AS done ON done.device = undo.device AND done.seq = undo.answers
    WHERE undo.step = 'undo' AND undo.seq > :taken_back AND done.undone AND done.seq < :seq
"""
_ROW = "SELECT change, inverse FROM journal JOIN this_store USING (device) WHERE seq = :seq"

_EVERYWHERE: Final = (Round, Session)
"""What nearly everything points at, and which is there whatever is taken back."""


def own_to_undo(db: Database, session_id: int | None, only: Container[int | None]) -> int:
    """Return the number of the newest change among *only* that can be taken back.

    Args:
        db: Where; a transaction is open.
        session_id: Only of this session; None for the newest of all.
        only: The numbers of what this window did.

    Raises:
        NothingToUndoError: There is none, or a later change of somebody else meets it.
    """
    number = next((seq for seq in _newest(db, _TO_UNDO, session_id) if seq in only), None)
    if number is None:
        last_to_undo(db, session_id)  # says where there is none at all
        raise NothingToUndoError("what was done last was not done here: it stays")
    _refuse_met(db, number, _SINCE, {"seq": number}, only)
    return number


def own_to_redo(db: Database, session_id: int | None, only: Container[int | None]) -> int:
    """Return the number of the change among *only* that was taken back last; see `own_to_undo`.

    Raises:
        NothingToUndoError: There is none, or something else among *only* was done since, or what
            somebody else did, or took back, since then meets it.
    """
    newest = next((seq for seq in _newest(db, _DONE + _NEWEST_FIRST, session_id) if seq in only), 0)
    values = {"session_id": session_id, "nothing": NOTHING}
    rows = db.execute(_TAKEN_BACK, values).fetchall()
    own = (row for row in rows if row[0] in only and row[1] > newest)
    number, taken_back = next(own, (None, 0))
    if number is None:
        first_to_redo(db, session_id)  # says where there is none at all
        raise NothingToUndoError("what was taken back last was not done here: it stays so")
    _refuse_met(db, number, _SINCE, {"seq": taken_back}, only)
    _refuse_met(db, number, _BEFORE_IT, {"seq": number, "taken_back": taken_back}, only)
    return int(number)


def _newest(db: Database, statement: str, session_id: int | None) -> Iterator[int]:
    """Yield the numbers that *statement* finds, the newest first, a few rows at a time."""
    below = 2**62
    while rows := db.execute(
        statement, {"session_id": session_id, "below": below, "limit": _AT_ONCE}
    ).fetchall():
        yield from (number for (number,) in rows)
        [below] = rows[-1]


def _refuse_met(
    db: Database, number: int, others: str, values: dict[str, int], only: Container[int | None]
) -> None:
    """Refuse a change that one of the *others* meets, which are none of *only*."""
    [row] = db.execute(_ROW, {"seq": number}).fetchall()
    written, read = _touched(*row)
    for seq, *other in db.execute(others, values).fetchall():
        if seq in only:
            continue
        theirs, read_by_them = _touched(*other)
        if written & (theirs | read_by_them) or read & theirs:
            raise NothingToUndoError(_MET)


def _touched(*texts: str | None) -> tuple[set[object], set[object]]:
    """Return what a change and its inverse write, and what that points at."""
    things = [thing for text in texts if text for thing in things_in(decode(text))]
    written = {key for thing in things for key in _written(thing)}
    return written, {id_ for thing in things for id_ in ends_of(thing, besides=_EVERYWHERE)}


def _written(thing: Thing) -> Iterator[object]:
    """Yield what a thing is known by, and what it belongs to that is only right as a whole."""
    yield key_of(thing)
    if isinstance(thing, Theme):  # its tree and its names
        yield Theme
    if isinstance(thing, Question) and thing.merged_into is not None:  # no circle of them
        yield Question
