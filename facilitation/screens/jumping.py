"""Jumping: to a session by its title, to a theme by its name, to a contribution by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.screen import Screen

from convo.model.themes import Theme
from facilitation.desk.feed import ids_called
from facilitation.desk.looking import Filter
from facilitation.desk.opening import Desk
from facilitation.desk.overview import SessionLine, overview
from facilitation.desk.tagging import themes_in
from facilitation.display import one_line
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.terminal.isolates import isolated


class Place(StrEnum):
    """What can be jumped to."""

    SESSION = "session"
    THEME = "theme"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where somebody wants to be."""

    place: Place
    id: int


def list_at(desk: Desk, jump: Jump) -> Screen[None]:
    """Return the list of the whole record at a theme, or at a contribution."""
    from facilitation.screens.tagging import TaggingScreen

    if jump.place is Place.THEME:
        return TaggingScreen(desk, None, narrowed=Filter(theme_id=jump.id))
    return TaggingScreen(desk, None, at=jump.id)


class JumpScreen(ChoiceScreen[Jump]):
    """All sessions and themes; the first digits of a code find a contribution."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "JUMP   to a session, a theme, or a contribution by its code", _choices(desk)
        )
        self._desk = desk

    def fitting(self, typed: str) -> list[Choice[Jump]]:
        """Return what fits what was typed, contributions last."""
        found = super().fitting(typed)
        return [
            *found,
            *(
                Choice(f"contribution {code}", Jump(Place.CONTRIBUTION, id_))
                for id_, code in ids_called(self._desk, typed.strip()).items()
            ),
        ]


def _choices(desk: Desk) -> Sequence[Choice[Jump]]:
    sessions = [line for one in overview(desk, mine=None) for line in one.sessions]
    return [*map(_session, sessions), *map(_theme, themes_in(desk))]


def _session(line: SessionLine) -> Choice[Jump]:
    label = f"session {line.held_on} {isolated(one_line(line.title))}"
    return Choice(label, Jump(Place.SESSION, line.id))


def _theme(theme: Theme) -> Choice[Jump]:
    return Choice(f"theme #{isolated(one_line(theme.name))}", Jump(Place.THEME, theme.id))
