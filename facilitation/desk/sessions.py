"""Sessions: planned, listed, closed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from convo.errors import ConvoError, NotSealedError, RefusedError
from convo.languages.tags import canonical
from convo.model.changes import CloseSession
from convo.model.ids import new_id
from convo.model.sessions import Prompt, Session
from convo.model.words import Rule
from convo.records import gathering, reading, registers
from convo.regions import region_id
from convo.text import clean, with_ascii_digits
from facilitation.desk.backups import add_backup
from facilitation.desk.opening import Desk

_NO_START: Final = "a start is a day and a time, as in 2026-05-16T19:00"
_DAY_ALONE: Final = re.compile(r"\d{8}|\d{4}-?W\d\d(-?\d)?|\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What a session came to when it was closed."""

    contributions: int
    untagged: int
    is_sealed: bool
    """Whether its order is out of the file already; if not, the next start tries again."""

    not_backed_up: str | None
    """Why no backup was made, as a sentence; None where one was made and verified."""

    unanswered: int
    """How many calls for urgent help nobody answered yet, from whichever session they are."""

    @property
    def reminder(self) -> str:
        """What to say of those calls, as a sentence; empty for none."""
        if not self.unanswered:
            return ""
        calls = "1 call" if self.unanswered == 1 else f"{self.unanswered} calls"
        return f"{calls} for urgent help: nobody answered yet."


def new_session(
    desk: Desk,
    *,
    title: str,
    region: str,
    zone: str,
    start: datetime,
    rule: Rule,
    languages: Sequence[str] = (),
    focus_group: bool = False,
    agenda: Sequence[tuple[str, int | None]] = (),
    round_id: int | None = None,
    follows: int | None = None,
) -> Session:
    """Plan a session.

    Args:
        desk: Where.
        title: What it is called, for this team.
        region: An id or a name of the region scheme, or a region of one's own.
        zone: IANA name of the time zone it is held in.
        start: With an offset; or without, as clocks show it in *zone*.
        rule: The attribution rule.
        languages: BCP 47 tags, the main one first.
        focus_group: Whether it is a focus group: nothing is told of anybody in it.
        agenda: Each prompt with its minutes.
        round_id: The round it belongs to; None for none.
        follows: The id of the session it carries on from; None for none.

    Raises:
        RefusedError: There is no such zone, clocks in it skip that time or show it twice, a
            language tag is none, a prompt has no words or no time, or title or region is blank.
        NotFoundError: There is no such round, or no session that it could follow.
    """
    starts_at = in_utc(start, zone)
    if round_id is not None:
        reading.get_round(desk.records, round_id)
    if follows is not None:
        reading.get_session(desk.records, follows)
    session = Session(
        id=new_id(),
        round_id=round_id,
        title=title_of(title),
        region=region_of(region),
        zone=zone,
        held_on=starts_at.astimezone(ZoneInfo(zone)).date(),
        starts_at=starts_at,
        languages=tuple(map(canonical, languages)),
        rule=rule,
        focus_group=focus_group,
        follows=follows,
    )
    prompts = [
        Prompt(id=new_id(), session_id=session.id, position=n, text=text, minutes=minutes)
        for n, (text, minutes) in enumerate(prompt_of(*asked) for asked in agenda)
    ]
    desk.keep(session, *prompts)
    return session


def get_session(desk: Desk, session_id: int) -> Session:
    """Return a session.

    Raises:
        NotFoundError: There is no such session.
    """
    return reading.get_session(desk.records, session_id)


def session_ids(desk: Desk) -> list[int]:
    """Return the ids of all sessions, by the day they were held."""
    return [one.id for one in reading.sessions(desk.records)]


def close_session(desk: Desk, session_id: int) -> Closed:
    """End a session, and leave no trace of when and in which order things were said.

    Then a backup is made; that it could not be keeps no session open.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = gathering.gather(desk.records, [session_id])
    desk.change(CloseSession(session_id))
    tagged = {tag.contribution_id for tag in kept.tags}
    try:
        desk.writer.seal().result()
    except NotSealedError:
        is_sealed = False
    else:
        is_sealed = True
    return Closed(
        contributions=len(kept.contributions),
        untagged=sum(one.id not in tagged for one in kept.contributions),
        is_sealed=is_sealed,
        not_backed_up=_why_not_backed_up(desk),
        unanswered=len(registers.unanswered(desk.records)),
    )


def _why_not_backed_up(desk: Desk) -> str | None:
    """Add a backup; return the sentence that says why there is none, or None."""
    try:
        add_backup(desk)
    except ConvoError as error:
        return str(error)
    return None


def title_of(typed: str) -> str:
    """Return a title as it is kept.

    Raises:
        RefusedError: It is blank, or too long.
    """
    return _words(typed, "a session needs a title")


def region_of(typed: str) -> str:
    """Return the id of a region of the scheme, or a region of one's own as it is kept.

    Raises:
        RefusedError: It is blank, or too long.
    """
    return region_id(_words(typed, "a session needs a region"))


def prompt_of(typed: str, minutes: int | None) -> tuple[str, int | None]:
    """Return a prompt and its minutes as they are kept.

    Raises:
        RefusedError: The prompt is blank or too long, or is given less than a minute.
    """
    if minutes is not None and minutes < 1:
        raise RefusedError("a prompt has a minute or more, or no time at all")
    return _words(typed, "a prompt needs words: take it out, or write some"), minutes


def zone_called(name: str) -> ZoneInfo:
    """Return the time zone with that IANA name.

    Raises:
        RefusedError: There is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RefusedError("no time zone is called that: use a name like Asia/Jakarta") from None


def start_of(typed: str) -> datetime:
    """Return the day and the time that were typed as ISO 8601, in the digits of any script.

    Raises:
        RefusedError: That is none. A day alone is none: midnight is rarely meant.
    """
    written = with_ascii_digits(typed.strip())
    try:
        start = datetime.fromisoformat(written)
    except ValueError:
        raise RefusedError(_NO_START) from None
    if _DAY_ALONE.fullmatch(written):
        raise RefusedError(_NO_START)
    return start


def in_utc(start: datetime, zone: str) -> datetime:
    """Return *start* in UTC.

    Args:
        start: With an offset; or without, as clocks show it in *zone*.
        zone: IANA name of a time zone.

    Raises:
        RefusedError: There is no such zone, or clocks in it never show that time, or show it twice.
    """
    there = zone_called(zone)
    try:
        starts_at = _unambiguous(start, there)
        starts_at.astimezone(there)  # the first and the last day of the calendar end early there
    except OverflowError:
        raise RefusedError("that is no time of this calendar") from None
    return starts_at


def _words(typed: str, problem: str) -> str:
    """Return what was typed as it is kept; refuse with *problem* where nothing is left of it."""
    text = clean(typed).strip()
    if not text:
        raise RefusedError(problem)
    return text


def _unambiguous(start: datetime, there: ZoneInfo) -> datetime:
    if start.tzinfo is not None:
        return start.astimezone(UTC)
    zone = there.key
    local = start.replace(tzinfo=there)
    if local.astimezone(UTC).astimezone(there).replace(tzinfo=None) != start:
        raise RefusedError(f"clocks in {zone} skip that time: choose another start")
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise RefusedError(f"clocks in {zone} show that time twice: add the offset, as in +02:00")
    return local.astimezone(UTC)
