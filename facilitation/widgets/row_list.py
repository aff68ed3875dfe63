"""Rows to choose from, each on one line."""

from typing import ClassVar, Self

from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import OptionList

from facilitation.key import Where
from facilitation.terminal.bindings import bindings


class RowList(OptionList, inherit_bindings=False):
    """A list whose rows begin with a blank, where a sign stands in the row under the cursor.

    A sign as well as a colour: the cursor is seen without any.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowList, RowList:focus {
        height: 1fr;
        padding: 0;
        border: none;
        scrollbar-size-vertical: 0;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Where.LISTS,
        *("list.next", "list.previous", "list.page_down", "list.page_up"),
        *("list.first", "list.last", "list.open"),
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id, markup=False)
        self._was_at = 0

    @property
    def current(self) -> str | None:
        """The id of the row under the cursor; None for none."""
        return None if self.highlighted is None else self.options[self.highlighted].id

    def clear_options(self) -> Self:
        """Take all rows out, and remember where the cursor was."""
        self._was_at = self.highlighted or 0
        return super().clear_options()

    def put_cursor(self, id_: str | None) -> None:
        """Put the cursor on the row with that id, or else where it was before rows were taken out.

        Where no row can be chosen there, it goes to the last one above that can.
        """
        rows = [(n, row.id) for n, row in enumerate(self.options) if not row.disabled]
        above = [n for n, _ in rows if n <= self._was_at]
        nearest = above[-1] if above else next((n for n, _ in rows), None)
        self.highlighted = next((n for n, row_id in rows if row_id == id_), nearest)

    def render_line(self, y: int) -> Strip:
        """Return screen line *y*, with the sign where the cursor is: each row is one line."""
        strip = super().render_line(y)
        if self.scroll_offset.y + y != self.highlighted:
            return strip
        [first, *_] = strip
        return Strip([Segment(">", first.style), *strip.crop(1)], strip.cell_length)

    def action_move(self, by: int) -> None:
        """Move the cursor down or up a row."""
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def action_page(self, by: int) -> None:
        """Move the cursor down or up a screen."""
        if by > 0:
            self.action_page_down()  # type: ignore[no-untyped-call] # of Textual's
        else:
            self.action_page_up()  # type: ignore[no-untyped-call] # of Textual's

    def action_go(self, index: int) -> None:
        """Move the cursor to the first row (0), or to the last (-1)."""
        if index:
            self.action_last()
        else:
            self.action_first()

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        self.action_select()
