"""Contributions: what was said, and what is kept of who said it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from convo.model.words import Attribution, Form, Kind, Role, Use
from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One person's one point.

    What may not be told is not kept either: see the fields. `repr` leaves the words out, so
    they reach neither a log nor a traceback.

    Raises:
        ValueError: The text is blank or was not cleaned, a field does not fit the attribution, or
            it is linked to itself.
    """

    id: int
    session_id: int
    prompt_id: int | None = None
    participant_id: int | None = None
    """Always None when anonymous; never None when named."""

    role: Role | None = None
    """None when anonymous or attributed to a region; never None when attributed to a role."""

    attribution: Attribution
    use: Use
    kind: Kind = Kind.COMMENT
    form: Form = Form.PARAPHRASE
    said_on: date | None = None
    """The day, UTC. Only of words imported from a public source; None when anonymous."""

    said_at: datetime | None = None
    """UTC. Only of words imported as named from a source that is public already."""

    position: int | None = None
    """Its place in the source it was imported from, from 0. None when anonymous, and for all that
    was said live; outlives the session only where the source is public."""

    reply_to: int | None = None
    """The id of the contribution it answers, where the source tells; None when anonymous."""

    one_with: int | None = None
    """The id of a contribution with which it was one note. One person said all that is joined by
    this or by `same_as`, whoever it was, and they are narrowed and erased together."""

    same_as: int | None = None
    """The id of the contribution that is the same point, noted by somebody else: outputs have
    that."""

    unsigned: bool = False
    """Whether it stood in an imported source without a signature."""

    language: str | None = None
    """BCP 47; None while nobody knows."""

    language_confirmed: bool = False
    """Whether a person chose the language. What a program guesses never replaces that."""

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a contribution needs text")
        if not is_clean(self.text):
            raise ValueError("text is cleaned before it becomes a contribution")
        if self.said_at is not None and self.said_at.utcoffset() != timedelta(0):
            raise ValueError("a time is kept in UTC")
        self._check_links()
        if self.language_confirmed and self.language is None:
            raise ValueError("a confirmed language needs one")
        if self.said_at is not None and self.attribution is not Attribution.NAMED:
            raise ValueError("a time is kept of words imported as named alone")
        match self.attribution:
            case Attribution.NAMED if self.participant_id is None:
                raise ValueError("a name needs a participant")
            case Attribution.ROLE if self.role is None:
                raise ValueError("words attributed to a role are kept with it")
            case Attribution.REGION if self.role is not None:
                raise ValueError("words attributed to a region are kept without a role")
            case Attribution.ANONYMOUS if self._has_traces():
                raise ValueError("nothing is kept of who said something anonymously, or when")
            case _:
                pass

    def _check_links(self) -> None:
        if self.id in (self.one_with, self.same_as):
            raise ValueError("a contribution is no part of itself, and no second note of itself")

    def _has_traces(self) -> bool:
        """Tell whether anything is kept of a person, a day or an order."""
        traces = (self.participant_id, self.role, self.said_on, self.position, self.reply_to)
        return any(trace is not None for trace in traces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A contribution's words in another language.

    Raises:
        ValueError: The text is blank or was not cleaned.
    """

    contribution_id: int
    language: str
    """BCP 47. A contribution has one translation into each language."""

    text: str = field(repr=False)
    by_machine: bool = False
    checked: bool = False
    """Whether a second person compared it with the original."""

    def __post_init__(self) -> None:
        if not self.text.strip() or not is_clean(self.text):
            raise ValueError("a translation needs text that was cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many others in the room agreed. Who they were is not kept.

    Raises:
        ValueError: The count is below 1, or the region was not cleaned.
    """

    contribution_id: int
    role: Role | None = None
    """The hat of those counted here; None where nobody noted it."""

    region: str = field(default="", repr=False)
    """Empty: the session's own region."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("an agreement counts at least one")
        if not is_clean(self.region):
            raise ValueError("a region's name is cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A contribution as a list shows it."""

    id: int
    handle: str | None
    attribution: Attribution
    use: Use
    kind: Kind
    language: str | None
    themes: int
    """How many it is about."""

    same_as: int | None = None
    """The id of the contribution that says the same, and stands for it in outputs."""

    text: str = field(repr=False)
    """At most the first 2,000 code points."""
