"""What was said in a session, to read."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from facilitation.desk.ledger import Scope
from facilitation.desk.listing import Row, contribution_rows
from facilitation.desk.opening import Desk
from facilitation.display import show
from facilitation.key import Where
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.terminal.bindings import bindings


class ContributionsScreen(Screen[None]):
    """What was said in one session."""

    CSS_PATH = "sessions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SESSIONS)

    def __init__(self, desk: Desk, session_id: int) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = session_id

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("CONTRIBUTIONS", markup=False)
        yield OptionList(id="contributions", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the contributions."""
        options = self.query_one(OptionList)
        rows = contribution_rows(self._desk, self.session_id)
        options.add_options(Option(_contribution_line(row), id=str(row["id"])) for row in rows)
        if not rows:
            options.add_option(Option("Nothing was said yet: convo capture --help", disabled=True))
        options.highlighted = 0 if rows else None
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the thread that a contribution is in."""
        if event.option.id is not None:
            scope = Scope(session_id=self.session_id)
            self.app.push_screen(ThreadScreen(self._desk, int(event.option.id), scope=scope))

    def action_ledger(self) -> None:
        """Show the questions of the session."""
        self.app.push_screen(LedgerScreen(self._desk, self.session_id))


def _contribution_line(row: Row) -> Text:
    """Return a contribution as a line; what was said comes last, nothing stands after it."""
    who = row["handle"] or "anon"
    fixed = f"{who:6} {row['kind']:14} {row['language'] or '?':8} "
    return Text.assemble(fixed, show(row["text"]), no_wrap=True, overflow="ellipsis")
