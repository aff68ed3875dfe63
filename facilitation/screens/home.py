"""Home: the sessions of each round, what is next in them, and what is still to do."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from importlib import import_module
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from facilitation.desk.opening import Desk
from facilitation.desk.overview import RoundLines, SessionLine, overview
from facilitation.desk.planning import Plan, plan_like
from facilitation.key import Where
from facilitation.screens import home_lines
from facilitation.screens.looking import Looking
from facilitation.terminal.bindings import bindings
from facilitation.widgets.line_field import LineField
from facilitation.widgets.row_list import RowList

_WIDE_FROM = 100
"""Columns from which on there is room for three times, as in `ConvoApp.HORIZONTAL_BREAKPOINTS`."""

_OPENED_HERE: Final = (
    "sessions",
    "opened",
    "new_session",
    "tagging",
    "ledger",
    "export",
    "export_left",
    "registers",
    "carrying",
)
"""Modules of screens. Loading them takes longer than all else that a start does."""

_NOTHING = "   No session yet: n plans one."
_NO_MATCH = "   No session has these words."


class HomeScreen(Screen[None]):
    """All sessions by their rounds; Enter goes on with one."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.HOME),
        *bindings(Where.LISTS, "list.filter"),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        now: Callable[[], datetime] = Desk.now,
        mine: tzinfo | None = None,
    ) -> None:
        """Show the sessions of *desk*.

        Args:
            desk: Where they are.
            now: The time, in UTC.
            mine: The zone of the one who looks; None for that of this machine's clock.
        """
        super().__init__()
        self._desk = desk
        self._now = now
        self._mine = mine
        self._looking = Looking(self, desk, self._look)
        self._rounds: Sequence[RoundLines] = ()
        self._lines: dict[str, SessionLine] = {}
        self._wanted: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label(id="heading", markup=False)
        yield Static(id="columns", markup=False)
        yield LineField(placeholder="words to find; esc shows all again", id="filter")
        yield RowList(id="sessions")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the sessions, and begin to look at what other windows do.

        Keys wait until they are there; whatever else there is to paint does not.
        """
        await self._looking.begin_at_once(self._read, self._show)
        self._list.focus()
        # Once home is painted, and aside: who looks at it will not wait for the first key either.
        self.call_after_refresh(lambda: self.run_worker(asyncio.to_thread(_load_ahead)))

    def on_screen_resume(self) -> None:
        """See what became of a session that was just left."""
        self._looking.tick()

    def on_resize(self) -> None:
        """Show as many times as there is room for."""
        self._show(self._rounds)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _filter(self) -> LineField:
        return self.query_one(LineField)

    @property
    def _current(self) -> SessionLine | None:
        return self._lines.get(self._list.current or "")

    def _read(self, own: Desk) -> tuple[RoundLines, ...]:
        return overview(own, mine=self._mine)

    def _look(self) -> None:
        self._looking.ask(self._read, self._show)

    def _show(self, rounds: Sequence[RoundLines]) -> None:
        self._rounds = rounds
        is_wide = self.app.size.width >= _WIDE_FROM
        self.query_one("#columns", Static).update(home_lines.WIDE if is_wide else home_lines.NARROW)
        self.query_one("#heading", Label).update(home_lines.heading(rounds))
        kept, self._wanted = self._wanted or self._list.current, None
        shown = list(home_lines.with_words(rounds, self._filter.value))
        self._lines = {str(line.id): line for one in shown for line in one.sessions}
        rows: list[Option] = []
        for one in shown:
            if one.id is not None or len(shown) > 1:
                rows.append(Option(home_lines.round_line(one), disabled=True))
            for line in one.sessions:
                row = home_lines.session_line(line, is_wide=is_wide)
                rows.append(Option(row, id=str(line.id)))
        if not self._lines:
            rows.append(Option(_NO_MATCH if self._filter.value else _NOTHING, disabled=True))
        self._list.clear_options()
        self._list.add_options(rows)
        self._list.put_cursor(kept)

    # What the keys do

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with a session."""
        from facilitation.screens.opened import screen_for

        if event.option.id is not None:
            self.app.push_screen(screen_for(self._desk, int(event.option.id), now=self._now))

    def action_contributions(self) -> None:
        """Show what was said in a session, whatever its state."""
        from facilitation.screens.sessions import ContributionsScreen

        if line := self._current:
            self.app.push_screen(ContributionsScreen(self._desk, line.id))

    def action_tag(self) -> None:
        """Put what was said in a session under themes."""
        from facilitation.screens.tagging import TaggingScreen

        if line := self._current:
            self.app.push_screen(TaggingScreen(self._desk, line.id))

    def action_tag_all(self) -> None:
        """Put what was said in any session under themes."""
        from facilitation.screens.tagging import TaggingScreen

        self.app.push_screen(TaggingScreen(self._desk, None))

    def action_ledger(self) -> None:
        """Show the questions of a session, and what became of them."""
        from facilitation.screens.ledger import LedgerScreen

        if line := self._current:
            self.app.push_screen(LedgerScreen(self._desk, line.id, now=self._now))

    def action_ledger_all(self) -> None:
        """Show the questions of all sessions, and what became of them."""
        from facilitation.screens.ledger import LedgerScreen

        self.app.push_screen(LedgerScreen(self._desk, None, now=self._now))

    def action_registers(self) -> None:
        """Show whom to ask, which groups there are, and what to have ready."""
        from facilitation.screens.registers import RegistersScreen

        self.app.push_screen(RegistersScreen(self._desk, now=self._now))

    def action_codebook(self) -> None:
        """Show the themes, and change them."""
        from facilitation.screens.tagging import codebook_over

        self.app.push_screen(codebook_over(self._desk))

    def action_matrix(self) -> None:
        """Count who spoke about what, in all sessions."""
        from facilitation.screens.tagging import matrix_over

        self.app.push_screen(matrix_over(self._desk, None))

    def action_export(self) -> None:
        """Write a summary of the session under the cursor."""
        from facilitation.screens.export import ExportScreen

        line = self._current
        self.app.push_screen(ExportScreen(self._desk, [line.id] if line else []))

    def action_export_round(self) -> None:
        """Write a summary of all sessions of its round."""
        from facilitation.screens.export import ExportScreen

        held = next((one.sessions for one in self._rounds if self._current in one.sessions), ())
        self.app.push_screen(ExportScreen(self._desk, [line.id for line in held]))

    def action_left(self) -> None:
        """List the documents that left."""
        from facilitation.screens.export_left import LeftScreen

        self.app.push_screen(LeftScreen(self._desk))

    def action_new(self) -> None:
        """Plan a session, in the round under the cursor."""
        self._plan(Plan(round_id=self._round))

    def action_like(self) -> None:
        """Plan a session like the one under the cursor, and in the same round."""
        if line := self._current:
            plan = plan_like(self._desk, line.id)
            self._plan(replace(plan, round_id=self._round))

    def action_filter(self) -> None:
        """Show only sessions that have the words to come."""
        self.add_class("-filtering")
        self._filter.focus()

    def action_back(self) -> None:
        """Show all sessions again."""
        self._filter.value = ""
        self.remove_class("-filtering")
        self._list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is anything to do it to."""
        if action == "back":
            return self.has_class("-filtering")
        return action not in {"like", "contributions", "tag", "ledger"} or self._current is not None

    def on_input_changed(self) -> None:
        """Leave what has the words."""
        self._show(self._rounds)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Go to what was found."""
        self._list.focus()

    @property
    def _round(self) -> int | None:
        """The round of the session under the cursor."""
        line = self._current
        return next((one.id for one in self._rounds if line in one.sessions), None)

    def _plan(self, plan: Plan) -> None:
        from facilitation.screens.new_session import NewSessionScreen

        screen = NewSessionScreen(self._desk, plan, mine=self._mine)
        self.app.push_screen(screen, self._planned)

    def _planned(self, session_id: int | None) -> None:
        """Put the cursor on a session that was made, and offer what is carried over to it."""
        from facilitation.screens.carrying import offer_carried

        if session_id is None:
            return
        self._wanted = str(session_id)
        offer_carried(self, self._desk, session_id)


def _load_ahead() -> None:
    """Load what is opened from here."""
    for name in _OPENED_HERE:
        import_module(f"facilitation.screens.{name}")
