"""A list of contributions in which many are marked at once."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from facilitation.key import Where
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList, ReadLines


class MarkingList(ContributionList):
    """A list with ranges, whose marks and cursor stay where rows come and go."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TAGGING_LIST)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._range_from: int | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the rows, in their order."""
        return tuple(self._pages.ids)

    def action_mark_from(self) -> None:
        """Mark the row under the cursor, as one end of a range."""
        self._range_from = self.current
        self.action_mark_to()

    def action_mark_to(self) -> None:
        """Mark all rows from where the range began to the cursor, whichever is first."""
        if self.current is None:
            return
        began, ids = self._range_from, self._pages.ids
        other = ids.index(began) if began is not None and began in ids else self._cursor
        first, last = sorted((self._cursor, other))
        self._mark(self._pages.ids[first : last + 1])

    def action_extend(self, by: int) -> None:
        """Mark the row under the cursor and the next one, or the one before, and go there."""
        if self.current is None:
            return
        here = self.current
        self.action_move(by)
        self._mark((here, self.current))

    def action_mark_all(self) -> None:
        """Mark every row."""
        self._mark(self._pages.ids)

    def unmark(self) -> None:
        """Take all marks away."""
        self._marked.clear()
        self._mark(())

    def show_only(self, ids: Sequence[int], read: ReadLines) -> None:
        """Show these from now on, those that are shown already in the order they have.

        Marks stay, and so does the cursor: on its row, or where that row was.
        """
        there, before = set(ids), set(self._pages.ids)
        if there == before:
            self.read_again()
            return
        marked, at, current = self.marked & there, self._cursor, self.current
        kept = [id_ for id_ in self._pages.ids if id_ in there]
        self.show_ids([*kept, *(id_ for id_ in ids if id_ not in before)], read)
        self._marked.update(marked)
        if current is not None and current in there:
            at = self._pages.ids.index(current)
        self.action_go(at)

    def go_to_next(self, is_wanted: Callable[[int], bool]) -> bool:
        """Go to the next row whose id is wanted, round from the last; return whether any is."""
        ids, at = self._pages.ids, self._cursor
        for index in (*range(at + 1, len(ids)), *range(at + 1)):
            if index < len(ids) and is_wanted(ids[index]):
                self.action_go(index)
                return True
        return False

    def _mark(self, ids: Iterable[int]) -> None:
        self._marked.update(ids)
        self.refresh()
        self.post_message(self.Marked(self.marked))
