"""What is read aloud before a session: its rule and how it works, in the room's language."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from convo.errors import RefusedError, SessionClosedError
from convo.languages.tags import canonical, language_of
from convo.model.sessions import Session
from convo.model.words import Rule
from convo.records import reading
from convo.text import clean
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk

FALLBACK: Final = "en"
"""The language that is read where there are no words in the one that was asked for."""

_BEFORE_THE_RULE: Final = ("welcome",)
_AFTER_THE_RULE: Final = (
    "kept",
    "anonymous",
    "off-the-record",
    "withdrawing",
    "danger",
    "consent",
)
_HEADING: Final = re.compile(r"\[([a-z-]+)\]")
_MARK_DIGITS: Final = 8
"""32 bits: enough to tell the wordings of one team apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What is read aloud, in its order."""

    language: str
    """BCP 47, of the words; English where none were there in the language asked for."""

    is_fallback: bool
    """Whether they are in English because there are none in the language asked for."""

    version: str
    """The date of the wording and a short hash of the very paragraphs."""

    paragraphs: tuple[str, ...] = field(repr=False)


def script_for(home: Home, session: Session, language: str) -> Script:
    """Return what is read aloud in *session*.

    A file `scripts/LANGUAGE.txt` beside the record wins over ours. Words for `pt-BR` may be
    those for `pt`. In a focus group it is the rule of focus groups that is read.

    Args:
        home: Where files of one's own are.
        session: Whose rule is read.
        language: BCP 47, of those who listen.

    Raises:
        RefusedError: It is no language tag; or a file cannot be read, has no date on its first
            line, or lacks a part. The sentence names the file.
    """
    wanted = (canonical(language), language_of(language))
    found = (
        file
        for tag in (*wanted, FALLBACK)
        for file in (home.folder / "scripts" / f"{tag}.txt", _shipped(tag))
        if file.is_file()
    )
    return _script(next(found), session, wanted)  # ours in English are always there


def begin(desk: Desk, session_id: int, script: Script) -> Session:
    """Note that the rule was read to the room today, and in which wording; return the session.

    Once it was read it stays so: doing it again, in this window or another, changes nothing.

    Raises:
        NotFoundError: There is no such session.
        SessionClosedError: The session is closed.
    """
    session = reading.get_session(desk.records, session_id)
    if session.closed:
        raise SessionClosedError(f"session {session_id} is closed: plan another one")
    if session.begun_on is not None:
        return session
    begun = replace(session, begun_on=desk.now().date(), rule_version=script.version)
    desk.keep(begun)
    return begun


def is_live(session: Session) -> bool:
    """Tell whether a session has begun, and is not closed."""
    return session.begun_on is not None and not session.closed


def rule_read(session: Session) -> Rule:
    """Return the rule that is read to a session: in a focus group it is that of focus groups."""
    return Rule.FOCUS_GROUP if session.focus_group else session.rule


def _shipped(tag: str) -> Traversable:
    return files("facilitation") / "scripts" / f"{tag}.txt"


def _script(file: Traversable, session: Session, wanted: Collection[str]) -> Script:
    try:
        dated, parts = _read(file)
        paragraphs = tuple(_paragraphs(parts, session))
    except RefusedError as error:
        raise RefusedError(f"{file}: {error}") from None
    mark = hashlib.sha256("\n\n".join(paragraphs).encode()).hexdigest()[:_MARK_DIGITS]
    language = file.name.removesuffix(".txt")
    return Script(
        language=language,
        is_fallback=language not in wanted,
        version=f"{dated} {mark}",
        paragraphs=paragraphs,
    )


def _read(file: Traversable) -> tuple[date, Mapping[str, str]]:
    """Return the date on the first line of *file*, and what is below each of its headings."""
    try:
        text = clean(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RefusedError(f"it cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RefusedError("it is not written in UTF-8") from None
    first, *lines = text.split("\n")
    try:
        dated = date.fromisoformat(first.strip())
    except ValueError:
        raise RefusedError("its first line is no date, as in 2026-05-16") from None
    parts: dict[str, str] = {}
    part = ""
    for line in lines:
        if heading := _HEADING.fullmatch(line.strip()):
            part = heading[1]
        elif not line.startswith("#"):
            parts[part] = f"{parts.get(part, '')}{line}\n"
    return dated, parts


def _paragraphs(parts: Mapping[str, str], session: Session) -> Iterator[str]:
    """Return what is read, each paragraph on one line.

    Raises:
        RefusedError: A part is missing, or empty.
    """
    for name in (*_BEFORE_THE_RULE, rule_read(session).value, *_AFTER_THE_RULE):
        paragraphs = re.split(r"\n\s*\n", parts.get(name, "").strip())
        if paragraphs == [""]:
            raise RefusedError(f"the part [{name}] is missing or empty")
        yield from (" ".join(paragraph.split()) for paragraph in paragraphs)
