"""All that words stand in: what was said, what was made of it, and whatever else was typed."""

from collections.abc import Mapping
from typing import Final

from convo.model.answers import Commitment, Recommendation
from convo.model.contributions import Contribution, Translation
from convo.model.registers import ChecklistItem, Contact, Escalation, Forum
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Theme
from convo.model.typed import Worded
from convo.model.written import Written
from convo.records.about import key_of, things_in
from convo.records.codec import decode
from convo.records.driver import Database
from convo.records.things import find, there_now

_SAID_THERE: Final = "IN (SELECT id FROM contributions WHERE session_id = :id)"
_EVERYWHERE: Final = "TRUE"
# A question that was carried over stands in a later session: its words are of the first one. The
# codebook and the registers stand in the documents of every session.
_OF_SESSION: Final[Mapping[type[Worded], str]] = {
    Contribution: "session_id = :id",
    Translation: f"contribution_id {_SAID_THERE}",
    Prompt: f"session_id = :id OR carried_from {_SAID_THERE}",
    ChecklistItem: f"contribution_id {_SAID_THERE}",
    Written: "session_id = :id",
    Recommendation: f"contribution_id {_SAID_THERE}",
    Commitment: f"contribution_id {_SAID_THERE}",
    Theme: _EVERYWHERE,
    Forum: _EVERYWHERE,
    Contact: _EVERYWHERE,
    Escalation: _EVERYWHERE,
    Round: "id = (SELECT round_id FROM sessions WHERE id = :id)",
    Session: "id = :id",
}


def words_of(db: Database, session_id: int | None) -> list[Worded]:
    """Return all that words of a session stand in; of the whole record where that is None.

    A hundred thousand take a second: it is for what erases, not for a screen.
    """
    return [
        one
        for kind, where in _OF_SESSION.items()
        for one in find(db, kind, _EVERYWHERE if session_id is None else where, {"id": session_id})
    ]


def alone(db: Database) -> list[Worded]:
    """Return the words that stand in the journal alone, of each thing as they were last."""
    rows = db.execute("SELECT inverse, change FROM journal ORDER BY device, seq").fetchall()
    last = {
        key_of(thing): thing
        for row in rows
        for text in row
        if text
        for thing in things_in(decode(text))
        if isinstance(thing, Worded)
    }
    return [one for one in last.values() if there_now(db, one) is None]


def repeating(db: Database, contribution_id: int) -> list[Prompt]:
    """Return the prompts of later sessions that repeat the words of a question."""
    return find(db, Prompt, "carried_from = :id ORDER BY id", {"id": contribution_id})
