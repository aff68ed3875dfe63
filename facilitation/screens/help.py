"""What the keys do here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from facilitation.key import Where
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import IsolatedLines


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHelp:
    """One line of help: a key as people know it, and what it does."""

    key: str
    label: str
    help: str


class TypedFilter(IsolatedLines, Input):
    """What is typed to filter by, in whichever direction it runs."""


class HelpScreen(ModalScreen[None]):
    """The keys that work where it was asked for; typing leaves those that match."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.HELP)

    def __init__(self, keys: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("KEYS   type to filter", markup=False)
        yield TypedFilter(placeholder="what to do", select_on_focus=False)
        with VerticalScroll(can_focus=False):
            yield Static(self._lines(""), id="keys", markup=False)
        yield Footer(show_command_palette=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the keys that have the words in any of their columns."""
        self.query_one("#keys", Static).update(self._lines(event.value))

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _lines(self, words: str) -> str:
        wanted = words.casefold().split()
        rows = [f"{each.key:<16} {each.label:<10} {each.help}" for each in self._keys]
        kept = [row for row in rows if all(word in row.casefold() for word in wanted)]
        return "\n".join(kept) or "No key does that here."
