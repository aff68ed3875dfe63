"""One thing that was looked at before a summary leaves."""

from dataclasses import dataclass
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

    lines: tuple[str, ...] = ()
    """What it is about, one by one: it may hold typed words."""

    leads: Leads = Leads.LINES


def checked(
    state: State, sentence: str, why: str, lines: tuple[str, ...] = (), leads: Leads = Leads.LINES
) -> Check:
    """Return one thing that was looked at."""
    return Check(state=state, sentence=sentence, why=why, lines=lines, leads=leads)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with what it counts."""
    return f"{number} {one if number == 1 else many}"
