"""The second reader's desk: the same queue and keys, without what the first one chose."""

from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import ClassVar

from textual.binding import BindingType

from convo.model.changes import Saved
from convo.model.second import Reader
from facilitation.desk.looking import Queue
from facilitation.desk.opening import Desk
from facilitation.desk.own_changes import OwnChanges
from facilitation.desk.queueing import Put
from facilitation.desk.second_reading import mark_read, sample_of
from facilitation.key import Where
from facilitation.screens.background import aside, once_saved
from facilitation.screens.comparing import ComparingScreen
from facilitation.screens.queue import QueueScreen
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList

_SAMPLES = (50, 100, 200)
"""How many are offered to be read: agreement is seldom reckoned from fewer than fifty."""


class _Sample(ChoiceScreen[int]):
    """How many are read; another number can be typed. 0 is all."""

    def __init__(self) -> None:
        choices = [
            Choice("all of them", 0),
            *(Choice(f"{number} of them, drawn at random", number) for number in _SAMPLES),
        ]
        super().__init__("SECOND READING   how many; type another number", choices)

    def fitting(self, typed: str) -> list[Choice[int]]:
        """Return what fits, and the number that was typed."""
        found = super().fitting(typed)
        number = int(typed) if typed.isdecimal() and len(typed) < 7 else 0  # noqa: PLR2004 - digits
        if not number or number in _SAMPLES:
            return found
        return [Choice(f"{number} of them, drawn at random", number)]


class SecondReadingScreen(QueueScreen):
    """What was said, those not yet read first; only the second reader's themes are shown."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SECOND)
    NAME: ClassVar[str] = "SECOND READING"
    NOTHING_WAITS: ClassVar[str] = "All of it is read: A compares both readings."
    READER: ClassVar[Reader] = Reader.SECOND

    def __init__(self, desk: Desk, session_id: int | None) -> None:
        """Read one session a second time, or the whole record where *session_id* is None.

        Raises:
            NotFoundError: There is no such session.
        """
        super().__init__(desk, session_id)
        self._only = self._own = OwnChanges(before=0)  # what was done here, and nothing else

    def on_mount(self) -> None:
        """Ask how many are to be read."""
        super().on_mount()
        self.app.push_screen(_Sample(), self._draw)

    def _draw(self, number: int | None) -> None:
        if number is None:
            self.app.pop_screen()
            return

        def show(sample: Collection[int]) -> None:
            self._among = sample
            self._look()

        aside(self, self._desk, lambda own: sample_of(own, self._session_id, number or None), show)

    def _waiting_of(self, found: Queue) -> Collection[int]:
        """Return all that is left of the sample: a filter makes nothing read."""
        return found.waiting

    def _waits(self) -> str:
        """Return how much of the sample is read."""
        total = len(self._among) if self._among is not None else 0
        return f"{total - len(self._waiting)} of {total} read{', n: next' if self._waiting else ''}"

    def action_next_bare(self) -> None:
        """Go to the next that is not yet read; where a filter hides what is left, say so."""
        if self._waiting.isdisjoint(self._list.ids) and self._waiting:
            self.notify("What is left to read is hidden by a filter.", markup=False)
        else:
            super().action_next_bare()

    def action_nothing_fits(self) -> None:
        """Note that what is chosen was read, and is under no theme."""
        if chosen := self._chosen:
            self._save(lambda: mark_read(self._desk, chosen))

    def on_contribution_list_opened(self, _event: ContributionList.Opened) -> None:
        """Show all of the words: nothing is corrected here."""
        self.action_read()

    def action_compare(self) -> None:
        """Show both readings side by side, once all of it is read."""
        if self._waiting:
            self.notify("First read what is left: after that, nothing is blind.", markup=False)
        else:
            self.app.push_screen(ComparingScreen(self._desk, self._session_id))

    def _save(self, begin: Callable[[], Future[Saved] | None]) -> None:
        if (future := begin()) is not None:
            future.add_done_callback(self._own.note)
            once_saved(self, lambda: future, self._note_saved)

    async def _put(self, begin: Callable[[], Put | None]) -> None:
        def noted() -> Put | None:
            if (put := begin()) is not None:
                put.saved.add_done_callback(self._own.note)
            return put

        await super()._put(noted)
