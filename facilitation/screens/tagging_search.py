"""A field for words to find."""

from dataclasses import dataclass
from typing import Final

from textual.message import Message
from textual.timer import Timer

from facilitation.widgets.line_field import LineField

_PATIENCE: Final = 0.12
"""Seconds without another letter before a search begins."""


class SearchLine(LineField):
    """A line that asks for a search once nothing more is typed for a moment."""

    @dataclass(repr=False)
    class Searched(Message):
        """Somebody wants to see what has these words."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(placeholder="words to find; esc shows all again", id=id)
        self._timer: Timer | None = None

    def on_input_changed(self) -> None:
        """Wait for another letter."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PATIENCE, self._ask)

    def _ask(self) -> None:
        self.post_message(self.Searched(self.value))
