"""All that a record holds of some sessions, handed around as one value."""

from dataclasses import dataclass, field

from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.people import Participant
from convo.model.sessions import Prompt, Session
from convo.model.themes import Tag, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Some sessions with everything that belongs to them, and the whole codebook.

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
    plain: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of the whole record that look like names, and are none."""

    withdrawn: frozenset[int] = frozenset()
    """The ids of contributions of these sessions that were withdrawn or purged."""
