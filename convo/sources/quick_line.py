r"""One line as a note-taker types it, live or in a file: what it says, or what it asks for.

    [SPEAKER][:kind] text [#theme ...] [+n]

The signs are those that scribes of web standards have used for twenty years. A speaker is `0`
(nobody), `3` or `P3`, in digits of any script, and in files also `Name:`. A kind is `:q` after the
speaker, or `Q:` in front of the words. `\#` and `\+` stand for the signs themselves.
"""

import re
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from convo.errors import TextTooLongError
from convo.model.words import Form, Kind
from convo.sources.quick_record import begins_gap, ends_gap
from convo.sources.quick_signs import unquoted, words_of
from convo.sources.quick_speaker import (
    MARKS,
    FindSpeaker,
    Opening,
    is_surely_a_name,
    known_as,
    named_speaker,
    numbered_speaker,
    opening_of,
    typed_speaker,
)
from convo.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Somebody's words."""

    who: str | None = field(default=None, repr=False)
    """A handle (P3) or, in a file, a name; None for nobody."""

    anonymous: bool = False
    """Whether `0` was typed: nothing may be kept of who said it."""

    stranger: bool = False
    """Whether what looks like a name stands before a colon, but is nobody on the list."""

    kind: Kind = Kind.COMMENT
    form: Form = Form.PARAPHRASE
    themes: tuple[str, ...] = field(default=(), repr=False)
    agreed: int = 0
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """More words of whoever spoke last."""

    themes: tuple[str, ...] = field(default=(), repr=False)
    agreed: int = 0
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Other words for some that were kept: once, or everywhere in one contribution."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How many others agree with the last words, from 1."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A prompt, or the heading of what follows."""

    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OffTheRecord:
    """From here on nothing is kept."""


@dataclass(frozen=True, slots=True)
class OnTheRecord:
    """From here on things are kept again."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A queue command, attendance, or the note-taker's own remark."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing, or a rule drawn across the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A line to be typed again. The message holds none of its words."""

    message: str


Line: TypeAlias = (
    Spoken
    | Continuation
    | Correction
    | Agreed
    | Topic
    | OffTheRecord
    | OnTheRecord
    | Skipped
    | Blank
    | Unreadable
)
"""All that a line can be. Every text in it is clean, and none is blank but `Correction.new`."""

_RULE = re.compile(r"[-=_*~|:\s]*")
_QUEUE = re.compile(
    r"//|(?:q[+\-?=]|present[+-]|agenda[+?])(?:\s|$)|ack\s+\S+$|regrets\+", re.IGNORECASE
)
_ATTENDANCE = re.compile(
    r"(?:scribe(?:nick)?\s*[:：]\s*[\w.-]+|agenda\s*[:：]\s*(?:https?://\S+)?"
    r"|(?:present|regrets|scribe(?:nick)?)\s*[:：](?P<names>.*))",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;&/،؛、，；]|\sand\s")
_TOPIC = re.compile(r"(?:[#＃]{1,6}\s|(?:sub-?)?topic\s*[:：])(?P<title>.*)", re.IGNORECASE)
_MORE = re.compile(r"(?:\.{2,}|…+)(?P<text>.*)")
_AGREED = re.compile(r"[+＋]\s?(?P<count>\d{0,2})")
_BULLET = re.compile(r"\A\s*[-*•–]\s+")
_BOLD_NAME = re.compile(r"\A\*\*(?P<name>[^*:：]{1,64})(?::\*\*|\*\*:)(?=\s)")

_NO_WORDS = Unreadable(message="there are no words on this line")
_UNKNOWN_KIND = Unreadable(message="a kind is q, r, c, m, p or d")
_NOBODY_AGREES = Unreadable(message="a count of agreement is at least 1")
_ODD_CORRECTION = Unreadable(message="a correction is s/old/new/, or s|old|new| around a stroke")


def read_line(text: str) -> Line:
    """Read a line typed live: a number in front is a speaker, and a name never is.

    Words that were typed on several lines keep their line ends.
    """
    read = _read(text, typed_speaker)
    if "\n" in text and isinstance(read, Spoken | Continuation):
        return replace(read, text=_as_typed(read.text, clean(text)))
    return read


def _as_typed(words: str, typed: str) -> str:
    """Return *words* with the line ends they had, unless signs were taken out from among them."""
    at = typed.replace("\n", " ").find(words)
    return words if at < 0 else typed[at : at + len(words)]


def read_noted_line(
    text: str, *, known: frozenset[str], recurring: frozenset[str] | None = frozenset()
) -> Line:
    """Read a line of a file: a number is a speaker only before a colon, for lists begin with one.

    A bullet in front and bold around a name are passed over.

    Args:
        text: The line.
        known: The people of the session, each as `known_as` has it. Given, no other name before
            a colon is a speaker; empty, what is written as a name is one.
        recurring: What `name_in_front` returns for several lines of the file: without a list of
            people, a name of more than two words must be one of them. None: any name may be.
    """
    return _read(
        _bare(text),
        lambda line: (
            numbered_speaker(line) or named_speaker(line, known=known, recurring=recurring)
        ),
    )


def name_in_front(text: str) -> str | None:
    """Return what may be the name of a speaker in a line of a file, as `known_as` has it."""
    who = opening_of(_bare(text).strip().lstrip(MARKS).lstrip(), _anybody).who
    return who and known_as(who)


def _bare(text: str) -> str:
    return _BOLD_NAME.sub(r"\g<name>:", _BULLET.sub("", text))


def is_bullet(text: str) -> bool:
    """Tell whether *text* begins an item of a list."""
    return _BULLET.match(text) is not None


def _read(text: str, find_speaker: FindSpeaker) -> Line:
    try:
        line = clean(text).replace("\n", " ").strip().lstrip(MARKS).lstrip()
    except TextTooLongError as error:
        return OffTheRecord() if begins_gap(text) else Unreadable(message=str(error))
    if begins_gap(line):
        return OffTheRecord()
    if ends_gap(line, find_speaker) or ends_gap(line, _anybody):
        return OnTheRecord()
    return _bare_command(line) or _command(line) or _correction(line) or _spoken(line, find_speaker)


def _anybody(line: str) -> Opening | None:
    return typed_speaker(line) or named_speaker(line, known=frozenset(), recurring=None)


def _command(line: str) -> Line | None:
    """Return what *line* does with what it says, or with what was said before; or None."""
    if topic := _TOPIC.match(line):
        title = clean(topic["title"].strip())
        return Topic(title=title) if title.strip(MARKS) else _NO_WORDS
    if agreed := _AGREED.fullmatch(line):
        count = int(agreed["count"] or 1)
        return Agreed(count=count) if count else _NOBODY_AGREES
    if more := _MORE.match(line):
        words = words_of(more["text"])
        if not words.text.strip(MARKS):
            return _NO_WORDS
        return Continuation(text=words.text, themes=words.themes, agreed=words.agreed)
    return None


def _bare_command(line: str) -> Line | None:
    """Return what *line* asks for where none of its words are kept."""
    if _RULE.fullmatch(line):
        return Blank()
    if attendance := _ATTENDANCE.fullmatch(line):
        names = map(str.strip, _BETWEEN_NAMES.split(attendance["names"] or ""))
        return Skipped() if all(is_surely_a_name(name) for name in names if name) else None
    return Skipped() if _QUEUE.match(line) else None


def _correction(line: str) -> Correction | Unreadable | None:
    if line[:2].lower() not in ("s/", "s|"):
        return None
    match line[2:].split(line[1]):
        case [_]:  # "s/he agreed" has one stroke
            return None
        case [old, new] | [old, new, ""] if old:
            return Correction(old=clean(old), new=clean(new))
        case [old, new, "g" | "G"] if old:
            return Correction(old=clean(old), new=clean(new), everywhere=True)
        case _:
            return _ODD_CORRECTION


def _spoken(line: str, find_speaker: FindSpeaker) -> Spoken | Unreadable:
    opening = opening_of(line, find_speaker)
    if opening.is_kind_unknown:
        return _UNKNOWN_KIND
    words = words_of(opening.rest)
    text, form = unquoted(words.text)
    if not text.strip(MARKS):
        return _NO_WORDS
    return Spoken(
        who=opening.who,
        anonymous=opening.anonymous,
        stranger=opening.stranger,
        kind=opening.kind or Kind.COMMENT,
        form=form,
        themes=words.themes,
        agreed=words.agreed,
        text=text,
    )
