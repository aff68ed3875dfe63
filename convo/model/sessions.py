"""Rounds, sessions and prompts: the conversations themselves."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from convo.model.words import Rule
from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A set of sessions on one policy, ending in one summary.

    Raises:
        ValueError: The title is blank or was not cleaned.
    """

    id: int
    title: str = field(repr=False)

    def __post_init__(self) -> None:
        _need_words(self.title, "a round's title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One conversation, of one region, on one day.

    Raises:
        ValueError: Title or region is blank or was not cleaned; the start has no time
            zone that equals UTC, or is on another day where the session is held, or nobody knows
            that zone; the session is closed and still has a start.
    """

    id: int
    round_id: int | None = None
    title: str = field(repr=False)
    region: str = field(repr=False)
    zone: str
    """IANA name of the time zone the session is held in."""

    held_on: date
    """The day, where the session is held."""

    starts_at: datetime | None = None
    """UTC. None once the session is closed: nothing finer than a date outlives it."""

    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages expected, the main one first."""

    rule: Rule
    focus_group: bool = False
    follows: int | None = None
    """The id of the session this one carries on from."""

    closed: bool = False
    begun_on: date | None = None
    """UTC, the day on which the rule was read to the room; None before that."""

    rule_version: str | None = None
    """Which wording of the rule was read; None before that."""

    def __post_init__(self) -> None:
        _need_words(self.title, "a session's title")
        _need_words(self.region, "a session's region")
        if self.starts_at is None:
            return
        if self.closed:
            raise ValueError("a closed session has no start, only a date")
        if self.starts_at.utcoffset() != timedelta(0):
            raise ValueError("a session's start is kept in UTC")
        if self.starts_at.astimezone(_zone_called(self.zone)).date() != self.held_on:
            raise ValueError("a session is held on the day it starts, where it is held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a facilitator asks the room; also the heading of a section that was imported.

    Raises:
        ValueError: The text is blank or was not cleaned, or the place or the minutes are none.
    """

    id: int
    session_id: int
    position: int
    """Its place on the agenda, from 0."""

    text: str = field(repr=False)
    minutes: int | None = None
    """From 1; None where it may take as long as it takes."""

    carried_from: int | None = None
    """The id of the question of an earlier session whose words it repeats: it goes with that."""

    def __post_init__(self) -> None:
        _need_words(self.text, "a prompt")
        if self.position < 0 or (self.minutes is not None and self.minutes < 1):
            raise ValueError("places count from 0, and minutes from 1")


def _zone_called(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        raise ValueError("a session is held in a time zone that has a name of IANA's") from None


def _need_words(text: str, what: str) -> None:
    if not text.strip() or not is_clean(text):
        raise ValueError(f"{what} needs text that was cleaned")
