"""What the table of themes says: numbers first, what people typed last."""

from typing import Any, Final

from convo.disclosure.counts import LEAST
from convo.model.words import Audience
from facilitation.desk.listing import Row
from facilitation.desk.matrices import By, bar
from facilitation.display import one_line
from facilitation.terminal.isolates import isolated
from facilitation.widgets.matrix_grid import Grid, GridRow

NO_SESSION: Final = "·"
NO_THEME: Final = "(not yet categorised)"
_NO_ROLE: Final = "no role"
_READERS: Final = {Audience.INTERNAL: "policy team", Audience.PUBLIC: "public"}
_LEAST_WIDTH, _MOST_WIDTH = 5, 9
_BAR: Final = 5


def title_line(told: Row | None, *, by: By, place: str) -> str:
    """Return the first line: what the table is of."""
    sessions = f" · {told['sessions']} sessions" if told else ""
    return f"THEMES by {by}{sessions} · for your eyes alone · {isolated(one_line(place))}"


def legend_line(audience: Audience) -> str:
    """Return what the signs mean."""
    return (
        f"* would be withheld ({_READERS[audience]}): fewer than {LEAST[audience]} people"
        f"   {NO_SESSION} no session held"
    )


def grid_of(told: Row) -> Grid:
    """Return what `matrix_of` returned as it is shown: the themes, what has none, and the sums."""
    heads = [_head(column, place) for place, column in enumerate(told["columns"], 1)]
    width = max(_LEAST_WIDTH, *(min(_MOST_WIDTH, len(head)) for head in heads))
    longest = max(row["whole"]["contributions"] for row in told["rows"])
    rows = tuple(_row(row, longest) for row in told["rows"])
    return Grid(
        heads=tuple(head[:width] for head in heads),
        behind=f"{'all':>6} {'':{_BAR}}",
        rows=rows,
        total=GridRow(
            cells=tuple(map(_written, told["total"])),
            behind=f"{_written(told['whole']):>6} {'':{_BAR}}",
            name="(all, each once)",
        ),
        width=width,
    )


def cell_lines(told: Row, row: int, column: int) -> list[str]:
    """Return what is told of one cell: how many people, and where; what was typed comes last."""
    theme, place = told["rows"][row], told["columns"][column]
    cell = theme["cells"][column]
    where = isolated(one_line(place or _NO_ROLE))
    name = isolated(one_line(f"#{theme['theme']}" if theme["theme"] else NO_THEME))
    if cell is None:
        return [f"no session held · {where}", name]
    numbers = f"{cell['contributions']} said by {cell['people']} people"
    withheld = " · would be withheld" if cell["would_be_withheld"] else ""
    raised = f"in {theme['raised_in']} of {told['sessions']} sessions"
    return [f"{numbers}{withheld} · {where}", f"{raised} · {name}"]


def cell_words(told: Row, row: int, column: int, *, by: By) -> tuple[str, ...]:
    """Return what all that is counted in one cell has in common."""
    theme, place = told["rows"][row]["theme"], told["columns"][column]
    return (f"#{theme}" if theme else "no theme yet", f"{by} {place or 'none'}")


def _row(row: dict[str, Any], longest: int) -> GridRow:
    number = row["whole"]["contributions"]
    return GridRow(
        cells=tuple(map(_written, row["cells"])),
        behind=f"{_written(row['whole']):>6} {bar(number, longest, room=_BAR):{_BAR}}",
        glyph=row["glyph"],
        colour=row["colour"],
        name=row["theme"] or NO_THEME,
    )


def _head(column: str | None, place: int) -> str:
    """Return the head of a column: a region of one's own may be in any script, so by its number."""
    if column is None:
        return _NO_ROLE
    return column if column.isascii() else f"own {place}"


def _written(cell: dict[str, Any] | None) -> str:
    if cell is None:
        return f"{NO_SESSION} "
    return f"{cell['contributions']}{'*' if cell['would_be_withheld'] else ' '}"
