"""A session's rule and what somebody agreed to: the most that may be told.

The table is our reading of the published rules: the Chatham House Rule, and those of the same
family that round tables and focus groups work under. The least of three wins: what the rule
allows, what the contributor agreed to, and the use the words were given for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Final

from convo.model.contributions import Contribution
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Form, Role, Rule, Use


class Told(IntEnum):
    """How much is told of who said something, from nothing to a name with its hat."""

    NOTHING = 0
    REGION = 1
    ROLE = 2
    NAME = 3
    NAME_AND_ROLE = 4


class Telling(Enum):
    """What becomes of somebody's words."""

    QUOTE = "quote"
    """The very words, as a quotation."""

    PARAPHRASE = "paraphrase"
    """The note-taker's words, never between quotation marks."""

    COUNT = "count"
    """No words: it is counted."""

    NOTHING = "nothing"
    """No words, and under no theme: it is part of what the report says it leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most that a rule lets a report tell. Organisations of people are never kept."""

    contributor: Told
    staff: Told
    """For those who spoke as staff."""

    roles: frozenset[Role]
    """The hats that may be told at all."""

    agreed_quotes_only: bool = False
    """Whether very words need `Use.QUOTE`, even inside the organisation."""

    attendance: bool = True
    """Whether it may be told how many took part, as a band."""

    teams: bool = True
    """Whether the team that answers for a promise may be told: it is an organisation spoken
    about, not the one somebody speaks for."""


_EVERY_ROLE = frozenset(Role)

CEILINGS: Final[Mapping[Rule, Ceiling]] = MappingProxyType(
    {
        Rule.NAMED: Ceiling(contributor=Told.NAME, staff=Told.NAME_AND_ROLE, roles=_EVERY_ROLE),
        Rule.CHATHAM: Ceiling(
            contributor=Told.ROLE, staff=Told.ROLE, roles=frozenset({Role.VOLUNTEER})
        ),
        Rule.SWAN: Ceiling(contributor=Told.ROLE, staff=Told.NAME_AND_ROLE, roles=_EVERY_ROLE),
        Rule.FKAGEU: Ceiling(
            contributor=Told.REGION,
            staff=Told.REGION,
            roles=frozenset(),
            attendance=False,
            teams=False,
        ),
        Rule.FOCUS_GROUP: Ceiling(
            contributor=Told.NOTHING,
            staff=Told.NOTHING,
            roles=frozenset(),
            agreed_quotes_only=True,
            teams=False,
        ),
    }
)
"""What each rule allows at most."""

_AGREED: Final = {
    Attribution.NAMED: Told.NAME_AND_ROLE,
    Attribution.ROLE: Told.ROLE,
    Attribution.REGION: Told.REGION,
    Attribution.ANONYMOUS: Told.NOTHING,
}


def ceiling_of(session: Session) -> Ceiling:
    """Return the most that may be told of *session*; the stricter of two rules wins."""
    ceiling = CEILINGS[session.rule]
    if session.focus_group:
        return replace(CEILINGS[Rule.FOCUS_GROUP], attendance=ceiling.attendance)
    return ceiling


def most_told(contribution: Contribution, ceiling: Ceiling) -> Told:
    """Return the most that may stand beside a contribution, whatever the sizes of cells.

    Where its role may not be told, its region may: who agreed to be told by role agreed to
    the wider circle too.
    """
    most = ceiling.staff if contribution.role is Role.STAFF else ceiling.contributor
    told = min(most, _AGREED[contribution.attribution])
    if told is Told.ROLE and contribution.role not in ceiling.roles:
        return Told.REGION
    return told


def telling(contribution: Contribution, ceiling: Ceiling, *, audience: Audience) -> Telling:
    """Return what *audience* may read of a contribution's words.

    Very words that were given for a paraphrase are counted only, for every audience: there is
    no paraphrase of them, and a program must not write one.
    """
    return telling_of(contribution.use, contribution.form, ceiling, audience=audience)


def telling_of(use: Use, form: Form, ceiling: Ceiling, *, audience: Audience) -> Telling:
    """Return what *audience* may read of words of such a use and form; see `telling`."""
    if use is Use.RESTRICTED or (use is Use.INTERNAL and audience is Audience.PUBLIC):
        return Telling.NOTHING
    if form is not Form.QUOTE:
        return Telling.PARAPHRASE
    if use is Use.PARAPHRASE or (use is Use.INTERNAL and ceiling.agreed_quotes_only):
        return Telling.COUNT
    return Telling.QUOTE
