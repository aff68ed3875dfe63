"""What stands in front of the words of a typed line: who spoke, and the kind of point made."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from convo.model.words import Kind
from convo.text import clean

MARKS: Final = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
"""Joiners and marks of direction, which nobody sees."""

UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff01-\uff65"
"""Characters that stand side by side without spaces, as in a class of a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who spoke, what kind of point it is, and the rest of the line."""

    who: str | None = field(default=None, repr=False)
    """A handle (P3) or a name; None for nobody."""

    anonymous: bool = False
    """Whether `0` was typed."""

    stranger: bool = False
    """Whether what looks like a name stands before a colon, but is nobody on the list."""

    kind: Kind | None = None
    """None where the line does not say it."""

    is_kind_unknown: bool = False
    """Whether a speaker is followed by letters that are no kind, as in `3:x`."""

    rest: str = field(repr=False)


FindSpeaker: TypeAlias = Callable[[str], Opening | None]
"""Finds the speaker in front of a line; None where there is none."""

_WIDE = "：៖፦"  # colons after which Chinese, Japanese, Khmer and Amharic need no space
_HANDLE = re.compile(r"(?:[Pp](?P<handle>\d{1,5})|(?P<number>\d{1,3}))")
_BY_SPACE = re.compile(rf"(?=\s|$)(?!\s*[:{_WIDE}])")
_COLON = re.compile(rf"\s*(?P<colon>[:{_WIDE}])(?P<kind>[a-z]*)(?=\s|$)|\s*[{_WIDE}]")
_ANY_COLON = re.compile(f"[:{_WIDE}]")
_IN_FRONT = re.compile(rf"(?P<kind>[A-Za-z]+)\s*(?::(?=\s|$)|[{_WIDE}])\s*")
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")

_KINDS = {
    "q": Kind.QUESTION,
    "r": Kind.RESPONSE,
    "a": Kind.RESPONSE,
    "answer": Kind.RESPONSE,
    "c": Kind.CHALLENGE,
    "contribution": Kind.COMMENT,
    "m": Kind.COMMITMENT,
    "commit": Kind.COMMITMENT,
    "action": Kind.COMMITMENT,
    "resolved": Kind.COMMITMENT,
    "p": Kind.PRACTICE,
    "d": Kind.RECOMMENDATION,
} | {kind.value: kind for kind in Kind}
# In front of words these are people: a moderator, a respondent, a participant, somebody's initial.
_NO_KIND_IN_FRONT = frozenset("rmpd")

_NOBODY = frozenset(("anon", "anonymous"))
_NO_NAME = re.compile(
    r"https?|mailto|notes?|nb|nota|ps|re|fwd|e\.g|i\.e|example|time|date|duration|place|location"
    r"|meeting|title|chair|presenter|host|present|attendees|participants|regrets|scribe|repo"
    r"|agenda|links?|summary|decision|tags"
)
_LONGEST_NAME = 60
_LONGEST_UNSPACED_NAME = 20  # more is a clause: its words cannot be counted
_LONGEST_UNSPACED_NAME_ONCE = 6  # what stands on one line only may be a short clause
_MOST_WORDS_OF_A_NAME = 4
_MOST_WORDS_OF_A_NAME_ONCE = 2
# al-Masri, d'Ávila, van Dijk, da Silva
_PARTICLE = re.compile(
    r"(?:[ae]l|ad|an|ar|as|ash|at|az)-(?=\w)|[dl]['’](?=\w)"
    r"|(?:al|bin|da|de|del|der|di|dos|du|el|ibn|la|van|von)$"
)


def opening_of(line: str, find_speaker: FindSpeaker) -> Opening:
    """Return what *line* opens with: `3:q`, `Q: P3:`, `P3: Q:`, one of the two, or neither."""
    outer, opening = None, find_speaker(line)
    if opening is None:
        outer, rest = _kind_in_front(line)
        opening = (find_speaker(rest) if outer else None) or Opening(rest=rest)
    inner, rest = _kind_in_front(opening.rest)
    return replace(opening, kind=opening.kind or inner or outer, rest=rest)


def typed_speaker(line: str) -> Opening | None:
    """Find `3 `, `3:` or `3:q`, or the kind alone in `:q`. A name is never a speaker here."""
    match = _HANDLE.match(line)
    if match and _BY_SPACE.match(line, match.end()):
        return _called(match, None, line[match.end() :])
    return numbered_speaker(line)


def numbered_speaker(line: str) -> Opening | None:
    """Find `3:`, `P3:` or `3:q`, or the kind alone in `:q`."""
    match = _HANDLE.match(line)
    at = match.end() if match else 0
    after = _after_colon(line, at)
    if match and after:
        return _called(match, after[0], line[after[1] :])
    if match and _COLON.match(line, at):
        return Opening(is_kind_unknown=True, rest=line)
    if after and after[0]:
        return Opening(kind=after[0], rest=line[after[1] :])
    return None


def named_speaker(
    line: str, *, known: frozenset[str], recurring: frozenset[str] | None
) -> Opening | None:
    """Find a name before the first colon.

    Args:
        line: The line.
        known: The people there are, each as `known_as` has it. Empty: one or two words count as
            a name if each begins with a capital letter, or with one of a script without capitals,
            and they are no usual heading; so do up to four if they are in *recurring*.
        recurring: What stands before a colon on several lines, likewise. None: anything might.
    """
    colon = _ANY_COLON.search(line[: _LONGEST_NAME + 1])
    after = _after_colon(line, colon.start()) if colon else None
    if colon is None or after is None:
        return None
    kind, end = after
    name = clean(line[: colon.start()].strip(MARKS + " "))
    if known_as(name) in _NOBODY:
        return Opening(anonymous=True, kind=kind, rest=line[end:])
    if known_as(name) in known or (not known and _is_likely_a_name(name, recurring)):
        return Opening(who=name, kind=kind, rest=line[end:])
    if known and _is_like_a_name(name) and not name[0].islower():
        return Opening(stranger=True, rest=line)
    return None


def known_as(name: str) -> str:
    """Return *name* in the form in which two spellings of it are the same."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join("".join(sign for sign in folded if sign not in MARKS).split())


