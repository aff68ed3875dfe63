"""The sessions, and what was said in each."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from facilitation.desk.listing import Row, contribution_rows, session_rows
from facilitation.desk.opening import Desk
from facilitation.display import show


class SessionsScreen(Screen[None]):
    """All sessions; Enter opens one."""

    CSS_PATH = "sessions.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("SESSIONS   Enter opens one", markup=False)
        yield OptionList(id="sessions", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """List the sessions, or say how to plan one."""
        rows = session_rows(self._desk)
        options = self.query_one(OptionList)
        options.add_options(Option(_session_line(row), id=str(row["id"])) for row in rows)
        if not rows:
            options.add_option(Option("No session yet: convo session new --help", disabled=True))
        options.highlighted = 0 if rows else None
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the session."""
        if event.option.id is not None:
            self.app.push_screen(ContributionsScreen(self._desk, int(event.option.id)))


class ContributionsScreen(Screen[None]):
    """What was said in one session."""

    CSS_PATH = "sessions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Sessions", id="contributions.back"),
    ]

    def __init__(self, desk: Desk, session_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = session_id

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("CONTRIBUTIONS", markup=False)
        yield OptionList(id="contributions", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """List the contributions."""
        options = self.query_one(OptionList)
        rows = contribution_rows(self._desk, self._session_id)
        options.add_options(Option(_contribution_line(row)) for row in rows)
        if not rows:
            options.add_option(Option("Nothing was said yet: convo capture --help", disabled=True))
        options.highlighted = 0 if rows else None
        options.focus()


def _session_line(row: Row) -> Text:
    """Return a session as a line; the title, which somebody typed, comes last."""
    state = "closed" if row["closed"] else "open"
    fixed = f"{row['held_on']}  {state:6}  {row['contributions']:5}  {row['region'][:14]:14}  "
    return Text.assemble(fixed, show(row["title"]), no_wrap=True, overflow="ellipsis")


def _contribution_line(row: Row) -> Text:
    """Return a contribution as a line; what was said comes last, nothing stands after it."""
    who = row["handle"] or "anon"
    fixed = f"{who:6} {row['kind']:14} {row['language'] or '?':8} "
    return Text.assemble(fixed, show(row["text"]), no_wrap=True, overflow="ellipsis")
