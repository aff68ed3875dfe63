"""A quarter of an hour before a session: is everything there that it needs?"""

import codecs
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from convo.errors import ConvoError, RefusedError
from convo.languages.scripts import script
from convo.languages.tags import language_of, name_of, script_codes, scripts_of
from convo.model.registers import Contact
from convo.model.sessions import Session
from convo.records import registers
from convo.rules.directory import best, checked, is_stale, serves
from facilitation.desk.backups import folder_of
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk
from facilitation.desk.planning import RULES
from facilitation.desk.scripts import rule_read
from facilitation.desk.sessions import zone_called

LEAST_FREE: Final = 200_000_000
"""Bytes: room for the record, three backups and a copy while it is rewritten, of some 100,000
contributions (33 MB each)."""

_FUZZ: Final = timedelta(minutes=1)
"""Some file systems round the time of a file up."""


class State(StrEnum):
    """What a check found."""

    OK = "ok"
    WARN = "warn"
    """The session can begin all the same."""

    STOP = "stop"
    """It cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at before a session."""

    name: str
    state: State
    sentence: str
    """What was seen, or what to do; none of anybody's words."""

    lines: tuple[str, ...] = field(default=(), repr=False)
    """What a person should look at: each must be readable as it stands."""


def preflight(
    desk: Desk, session: Session | None, *, now: datetime, takers: int, encoding: str
) -> tuple[Check, ...]:
    """Return everything that was looked at, in the order to show it.

    Only the record and the rule can stop a session. Ask in any thread but the one of the screens:
    the first call loads the names of languages, which takes some 60 ms, and the record is asked
    whether it takes anything, which waits while another program writes to it.

    Args:
        desk: Where.
        session: Which one is to begin; None while none was chosen.
        now: The time by this machine's clock, in UTC.
        takers: How many other windows take notes.
        encoding: Of the terminal, as Python calls it.
    """
    found = [_unlocked(desk), _rule(session), _disk(desk.home), _backup_place(desk.home)]
    if session is not None:
        found += [_clock(desk.home, session, now), _scripts(session.languages, encoding)]
        directory = registers.contacts(desk.records)
        found += [
            _urgent(directory, session, now.date()),
            _contacts(directory, session, now.date()),
        ]
    return (*found, _note_takers(takers))


def may_begin(checks: Iterable[Check]) -> bool:
    """Tell whether nothing stops the session."""
    return all(check.state is not State.STOP for check in checks)


def _check(name: str, problem: str | None, fine: str, *, state: State = State.WARN) -> Check:
    if problem is None:
        return Check(name=name, state=State.OK, sentence=fine)
    return Check(name=name, state=state, sentence=problem)


def _unlocked(desk: Desk) -> Check:
    """Look whether the record can still be written to: its thread may have ended, its file gone."""
    problem = None
    if not desk.home.record.is_file():
        problem = "the record's file is gone: bring it back before anything is noted"
    else:
        try:
            desk.writer.try_lock().result()
        except ConvoError as error:
            problem = str(error)
    return _check("record", problem, "the record is unlocked", state=State.STOP)


def _rule(session: Session | None) -> Check:
    if session is None:
        sentence = "no session was chosen, so no rule says what may be told"
        return Check(name="rule", state=State.STOP, sentence=sentence)
    if session.closed:
        sentence = "this session is closed: plan another one"
        return Check(name="rule", state=State.STOP, sentence=sentence)
    return Check(name="rule", state=State.OK, sentence=RULES[rule_read(session)])


def _disk(home: Home) -> Check:
    free = shutil.disk_usage(home.folder).free
    sentence = f"{free // 1_000_000:,} MB are free on the disk"
    problem = f"{sentence}: make room for 200 MB" if free < LEAST_FREE else None
    return _check("disk", problem, sentence)


