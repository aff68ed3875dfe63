"""The live console as one of the windows that take notes."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime

from facilitation.desk.opening import Desk
from facilitation.desk.taking import taker
from facilitation.screens.live import LiveScreen


class Console(LiveScreen):
    """The live console, which holds a note-taker's number for as long as it is open."""

    def __init__(
        self, desk: Desk, session_id: int, *, now: Callable[[], datetime] = Desk.now
    ) -> None:
        with ExitStack() as held:
            number = held.enter_context(taker(desk.home))
            super().__init__(desk, session_id, taker=number, now=now)
            self._held = held.pop_all()
        self.session_id = session_id

    def on_unmount(self) -> None:
        """Let go of the number."""
        self._held.close()
