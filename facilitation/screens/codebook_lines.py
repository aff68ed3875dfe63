"""How the codebook shows a theme: fixed columns first, what people typed last."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.text import Text

from convo.rules.codebook import glyph_of
from facilitation.desk.codebook_tree import Branch
from facilitation.desk.codebooks import Outcome
from facilitation.desk.matrices import bar
from facilitation.display import one_line, show
from facilitation.terminal.isolates import isolated

COLUMNS: Final = "     own  with parts         state    theme"
"""What stands above the rows: how many contributions, and how many with those of the parts."""

_ROOM: Final = 10
_PART: Final = "  "


def title_line(found: Sequence[Branch], *, saved_at: datetime | None) -> str:
    """Return the first line: how many themes there are, in which states, and what is saved."""
    retired = sum(one.theme.retired and not one.is_merged for one in found)
    merged = sum(one.is_merged for one in found)
    told = [f"CODEBOOK   {len(found) - merged} themes", f"{retired} retired", f"{merged} merged"]
    told += [f"saved {saved_at.astimezone():%H:%M:%S}"] if saved_at else []
    return " · ".join(told)


def theme_line(one: Branch, *, longest: int) -> Text:
    """Return a theme as a row: shape, counts, a bar, its state in a word, and its name last."""
    glyph = Text(glyph_of(one.theme))
    if one.theme.colour:
        glyph.stylize(one.theme.colour)
    parts = f"{one.with_parts:5}" if one.with_parts != one.contributions else " " * 5
    length = bar(one.with_parts, longest, room=_ROOM)
    columns = f" {one.contributions:5} {parts} {length:{_ROOM}} {state_word(one):8} "
    return Text.assemble(
        " ",
        glyph,
        columns,
        _PART * one.depth,
        show(one.theme.name),
        no_wrap=True,
        overflow="ellipsis",
    )


def state_word(one: Branch) -> str:
    """Return in one word whether a theme is retired or merged; nothing for neither."""
    if one.is_merged:
        return "merged"
    return "retired" if one.theme.retired else ""


def detail_lines(one: Branch) -> list[str]:
    """Return all that is told of a theme, a line each: fixed words first, typed ones last."""
    theme = one.theme
    facts = [f"{one.contributions} under it", f"{one.with_parts} with its parts"]
    if one.is_merged:
        facts = [f"{one.contributions} were put under it"]
    facts += [f"colour {theme.colour}"] if theme.colour else []
    facts += [state_word(one)] if theme.retired and not one.is_merged else []
    if one.parent is not None:
        before = "merged: its contributions count under" if one.is_merged else "part of"
        facts.append(f"{before} #{isolated(one_line(one.parent))}")
    told = {
        "": theme.definition,
        "use   ": theme.when_to_use,
        "not   ": theme.when_not,
        "also  ": "; ".join(theme.aliases),
        "holds ": ", ".join(f"#{name}" for name in one.merged),
    }
    lines = [f"{before}{one_line(text)}" for before, text in told.items() if text]
    return [" · ".join(facts), *lines]


def outcome_line(outcome: Outcome) -> str:
    """Return what became of a codebook that was brought in, and where its first problem is."""
    told = f"{outcome.added} added, {outcome.already_there} already there."
    if not outcome.problems:
        return told
    first = outcome.problems[0]
    return f"{told} {len(outcome.problems)} problems, in line {first.line}: {first.message}."
