"""What was said in a session, to read."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label

from facilitation.desk.feed import ids_in
from facilitation.desk.ledger import Scope
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import briefs
from facilitation.key import Where
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.live_lines import feed_line
from facilitation.screens.looking import Looking
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList, Line, ReadingList


class ContributionsScreen(Screen[None]):
    """What was said in one session."""

    CSS_PATH = "sessions.tcss"
    AUTO_FOCUS = "#contributions"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SESSIONS)

    def __init__(self, desk: Desk, session_id: int) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = session_id
        self._looking = Looking(self, desk, self._look)
        self._is_shown = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("CONTRIBUTIONS", id="title", markup=False)
        yield ReadingList(id="contributions")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the contributions listed, and begin to look at what other windows do."""
        self._looking.begin()

    def _look(self) -> None:
        self._looking.ask(lambda own: ids_in(own, self.session_id), self._show)

    def _show(self, ids: Collection[int]) -> None:
        rows = self.query_one(ContributionList)
        if self._is_shown:
            rows.change_ids(ids, follow=False)
        else:
            self._is_shown = True
            rows.show_ids(ids, self._lines)
        self._show_title()

    def _show_title(self) -> None:
        position = self.query_one(ContributionList).position
        told = "nothing was said yet: convo capture --help" if position == "0/0" else position
        self.query_one("#title", Label).update(f"CONTRIBUTIONS   {told}")

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        return {id_: feed_line(brief) for id_, brief in briefs(self._desk, ids).items()}

    def on_contribution_list_moved(self) -> None:
        """Say where the cursor is."""
        if self._is_shown:
            self._show_title()

    def on_contribution_list_opened(self, event: ContributionList.Opened) -> None:
        """Show the thread that a contribution is in."""
        scope = Scope(session_id=self.session_id)
        self.app.push_screen(ThreadScreen(self._desk, event.id, scope=scope))

    def action_ledger(self) -> None:
        """Show the questions of the session."""
        self.app.push_screen(LedgerScreen(self._desk, self.session_id))