def _backup_place(home: Home) -> Check:
    """Look whether a file can be made where backups go. It has no name, and nothing is left."""
    folder = folder_of(home)
    place = folder if folder.exists() else home.folder
    problem = None
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        problem = f"no backup can be made in {place}: {error.strerror}"
    return _check("backups", problem, "a backup can be made when the session is closed")


def _clock(home: Home, session: Session, now: datetime) -> Check:
    try:
        there = zone_called(session.zone)
    except RefusedError:
        sentence = f"this machine does not know the zone {session.zone}: its times may be wrong"
        return Check(name="clock", state=State.WARN, sentence=sentence)
    shown = now.astimezone(there)
    problem = None
    if now + _FUZZ < _last_change(home):
        problem = "this clock is behind the last change of the record: set it right"
    elif shown.date() < session.held_on:
        problem = f"it is {shown.date()} in {session.zone}, and the session is on {session.held_on}"
    return _check("clock", problem, f"it is {shown:%H:%M} on {shown.date()} in {session.zone}")


def _last_change(home: Home) -> datetime:
    """Return when the record was last written to, by this machine's clock: the log of it too."""
    files = [home.record, home.record.with_name(f"{home.record.name}-wal")]
    written = [path.stat().st_mtime for path in files if path.exists()]
    return datetime.fromtimestamp(max(written, default=0), UTC)


def _scripts(languages: Iterable[str], encoding: str) -> Check:
    lines, unknown = _test_lines(languages)
    if not _is_utf8(encoding):
        problem = f"this terminal writes {encoding}, not UTF-8: other scripts cannot be shown"
    elif unknown:
        problem = f"no line to look at is known for {', '.join(unknown)}: type some words in it"
    else:
        problem = None
    fine = "look at these lines: every letter is there, and joined as it should be"
    if not lines and not unknown:
        fine = "no language was chosen for the session: there is nothing to look at"
    check = _check("scripts", problem, fine)
    return replace(check, lines=lines)


def _test_lines(languages: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return a line in each script of *languages*, and the tags that no line is known for.

    It is what the language and its script are called by those who write it.
    """
    lines: list[str] = []
    unknown: list[str] = []
    for tag in languages:
        written = [f"{language_of(tag)}-{code}" for code in script_codes(tag)]
        found = [name for one in written if _is_in_script(name := name_of(one, within=one), one)]
        lines += found
        if not found:
            unknown.append(tag)
    return tuple(dict.fromkeys(lines)), unknown


def _urgent(directory: Sequence[Contact], session: Session, today: date) -> Check:
    """Look whom to ask when somebody is in danger; *today* is in UTC."""
    contact = best(directory, region=session.region, languages=session.languages, urgent=True)
    if contact is None:
        told, is_well = "none: add one to the registers", False
    else:
        told, is_well = checked(contact, today=today), not is_stale(contact, today=today)
    sentence = f"urgent contact: {told}"
    return Check(name="urgent", state=State.OK if is_well else State.WARN, sentence=sentence)


def _contacts(directory: Sequence[Contact], session: Session, today: date) -> Check:
    """Look whether there is a first contact in each language, and somebody checked it."""
    missing, stale = [], []
    for language in session.languages:
        contact = best(directory, region=session.region, languages=[language], urgent=False)
        if contact is None or not serves(contact, region=session.region, language=language):
            missing.append(language)
        elif is_stale(contact, today=today):
            stale.append(language)
    problem = None
    if missing:
        problem = f"no first contact answers in {', '.join(missing)}"
    elif stale:
        problem = f"first contacts are to be checked again: {', '.join(stale)}"
    return _check("contacts", problem, "a first contact was checked for each language")


def _is_in_script(name: str, tag: str) -> bool:
    """Tell whether a name has letters of the script of *tag*: where none is known, it has not."""
    return any(script(letter) in scripts_of(tag) for letter in name)


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _note_takers(takers: int) -> Check:
    sentence = {0: "no other window takes notes", 1: "one other window takes notes"}.get(
        takers, f"{takers} other windows take notes"
    )
    return Check(name="note-takers", state=State.OK, sentence=sentence)
