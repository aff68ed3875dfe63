"""What home shows: the sessions of each round, when they are, and what is still to do in them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from convo.model.sessions import Session
from convo.records import glance, reading
from facilitation.desk.opening import Desk
from facilitation.desk.scripts import is_live

_AT_ANY_TIME: Final = datetime.max.replace(tzinfo=UTC)


class State(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    LIVE = "live"
    CLOSED = "closed"


_ORDER: Final = (State.LIVE, State.PLANNED, State.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When a session starts, three times over: the same moment.

    Each knows its offset, so that an hour that clocks show twice is told apart by it.
    """

    utc: datetime
    there: datetime
    """Where the session is held."""

    mine: datetime
    """Where the one who looks is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session as home shows it."""

    id: int
    title: str = field(repr=False)
    region: str = field(repr=False)
    held_on: date
    """The day, where it is held."""

    starts: Times | None
    """None once it is closed: nothing finer than a date outlives it."""

    state: State
    contributions: int
    untagged: int
    """Those without a theme."""

    open_questions: int
    """Those that wait for a response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLines:
    """The sessions of a round: first live ones, then planned ones, then closed ones.

    What is to be done next comes first, and of what is closed, what was held last.
    """

    id: int | None
    """None for the sessions of no round."""

    title: str | None = field(repr=False)
    sessions: tuple[SessionLine, ...]


def overview(desk: Desk, *, mine: tzinfo | None) -> tuple[RoundLines, ...]:
    """Return all rounds by title, those without a session too, and then the sessions of none.

    However many sessions there are, four statements read them. A hundred with 2,000 contributions
    take some 5 ms, a million contributions a second or two: ask in another thread, with
    `Desk.aside`, where there may be so many.

    Args:
        desk: Where; in the thread that opened it.
        mine: The zone of the one who looks; None for that of this machine's clock.
    """
    tallies = glance.tallies(desk.records)
    waiting = Counter(glance.open_questions(desk.records).values())
    lines: defaultdict[int | None, list[SessionLine]] = defaultdict(list)
    for session in reading.sessions(desk.records):
        contributions, untagged = tallies.get(session.id, (0, 0))
        lines[session.round_id].append(
            SessionLine(
                id=session.id,
                title=session.title,
                region=session.region,
                held_on=session.held_on,
                starts=_times(session, mine),
                state=_state(session),
                contributions=contributions,
                untagged=untagged,
                open_questions=waiting[session.id],
            )
        )
    rounds: list[tuple[int | None, str | None]] = [
        *((one.id, one.title) for one in reading.rounds(desk.records)),
        *([(None, None)] if None in lines else []),
    ]
    return tuple(
        RoundLines(id=id_, title=title, sessions=tuple(sorted(lines[id_], key=_rank)))
        for id_, title in rounds
    )


def version_of(desk: Desk) -> int:
    """Return a number that differs once any window changed the record since."""
    return glance.version_of(desk.records)


def _state(session: Session) -> State:
    if session.closed:
        return State.CLOSED
    return State.LIVE if is_live(session) else State.PLANNED


def _times(session: Session, mine: tzinfo | None) -> Times | None:
    if session.starts_at is None:
        return None
    # From UTC, every conversion is right: no sum is ever made of what clocks show.
    return Times(
        utc=session.starts_at,
        there=session.starts_at.astimezone(ZoneInfo(session.zone)),
        mine=session.starts_at.astimezone(mine),
    )


def _rank(line: SessionLine) -> tuple[int, int, datetime, int]:
    """Return where a session stands in its round: what is to be done next comes first."""
    day = line.held_on.toordinal()
    starts = line.starts.utc if line.starts else _AT_ANY_TIME
    return _ORDER.index(line.state), -day if line.state is State.CLOSED else day, starts, line.id
