"""Taking out of the journal what is to be known no more: words, persons, how things were.

What was done stays in its order, and can be undone as far as it is still known.
"""

import json
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from convo.model.changes import Change, Thing, Together
from convo.model.contributions import Contribution
from convo.model.sessions import Prompt
from convo.model.typed import Worded
from convo.records.about import as_now, id_of, losing, made_of, things_in, with_thing, without
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
    """Return what, by the journal, is or was one with some contributions, or repeats their words.

    Links lead from one to the next; *ids* are among them, and so are those of prompts.
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
            if isinstance(thing, Contribution | Prompt) and _linked_to(thing) & asked
        } - found
        found |= asked
    return found


def repeating(db: Database, contribution_id: int) -> set[int]:
    """Return the ids of the prompts that, by the journal, repeat or repeated a question's words."""
    rows = db.execute(_ROWS_ABOUT, {"digits": str(contribution_id)}).fetchall()
    return {
        thing.id
        for *_, change, inverse in rows
        for text in (change, inverse)
        if text
        for thing in things_in(decode(text))
        if isinstance(thing, Prompt) and thing.carried_from == contribution_id
    }


def _linked_to(thing: Contribution | Prompt) -> set[int | None]:
    """Return the contributions whose words a thing repeats, or with which it is one."""
    if isinstance(thing, Contribution):
        return {thing.one_with, thing.same_as}
    return {made_of(thing)}


def forget(db: Database, id_: int) -> None:
    """Take all that is about a contribution, participant or prompt out, and leave the rest."""
    db.execute("DELETE FROM journal WHERE subject_id = :id", {"id": id_})
    rows = db.execute(_ROWS_ABOUT, {"digits": str(id_)}).fetchall()
    _change(db, rows, lambda change: without(change, id_))


def rewrite(db: Database, thing: Thing) -> None:
    """Put *thing* in the place of all that it was before, as if it had always been so.

    What was done stays in its order, and can be undone: only how the thing was is gone.
    """
    rows = db.execute(_ROWS_ABOUT, {"digits": str(id_of(thing))}).fetchall()
    _change(db, rows, lambda change: with_thing(change, thing))


def forget_past(db: Database, now: Callable[[Worded], Thing | None]) -> None:
    """Let all words be in the journal as they are *now*, and none that are gone.

    Undoing a correction changes nothing then. A transaction is open.
    """
    rows = db.execute("SELECT device, seq, change, inverse FROM journal").fetchall()
    _change(db, rows, lambda change: as_now(change, now))


def _change(db: Database, rows: Iterable[Row], into: Callable[[Change], Change]) -> None:
    """Have what some rows hold changed *into* something else."""
    for_good = []
    for device, seq, change, inverse in rows:
        done = into(decode(change))
        before = decode(inverse) if inverse else Together(())
        after = into(before)
        # Nothing takes back what is not known any more: undoing goes on to what was done before.
        is_left = done == Together(()) or (after == Together(()) != before)
        values = {
            "device": device,
            "seq": seq,
            "change": encode(done),
            "inverse": None if is_left else inverse and encode(after),
        }
        db.execute(_SET_CHANGE, values)
        for_good += [
            {"device": device, "seq": seq, "digits": str(id_)} for id_ in losing(before, after)
        ]
    for step in for_good:  # and what came before: the other part would stand there without it
        db.execute(_SET_FOR_GOOD, step)
