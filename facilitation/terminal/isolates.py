"""Words of the other direction stay in their own place, on every row that is painted.

A terminal with bidi support takes a row for one paragraph. Without isolates, Arabic in one column
trades places with Arabic in the next, across any border between them.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

FSI: Final = "\u2068"
"""Opens an isolate that takes the direction of its first strong letter."""

PDI: Final = "\u2069"
"""Closes it."""

OPENS: Final = Segment(FSI, Style.null())
"""The first sign as something to paint. Filters need a style, as with NO_COLOR."""

CLOSES: Final = Segment(PDI, Style.null())
"""The second one."""

ISOLATE: Final = re.compile("[\u2066-\u2069]")
"""Any sign that opens or closes an isolate."""

_OPENING = frozenset("\u2066\u2067\u2068")
_OTHER_DIRECTION = frozenset({"R", "AL", "AN"})


def runs_both_ways(text: str) -> bool:
    """Tell whether *text* has a letter or digit that runs from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(each) in _OTHER_DIRECTION for each in text
    )


def isolated(text: str) -> str:
    """Return one line of *text* inside an isolate, where it needs one."""
    return f"{FSI}{text}{PDI}" if runs_both_ways(text) else text


class IsolatedLines:
    """Mixin, before a widget: every line that the widget paints is an isolate of its own.

    A text that wraps, scrolls or is being typed cannot carry isolates: each line it is cut into
    would hold half of a pair.
    """

    def render_line(self, y: int) -> Strip:
        """Return line *y*, its words in an isolate and the blanks behind them outside.

        So words from right to left begin where the column begins, and what cuts the row, as a
        scrollbar does, cuts blanks and not the sign that closes the isolate.
        """
        strip: Strip = super().render_line(y)  # type: ignore[misc] # of the widget behind it
        if not runs_both_ways(strip.text):
            return strip
        words, blanks = _without_blanks(list(strip))
        return Strip([OPENS, *words, CLOSES, *blanks], strip.cell_length)


class WholeIsolates(LineFilter):
    """Closes every isolate on the row that opened it, whichever widget painted the row.

    Cutting a text to the width there is drops what takes no cell, so the sign that closes an
    isolate, and the rest of the row is drawn as part of it.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - a filter's signature
        """Return *segments* with what is open closed, in front of the blanks at their end."""
        if not any(ISOLATE.search(segment.text) for segment in segments):
            return segments
        paired, still_open = _paired(segments)
        words, blanks = _without_blanks(paired)
        return [*words, *[CLOSES] * still_open, *blanks]


def _paired(segments: Sequence[Segment]) -> tuple[list[Segment], int]:
    """Return *segments* without what closes nothing, and how many isolates stay open."""
    depth, kept = 0, list[Segment]()
    for text, style, control in segments:
        letters = []
        for letter in text:
            if letter == PDI and depth == 0:
                continue
            depth += (letter in _OPENING) - (letter == PDI)
            letters.append(letter)
        kept.append(Segment("".join(letters), style, control))
    return kept, depth


def _without_blanks(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Return *segments* in two: up to the last word, and the blanks behind it."""
    words, blanks = list(segments), list[Segment]()
    while words and not words[-1].text.strip(" "):
        blanks.insert(0, words.pop())
    if words:
        text, style, control = words.pop()
        body = text.rstrip(" ")
        words.append(Segment(body, style, control))
        if body != text:
            blanks.insert(0, Segment(text[len(body) :], style, control))
    return words, blanks
