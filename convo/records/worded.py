"""All that words stand in: what was said, and what facilitators made of it or wrote beside it."""

from collections.abc import Mapping
from typing import Final

from convo.model.changes import Worded
from convo.model.contributions import Contribution, Translation
from convo.model.registers import ChecklistItem
from convo.model.sessions import Prompt
from convo.model.written import Written
from convo.records.driver import Database
from convo.records.things import find

_SAID_THERE: Final = "IN (SELECT id FROM contributions WHERE session_id = :id)"
# A question that was carried over stands in a later session: its words are of the first one.
_OF_SESSION: Final[Mapping[type[Worded], str]] = {
    Contribution: "session_id = :id",
    Translation: f"contribution_id {_SAID_THERE}",
    Prompt: f"session_id = :id OR carried_from {_SAID_THERE}",
    ChecklistItem: f"contribution_id {_SAID_THERE}",
    Written: "session_id = :id",
}


def words_of(db: Database, session_id: int | None) -> list[Worded]:
    """Return all that words of a session stand in; of the whole record where that is None.

    A hundred thousand take a second: it is for what erases, not for a screen.
    """
    return [
        one
        for kind, where in _OF_SESSION.items()
        for one in find(db, kind, f":id IS NULL OR {where}", {"id": session_id})
    ]


def repeating(db: Database, contribution_id: int) -> list[Prompt]:
    """Return the prompts of later sessions that repeat the words of a question."""
    return find(db, Prompt, "carried_from = :id ORDER BY id", {"id": contribution_id})


def made_of(one: Worded) -> int | None:
    """Return the contribution whose words these are, or were made of; None where there is none."""
    match one:
        case Contribution(id=id_):
            return id_
        case Translation(contribution_id=id_):
            return id_
        case Prompt(carried_from=carried):
            return carried
        case ChecklistItem(contribution_id=made):
            return made
        case Written():
            return None
