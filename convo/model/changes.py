"""Everything that can happen to a record.

The journal keeps changes by class name and field name, so neither is ever renamed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.consent import Consent
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.exported import Export
from convo.model.imported import Imported
from convo.model.people import Participant, PlainWord
from convo.model.registers import (
    ChecklistItem,
    Contact,
    Escalation,
    Forum,
    ForumMention,
    Practice,
)
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.underway import Draft, Underway
from convo.model.written import Written

Thing: TypeAlias = (
    Round
    | Session
    | Prompt
    | Participant
    | Contribution
    | Translation
    | Agreement
    | Theme
    | Tag
    | Question
    | Response
    | Commitment
    | Imported
    | Export
    | Consent
    | PlainWord
    | Underway
    | Draft
    | SecondReading
    | SecondTag
    | Contact
    | Forum
    | ForumMention
    | Practice
    | ChecklistItem
    | Escalation
    | Written
    | Recommendation
)
"""All that a record is made of."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep a thing as it is now: a new one, or in place of what it was before.

    Its inverse drops what was new, or keeps what was there before.
    """

    thing: Thing


@dataclass(frozen=True, slots=True)
class Drop:
    """Take out a thing that should not have been kept, and all that hangs on it.

    Its inverse keeps them again. This is no withdrawal: the journal holds the words until the
    session is closed.
    """

    thing: Thing


@dataclass(frozen=True, slots=True)
class Together:
    """Make several changes, or none of them. They are undone as one."""

    changes: tuple["Change", ...]


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Let a session take no more, and forget when and in which order things were said.

    It has no inverse.
    """

    session_id: int


@dataclass(frozen=True, slots=True)
class Erase:
    """Leave nothing of a contribution: not its words, nor what was made of them.

    It has no inverse. Contributions that reply to it stay, and reply to nothing.
    """

    contribution_id: int


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Keep things as they are now, and leave nothing of what they were before.

    It has no inverse: what was narrowed does not come back by undoing.
    """

    things: tuple[Thing, ...]
    gone: tuple[Thing, ...] = ()
    """Who, and what, is dropped with them, as if they had never been there."""

    forgets: bool = False
    """Whether it is forgotten how all other words were before, too: a name may stand in them."""

    alone: tuple[Thing, ...] = ()
    """What stands in the journal alone and may come back from there, as it is to be; where it
    forgets, all other words that do go out of it."""


Change: TypeAlias = Keep | Drop | Together | CloseSession | Erase | Rewrite


@dataclass(frozen=True, slots=True)
class Saved:
    """The record's word that a change is on disk."""

    change: Change
    at: datetime
    """UTC."""

    seq: int | None
    """The number in the journal of what was made or taken back; None where nothing undoes it."""
