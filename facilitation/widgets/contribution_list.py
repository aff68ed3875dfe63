"""A list of contributions that costs the same for a hundred rows and a hundred thousand."""

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from facilitation.display import one_line
from facilitation.key import Where
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated

PAGE_ROWS: Final = 200
"""Rows that are read at once: the screen around the cursor, many times over."""

PAGES_KEPT: Final = 20
"""Pages that stay in memory; the one used longest ago goes first."""

_MARK_COLUMNS: Final = range(1, 4)  # where "[x]" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contribution as a list shows it.

    Raises:
        ValueError: The columns hold more than ASCII, whose width no two terminals dispute.
    """

    columns: str
    """What stands in front of the words, each column as wide as in all other rows."""

    text: str = field(repr=False)
    """What was said; it comes last, and nothing stands to its right."""

    def __post_init__(self) -> None:
        if not (self.columns.isascii() and self.columns.isprintable()):
            raise ValueError("columns in front of a text are ASCII")


ReadLines = Callable[[Sequence[int]], Mapping[int, Line]]
"""Returns the lines of some ids. An id that is no longer in the record may be left out."""


class _Pages:
    """The lines by their position, as far as they were looked at lately."""

    def __init__(self, ids: Iterable[int], read: ReadLines) -> None:
        self.ids = array("q", ids)
        self._read = read
        self._pages: dict[int, Mapping[int, Line]] = {}

    def line(self, index: int) -> Line | None:
        """Return the line at *index*; None where the record has it no more."""
        number = index // PAGE_ROWS
        page = self._pages.pop(number, None)
        if page is None:
            page = self._read(self.ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS])
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
        self._pages[number] = page  # the newest is last
        return page.get(self.ids[index])

    def append(self, ids: Iterable[int]) -> None:
        self._pages.pop(len(self.ids) // PAGE_ROWS, None)
        self.ids.extend(ids)

    def replace(self, ids: Iterable[int]) -> None:
        self.ids = array("q", ids)
        self.forget()

    def forget(self) -> None:
        self._pages.clear()


class ContributionList(ScrollView, can_focus=True):
    """One row for each contribution: the cursor, a mark, fixed columns, and the words last.

    It holds ids alone, reads the lines around those that are seen, and paints what is visible.
    There is no scrollbar, which would stand to the right of the words: `position` is for a title.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ContributionList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 0;
        &:focus > .contribution-list--cursor { text-style: reverse; }
    }
    ContributionList > .contribution-list--cursor { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"contribution-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Where.LISTS,
        *("list.next", "list.previous", "list.page_down", "list.page_up"),
        *("list.first", "list.last", "list.mark", "list.open"),
    )

    @dataclass
    class Opened(Message):
        """Somebody wants to see one contribution."""

        id: int

    @dataclass
    class Marked(Message):
        """The marks are others now."""

        ids: frozenset[int]

    @dataclass
    class Moved(Message):
        """The cursor is on another row, or there are more rows."""

        position: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._pages = _Pages((), lambda _ids: {})
        self._cursor = 0
        self._marked: set[int] = set()
        self._is_awaited = True
        self._moved_before = 0

    @property
    def current(self) -> int | None:
        """The id under the cursor; None in an empty list."""
        return self._pages.ids[self._cursor] if self._pages.ids else None

    @property
    def marked(self) -> frozenset[int]:
        """The ids that are marked."""
        return frozenset(self._marked)

    @property
    def position(self) -> str:
        """Where the cursor is and how many rows there are, as in 4/47."""
        return f"{self._cursor + 1 if self._pages.ids else 0}/{len(self._pages.ids)}"

    def show_ids(self, ids: Iterable[int], read: ReadLines) -> None:
        """Show these contributions in this order, from the first, with no mark on any.

        Keys that moved the cursor before anything was shown at all move it now.
        """
        self._pages, self._cursor = _Pages(ids, read), 0
        self._marked.clear()
        self._fit()
        self.scroll_home(animate=False)
        if self._is_awaited:
            self._is_awaited = False
            self.action_go(max(0, self._moved_before))

    def change_ids(self, ids: Iterable[int], *, follow: bool) -> None:
        """Show other rows in the place of those before; cursor and marks stay on their ids.

        Args:
            ids: All there are now, in their order.
            follow: Whether a cursor on the last row goes to the last one there is now. Else it
                stays on its row, or where that was if it is gone.
        """
        current, follows = self.current, follow and self._is_last
        self._pages.replace(ids)
        self._marked.intersection_update(self._pages.ids)
        if current is not None and current in self._pages.ids:
            self._cursor = self._pages.ids.index(current)
        self._cursor = min(self._cursor, max(0, len(self._pages.ids) - 1))
        self._fit()
        self.action_go(-1 if follows else self._cursor)

    def append(self, *ids: int, follow: bool) -> None:
        """Add rows at the end; see `change_ids`."""
        follows = follow and self._is_last
        self._pages.append(ids)
        self._fit()
        if follows:
            self.action_go(-1)

    @property
    def _is_last(self) -> bool:
        return self._cursor >= len(self._pages.ids) - 1

    def read_again(self) -> None:
        """Show what the record has of the same contributions now."""
        self._pages.forget()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return screen line *y*: fixed columns, then the words in their isolate."""
        width, index = self.size.width, self.scroll_offset.y + y
        if index >= len(self._pages.ids):
            return Strip.blank(width, self.rich_style)
        here = index == self._cursor
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("contribution-list--cursor", partial=True)
        return self._row(index, here=here, width=width, style=style)

    def _row(self, index: int, *, here: bool, width: int, style: Style) -> Strip:
        line = self._pages.line(index) or Line(columns="", text="")
        mark = "x" if self._pages.ids[index] in self._marked else " "
        # A sign as well as a colour: the cursor is seen without any.
        columns = f"{'>' if here else ' '}[{mark}] {line.columns} "[:width]
        text = cut(one_line(line.text), width - len(columns))
        blanks = " " * (width - len(columns) - cell_len(text))
        return Strip([Segment(f"{columns}{isolated(text)}{blanks}", style)], width)

    def action_move(self, by: int) -> None:
        """Move the cursor *by* rows, to the first or the last at the most."""
        if self._is_awaited:
            self._moved_before = max(0, self._moved_before + by)
        self.action_go(max(0, self._cursor + by))

    def action_page(self, by: int) -> None:
        """Move the cursor *by* screens, to the first or the last row at the most."""
        self.action_go(max(0, self._cursor + by * max(1, self.size.height - 1)))

    def action_go(self, index: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        last = len(self._pages.ids) - 1
        if last < 0:
            return
        before, self._cursor = self._cursor, last if index < 0 else min(index, last)
        self.refresh_line(before)
        self.refresh_line(self._cursor)
        self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False, force=True)
        self.post_message(self.Moved(self.position))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away."""
        if self.current is not None:
            self._marked ^= {self.current}
            self.refresh_line(self._cursor)
            self.post_message(self.Marked(self.marked))

    def action_open(self) -> None:
        """Ask for the contribution under the cursor to be shown."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.action_move(0)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a click on the mark changes it, and a second one opens the row."""
        index = self.scroll_offset.y + event.y
        if index >= len(self._pages.ids):
            return
        self.action_go(index)
        if event.x in _MARK_COLUMNS:
            self.action_mark()
        elif event.chain == 2:  # noqa: PLR2004 - clicks on one spot
            self.action_open()

    def _fit(self) -> None:
        self.virtual_size = Size(1, len(self._pages.ids))
        self.refresh()
        self.post_message(self.Moved(self.position))


class ReadingList(ContributionList, inherit_bindings=False):
    """Rows to go through and to open: none is marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Where.LISTS,
        *("list.next", "list.previous", "list.page_down", "list.page_up"),
        *("list.first", "list.last", "list.open"),
    )


def cut(text: str, room: int) -> str:
    """Return *text* in *room* cells, with a sign where something is missing.

    No letter loses the marks that belong to it.
    """
    if cell_len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = len(set_cell_size(text, room - 1).rstrip())
    while kept and unicodedata.category(text[kept]) in {"Mn", "Mc", "Me"}:
        kept -= 1
    return f"{text[:kept].rstrip()}…"
