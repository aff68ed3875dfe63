"""Two readings side by side: where they differ, and how far they agree."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.model.changes import Saved
from convo.model.second import Reader
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.desk.second_reading import Comparison, Difference, comparison, prefer
from facilitation.desk.sessions import session_ids
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens import comparing_lines
from facilitation.screens.background import once_saved
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import TextScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList, Line
from facilitation.widgets.lines import Lines


class DifferenceList(ContributionList, inherit_bindings=False):
    """Rows to go through: nothing is marked here, and nothing opened."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Where.LISTS,
        *("list.next", "list.previous", "list.page_down", "list.page_up"),
        *("list.first", "list.last"),
    )


class ComparingScreen(Screen[None]):
    """What two readers put under different themes; a key prefers one of them."""

    CSS_PATH = "comparing.tcss"
    AUTO_FOCUS = "#differences"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.COMPARING),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, session_id: int | None) -> None:
        """Compare the readings of one session, or of the whole record where it is None."""
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._looking = Looking(self, desk, self._look)
        self._undoing = Undoing(self, desk, session_id=lambda: session_id, then=self._note_saved)
        self._found: Comparison | None = None
        self._differences: Mapping[int, Difference] = {}

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield Static(id="head", markup=False)
        with Vertical():
            yield DifferenceList(id="differences")
            for name in ("first", "second", "words"):
                yield Lines(id=name, markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have both readings compared, and begin to look at what other windows do."""
        self._looking.begin()

    @property
    def _list(self) -> DifferenceList:
        return self.query_one(DifferenceList)

    def _look(self) -> None:
        session_id = self._session_id

        def work(own: Desk) -> Comparison:
            return comparison(own, session_ids(own) if session_id is None else [session_id])

        self._looking.ask(work, self._show)

    def _show(self, found: Comparison) -> None:
        is_first = self._found is None
        self._found = found
        self._differences = {one.said.id: one for one in found.differences}
        if is_first:
            self._list.show_ids(self._differences, self._lines)
        else:
            self._list.change_ids(self._differences, follow=False)
        self.query_one("#title", Static).update(comparing_lines.title_line(found))
        self.query_one("#head", Static).update(comparing_lines.head_line(found))
        self._show_detail()

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        numbers = comparing_lines.numbers(self._found)
        return {
            id_: comparing_lines.row(self._differences[id_], numbers)
            for id_ in ids
            if id_ in self._differences
        }

    def _show_detail(self) -> None:
        one = self._differences.get(self._list.current or 0)
        told = comparing_lines.detail(one)
        for name, line in zip(("first", "second", "words"), told, strict=True):
            self.query_one(f"#{name}", Static).update(line)

    def on_contribution_list_moved(self) -> None:
        """Show what is under the cursor now."""
        self._show_detail()

    def action_prefer_first(self) -> None:
        """Leave it under the themes of the first reader."""
        self._prefer(Reader.FIRST)

    def action_prefer_second(self) -> None:
        """Put it under the themes of the second reader."""
        self._prefer(Reader.SECOND)

    def _prefer(self, reader: Reader) -> None:
        id_ = self._list.current
        if id_ is not None and id_ in self._differences:
            once_saved(self, lambda: prefer(self._desk, id_, reader), self._note_saved)

    def action_undo(self) -> None:
        """Take the last change back: of this session, or of the whole record."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    def _note_saved(self, _saved: Saved) -> None:
        self._look()

    def action_figures(self) -> None:
        """Show how far both agree, theme by theme."""
        if self._found is not None:
            lines = comparing_lines.figures(self._found)
            self.app.push_screen(TextScreen("AGREEMENT", lines))

    def action_read(self) -> None:
        """Show all of the words."""
        one = self._differences.get(self._list.current or 0)
        if one is not None:
            lines = [
                *comparing_lines.detail(one)[:2],
                "",
                *map(one_line, one.said.text.splitlines()),
            ]
            self.app.push_screen(TextScreen(short_code(one.said.id), lines))
