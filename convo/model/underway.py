"""What is under way in a session that is open: it goes when the session is closed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """Where a session stands, for every window on it.

    Raises:
        ValueError: The time is not in UTC.
    """

    session_id: int
    prompt_id: int | None = None
    """What is being asked; None before the first prompt."""

    since: datetime | None = None
    """UTC, since when it is being asked."""

    queue: tuple[str, ...] = ()
    """Handles of those who want to speak, the next one first."""

    def __post_init__(self) -> None:
        if self.since is not None and self.since.utcoffset() != timedelta(0):
            raise ValueError("a time is kept in UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one note-taker is typing.

    Raises:
        ValueError: The text was not cleaned, the cursor stands outside of it, or there is no such
            window.
    """

    session_id: int
    taker: int
    """From 1: which of the windows on this session."""

    text: str = field(repr=False)
    cursor: int = 0
    """Code points before it."""

    def __post_init__(self) -> None:
        if not is_clean(self.text):
            raise ValueError("a draft is cleaned")
        if not 0 <= self.cursor <= len(self.text):
            raise ValueError("a cursor stands in its text")
        if self.taker < 1:
            raise ValueError("windows are counted from 1")
