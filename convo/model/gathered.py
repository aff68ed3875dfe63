"""All that a record holds of some sessions, handed around as one value."""

from dataclasses import dataclass, field

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt, Session
from convo.model.themes import Tag, Theme
from convo.model.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Some sessions with everything that belongs to them, the codebook, and all registers.

    Contributions come in conversation order where the record still knows one, else by id.
    """

    sessions: tuple[Session, ...]
    prompts: tuple[Prompt, ...] = ()
    participants: tuple[Participant, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    translations: tuple[Translation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    themes: tuple[Theme, ...] = ()
    tags: tuple[Tag, ...] = ()
    questions: tuple[Question, ...] = ()
    responses: tuple[Response, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    second_readings: tuple[SecondReading, ...] = ()
    second_tags: tuple[SecondTag, ...] = ()
    practices: tuple[Practice, ...] = ()
    forum_mentions: tuple[ForumMention, ...] = ()
    forums: tuple[Forum, ...] = ()
    """All of the record, by name."""

    contacts: tuple[Contact, ...] = ()
    """All of the record, by purpose."""

    checklist: tuple[ChecklistItem, ...] = ()
    """What the team wrote itself, and what was made of the contributions that are here; by its
    place."""

    written: tuple[Written, ...] = ()
    """For these sessions and the rounds they belong to, by its place."""

    plain: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of the whole record that look like names, and are none."""

    withdrawn: frozenset[int] = frozenset()
    """The ids of contributions of these sessions that were withdrawn or purged."""
