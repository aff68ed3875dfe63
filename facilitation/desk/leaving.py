"""Things to look at before a summary leaves."""

from dataclasses import dataclass, field
from enum import StrEnum

from facilitation.desk.preflight import State


class Leads(StrEnum):
    """Where something that was found can be looked at."""

    NAMES = "names"
    THEMES = "themes"
    LEDGER = "ledger"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at before a summary leaves."""

    state: State
    sentence: str
    """What was seen; none of anybody's words."""

    why: str
    """Why that matters, and what can be done."""

    lines: tuple[str, ...] = field(default=(), repr=False)
    """What it is about, one by one: it may hold typed words."""

    leads: Leads = Leads.LINES
    ids: frozenset[int] = frozenset()
    """The contributions that it counts, where it leads to them."""


def looked_at(
    state: State,
    sentence: str,
    why: str,
    lines: tuple[str, ...] = (),
    *,
    leads: Leads = Leads.LINES,
    ids: frozenset[int] = frozenset(),
) -> Check:
    """Return a thing that was looked at; see `Check`."""
    return Check(state=state, sentence=sentence, why=why, lines=lines, leads=leads, ids=ids)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with what it counts."""
    return f"{number} {one if number == 1 else many}"


def may_leave(checks: tuple[Check, ...]) -> bool:
    """Tell whether nothing stops the summary."""
    return all(check.state is not State.STOP for check in checks)
