"""What a session left open, to be put on the agenda of the one that follows it."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Footer, Label
from textual.widgets.option_list import Option

from facilitation.desk.rounds import Carried, CarriedOver
from facilitation.display import show
from facilitation.keys import Where
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList


class CarryScreen(ModalScreen[tuple[int, ...]]):
    """Open questions to mark; Enter returns the ids of those that are marked, esc none."""

    CSS_PATH = "carrying.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CARRY)

    def __init__(self, carried: CarriedOver) -> None:
        super().__init__()
        self._carried = carried
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield Label("STILL OPEN   space marks what goes on the agenda", markup=False)
        if left_out := self._carried.left_out:
            told = f"{left_out} more may not be read aloud to other people."
            yield Label(told, id="left-out", markup=False)
        yield RowList()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the questions, none of them marked."""
        rows = self.query_one(RowList)
        rows.add_options(Option(self._row(one)) for one in self._carried.questions)
        rows.put_cursor(None)
        rows.focus()

    def on_option_list_option_selected(self) -> None:
        """Mark what was clicked: Enter does not come here."""
        self.action_mark()

    def action_mark(self) -> None:
        """Mark the question under the cursor, or take its mark away."""
        rows = self.query_one(RowList)
        if rows.highlighted is None:
            return
        question = self._carried.questions[rows.highlighted]
        self._marked ^= {question.question_id}
        rows.replace_option_prompt_at_index(rows.highlighted, self._row(question))

    def action_add(self) -> None:
        """Return what is marked."""
        self.dismiss(tuple(sorted(self._marked)))

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(())

    def _row(self, one: Carried) -> Text:
        mark = "x" if one.question_id in self._marked else " "
        return Text.assemble(
            f" [{mark}] {one.asked_on}  ", show(one.text), no_wrap=True, overflow="ellipsis"
        )
