"""A table of numbers with a cursor on one of them; what its rows are called stands last."""

from dataclasses import dataclass, field
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitation.display import one_line
from facilitation.terminal.isolates import isolated
from facilitation.widgets.contribution_list import cut

_NAME: Final = 24
"""Cells that are left for a name: columns go out of sight before that."""

_SIGNS: Final = 2
"""Rows that are no themes: the heads of the columns, and the sums of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row."""

    cells: tuple[str, ...]
    behind: str
    """What stands behind the numbers, as wide as in all other rows."""

    glyph: str = " "
    colour: str = ""
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. All rows have as many cells as there are heads."""

    heads: tuple[str, ...] = field(repr=False)
    behind: str
    rows: tuple[GridRow, ...]
    total: GridRow
    width: int
    """Cells that a number or the head of a column has room in."""


class MatrixGrid(Widget, can_focus=True):
    """Shows as many columns as there is room for, the one under the cursor among them.

    The names stay where they are, and nothing stands to their right.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MatrixGrid { height: 1fr; }
    """

    @dataclass
    class Moved(Message):
        """The cursor is on another cell."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._grid: Grid | None = None
        self._row = self._column = self._top = self._first = 0

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and the column under the cursor, from 0."""
        return self._row, self._column

    def show(self, grid: Grid, *, row: int, column: int) -> None:
        """Show a table, with the cursor on one of its cells or on the nearest that is there."""
        self._grid = grid
        self._row, self._column = row, column
        self.move(0, 0)

    def move(self, columns: int, rows: int) -> None:
        """Move the cursor, to the last row and column at the most."""
        if self._grid is None:
            return
        self._row = _within(self._row + rows, len(self._grid.rows))
        self._column = _within(self._column + columns, len(self._grid.heads))
        self._top = _seen(self._top, self._row, self._room_for_rows)
        self._first = _seen(self._first, self._column, self._room_for_columns(self._grid))
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.move(0, 0)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there."""
        if self._grid is not None:
            column = (event.x - 1) // (self._grid.width + 2)
            rows = self._top + event.y - 1 - self._row
            self.move(self._first + column - self._column, rows)

    def render_line(self, y: int) -> Strip:
        """Return screen line *y*: the heads, a row, or below them the sums."""
        grid = self._grid
        index = self._top + y - 1
        if grid is None or index >= len(grid.rows) + 1 or y > self._room_for_rows + 1:
            return Strip.blank(self.size.width, self.rich_style)
        if y == 0:
            head = GridRow(cells=grid.heads, behind=grid.behind, name="theme")
            return self._line(grid, head, sign="<" if self._first else " ", is_head=True)
        if index == len(grid.rows) or y == self._room_for_rows + 1:
            return self._line(grid, grid.total)
        is_here = index == self._row
        sign = ">" if is_here else " "
        return self._line(grid, grid.rows[index], sign=sign, cursor=self._column if is_here else -1)

    def _line(
        self, grid: Grid, row: GridRow, *, sign: str = " ", cursor: int = -1, is_head: bool = False
    ) -> Strip:
        last = self._first + self._room_for_columns(grid)
        cells = []
        for at, text in enumerate(row.cells[self._first : last], self._first):
            # A sign as well as a colour: the cursor is seen without any.
            left, right = "[]" if at == cursor else "  "
            cells.append(f"{left}{text:>{grid.width}}{right}")
        more = ">" if is_head and last < len(row.cells) else " "
        before = f"{sign}{''.join(cells)}{more}{row.behind} "
        room = self.size.width - cell_len(before) - cell_len(row.glyph) - 1
        name = cut(one_line(row.name), max(0, room))
        style = self.rich_style
        if is_head:
            style += Style(underline=True)
        elif cursor >= 0:
            style += Style(bold=True)
        glyph = style + Style(color=row.colour) if row.colour else style
        blanks = " " * max(0, room - cell_len(name))
        segments = [
            Segment(before, style),
            Segment(row.glyph, glyph),
            Segment(f" {isolated(name)}{blanks}", style),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    @property
    def _room_for_rows(self) -> int:
        """How many rows are seen, besides the heads and the sums."""
        return max(1, self.size.height - _SIGNS)

    def _room_for_columns(self, grid: Grid) -> int:
        room = self.size.width - _NAME - cell_len(grid.behind) - 5
        return max(1, min(len(grid.heads), room // (grid.width + 2)))


def _within(index: int, count: int) -> int:
    return max(0, min(index, count - 1))


def _seen(first: int, index: int, room: int) -> int:
    """Return the first place that is seen, where the one at *index* is to be among them."""
    return max(min(first, index), index - room + 1, 0)
