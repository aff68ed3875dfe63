"""The documents that left the record."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from facilitation.desk.listing import Row, export_rows
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.sheets import TextScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList

_HEAD: Final = "   day         audience  status  format          contributions  sha-256"


class LeftScreen(Screen[None]):
    """Which document left when, for whom, and whether it holds words that were taken back."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SESSIONS)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("DOCUMENTS THAT LEFT", id="title", markup=False)
        yield Label(_HEAD, id="columns", markup=False)
        yield RowList(id="left")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have them read."""
        aside(self, self._desk, export_rows, self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        self._rows = rows[::-1]
        left = self.query_one(RowList)
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


def _line(row: Row) -> Text:
    status = "final" if row["final"] else "draft"
    back = f"  {row['taken_back']} taken back" if row["taken_back"] else ""
    return Text(
        f"   {row['made_on']}  {row['audience']:8}  {status:6}  {row['format']:14}"
        f"  {row['contributions']:13}  {row['digest'][:8]}{back}",
        no_wrap=True,
        overflow="ellipsis",
    )
