"""What was promised: by which team, by when, and what became of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from facilitation.desk.ledger import Scope, commitment_rows, sessions_in
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens import ledger_lines
from facilitation.screens.ledger_doing import Doing
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.looking import Looking
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList

_NOTHING: Final = "   Nothing was promised yet: n notes a promise."


class PromisesScreen(Screen[None]):
    """The promises of some sessions, those due first before the others; Enter opens one."""

    CSS_PATH = "ledger.tcss"
    AUTO_FOCUS = "#promises"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.PROMISES),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(
        self, desk: Desk, scope: Scope, place: str, *, now: Callable[[], datetime] = Desk.now
    ) -> None:
        """Show the promises of some sessions.

        Args:
            desk: Where.
            scope: Which sessions.
            place: What they are called.
            now: The time, in UTC.
        """
        super().__init__()
        self._desk, self._scope, self._place = desk, scope, place
        self._now = now
        self._doing = Doing(self, desk, scope=lambda: scope, changed=self._look)
        self._looking = Looking(self, desk, self._look)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield Static(ledger_lines.PROMISES_HEAD, id="head", markup=False)
        yield RowList(id="promises")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the promises read, and begin to look at what other windows do."""
        self._looking.begin()

    def _look(self) -> None:
        self._looking.ask(
            lambda own: commitment_rows(own, sessions_in(own, self._scope)), self._show
        )

    def _show(self, rows: Sequence[Row]) -> None:
        today = self._now().date()
        promises = self.query_one(RowList)
        kept = promises.current
        promises.clear_options()
        promises.add_options(
            Option(ledger_lines.promise_line(row, today=today), id=str(row["id"])) for row in rows
        )
        if not rows:
            promises.add_option(Option(_NOTHING, disabled=True))
        promises.put_cursor(kept)
        told = ledger_lines.promises_title(rows, self._place, today=today)
        self.query_one("#title", Static).update(told)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Have noted what is known of a promise."""
        if event.option.id is not None:
            self._doing.do("promise", int(event.option.id))

    def action_new(self) -> None:
        """Have what promises something picked."""
        self._doing.new_promise()

    def action_thread(self) -> None:
        """Show the thread that a promise is in."""
        if current := self.query_one(RowList).current:
            self.app.push_screen(ThreadScreen(self._desk, int(current), scope=self._scope))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._doing.undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._doing.undoing.redo()
