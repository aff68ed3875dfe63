"""The documents that left the record."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from convo.model.changes import Saved
from facilitation.desk.binding import strike
from facilitation.desk.listing import Row, export_rows
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.sheets import ConfirmScreen, TextScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList

_HEAD: Final = "   day         audience  status  format          contributions  sha-256"
_STRIKE: Final = (
    "Is no copy left of the document of {day}, SHA-256 {digest}?\n"
    "It withholds no number of later ones then, and no withdrawal names it."
)


class LeftScreen(Screen[None]):
    """Which document left when, for whom, and whether it holds words that were taken back."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.LEFT),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: Sequence[Row] = ()
        self._undoing = Undoing(self, desk, then=lambda _saved: self._look())

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("DOCUMENTS THAT LEFT", id="title", markup=False)
        yield Label(_HEAD, id="columns", markup=False)
        yield RowList(id="left")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have them read."""
        self._look()

    def _look(self) -> None:
        aside(self, self._desk, export_rows, self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        self._rows = rows[::-1]
        left = self.query_one(RowList)
        left.clear_options()
        left.add_options(Option(_line(row), id=str(n)) for n, row in enumerate(self._rows))
        if not rows:
            left.add_option(Option("   Nothing has left yet.", disabled=True))
        left.put_cursor(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what a file can be known again by."""
        row = self._rows[int(event.option.id or 0)]
        words, back = row["contributions"], row["taken_back"]
        lines = [
            f"SHA-256 of the file: {row['digest']}",
            f"It holds the words of {words} contributions; {back} of them were taken back since.",
        ]
        if back:
            lines.append("Ask whoever has it to delete it.")
        self.app.push_screen(TextScreen("DOCUMENT", lines))

    def action_destroyed(self) -> None:
        """Ask whether no copy is left of the document under the cursor, and strike it then."""
        at = self.query_one(RowList).highlighted
        if at is None or not self._rows:
            return
        row = self._rows[at]

        def answered(yes: bool | None) -> None:  # noqa: FBT001 -- what a screen is answered with
            if yes:
                aside(self, self._desk, lambda own: strike(own, row["id"]), self._struck)

        question = _STRIKE.format(day=row["made_on"], digest=row["digest"][:8])
        self.app.push_screen(ConfirmScreen(question, "Yes, no copy of it is left"), answered)

    def _struck(self, _saved: Saved) -> None:
        self.notify("Struck: undo brings it back.", markup=False)
        self._look()

    def action_undo(self) -> None:
        """Take the last change of the record back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()


def _line(row: Row) -> Text:
    status = "final" if row["final"] else "draft"
    back = f"  {row['taken_back']} taken back" if row["taken_back"] else ""
    return Text(
        f"   {row['made_on']}  {row['audience']:8}  {status:6}  {row['format']:14}"
        f"  {row['contributions']:13}  {row['digest'][:8]}{back}",
        no_wrap=True,
        overflow="ellipsis",
    )
