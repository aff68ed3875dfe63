"""The journal: every change of the sessions still open, in order.

It makes undo survive a restart, and is what another device would be sent. Nothing is
looked up in it but order and undo: the other tables are the truth.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from convo.errors import NothingToUndoError
from convo.model.changes import (
    Change,
    CloseSession,
    Drop,
    Erase,
    Keep,
    Rewrite,
    Thing,
    Together,
)
from convo.model.contributions import Contribution, Translation
from convo.records.codec import decode, encode
from convo.records.driver import Database

_ROWS_ABOUT = """
    SELECT device, seq, change, inverse FROM journal
    WHERE instr(change, :digits) OR instr(inverse, :digits)
"""
_SET_CHANGE = """
    UPDATE journal SET change = :change, inverse = :inverse WHERE device = :device AND seq = :seq
"""
_SET_FOR_GOOD = """
    UPDATE journal SET inverse = NULL
    WHERE device = :device AND seq <= :seq AND instr(change, :digits)
"""
Row: TypeAlias = tuple[str, int, str, str | None]
"""Device, number, change and inverse."""
_TAKES_OUT = ""
"""In place of an inverse: it takes out again what the change kept."""


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


def last_to_undo(db: Database, session_id: int | None) -> Step:
    """Return the newest change of this device not yet taken back, with its inverse.

    Args:
        db: Where.
        session_id: Only of this session; None for the newest of all.

    Raises:
        NothingToUndoError: There is none.
    """
    return _step(
        db,
        session_id,
        """
        SELECT seq, session_id, change, inverse FROM journal JOIN this_store USING (device)
        WHERE step = 'do' AND NOT undone AND inverse IS NOT NULL
            AND (:session_id IS NULL OR session_id = :session_id)
        ORDER BY seq DESC LIMIT 1
        """,
        "nothing is left to undo",
    )


def first_to_redo(db: Database, session_id: int | None) -> Step:
    """Return the change taken back last, if nothing else was done since; see `last_to_undo`.

    Raises:
        NothingToUndoError: There is none.
    """
    return _step(
        db,
        session_id,
        """
        SELECT done.seq, done.session_id, done.change, NULL FROM this_store
        JOIN journal AS undo USING (device)
        JOIN journal AS done ON done.device = undo.device AND done.seq = undo.answers
        WHERE undo.step = 'undo' AND done.undone
            AND (:session_id IS NULL OR done.session_id = :session_id)
            -- what was taken back before something else was done is left for good
            AND undo.seq > (
                SELECT ifnull(max(seq), 0) FROM journal
                WHERE step = 'do' AND (:session_id IS NULL OR session_id = :session_id)
            )
        ORDER BY done.seq LIMIT 1
        """,
        "nothing is left to redo",
    )


def forget_session(db: Database, session_id: int) -> None:
    """Delete what the journal holds of a session: its words, and their order."""
    db.execute("DELETE FROM journal WHERE session_id = :id", {"id": session_id})


def forget_closed(db: Database) -> None:
    """Delete what was noted of closed sessions, and of several sessions at once."""
    db.execute(
        """
        DELETE FROM journal
        WHERE session_id IS NULL OR session_id IN (SELECT id FROM sessions WHERE closed)
        """
    )


def session_known(db: Database, contribution_id: int) -> int | None:
    """Return the session of a contribution that a change in the journal is about; None for none."""
    rows = db.execute(
        "SELECT change FROM journal WHERE instr(change, :digits)", {"digits": str(contribution_id)}
    ).fetchall()
    things = (thing for (change,) in rows for thing in things_in(decode(change)))
    found = (
        thing.session_id
        for thing in things
        if isinstance(thing, Contribution) and thing.id == contribution_id
    )
    return next(found, None)


def pointing_at(db: Database, ids: Collection[int]) -> set[int]:
    """Return the contributions that, by the journal, are or were one with some others.

    Links lead from one to the next; *ids* are among them.
    """
    found, asked = set(ids), set(ids)
    while asked:
        rows = db.execute(
            """
            SELECT change, inverse FROM journal WHERE EXISTS (
                SELECT 1 FROM json_each(:ids) WHERE instr(change, value) OR instr(inverse, value)
            )
            """,
            {"ids": json.dumps(list(asked))},
        ).fetchall()
        things = (
            thing for row in rows for text in row if text for thing in things_in(decode(text))
        )
        asked = {
            thing.id
            for thing in things
            if isinstance(thing, Contribution) and {thing.one_with, thing.same_as} & asked
        } - found
        found |= asked
    return found


def forget(db: Database, id_: int) -> None:
    """Take all that is about a contribution or a participant out, and leave the rest."""
    db.execute("DELETE FROM journal WHERE subject_id = :id", {"id": id_})
    rows = db.execute(_ROWS_ABOUT, {"digits": str(id_)}).fetchall()
    _change(db, rows, lambda change: without(change, id_))


def rewrite(db: Database, thing: Thing) -> None:
    """Put *thing* in the place of all that it was before, as if it had always been so.

    What was done stays in its order, and can be undone: only how the thing was is gone.
    """
    id_ = getattr(thing, "id", None) or _contribution_of(thing)
    rows = db.execute(_ROWS_ABOUT, {"digits": str(id_)}).fetchall()
    _change(db, rows, lambda change: _with(change, thing))


def forget_past(db: Database, now: Callable[[Thing], Thing | None]) -> None:
    """Let all words be in the journal as they are *now*, and none that are gone.

    Undoing a correction changes nothing then. A transaction is open.
    """
    rows = db.execute("SELECT device, seq, change, inverse FROM journal").fetchall()
    _change(db, rows, lambda change: _as_now(change, now))


def _change(db: Database, rows: Iterable[Row], into: Callable[[Change], Change]) -> None:
    """Have what some rows hold changed *into* something else."""
    for_good = []
    for device, seq, change, inverse in rows:
        before = decode(inverse) if inverse else Together(())
        after = into(before)
        values = {
            "device": device,
            "seq": seq,
            "change": encode(into(decode(change))),
            "inverse": inverse and encode(after),
        }
        db.execute(_SET_CHANGE, values)
        for_good += [
            {"device": device, "seq": seq, "digits": str(id_)} for id_ in _losing(before, after)
        ]
    for step in for_good:  # and what came before: the other part would stand there without it
        db.execute(_SET_FOR_GOOD, step)


def _losing(before: Change, after: Change) -> set[int]:
    """Return the contributions of which an inverse would bring back fewer words than it did.

    It was of a division: it takes the other part out, and the whole is not known any more.
    """
    now = dict(_words(after, Keep))
    if not any(_words(before, Drop)):
        return set()
    return {id_ for id_, text in _words(before, Keep) if now.get(id_, text) != text}


def _words(change: Change, kind: type[Keep | Drop]) -> Iterator[tuple[int, str]]:
    """Yield the id and the text of each contribution that *change* keeps, or drops."""
    if isinstance(change, Together):
        for part in change.changes:
            yield from _words(part, kind)
    elif isinstance(change, kind) and isinstance(change.thing, Contribution):
        yield change.thing.id, change.thing.text


def _as_now(change: Change, now: Callable[[Thing], Thing | None]) -> Change:
    match change:
        case Together(changes):
            return Together(tuple(_as_now(part, now) for part in changes))
        case Keep(Contribution() | Translation() as thing):
            there = now(thing)
            return Together(()) if there is None else Keep(there)
        case Drop(Contribution() | Translation() as thing):
            there = now(thing)
            return Together(()) if there is None else Drop(there)
        case _:
            return change


def subject_of(change: Change) -> int | None:
    """Return the id of the one contribution that *change* is about; None for none or several."""
    subjects = {_contribution_of(thing) for thing in things_in(change)} - {None}
    return subjects.pop() if len(subjects) == 1 else None


def things_in(change: Change) -> Iterator[Thing]:
    """Yield every thing that *change* keeps or drops."""
    match change:
        case Keep(thing) | Drop(thing):
            yield thing
        case Together(changes):
            for part in changes:
                yield from things_in(part)
        case Rewrite(things, gone):
            yield from (*things, *gone)
        case CloseSession() | Erase():
            pass


def without(change: Change, id_: int) -> Change:
    """Return *change* without what is about *id_*; nothing is an empty `Together`."""
    match change:
        case Together(changes):
            parts = (without(part, id_) for part in changes)
            return Together(tuple(part for part in parts if part != Together(())))
        case Keep(thing) | Drop(thing) if id_ in _ids_of(thing):
            return Together(())
        case Keep(Contribution(reply_to=replied) as thing) if replied == id_:
            return Keep(replace(thing, reply_to=None))
        case _:
            return change


def _with(change: Change, thing: Thing) -> Change:
    """Return *change* with *thing* in the place of what it was before."""
    match change:
        case Together(changes):
            return Together(tuple(_with(part, thing) for part in changes))
        case Keep(before) if _key(before) == _key(thing):
            return Keep(thing)
        case Drop(before) if _key(before) == _key(thing):
            return Drop(thing)
        case _:
            return change


def _key(thing: Thing) -> tuple[object, ...]:
    """Return what tells things that are rewritten apart."""
    language = thing.language if isinstance(thing, Translation) else None
    ids = (getattr(thing, name, None) for name in ("id", "contribution_id"))
    return (type(thing), *ids, language)


def _contribution_of(thing: Thing) -> int | None:
    if isinstance(thing, Contribution):
        return thing.id
    return getattr(thing, "contribution_id", None)


def _ids_of(thing: Thing) -> set[int | None]:
    """Return the ids of what a thing is about, or cannot be without."""
    names = (
        "id",
        "contribution_id",
        "question_id",
        "merged_into",
        "carried_from",
        "one_with",
        "same_as",
    )
    return {getattr(thing, name, None) for name in names}


def _step(db: Database, session_id: int | None, statement: str, nothing: str) -> Step:
    row = db.execute(statement, {"session_id": session_id}).fetchone()
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
