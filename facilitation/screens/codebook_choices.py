"""What can be chosen on the codebook screen: another theme, or a file."""

from collections.abc import Iterable, Sequence

from facilitation.desk.codebook_tree import Branch
from facilitation.display import one_line
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.terminal.isolates import isolated

NO_PARENT = ""
"""Stands for no theme, where a parent is chosen."""


def merge_screen(one: Branch, others: Iterable[Branch]) -> ChoiceScreen[str]:
    """Return the sheet that asks which theme is to stand for another."""
    moving = f"MERGE   contributions that count there then: {one.contributions}; M takes it apart"
    return ChoiceScreen(f"{moving}   #{_shown(one)}", list(map(_choice, _besides(one, others))))


def parent_screen(one: Branch | None, others: Sequence[Branch]) -> ChoiceScreen[str]:
    """Return the sheet that asks what a theme is part of: not of what is part of it.

    Args:
        one: The theme; None for a new one.
        others: The codebook, parts behind their wholes.
    """
    choices = [Choice("part of no theme", NO_PARENT)]
    choices += map(_choice, _outside(one, others) if one else others)
    return ChoiceScreen("PART OF" + (f"   for #{_shown(one)}" if one else ""), choices)


def _outside(one: Branch, others: Sequence[Branch]) -> list[Branch]:
    """Return the themes that are neither *one* nor within it."""
    at = next(n for n, other in enumerate(others) if other.theme.id == one.theme.id)
    within = 0
    for other in others[at + 1 :]:
        if other.depth <= one.depth:
            break
        within += 1
    return [*others[:at], *others[at + 1 + within :]]


def _besides(one: Branch, others: Iterable[Branch]) -> list[Branch]:
    return [other for other in others if other.theme.id != one.theme.id]


def _choice(one: Branch) -> Choice[str]:
    return Choice(f"{one.contributions:5} #{_shown(one)}", one.theme.name)


def _shown(one: Branch) -> str:
    return isolated(one_line(one.theme.name))
