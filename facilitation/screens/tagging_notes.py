"""Dividing and joining notes from the tagging screen: what is asked before the desk does it."""

from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Label

from convo.model.changes import Saved
from convo.model.contributions import Contribution
from facilitation.desk import notes
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens.background import once_saved
from facilitation.screens.sheets import ConfirmScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.words_editor import WordsEditor


class DivideScreen(ModalScreen[int | None]):
    """Some words, and a cursor to be put where the second point begins. Esc leaves them in one."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.DIVIDING)

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title_text = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield Label(self._title_text, markup=False)
        editor = WordsEditor(self._text)
        editor.read_only = True
        yield editor
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand before the first word."""
        self.query_one(WordsEditor).move_cursor((0, 0))

    def action_here(self) -> None:
        """Divide them at the cursor."""
        self.dismiss(self.query_one(WordsEditor).cursor)

    def action_back(self) -> None:
        """Leave them in one."""
        self.dismiss(None)


class NoteKeys:
    """Asks how notes are to be divided or joined, and has the desk do it."""

    def __init__(self, screen: Screen[None], desk: Desk, *, saved: Callable[[Saved], None]) -> None:
        """Act for *screen*; *saved* is called once something is on disk."""
        self._screen = screen
        self._desk = desk
        self._saved = saved

    def divide(self, said: Contribution) -> None:
        """Ask where a note is to be divided."""

        def chosen(at: int | None) -> None:
            if at is not None:
                self._save(lambda: notes.divide(self._desk, said.id, at))

        title = f"DIVIDE {short_code(said.id)}   put the cursor where the second point begins"
        self._screen.app.push_screen(DivideScreen(title, said.text), chosen)

    def join(self, main_id: int, marked: Collection[int], *, then: Callable[[], None]) -> None:
        """Ask whether what is marked is the same point; *then* is called once it is kept so."""
        others = set(marked) - {main_id}
        if not others:
            self._screen.notify("Mark the other notes of this point first.", markup=False)
            return

        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant:
                self._save(lambda: notes.join(self._desk, main_id, others), then)

        codes = " ".join(map(short_code, sorted(others)[:9]))
        question = (
            f"Is {codes} the same point as {short_code(main_id)}? It is told once then, as narrowly"
            " as any of them, and all are erased together."
        )
        self._screen.app.push_screen(
            ConfirmScreen(question, f"Yes, {len(others) + 1} notes of one point"), answered
        )

    def take_apart(self, id_: int) -> None:
        """Have a second note stand for itself again; of a first one, all its second notes."""
        self._save(lambda: notes.take_apart(self._desk, id_))

    def _save(
        self, begin: Callable[[], Future[Saved]], then: Callable[[], None] | None = None
    ) -> None:
        def saved(done: Saved) -> None:
            if then is not None:
                then()
            self._saved(done)

        once_saved(self._screen, begin, saved)
