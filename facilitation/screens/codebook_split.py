"""Making two themes of one: which contributions go under the new one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.model.themes import Theme
from facilitation.desk import queueing
from facilitation.desk.feed import short_code
from facilitation.desk.looking import Filter, Queue, queue
from facilitation.desk.opening import Desk
from facilitation.desk.theming import split_theme
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.live_lines import feed_line
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging_lines import detail_lines
from facilitation.screens.tagging_list import MarkingList
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.contribution_list import ContributionList, Line

_HOW: Final = "space marks what goes under the new one, b what is under both; the rest stays"


class SplitScreen(Screen[Theme | None]):
    """What is under a theme, to be marked; returns the new theme, None where it was left."""

    CSS_PATH = "codebook.tcss"
    AUTO_FOCUS = "#parts"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SPLIT)

    def __init__(self, desk: Desk, theme: Theme, new: str) -> None:
        """Show what is under *theme*; *new* is what the other one is to be called."""
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._new = new
        self._both: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield Static(_HOW, id="columns", markup=False)
        yield MarkingList(id="parts")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List what is under the theme."""
        self._show_title()
        narrowed = Filter(theme_id=self._theme.id)

        def list_them(found: Queue) -> None:
            self._list.show_ids(found.ids, self._lines)
            self._show_title()

        aside(self, self._desk, lambda own: queue(own, None, narrowed), list_them)

    @property
    def _list(self) -> MarkingList:
        return self.query_one(MarkingList)

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        found = {id_: feed_line(one) for id_, one in queueing.briefs(self._desk, ids).items()}
        return {
            id_: replace(line, columns=f"{'both' if id_ in self._both else '    '} {line.columns}")
            for id_, line in found.items()
        }

    def _show_title(self) -> None:
        moved = len(self._list.marked - self._both)
        both, rows = len(self._both), len(self._list.ids)
        names = f"#{isolated(one_line(self._theme.name))} into #{isolated(one_line(self._new))}"
        told = f"SPLIT · {moved} go, {both} both, {rows - moved - both} stay · {names}"
        self.query_one("#title", Static).update(told)

    def on_contribution_list_marked(self) -> None:
        """Say how many are marked."""
        self._show_title()

    def on_contribution_list_opened(self, event: ContributionList.Opened) -> None:
        """Show all of the words."""
        if detail := queueing.detail_of(self._desk, event.id):
            self.app.push_screen(TextScreen(short_code(event.id), detail_lines(detail)))

    def action_both(self) -> None:
        """Have the row under both themes, or not."""
        if (current := self._list.current) is not None:
            self._both ^= {current}
            self._list.read_again()
            self._show_title()

    def action_make(self) -> None:
        """Make the new theme, and leave."""
        moved, both = self._list.marked - self._both, frozenset(self._both)

        def work(own: Desk) -> Theme:
            return split_theme(own, self._theme.name, self._new, moved=moved, both=both)

        aside(self, self._desk, work, self.dismiss)

    def action_back(self) -> None:
        """Leave the theme as it is."""
        self.dismiss(None)
