"""Every name in what a summary would tell, in its words, and what becomes of it."""

from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from exports.report.review import NameInContext
from facilitation.desk import exporting
from facilitation.desk.exporting import Wish
from facilitation.desk.feed import short_code
from facilitation.desk.naming import clear_words
from facilitation.desk.opening import Desk
from facilitation.desk.reviewing import Review
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens.background import Newest, aside
from facilitation.screens.entries import Entries
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.row_list import RowList

_HEAD: Final = "   becomes  is     what        in these words"


class NamesScreen(Screen[None]):
    """What is masked and what is shown; what is no name can be cleared."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#names"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.NAMES),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, wish: Wish) -> None:
        """Show the names that a summary would tell, or mask."""
        super().__init__()
        self._desk = desk
        self._wish = wish
        self._names: dict[str, NameInContext] = {}
        self._newest = Newest(self, desk)
        self._entries = Entries(self, desk, changed=self._look)
        self._undoing = Undoing(self, desk, then=lambda _saved: self._look())

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("NAMES   looking at every word", id="title", markup=False)
        yield Label(_HEAD, id="columns", markup=False)
        yield RowList(id="names")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have every word looked at."""
        self._look()

    def _look(self) -> None:
        self._newest.ask(lambda own: exporting.reviewed(own, self._wish), self._show)

    def _show(self, found: Review) -> None:
        self._names = {_id_of(one): one for one in found.names}
        masked = sum(one.masked for one in found.names)
        told = f"NAMES   {masked} masked, {len(found.names) - masked} shown"
        self.query_one("#title", Label).update(told)
        names = self.query_one(RowList)
        kept = names.current
        names.clear_options()
        names.add_options(Option(_line(one), id=id_) for id_, one in self._names.items())
        if not found.names:
            names.add_option(Option("   Nobody is named.", disabled=True))
        names.put_cursor(kept)

    @property
    def _current(self) -> NameInContext | None:
        current = self.query_one(RowList).current
        return None if current is None else self._names.get(current)

    def action_clear(self) -> None:
        """Note that the word under the cursor is nobody's name."""
        one = self._current
        if one is None or not self._newest.is_answered:  # rows may be others by then
            return
        if not one.clearable:
            self.notify(
                "It is a way to reach somebody, or somebody whom the record knows: it stays"
                " masked.",
                severity="warning",
                markup=False,
            )
            return
        aside(self, self._desk, lambda own: clear_words(own, [one.at.word]), lambda _: self._look())

    def action_edit(self) -> None:
        """Correct the words in which it stands; a translation is corrected at the desk."""
        one = self._current
        if one is None:
            return
        if one.at.in_translation:
            code = short_code(one.at.contribution_id)
            self.notify(f"It is in the translation of {code}: f2 goes there.", markup=False)
        else:
            self._entries.edit(one.at.contribution_id)

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Correct the words."""
        self.action_edit()

    def action_undo(self) -> None:
        """Take the last change back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()


def _id_of(one: NameInContext) -> str:
    """Return what tells a name's place from all others, whatever else is cleared."""
    at = one.at
    return f"{at.contribution_id} {at.in_translation} {at.start} {len(at.word)}"


def _line(one: NameInContext) -> Text:
    """Return a name as a row: the words it stands in come last, it stands in brackets there."""
    word = f"{{{one.at.word}}}" if one.masked else f"[{one.at.word}]"
    becomes = "masked" if one.masked else "shown"
    sure = "sure" if one.certain else "maybe"
    words = isolated(one_line(f"{one.at.before}{word}{one.at.after}"))
    return Text(
        f"   {becomes:7}  {sure:5}  {one.kind:10}  {words}", no_wrap=True, overflow="ellipsis"
    )
