"""The table of themes: who spoke about what, by region or by role."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.model.words import Audience
from facilitation.desk.listing import Row
from facilitation.desk.looking import Filter, Picked
from facilitation.desk.matrices import By, matrix_of, sessions_of
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import get_session
from facilitation.key import Where
from facilitation.screens import matrix_lines
from facilitation.screens.looking import Looking
from facilitation.terminal.bindings import bindings
from facilitation.widgets.lines import Lines
from facilitation.widgets.matrix_grid import MatrixGrid

_AUDIENCES: Final = (Audience.PUBLIC, Audience.INTERNAL)


class MatrixScreen(Screen[None]):
    """Exact numbers for those who took the notes; Enter shows what was said in a cell."""

    CSS_PATH = "matrix.tcss"
    AUTO_FOCUS = "#grid"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.MATRIX)

    def __init__(
        self, desk: Desk, session_id: int | None, *, show: Callable[[Filter], Screen[None]]
    ) -> None:
        """Count what was said in one session, or in the whole record where there is none.

        Args:
            desk: Where.
            session_id: Which session.
            show: Returns the screen of what passes a filter.

        Raises:
            NotFoundError: There is no such session.
        """
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._screen_of = show
        self._place = "all" if session_id is None else get_session(desk, session_id).title
        self._by = By.REGION if session_id is None else By.ROLE
        self._audience = _AUDIENCES[0]
        self._looking = Looking(self, desk, self._look)
        self._told: Row | None = None
        self._shown: By | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Lines(id="title", markup=False)
        yield Static(id="legend", markup=False)
        yield MatrixGrid(id="grid")
        yield Lines(id="cell", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the numbers counted, and begin to look at what other windows do."""
        self._looking.begin()

    def on_screen_resume(self) -> None:
        """Count again what was changed on a screen above."""
        self._looking.tick()

    def _look(self) -> None:
        """Count again."""
        by, audience = self._by, self._audience
        self._looking.ask(
            lambda own: matrix_of(
                own, sessions_of(own, self._session_id), by=by, audience=audience
            ),
            lambda told: self._show(told, by, audience),
        )

    def _show(self, told: Row, by: By, audience: Audience) -> None:
        """Show what was counted, with the cursor on the cell where it was."""
        before, (row, column) = self._told, self.query_one(MatrixGrid).cursor
        if before is not None and row < len(before["rows"]):
            theme_id = before["rows"][row]["theme_id"]
            ids = [one["theme_id"] for one in told["rows"]]
            row = ids.index(theme_id) if theme_id in ids else row
        self._told = told
        if by is not self._shown:  # where something was said
            held = [cell is not None for cell in told["rows"][0]["cells"]]
            column = held.index(True) if True in held else 0
        self._shown = by
        title = matrix_lines.title_line(told, by=by, place=self._place)
        self.query_one("#title", Static).update(title)
        self.query_one("#legend", Static).update(matrix_lines.legend_line(audience))
        self.query_one(MatrixGrid).show(matrix_lines.grid_of(told), row=row, column=column)

    def on_matrix_grid_moved(self) -> None:
        """Say what the cell under the cursor holds."""
        if self._told is not None:
            lines = matrix_lines.cell_lines(self._told, *self.query_one(MatrixGrid).cursor)
            self.query_one("#cell", Static).update("\n".join(lines))

    def action_step(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        self.query_one(MatrixGrid).move(columns, rows)

    def action_by(self) -> None:
        """Change between regions and roles."""
        self._by = By.ROLE if self._by is By.REGION else By.REGION
        self._look()

    def action_audience(self) -> None:
        """Mark what another audience would not be told."""
        self._audience = _AUDIENCES[(_AUDIENCES.index(self._audience) + 1) % len(_AUDIENCES)]
        self._look()

    def action_open(self) -> None:
        """Show what was said about the theme in the region, or under the role."""
        if self._told is None or self._shown is not self._by:
            return
        row, column = self.query_one(MatrixGrid).cursor
        cell = self._told["rows"][row]["cells"][column]
        if cell is None:
            self.notify("No session was held there.", markup=False)
            return
        words = matrix_lines.cell_words(self._told, row, column, by=self._by)
        picked = Picked(ids=frozenset(cell["ids"]), words=words)
        self.app.push_screen(self._screen_of(Filter(picked=picked)))