def _called(match: re.Match[str], kind: Kind | None, rest: str) -> Opening:
    number = int(match["handle"] or match["number"])  # in the digits of any script
    who = f"P{number}" if number else None
    return Opening(who=who, anonymous=not number, kind=kind, rest=rest)


def _after_colon(line: str, at: int) -> tuple[Kind | None, int] | None:
    """Return the kind after the colon at *at*, and where the words begin; None if it is no sign."""
    colon = _COLON.match(line, at)
    if colon is None:
        return None
    kind = _KINDS.get(colon["kind"] or "")
    if kind or not colon["kind"]:
        return kind, colon.end()
    return None if colon["colon"] == ":" else (None, colon.end("colon"))


def _kind_in_front(text: str) -> tuple[Kind | None, str]:
    """Return what `Q:` and the like in front of *text* say, and what is left."""
    front = _IN_FRONT.match(text.lstrip())
    if front is None or not _is_kind_in_front(front["kind"].lower()):
        return None, text
    return _KINDS[front["kind"].lower()], text.lstrip()[front.end() :]


def _is_kind_in_front(word: str) -> bool:
    return word in _KINDS and word not in _NO_KIND_IN_FRONT


def _is_like_a_name(text: str) -> bool:
    folded, words = known_as(text), text.split()
    if not text[:1].isalpha() or _NO_NAME.fullmatch(folded) or _is_kind_in_front(folded):
        return False
    if _HAS_UNSPACED.search(text) and len(text) > _LONGEST_UNSPACED_NAME:
        return False
    return len(words) <= _MOST_WORDS_OF_A_NAME and all(map(_is_like_a_word_of_a_name, words))


def _is_likely_a_name(text: str, recurring: frozenset[str] | None) -> bool:
    recurs = recurring is None or known_as(text) in recurring
    return _is_like_a_name(text) and _is_capitalised(text) and (recurs or _is_short(text))


def is_surely_a_name(text: str) -> bool:
    """Tell whether *text* is a handle, or written as a name in a list of them."""
    if _HANDLE.fullmatch(text):
        return True
    has_capitals = text[:1].isupper()
    return _is_like_a_name(text) and _is_capitalised(text) and (has_capitals or _is_short(text))


def _is_capitalised(text: str) -> bool:
    return all(
        word[0] == word[0].title()  # Georgian has small letters and starts names with them
        for word in (_PARTICLE.sub("", word.lstrip("(")) for word in text.split())
        if word
    )


def _is_short(name: str) -> bool:
    if _HAS_UNSPACED.search(name):
        return len(name) <= _LONGEST_UNSPACED_NAME_ONCE
    return len(name.split()) <= _MOST_WORDS_OF_A_NAME_ONCE


def _is_like_a_word_of_a_name(word: str) -> bool:
    """Tell whether *word* has letters, marks, digits and what joins them; or is short, as "Dr."."""
    if word.endswith("."):
        initials = len(word) <= len("Prof.") and not word[0].islower()
        return initials and _is_like_a_word_of_a_name(word[:-1])
    return all(
        sign.isalnum()
        or sign in "'’@/|-_·()"
        or sign in MARKS
        or unicodedata.category(sign)[0] == "M"
        for sign in word
    )
