"""The note-taker's desk: what has no theme yet, and what is put under which."""

from typing import ClassVar

from textual.binding import BindingType

from facilitation.desk.feed import short_code
from facilitation.desk.history import Past, history_of
from facilitation.desk.ledger import Scope
from facilitation.desk.looking import EVERYTHING, Filter
from facilitation.desk.opening import Desk
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.codebook import CodebookScreen
from facilitation.screens.comparing import ComparingScreen
from facilitation.screens.entries import Entries
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.matrix import MatrixScreen
from facilitation.screens.queue import QueueScreen
from facilitation.screens.second_reading import SecondReadingScreen
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging_detail import DetailPane
from facilitation.screens.tagging_entry import EntrySheet
from facilitation.screens.tagging_lines import detail_lines, past_lines
from facilitation.screens.tagging_notes import NoteKeys
from facilitation.screens.tagging_suggestions import Suggestions
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList


class TaggingScreen(QueueScreen):
    """What was said, those without a theme first; a key puts it under a theme."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TAGGING)

    def __init__(
        self,
        desk: Desk,
        session_id: int | None,
        *,
        narrowed: Filter = EVERYTHING,
        at: int | None = None,
    ) -> None:
        """Show one session, or the whole record; see `QueueScreen`."""
        super().__init__(desk, session_id, narrowed=narrowed, at=at)
        self._entries = Entries(self, desk, changed=self._look)
        self._sheet = EntrySheet(self, desk, saved=self._note_saved)
        self._notes = NoteKeys(self, desk, saved=self._note_saved)
        self._suggestions = Suggestions(self, desk, show=self._show_suggested)

    def _look(self) -> None:
        """Read again what there is, and learn from it."""
        self._suggestions.learn_again()
        super()._look()

    def _show_detail(self) -> None:
        """Show the contribution under the cursor, and what is suggested for it."""
        super()._show_detail()
        self._suggestions.want(self._list.current)
        self._show_suggested()

    def _show_suggested(self) -> None:
        self.query_one(DetailPane).show_suggested(self._suggestions.of(self._list.current))

    async def action_suggested(self, at: int) -> None:
        """Put the row under the cursor, and nothing else, under a theme that is suggested."""
        current = self._list.current
        suggested = self._suggestions.of(current)
        if current is not None and at < len(suggested):
            name = suggested[at].theme.name
            await self._put(lambda: self._put_under([current], name))

    def action_read(self) -> None:
        """Show all of the words and all translations, and what was done to them."""
        if (detail := self._detail) is None:
            return

        def show(past: tuple[Past, ...]) -> None:
            lines = [*detail_lines(detail), *past_lines(past)]
            self.app.push_screen(TextScreen(short_code(detail.said.id), lines))

        aside(self, self._desk, lambda own: history_of(own, detail.said.id), show)

    def on_contribution_list_opened(self, _event: ContributionList.Opened) -> None:
        """Show what can be corrected of the contribution under the cursor."""
        if self._detail is not None:
            self._sheet.open(self._detail, entries=self._entries, languages=self._languages)

    def action_thread(self) -> None:
        """Show the thread that the contribution under the cursor is in."""
        if detail := self._detail:
            scope = Scope(session_id=self._session_id)
            self.app.push_screen(ThreadScreen(self._desk, detail.said.id, scope=scope))

    def action_ledger(self) -> None:
        """Show the questions of the same sessions."""
        self.app.push_screen(LedgerScreen(self._desk, self._session_id))

    def action_codebook(self) -> None:
        """Show the themes, and change them."""
        self.app.push_screen(codebook_over(self._desk))

    def action_matrix(self) -> None:
        """Count who spoke about what."""
        self.app.push_screen(matrix_over(self._desk, self._session_id))

    # Notes that are two points, and points that are two notes

    def action_divide(self) -> None:
        """Divide the note under the cursor in two."""
        if self._detail is not None:
            self._notes.divide(self._detail.said)

    def action_join(self) -> None:
        """Keep what is marked as second notes of the point under the cursor."""
        if self._detail is not None:
            self._notes.join(self._detail.said.id, self._list.marked, then=self._list.unmark)

    def action_take_apart(self) -> None:
        """Let a second note stand for itself again."""
        if self._detail is not None:
            self._notes.take_apart(self._detail.said.id)

    # The second reader

    def action_second(self) -> None:
        """Read a second time, without seeing what was chosen here."""
        self.app.push_screen(SecondReadingScreen(self._desk, self._session_id))

    def action_compare(self) -> None:
        """Show both readings side by side."""
        self.app.push_screen(ComparingScreen(self._desk, self._session_id))


def codebook_over(desk: Desk) -> CodebookScreen:
    """Return the codebook, which shows what is under a theme on a screen above."""
    return CodebookScreen(
        desk, show=lambda id_: TaggingScreen(desk, None, narrowed=Filter(theme_id=id_))
    )


def matrix_over(desk: Desk, session_id: int | None) -> MatrixScreen:
    """Return the table of one session or of the whole record, whose cells are shown above it.

    Raises:
        NotFoundError: There is no such session.
    """
    return MatrixScreen(
        desk, session_id, show=lambda narrowed: TaggingScreen(desk, session_id, narrowed=narrowed)
    )
