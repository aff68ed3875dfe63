"""Which comment of a page answers which, where the page keeps its indents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SPACES = " \t\xa0"
_LIST_MARKS = re.compile(r"(?:(?:[•·*□◦▪○●■–-]|\d{1,3}[.)])\s+)+")
_FEW = 2  # spaces; one alone is an accident


@dataclass(frozen=True, slots=True, kw_only=True)
class Indent:
    """How far a line is indented."""

    column: int
    """Where its words begin, behind spaces and the marks of a list.

    An odd column counts as the even one before it: " 9. " and " 10. " begin one list.
    """

    spaced: bool
    """Whether nothing but spaces indents it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment stands on its page."""

    section: int
    """Counts headings, from 0 for what stands above the first."""

    first: Indent
    """Of its first line with words."""

    last: Indent
    """Of the line with its signature."""

    @property
    def column(self) -> int:
        """The smaller of its indents: a comment may begin or end with a list."""
        return min(self.first.column, self.last.column)


NO_INDENT: Final = Indent(column=0, spaced=False)


def indent_of(line: str) -> Indent:
    """Return how far a line is indented."""
    spaces = len(line) - len(line.lstrip(_SPACES))
    marks = _LIST_MARKS.match(line, spaces)
    column = marks.end() if marks else spaces
    return Indent(column=column // 2 * 2, spaced=not marks and spaces >= _FEW)


def replies_to(places: Sequence[Place]) -> list[int | None]:
    """Return for each comment the place, in *places*, of the one it answers.

    That is the last one before it in its section that is indented less. All are None on a page
    that has lost how it was nested, for no comment is indented by spaces alone, even if some are
    in lists; and on a page without headings, where a heading may be taken for a comment's words.
    """
    if not any(place.first.spaced for place in places) or not any(p.section for p in places):
        return [None] * len(places)
    answered: list[int | None] = []
    open_ones: list[int] = []
    for i, place in enumerate(places):
        while open_ones and not _is_under(place, places[open_ones[-1]]):
            open_ones.pop()
        answered.append(open_ones[-1] if open_ones else None)
        open_ones.append(i)
    return answered


def _is_under(place: Place, other: Place) -> bool:
    return place.section == other.section and place.column > other.column
