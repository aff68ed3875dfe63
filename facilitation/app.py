"""The terminal app: composition and crash policy, no feature."""

import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitation.desk.opening import Desk
from facilitation.hardening import LOCKED
from facilitation.screens.sessions import SessionsScreen

LOCK_AFTER = timedelta(minutes=10)
"""How long nobody touches the keyboard before the screens lock."""

_LOOK_EVERY = 5.0
"""Seconds between two looks at the clock: the lock is late by no more."""


class ConvoApp(App[None]):
    """Conversations in a terminal."""

    TITLE = "convo"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit"),
        Binding("ctrl+l", "lock", "Lock", id="app.lock", priority=True),
    ]

    def __init__(self, desk: Desk, *, now: Callable[[], datetime] = Desk.now) -> None:
        super().__init__()
        self._desk = desk
        # The time of day, and no stopwatch: those stand still while a laptop's lid is closed.
        self._now = now
        self._touched_at = now()

    def on_mount(self) -> None:
        """Show the sessions, and lock them when nobody is there."""
        self.push_screen(SessionsScreen(self._desk))
        self.set_interval(_LOOK_EVERY, self._lock_if_idle)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._touched_at = self._now()
        await super().on_event(event)

    @property
    def is_live(self) -> bool:
        """Whether a session is live: a screen that runs one says so by its own `is_live`."""
        return any(getattr(screen, "is_live", False) for screen in self.screen_stack)

    def action_lock(self) -> None:
        """Leave, so that the record is closed and this process starts over without its words."""
        if self._desk.home.slots.is_dir():
            self.exit(return_code=LOCKED)
        else:
            self.exit(message=Text("Locked for good: the key of this record was nowhere else."))

    def _lock_if_idle(self) -> None:
        if self._now() - self._touched_at >= LOCK_AFTER and not self.is_live:
            self.action_lock()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette, but for the one that writes a screen to a file."""
        for command in super().get_system_commands(screen):
            if command.title != "Screenshot":
                yield command

    def copy_to_clipboard(self, text: str) -> None:
        """Copy within the app alone; the system's clipboard is everybody's."""
        self._clipboard = text

    def _handle_exception(self, error: Exception) -> None:
        """Stop, and say where: Textual's own report shows local variables, so words."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        cause = getattr(error, "error", None)  # what a worker raised comes wrapped
        raised = cause if isinstance(cause, BaseException) else error
        frames = traceback.extract_tb(raised.__traceback__)
        where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        self._exit_renderables.append(
            Text(f"convo stopped on {type(raised).__name__}{where}. What was saved is safe.")
        )
        self._close_messages_no_wait()
