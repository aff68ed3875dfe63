"""The registers of a record, as values: whom to ask, which groups there are, what to prepare."""

from collections.abc import Mapping
from typing import Final, TypeVar

from convo.errors import NotFoundError
from convo.model.contributions import Contribution
from convo.model.registers import (
    ChecklistItem,
    Contact,
    Escalation,
    Forum,
    ForumMention,
    Practice,
)
from convo.model.words import Kind
from convo.records.driver import Database
from convo.records.things import find

E = TypeVar("E", bound=Contact | Forum | ChecklistItem)

_WORDS: Final[Mapping[type, str]] = {
    Contact: "contact",
    Forum: "forum",
    ChecklistItem: "item of a checklist",
}


def contacts(db: Database) -> list[Contact]:
    """Return the directory, by purpose."""
    return find(db, Contact, "TRUE ORDER BY purpose, region, language, id", {})


def forums(db: Database) -> list[Forum]:
    """Return the groups that exist already, by name."""
    return find(db, Forum, "TRUE ORDER BY name, id", {})


def checklist(db: Database) -> list[ChecklistItem]:
    """Return what there is to have ready: by who prepares it and where, then by its place."""
    return find(db, ChecklistItem, "TRUE ORDER BY preparer, region, position, id", {})


def get_entry(db: Database, kind: type[E], id_: int) -> E:
    """Return the contact, forum or item of a checklist with that id.

    Raises:
        NotFoundError: There is none.
    """
    for found in find(db, kind, "id = :id", {"id": id_}):
        return found
    raise NotFoundError(f"there is no {_WORDS[kind]} {id_}")


def forum_mentions(db: Database) -> list[ForumMention]:
    """Return which contributions speak of which forums."""
    return find(db, ForumMention, "TRUE ORDER BY forum_id, contribution_id", {})


def practices(db: Database) -> list[tuple[Contribution, Practice]]:
    """Return all contributions of kind practice, by id, with what may be done with each."""
    known = {one.contribution_id: one for one in find(db, Practice, "TRUE", {})}
    return [
        (said, known.get(said.id, Practice(contribution_id=said.id, may_share=False)))
        for said in find(db, Contribution, "kind = :kind ORDER BY id", {"kind": Kind.PRACTICE})
    ]


def unanswered(db: Database) -> list[Escalation]:
    """Return the calls for urgent help that nobody answered yet, the oldest first.

    Those whose time a closed session took with it come before all others.
    """
    return find(db, Escalation, "NOT is_answered ORDER BY waits_since, asked_on, id", {})
