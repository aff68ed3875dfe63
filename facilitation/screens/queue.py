"""A queue of what was said, put under themes by keys: what both readers' screens share."""

from collections.abc import Callable, Collection, Container
from typing import ClassVar

from convo.model.changes import Saved
from convo.model.themes import Theme
from facilitation.desk import queueing
from facilitation.desk.feed import short_code
from facilitation.desk.queueing import Put
from facilitation.desk.tagging import Counted
from facilitation.screens import tagging_lines
from facilitation.screens.queue_view import QueueView
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging_choices import ThemeScreen
from facilitation.screens.tagging_putting import put_and_told
from facilitation.screens.undoing import Undoing


class QueueScreen(QueueView):
    """What was said, what waits first; a key puts it under a theme."""

    NOTHING_WAITS: ClassVar[str] = "Everything that is shown has a theme."

    _only: Container[int | None] | None = None
    """What can be taken back here; None for all that this window did."""

    @property
    def _undoing(self) -> Undoing:
        return Undoing(
            self,
            self._desk,
            session_id=lambda: self._session_id,
            only=self._only,
            then=self._note_saved,
        )

    # Themes

    async def action_theme(self, number: int) -> None:
        """Put what is chosen under the theme with that number, or take it out again."""
        if self._is_reading():
            return
        if number > len(self._themes):
            self.notify(f"No theme has the number {number} yet: t makes one.", markup=False)
            return
        theme = self._themes[number - 1].theme
        await self._put(lambda: self._put_or_take(theme))

    def action_pick(self) -> None:
        """Choose a theme, or make one, for what is chosen."""

        def picked(typed: str | None) -> None:
            if typed is not None:
                put = self._put(lambda: self._put_under(self._chosen, typed))
                self.run_worker(put, exit_on_error=False)

        if (chosen := self._chosen) and not self._is_reading():
            title = f"THEME   for {len(chosen)} of them; type for a new one"
            self.app.push_screen(ThemeScreen(title, self._codebook_by_number()), picked)

    def _codebook_by_number(self) -> list[Counted]:
        """Return all themes, those that are offered first."""
        return [*self._themes, *(one for one in self._codebook if one.theme.retired)]

    def _put_or_take(self, theme: Theme) -> Put:
        return queueing.put_or_take(self._desk, self._chosen, theme, reader=self.READER)

    def _put_under(self, ids: Collection[int], typed: str) -> Put | None:
        return queueing.put_under_called(self._desk, ids, typed, reader=self.READER)

    async def _put(self, begin: Callable[[], Put | None]) -> None:
        """Have it done, and go on once it is on disk: the next key sees what came of it."""
        done = await put_and_told(self, begin) if self._chosen else None
        if done is None:
            return
        put, saved = done
        if put.is_under:
            self._waiting.difference_update(put.ids)
        self._note_saved(saved)

    def _note_saved(self, saved: Saved) -> None:
        self._saved_at = saved.at
        self._list.read_again()
        self._show_detail()
        self._look()

    def action_undo(self) -> None:
        """Take the last change back: of this session, or of the whole record."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    # Rows

    def action_next_bare(self) -> None:
        """Go to the next row without a theme, round from the last."""
        if not self._list.go_to_next(self._waiting.__contains__) and not self._is_reading():
            self.notify(self.NOTHING_WAITS, markup=False)

    def action_read(self) -> None:
        """Show all of the words, and all translations."""
        if detail := self._detail:
            lines = tagging_lines.detail_lines(detail)
            self.app.push_screen(TextScreen(short_code(detail.said.id), lines))
