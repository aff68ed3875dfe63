"""The terminal app: composition and crash policy, no feature."""

import traceback
from collections.abc import Iterable
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitation.desk.opening import Desk
from facilitation.screens.sessions import SessionsScreen


class ConvoApp(App[None]):
    """Conversations in a terminal."""

    TITLE = "convo"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def on_mount(self) -> None:
        """Show the sessions."""
        self.push_screen(SessionsScreen(self._desk))

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
