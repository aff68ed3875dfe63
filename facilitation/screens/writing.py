"""What organisers write for a summary, beside what was said."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from convo.model.words import Audience, Part
from facilitation.desk import writing
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.desk.tagging import themes_in
from facilitation.desk.writing import SummedUp
from facilitation.display import one_line, show
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import Choice, ChoiceScreen, EditScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.row_list import RowList

PARTS: Final = {
    Part.FINDING: "finding: what stands on the first page",
    Part.LEAD: "lead: the sentence that leads in a theme",
    Part.DISAGREEMENT: "disagreement: where people did not agree",
    Part.NEXT_STEP: "next step: what will happen",
}
_HEAD: Final = "   part             for       theme           words"


class WritingScreen(Screen[None]):
    """Findings, lead sentences, disagreement and next steps, each in its order."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#written"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.WRITING),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, about: SummedUp) -> None:
        super().__init__()
        self._desk = desk
        self._about = about
        self._looking = Looking(self, desk, self._look)
        self._undoing = Undoing(self, desk, then=lambda _saved: self._look())
        self._rows: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label(
            "WRITTEN BY ORGANISERS   documents say so · n adds, enter corrects",
            id="title",
            markup=False,
        )
        yield Label(_HEAD, id="columns", markup=False)
        yield RowList(id="written")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have it read, and begin to look at what other windows do."""
        self._looking.begin()

    def _look(self) -> None:
        about = self._about
        self._looking.ask(lambda own: writing.written_rows(own, about), self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        written = self.query_one(RowList)
        kept = written.current
        written.clear_options()
        written.add_options(Option(_line(row), id=str(row["id"])) for row in rows)
        if not rows:
            written.add_option(Option("   Nothing is written yet: n begins.", disabled=True))
        written.put_cursor(kept)

    @property
    def _current(self) -> Row | None:
        current = self.query_one(RowList).current
        return next((row for row in self._rows if str(row["id"]) == current), None)

    def action_new(self) -> None:
        """Write something: choose where it stands, and type it."""

        def chosen(part: Part | None) -> None:
            if part is Part.LEAD:
                self._choose_theme()
            elif part is not None:
                self._type(part, None)

        choices = [Choice(told, part) for part, told in PARTS.items()]
        self.app.push_screen(ChoiceScreen("WRITE   a", choices), chosen)

    def _choose_theme(self) -> None:
        def chosen(name: str | None) -> None:
            if name is not None:
                self._type(Part.LEAD, name)

        names = [theme.name for theme in themes_in(self._desk)]
        choices = [Choice(f"#{isolated(one_line(name))}", name) for name in names]
        self.app.push_screen(ChoiceScreen("THEME   that it leads in", choices), chosen)

    def _type(self, part: Part, theme: str | None) -> None:
        def typed(text: str | None) -> None:
            if text is not None:
                self._do(lambda own: writing.write(own, self._about, part, text, theme=theme))

        title = f"{part.upper()}   numbers are counted by the summary itself: write none"
        self.app.push_screen(EditScreen(title, ""), typed)

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Correct the words."""
        row = self._current
        if row is None:
            return
        id_, before = row["id"], row["text"]

        def typed(text: str | None) -> None:
            if text is not None and text != before:
                self._do(lambda own: writing.rewrite(own, id_, text))

        self.app.push_screen(EditScreen(f"{row['part'].upper()}", before), typed)

    def action_shift(self, by: int) -> None:
        """Move the row up or down within its part."""
        if row := self._current:
            to = max(1, row["place"] + by)
            self._do(lambda own: writing.move(own, row["id"], to=to))

    def action_tell(self) -> None:
        """Let the public read it too, or the policy team alone."""
        if row := self._current:
            is_public = row["audience"] == "public"
            audience = Audience.INTERNAL if is_public else Audience.PUBLIC
            self._do(lambda own: writing.tell(own, row["id"], audience))

    def action_remove(self) -> None:
        """Take the row out; undo brings it back."""
        if row := self._current:
            self._do(lambda own: writing.remove(own, row["id"]))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    def _do(self, work: Callable[[Desk], object]) -> None:
        aside(self, self._desk, work, lambda _done: self._look())


def _line(row: Row) -> Text:
    """Return a row; the words come last, and nothing stands after them."""
    theme = row["theme"] or ""
    fixed = f"   {row['part']:12} {row['place']:2}  {row['audience']:8}  "
    if theme and not theme.isascii():  # it may run from right to left: it stands with the words
        words = show(f"#{theme} {row['text']}")
        return Text.assemble(fixed, f"{'':14}  ", words, no_wrap=True, overflow="ellipsis")
    return Text.assemble(
        fixed, f"{theme[:14]:14}  ", show(row["text"]), no_wrap=True, overflow="ellipsis"
    )
