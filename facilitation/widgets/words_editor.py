"""An editor for words of every script."""

import unicodedata
from typing import Final

from textual import events
from textual.widgets import TextArea

from convo.text import clean
from facilitation.terminal.isolates import IsolatedLines

_FORMAT: Final = "Cf"
"""Signs that show nothing and mean something: joiners, and spaces without a width."""


class WordsEditor(IsolatedLines, TextArea):
    """A few lines of plain text.

    Textual takes only what can be printed for typed. Persian, Sinhala, Khmer and Thai need signs
    that cannot: those that a record keeps are typed here like letters.
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(
            text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
        )

    @property
    def cursor(self) -> int:
        """How many code points stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def show_text(self, text: str, cursor: int) -> None:
        """Show *text*, with the cursor after *cursor* code points of it."""
        self.text = text
        self.move_cursor(self.place(cursor))

    def place(self, cursor: int) -> tuple[int, int]:
        """Return row and column, both from 0, of a place in the text, or of its end."""
        before = self.text[:cursor].split("\n")
        return len(before) - 1, len(before[-1])

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if sign := joiner_in(event):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection)
        else:
            await super()._on_key(event)


def joiner_in(event: events.Key) -> str | None:
    """Return the sign that was typed, where it shows nothing and is kept; else None."""
    sign = event.character
    is_kept = sign and unicodedata.category(sign) == _FORMAT and clean(sign) == sign
    return sign if is_kept else None
