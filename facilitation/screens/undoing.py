"""Taking back from a list what this window did last, and saying what it was."""

from collections.abc import Callable, Container
from concurrent.futures import Future
from typing import Any

from textual.screen import Screen

from convo.model.changes import Saved
from facilitation.desk import undoing
from facilitation.desk.opening import Desk
from facilitation.screens.background import once_saved


class Undoing:
    """Has the desk take back, or make again, what was done in a session or in the whole record."""

    def __init__(
        self,
        screen: Screen[Any],
        desk: Desk,
        *,
        session_id: Callable[[], int | None] = lambda: None,
        only: Container[int | None] | None = None,
        then: Callable[[Saved], object],
    ) -> None:
        """Begin without anything to take back.

        Args:
            screen: Where it is said.
            desk: Where it is done.
            session_id: Returns the session whose changes are meant; None for those of all.
            only: The numbers of the changes that may be taken back; None for those of this window.
            then: Called once it is on disk.
        """
        self._screen = screen
        self._desk = desk
        self._session_id = session_id
        self._only = only
        self._then = then

    def undo(self) -> None:
        """Take the last change back; one that somebody else made is left, and that is said."""
        self._step("Taken back", undoing.undo)

    def redo(self) -> None:
        """Make again what was taken back last."""
        self._step("Made again", undoing.redo)

    def _step(self, what: str, step: Callable[..., Future[Saved]]) -> None:
        def tell(saved: Saved) -> None:
            self._screen.notify(f"{what}: {undoing.subject_of(saved)}.", markup=False)
            self._then(saved)

        once_saved(
            self._screen, lambda: step(self._desk, self._session_id(), only=self._only), tell
        )
