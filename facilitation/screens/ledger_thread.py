"""A thread: a question, what responds to it, and what came after that."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.widgets.option_list import Option

from facilitation.desk.amending import contribution_called
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Scope, thread_rows
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens import ledger_lines
from facilitation.screens.ledger_doing import Doing
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging_lines import whole_lines
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList


class ThreadScreen(Screen[None]):
    """The threads that one contribution is in; the keys act on the turn under the cursor."""

    CSS_PATH = "ledger.tcss"
    AUTO_FOCUS = "#turns"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.THREAD),
        *bindings(Where.QUESTION),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, contribution_id: int, *, scope: Scope) -> None:
        """Show where a contribution stands; what is linked to it is looked for in *scope*."""
        super().__init__()
        self._desk = desk
        self._of = contribution_id
        self._doing = Doing(self, desk, scope=lambda: scope, changed=self._look)
        self._rows: Sequence[Row] = ()
        self._looking = Looking(self, desk, self._look)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield Static(ledger_lines.THREAD_HEAD, id="head", markup=False)
        yield RowList(id="turns")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the thread read, and begin to look at what other windows do."""
        self._looking.begin()

    def _look(self) -> None:
        """Read it again; where the contribution is gone, that is said."""
        self._looking.ask(
            lambda own: thread_rows(own, contribution_called(own, self._of)), self._show
        )

    def _show(self, rows: Sequence[Row]) -> None:
        turns = self.query_one(RowList)
        at = turns.highlighted or 0
        kept = self._current["id"] if self._current else self._of
        ids = [row["id"] for row in rows]
        if kept in ids and kept not in ids[at : at + 1]:  # one turn may stand in several threads
            at = ids.index(kept)
        self._rows = rows
        turns.clear_options()
        turns.add_options(Option(ledger_lines.turn_line(row)) for row in rows)
        turns.highlighted = min(at, len(rows) - 1)
        told = ledger_lines.thread_title(short_code(self._of), rows)
        self.query_one("#title", Static).update(told)

    @property
    def _current(self) -> Row | None:
        at = self.query_one(RowList).highlighted
        return None if at is None or at >= len(self._rows) else self._rows[at]

    def action_do(self, what: str) -> None:
        """Do something to the turn under the cursor; see `Doing.do`."""
        if row := self._current:
            self._doing.do(what, row["id"])

    def on_option_list_option_selected(self) -> None:
        """Show all of the words under the cursor."""
        if row := self._current:
            lines = whole_lines(row["text"])
            self.app.push_screen(TextScreen(short_code(row["id"]), lines))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._doing.undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._doing.undoing.redo()
