"""What was promised: by which team, by when, and its state; and what was recommended to whom."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from facilitation.desk.ledger import Scope, commitment_rows, sessions_in
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.desk.recommending import recommendation_rows
from facilitation.key import Where
from facilitation.screens import ledger_lines
from facilitation.screens.ledger_doing import Doing
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.looking import Looking
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList

_NOTHING: Final = "   Nothing was promised yet: n notes a promise."
_NO_RECOMMENDATION: Final = "   Nothing was recommended yet that is noted as such: n picks it."


class PromisesScreen(Screen[None]):
    """The promises of some sessions, those due first before the others; Enter opens one.

    One key shows their recommendations instead, by addressee.
    """

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
        self._is_recommending = self._shows_recommending = False
        """Whether recommendations are wanted, and whether those are what is shown."""

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
        wanted = self._is_recommending
        rows_of = recommendation_rows if wanted else commitment_rows
        show = self._show_recommendations if wanted else self._show_promises
        self._looking.ask(lambda own: rows_of(own, sessions_in(own, self._scope)), show)

    def _show_promises(self, rows: Sequence[Row]) -> None:
        self._shows_recommending = False
        today = self._now().date()
        self._show(
            ledger_lines.promises_title(rows, self._place, today=today),
            ledger_lines.PROMISES_HEAD,
            {str(row["id"]): ledger_lines.promise_line(row, today=today) for row in rows},
            nothing=_NOTHING,
        )

    def _show_recommendations(self, rows: Sequence[Row]) -> None:
        self._shows_recommending = True
        self._show(
            ledger_lines.recommendations_title(rows, self._place),
            ledger_lines.RECOMMENDATIONS_HEAD,
            {str(row["id"]): ledger_lines.recommendation_line(row) for row in rows},
            nothing=_NO_RECOMMENDATION,
        )

    def _show(self, title: Text, head: str, lines: Mapping[str, Text], *, nothing: str) -> None:
        listed = self.query_one(RowList)
        kept = listed.current
        listed.clear_options()
        listed.add_options(Option(line, id=id_) for id_, line in lines.items())
        if not lines:
            listed.add_option(Option(nothing, disabled=True))
        listed.put_cursor(kept)
        self.query_one("#title", Static).update(title)
        self.query_one("#head", Static).update(head)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Have noted what is known of a promise, or to whom something is recommended."""
        if event.option.id is not None:
            what = "addressee" if self._shows_recommending else "promise"
            self._doing.do(what, int(event.option.id))

    def action_new(self) -> None:
        """Have what promises something picked, or what recommends something."""
        if self._shows_recommending:
            self._doing.new_recommendation()
        else:
            self._doing.new_promise()

    def action_recommendations(self) -> None:
        """Show what was recommended, or what was promised again."""
        self._is_recommending = not self._is_recommending
        self._look()

    def action_thread(self) -> None:
        """Show the thread that the row is in."""
        if current := self.query_one(RowList).current:
            self.app.push_screen(ThreadScreen(self._desk, int(current), scope=self._scope))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._doing.undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._doing.undoing.redo()
