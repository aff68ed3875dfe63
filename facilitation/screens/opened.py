"""Which screen a session opens on."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from facilitation.desk.opening import Desk
from facilitation.desk.scripts import is_live
from facilitation.desk.sessions import get_session
from facilitation.screens.console import Console
from facilitation.screens.preflight import PreflightScreen
from facilitation.screens.sessions import ContributionsScreen

SessionScreen: TypeAlias = Console | PreflightScreen | ContributionsScreen


def screen_for(desk: Desk, session_id: int, *, now: Callable[[], datetime]) -> SessionScreen:
    """Return the screen on which a session goes on: what comes next in it.

    A planned one is checked before it begins, a live one is run, a closed one is read.

    Raises:
        NotFoundError: There is no such session.
    """
    session = get_session(desk, session_id)
    if session.closed:
        return ContributionsScreen(desk, session_id)
    if is_live(session):
        return Console(desk, session_id, now=now)
    return PreflightScreen(desk, session_id, now=now)
