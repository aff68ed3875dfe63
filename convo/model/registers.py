"""What is known of whole regions: whom to ask, which groups there are, what to prepare."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from convo.model.words import Preparer
from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where somebody turns to: an entry of the directory, never taken from what was said.

    Raises:
        ValueError: It has no route, or some text was not cleaned.
    """

    id: int
    region: str = field(repr=False)
    """Empty: for every region."""

    language: str
    """BCP 47, of those who answer there; empty for any."""

    purpose: str = field(repr=False)
    """What for: first contact, urgent danger, correction or withdrawal."""

    route: str = field(repr=False)
    """How it is reached: a desk's address or number, never a person's own."""

    fallback: str = field(default="", repr=False)
    """What to try where nobody answers; empty for nothing."""

    is_urgent: bool = False
    """Whether it is for danger to somebody's life."""

    verified_on: date | None = None
    """UTC, the day on which somebody last tried it; None for never."""

    may_print: bool = False
    """Whether documents that leave may show it."""

    def __post_init__(self) -> None:
        _need_clean(self.region, self.language, self.purpose, self.route, self.fallback)
        if not self.route.strip():
            raise ValueError("a contact needs a route")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A group, meeting or place that exists already.

    Raises:
        ValueError: Its name is blank, or some text was not cleaned.
    """

    id: int
    name: str = field(repr=False)
    region: str = field(default="", repr=False)
    """Empty: across regions."""

    about: str = field(default="", repr=False)
    """What it is for, and whom."""

    languages: tuple[str, ...] = ()
    """BCP 47."""

    may_print: bool = False
    """Whether those who run it agreed to be named in documents."""

    def __post_init__(self) -> None:
        _need_clean(self.name, self.region, self.about, *self.languages)
        if not self.name.strip():
            raise ValueError("a forum needs a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumMention:
    """That a contribution speaks of a forum."""

    contribution_id: int
    forum_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What a contribution of kind practice says may be done with it.

    Without one, it is shared as its words may be used, and not as a model.
    """

    contribution_id: int
    may_share: bool
    """Whether those who do it agreed to be shown as a model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One thing to have ready.

    Raises:
        ValueError: The text is blank or was not cleaned, or the place is none.
    """

    id: int
    preparer: Preparer
    region: str = field(default="", repr=False)
    """Empty: everywhere."""

    position: int
    """Its place in its list, from 0."""

    text: str = field(repr=False)
    contribution_id: int | None = None
    """What it was made of: it goes with that, and leaves no further than that may; None where the
    team wrote it itself."""

    def __post_init__(self) -> None:
        _need_clean(self.region, self.text)
        if not self.text.strip():
            raise ValueError("an item of a checklist needs text")
        if self.position < 0:
            raise ValueError("places count from 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """That urgent help was asked for. There is no word of what happened, or to whom.

    Raises:
        ValueError: The time is not in UTC, or there is one although somebody answered, or the route
            is blank or was not cleaned.
    """

    id: int
    asked_on: date
    """UTC."""

    waits_since: datetime | None
    """UTC; None once somebody answered, or a session was closed meanwhile: nothing finer than a
    date outlives either."""

    route: str = field(repr=False)
    """Whom it went to."""

    is_answered: bool = False
    """Whether somebody answered. Closing a session answers nobody: without a time, it waits on."""

    def __post_init__(self) -> None:
        if self.is_answered and self.waits_since is not None:
            raise ValueError("what was answered waits no more")
        if self.waits_since is not None and self.waits_since.utcoffset() != timedelta(0):
            raise ValueError("a time is kept in UTC")
        _need_clean(self.route)
        if not self.route.strip():
            raise ValueError("an escalation needs a route")


def _need_clean(*texts: str) -> None:
    if not all(map(is_clean, texts)):
        raise ValueError("text is cleaned before it is kept")
