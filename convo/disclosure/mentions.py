"""Where somebody is named inside a text, or can be reached."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from convo.disclosure.mentions_folding import continues


class Kind(StrEnum):
    """What a place in a text tells of somebody; the value stands there when it is masked."""

    NAME = "name"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text where somebody is named, or can be reached."""

    start: int
    end: int
    """Exclusive. Both are between two characters as people see them."""

    kind: Kind
    certain: bool
    """False where it may as well be another word."""

    fixed: bool = False
    """Whether it stays one though its words were cleared: it is a certain form of the name of
    somebody who is known, or a certain way to reach somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names of the people of some conversations."""

    names: Collection[str] = field(default=(), repr=False)
    """Names in full and user names, with "(WMF)" or without."""

    handles: Collection[str] = field(default=(), repr=False)
    """P1, P2."""

    aliases: Collection[str] = field(default=(), repr=False)
    """What else somebody is called. A first name that no name shows is one."""

    shown: Collection[str] = field(default=(), repr=False)
    """Names that nobody listed: texts show them by where they stand."""

    suspects: Collection[str] = field(default=(), repr=False)
    """Words that may be names. No mention of one is certain."""

    told: Collection[str] = field(default=(), repr=False)
    """Names that may be read: nothing is a mention that is a form of these alone."""

    plain: Collection[str] = field(default=(), repr=False)
    """Words that a person cleared: no mention is made of these alone, unless it is fixed. Case,
    marks and endings do not matter."""


_JOINERS: Final = "\u200c\u200d"


def mask(text: str, mentions: Iterable[Mention]) -> str:
    """Return *text* with a neutral mark in place of each mention; no character is cut in two."""
    pieces: list[str] = []
    done = 0
    for mention in sorted(mentions, key=lambda each: each.start):
        whole = whole_mention(text, mention)
        if whole.start >= done:
            pieces += [text[done : whole.start], f"[{mention.kind}]"]
        done = max(done, whole.end)
    return "".join([*pieces, text[done:]])


def whole_mention(text: str, mention: Mention) -> Mention:
    """Return a mention with the marks and joiners that belong to its first and last letter."""
    start, end = mention.start, mention.end
    while start > 0 and _clings(text[start]):
        start -= 1
    while end < len(text) and _clings(text[end]):
        end += 1
    return replace(mention, start=start, end=end)


def _clings(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter)[0] == "M" or continues(letter)
