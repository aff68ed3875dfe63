"""Which changes a window may take back."""

from concurrent.futures import Future

from convo.model.changes import Saved


class OwnChanges:
    """The numbers of what one window did, and of all that was done before it was there.

    What somebody does in another window meanwhile is none of them.
    """

    def __init__(self, *, before: int) -> None:
        """Begin with what was done before.

        Args:
            before: The number of the newest change that is nobody else's: of a record that no
                other window has open. 0 where there is none, or another one has.
        """
        self._before = before
        self._numbers: set[int] = set()

    def note(self, future: Future[Saved]) -> None:
        """Note what was saved, in the thread that writes: an undo handed in next may take it."""
        if future.cancelled():
            return  # it was never made
        if future.exception() is None and (number := future.result().seq) is not None:
            self._numbers.add(number)

    def __contains__(self, number: object) -> bool:
        """Tell whether a change is one of them."""
        return isinstance(number, int) and (number <= self._before or number in self._numbers)
