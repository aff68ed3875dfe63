"""Somebody is in danger: whom to ask, that they were asked, and that nobody answered yet.

Of what happened, and to whom, there is no word: nobody who opens the record learns it there.
"""

from collections.abc import Collection, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from convo.model.ids import new_id
from convo.model.registers import Contact, Escalation
from convo.records import reading, registers
from convo.rules.directory import ranked
from facilitation.desk.opening import Desk

REMIND_AFTER: Final = timedelta(minutes=10)
"""How long somebody who was asked may take to answer before the next way is tried."""

SAY: Final = (
    "To the person: I hear you. We ask for help now. You need not say more.",
    "To the person: how, and until when, may somebody reach you?",
    "To whom you ask: somebody may be in danger; the region and the language.",
    "To whom you ask: how they want to be reached, if they told you.",
)
"""What to say: nothing that anybody would have to know more for."""

DO_NOT_ASK: Final = (
    "Not their name, where they are, or who else is with them.",
    "Not what happened, who did it, or for proof of it.",
    "Nothing in front of the others. Write none of it down, here or anywhere.",
)
"""What not to ask: whoever helps asks themselves, where it is safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to ask for urgent help."""

    contact: Contact
    is_fallback: bool
    """Whether it is what to try where nobody answers."""

    @property
    def route(self) -> str:
        """How they are reached."""
        return self.contact.fallback if self.is_fallback else self.contact.route


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """That somebody was asked, and nobody answered in time."""

    escalation: Escalation
    then: str = field(repr=False)
    """The route to try now; empty where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All there is to know when somebody is in danger."""

    region: str | None = field(repr=False)
    """Of the session; None for none."""

    ways: tuple[Way, ...]
    """The best first, each followed by its fallback; none where no contact is for danger."""

    waiting: tuple[Escalation, ...]
    """Who was asked and has not answered, the oldest first."""


def card_for(desk: Desk, session_id: int | None) -> Card:
    """Return what to show, for a session or for none: a few rows, read in a millisecond.

    Raises:
        NotFoundError: There is no such session.
    """
    session = None if session_id is None else reading.get_session(desk.records, session_id)
    region = None if session is None else session.region
    contacts = ranked(
        registers.contacts(desk.records),
        region=region,
        languages=session.languages if session else (),
        urgent=True,
    )
    return Card(
        region=region,
        ways=tuple(_ways(contacts)),
        waiting=tuple(registers.unanswered(desk.records)),
    )


def ask(desk: Desk, way: Way, *, now: datetime) -> Future[None]:
    """Note that help was asked for in this way, *now*, in UTC; whoever calls need not wait."""
    asked = Escalation(id=new_id(), asked_on=now.date(), waits_since=now, route=way.route)
    return desk.writer.keep_aside(asked)


def answered(desk: Desk, waiting: Iterable[Escalation]) -> list[Future[None]]:
    """Note that somebody answered: of each, the day and the route stay, and the time goes."""
    return [
        desk.writer.keep_aside(replace(one, waits_since=None, is_answered=True)) for one in waiting
    ]


def overdue(desk: Desk, *, now: datetime) -> list[Overdue]:
    """Return who did not answer for 10 minutes, the oldest first, with what to try now.

    Where a session was closed since, nobody knows any more for how long: that is too long.
    """
    waiting = registers.unanswered(desk.records)
    late = [one for one in waiting if not one.waits_since or now - one.waits_since >= REMIND_AFTER]
    if not late:
        return []
    contacts = registers.contacts(desk.records)
    tried = {one.route for one in waiting}
    return [Overdue(escalation=one, then=_then(contacts, one.route, tried)) for one in late]


def _then(contacts: Collection[Contact], route: str, tried: set[str]) -> str:
    """Return what to try after *route*: its own fallback, else any way that was not tried yet.

    A desk of another region is none: it may be the last that should know.
    """
    asked = [one for one in contacts if one.is_urgent and route in (one.route, one.fallback)]
    regions = {one.region for one in asked}
    fitting = ranked(
        contacts,
        region=regions.pop() if len(regions) == 1 else "",
        languages=[one.language for one in asked if one.language],
        urgent=True,
    )
    ways = list(_ways(fitting))
    own = [way for way in ways if way.is_fallback and way.contact.route == route]
    return next((way.route for way in (*own, *ways) if way.route not in tried), "")


def _ways(contacts: Iterable[Contact]) -> Iterable[Way]:
    for one in contacts:
        yield Way(contact=one, is_fallback=False)
        if one.fallback:
            yield Way(contact=one, is_fallback=True)
