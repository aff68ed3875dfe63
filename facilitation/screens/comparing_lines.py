"""What is said of two readings side by side: figures and codes first, typed words last."""

from collections.abc import Iterable, Mapping, Sequence

from convo.model.themes import Theme
from facilitation.desk.feed import short_code
from facilitation.desk.second_reading import Compared, Comparison, Difference
from facilitation.display import one_line
from facilitation.terminal.isolates import isolated
from facilitation.widgets.contribution_list import Line

_WIDE = 9
"""Cells for the numbers of themes: four of one digit, or three of two."""


def title_line(found: Comparison) -> str:
    """Return how many were read, and how many are left to be settled."""
    read = found.rows[0].told.texts
    return f"COMPARE · {read} read twice · {len(found.differences)} to settle"


def head_line(found: Comparison) -> str:
    """Return how far both agree over all themes."""
    told = found.rows[0].told
    return f"all themes: kappa {_figure(told.kappa)}, alpha {_figure(told.alpha)} · a: by theme"


def numbers(found: Comparison | None) -> dict[int, int]:
    """Return a number from 1 for each theme that somebody chose, by its id, as `figures` has."""
    themes = [one.theme for one in found.rows if one.theme] if found else []
    return {theme.id: n for n, theme in enumerate(themes, 1)}


def row(one: Difference, numbered: Mapping[int, int]) -> Line:
    """Return a contribution as a row: what the first chose, what the second, and the words."""
    first, second = _chosen(one.first, numbered), _chosen(one.second, numbered)
    columns = f"{short_code(one.said.id)} {first:{_WIDE}} | {second:{_WIDE}}"
    return Line(columns=columns, text=one.said.text)


def detail(one: Difference | None) -> tuple[str, str, str]:
    """Return the themes of the first reader, those of the second, and the words."""
    if one is None:
        return "", "", "Nothing is left to settle."
    return (
        f"1 first:  {_names(one.first)}",
        f"2 second: {_names(one.second)}",
        one_line(one.said.text),
    )


def figures(found: Comparison) -> list[str]:
    """Return a table of how far both agree, a theme a line, its name last."""
    head = "      kappa  alpha   both  first second  theme"
    note = "kappa is Cohen's, alpha is Krippendorff's; - where chance alone would make them agree"
    rows = [_row(one, n) for n, one in enumerate(found.rows)]
    return [head, *rows, "", note]


def _row(one: Compared, number: int) -> str:
    told, chosen = one.told, one.chosen
    counts = (
        f"{chosen.both:6} {chosen.first_alone:6} {chosen.second_alone:6}" if chosen else " " * 20
    )
    name = f"#{isolated(one_line(one.theme.name))}" if one.theme else "all themes"
    first = f"{number:4}" if one.theme else "    "
    return f"{first} {_figure(told.kappa):>6} {_figure(told.alpha):>6} {counts}  {name}"


def _figure(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"


def _chosen(themes: Sequence[Theme], numbered: Mapping[int, int]) -> str:
    told = ",".join(str(numbered.get(theme.id, "?")) for theme in themes) or "none"
    return told if len(told) <= _WIDE else f"{told[: _WIDE - 1]}+"


def _names(themes: Iterable[Theme]) -> str:
    return " ".join(f"#{isolated(one_line(theme.name))}" for theme in themes) or "none"
