"""Participants: the people the notes know, at least by a handle."""

import re
from dataclasses import dataclass, field

from convo.text import is_clean

_HANDLE = re.compile(r"P[1-9][0-9]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody in one session whom the notes know. Nobody has to be one.

    Raises:
        ValueError: The handle is not P1, P2 and so on, or a name or an alias is blank or was not
            cleaned.
    """

    id: int
    session_id: int
    handle: str
    """P1, P2: how the notes call somebody in one session."""

    name: str | None = field(default=None, repr=False)
    """None unless the session's rule allows it and the person agreed."""

    aliases: tuple[str, ...] = field(default=(), repr=False)
    """What else they are called in what was said: masked there as a name is."""

    def __post_init__(self) -> None:
        if not _HANDLE.fullmatch(self.handle):
            raise ValueError("a handle is P and a number from 1")
        if self.name is not None and (not self.name.strip() or not is_clean(self.name)):
            raise ValueError("a name is None or has text that was cleaned")
        if not all(alias.strip() and is_clean(alias) for alias in self.aliases):
            raise ValueError("an alias has text that was cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWord:
    """A word that may look like somebody's name, and is none: a person said so.

    Raises:
        ValueError: The word is blank or was not cleaned.
    """

    word: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.word.strip() or not is_clean(self.word):
            raise ValueError("a plain word has text that was cleaned")
