"""Sessions: planned, listed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from convo.errors import ConvoError, NotSealedError, RefusedError
from convo.languages.tags import canonical
from convo.model.changes import CloseSession
from convo.model.ids import new_id
from convo.model.sessions import Prompt, Session
from convo.model.words import Rule
from convo.records import reading
from convo.regions import region_id
from convo.text import clean
from facilitation.desk.backups import add_backup
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What a session came to when it was closed."""

    contributions: int
    untagged: int
    is_sealed: bool
    """Whether its order is out of the file already; if not, the next start tries again."""

    not_backed_up: str | None
    """Why no backup was made, as a sentence; None where one was made and verified."""


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

    Raises:
        RefusedError: There is no such zone, clocks in it skip that time or show it twice, a
            language tag is none, or title or region is blank.
    """
    starts_at = _in_utc(start, zone)
    title, region = clean(title).strip(), region_id(clean(region))
    if not title or not region:
        raise RefusedError("a session needs a title and a region")
    session = Session(
        id=new_id(),
        title=title,
        region=region,
        zone=zone,
        held_on=starts_at.astimezone(ZoneInfo(zone)).date(),
        starts_at=starts_at,
        languages=tuple(map(canonical, languages)),
        rule=rule,
        focus_group=focus_group,
    )
    prompts = [
        Prompt(id=new_id(), session_id=session.id, position=n, text=clean(text), minutes=minutes)
        for n, (text, minutes) in enumerate(agenda)
    ]
    desk.keep(session, *prompts)
    return session


def get_session(desk: Desk, session_id: int) -> Session:
    """Return a session.

    Raises:
        NotFoundError: There is no such session.
    """
    return reading.get_session(desk.records, session_id)


def close_session(desk: Desk, session_id: int) -> Closed:
    """End a session, and leave no trace of when and in which order things were said.

    Then a backup is made; that it could not be keeps no session open.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = reading.gather(desk.records, [session_id])
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
    )


def _why_not_backed_up(desk: Desk) -> str | None:
    """Add a backup; return the sentence that says why there is none, or None."""
    try:
        add_backup(desk)
    except ConvoError as error:
        return str(error)
    return None


def _in_utc(start: datetime, zone: str) -> datetime:
    """Return *start* in UTC, refusing what clocks in *zone* never show, or show twice."""
    try:
        there = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RefusedError("no time zone is called that: use a name like Asia/Jakarta") from None
    try:
        return _unambiguous(start, there)
    except OverflowError:
        raise RefusedError("that is no time of this calendar") from None


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
