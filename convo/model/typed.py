"""The words that people typed, whatever kind of thing they stand in: a name may be among them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar

from convo.model.answers import Commitment, Recommendation
from convo.model.contributions import Contribution, Translation
from convo.model.registers import ChecklistItem, Contact, Escalation, Forum
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Theme
from convo.model.written import Written

Worded: TypeAlias = (
    Contribution
    | Translation
    | Prompt
    | ChecklistItem
    | Written
    | Recommendation
    | Commitment
    | Theme
    | Forum
    | Contact
    | Escalation
    | Round
    | Session
)
"""What was said, what was made of it or written beside it, and whatever else was typed."""

AnyWorded = TypeVar("AnyWorded", bound=Worded)

# A theme's name is one word that nothing can be masked in: reports refuse one that is a person's.
_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    Contribution: ("text",),
    Translation: ("text",),
    Prompt: ("text",),
    ChecklistItem: ("text",),
    Written: ("text",),
    Recommendation: ("addressee",),
    Commitment: ("team",),
    Theme: ("definition", "when_to_use", "when_not"),
    Forum: ("name", "about"),
    Contact: ("purpose", "route", "fallback"),
    Escalation: ("route",),
    Round: ("title",),
    Session: ("title",),
}


def reworded(one: AnyWorded, into: Callable[[str], str]) -> AnyWorded:
    """Return a thing with each of its texts turned *into* another; empty ones are none.

    Another word for a theme stays only where it stays the same: part of one finds nothing.
    """
    texts = {name: text for name in _FIELDS[type(one)] if (text := getattr(one, name))}
    changed: dict[str, Any] = {name: into(text) for name, text in texts.items()}
    if isinstance(one, Theme):
        changed["aliases"] = tuple(alias for alias in one.aliases if into(alias) == alias)
    return replace(one, **changed)


def worded_as(one: AnyWorded, other: object) -> AnyWorded:
    """Return a thing with the words of *other*, which is of its kind, and all else as it is."""
    words: dict[str, Any] = {name: getattr(other, name) for name in _FIELDS[type(one)]}
    if isinstance(other, Theme):
        words["aliases"] = other.aliases
    return replace(one, **words)
