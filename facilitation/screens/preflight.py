"""A quarter of an hour before a session: what was looked at, and what was seen."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Label, Static

from facilitation.desk.opening import Desk
from facilitation.desk.preflight import Check, State, may_begin, preflight
from facilitation.desk.sessions import get_session
from facilitation.desk.taking import takers
from facilitation.display import show
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.script import ScriptScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.lines import Lines

_LOOKING: Final = "PREFLIGHT   looking at everything"
_SIGNS: Final = {State.OK: "+ ok  ", State.WARN: "! warn", State.STOP: "x STOP"}


class PreflightScreen(Screen[None]):
    """The checks before a session; only one that says stop keeps it from beginning."""

    CSS_PATH = "preflight.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREFLIGHT)

    def __init__(
        self, desk: Desk, session_id: int, *, now: Callable[[], datetime] = Desk.now
    ) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = session_id
        self._now = now
        self._found: Sequence[Check] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        title = show(get_session(self._desk, self.session_id).title)
        yield Label(_LOOKING, id="heading", markup=False)
        yield Label(title, id="session", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="checks", markup=False)
            yield Lines(id="lines", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look at everything."""
        self.action_again()

    def action_again(self) -> None:
        """Look at everything again."""
        now, encoding = self._now(), sys.__stdout__.encoding if sys.__stdout__ else "utf-8"

        def look(own: Desk) -> tuple[Check, ...]:
            session = get_session(own, self.session_id)
            others = takers(own.home)
            return preflight(own, session, now=now, takers=others, encoding=encoding)

        self.query_one("#heading", Label).update(_LOOKING)
        aside(self, self._desk, look, self._show)

    def action_go_on(self) -> None:
        """Go on to the rule, unless something says stop or is still being looked at."""
        if not self._found:
            return
        if may_begin(self._found):
            screen = ScriptScreen(self._desk, self.session_id, now=self._now)
            self.app.switch_screen(screen)
        else:
            self.notify(
                "Not yet: see what says STOP, then look again.", severity="warning", markup=False
            )

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _show(self, found: Sequence[Check]) -> None:
        self._found = found
        told = "Enter goes on" if may_begin(found) else "it cannot begin yet"
        self.query_one("#heading", Label).update(f"PREFLIGHT   {told}")
        table = Table.grid(padding=(0, 2))
        for check in found:
            table.add_row(_SIGNS[check.state], check.name, Text(check.sentence))
        self.query_one("#checks", Static).update(table)
        lines = [line for check in found for line in check.lines]
        self.query_one("#lines", Static).update(Text("\n\n".join(lines)))
