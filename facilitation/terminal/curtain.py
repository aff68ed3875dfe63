"""A curtain: for when somebody looks over a shoulder."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitation.key import Where
from facilitation.terminal.bindings import bindings

_TICK = 1.0  # seconds; the clock shows minutes, and is late by no more


class Curtain(ModalScreen[None]):
    """A clock and nothing else, whatever is below, until a combination of keys takes it away.

    Only keys that work everywhere above dialogs do anything here: lock, quit, and the card for
    when somebody is in danger, which shows nobody's words.
    """

    DEFAULT_CSS = """
    Curtain {
        align: center middle;
        background: $background;
        Toast { display: none; }
        Static { width: auto; text-align: center; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CURTAIN)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the clock, and under it what opens the curtain."""
        yield Static(self._text(), markup=False)

    def on_mount(self) -> None:
        """Keep the clock right."""
        self.set_interval(_TICK, lambda: self.query_one(Static).update(self._text()))

    def action_open(self) -> None:
        """Show again what is behind."""
        self.dismiss()

    def _text(self) -> str:
        keys = [binding for _, binding in self._bindings if binding.action == "open"]
        opens = " ".join(map(self.app.get_key_display, keys))
        return f"{self._now().astimezone():%H:%M}\n\n{opens}"
