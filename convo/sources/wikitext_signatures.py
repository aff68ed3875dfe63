"""Whose a signature in wikitext is: told by the links that stand in front of its time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from convo.sources.timestamps import Stamp, is_stamp, said_at
from convo.sources.wiki_markup import Line, Link
from convo.sources.wiki_words import MARKS

_REACH: Final = 100  # characters that are seen between a link and the time it signs
_BETWEEN: Final = 30  # characters between two links of one signature
_BEFORE_NAME = " \t\n\xa0–—―~^-([{|•·" + MARKS
_SENTENCE = re.compile(r"[.!?؟۔।။።](?:\s|$)|[。！？]")
# A name in front of a link to its talk page, in words that are not the account's.
_OTHER_NAME = re.compile(r"(?:^|(?<=\s))(?:--?|[–—~])\s?[^\s.!?]{1,30}(?:\s[^\s.!?]{1,30}){0,2}$")
_LONGEST_SHOWN: Final = 100  # characters of such a name, with its dash


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One signature in a line: who, when and where it stands."""

    start: int
    """Where the words end; dashes and brackets before a name are part of the signature."""

    end: int
    author: str = field(repr=False)
    said_at: datetime | None
    """UTC; None where there is no time, or none that can be read."""


def signs_in(line: Line, stamps: Sequence[Stamp], months: Mapping[str, int]) -> list[Sign]:
    """Return the signatures in a line, from left to right.

    A time is one's only behind a link to a user's page, talk page or contributions, and outside of
    quotations. A note of unsigned words signs for the user it names, even without a time.

    Args:
        line: The line.
        stamps: What may be times in it, from left to right.
        months: What `month_numbers` made of their months.
    """
    signs: list[Sign] = []
    noted: set[tuple[int, int]] = set()
    ends = [link.end for link in line.links]
    end = 0
    for stamp in stamps:
        if not is_stamp(stamp, months) or _around(line.quoted, stamp.start):
            continue
        low = bisect_left(ends, max(end, stamp.start - _REACH))
        links = line.links[low : bisect_right(ends, stamp.start)]
        if not links:
            continue
        note = _around(line.notes, stamp.start)
        end = note[1] if note else stamp.end
        noted.update([note] if note else [])
        signs.append(
            Sign(
                start=_trimmed(line.text, note[0]) if note else _start(line.text, links),
                end=end,
                author=links[-1].name,
                said_at=said_at(stamp, months),
            )
        )
    signs += (sign for note in line.notes if note not in noted for sign in _timeless(line, note))
    return sorted(signs, key=lambda sign: sign.start)


def _around(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return which of the spans, that stand in order, a place is in."""
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _timeless(line: Line, note: tuple[int, int]) -> Iterator[Sign]:
    """Yield the signature that a note without a time is, if it names somebody."""
    at = bisect_left(line.links, note[0], key=lambda link: link.start)
    if at < len(line.links) and line.links[at].end <= note[1]:
        yield Sign(
            start=_trimmed(line.text, note[0]),
            end=note[1],
            author=line.links[at].name,
            said_at=None,
        )


def _start(text: str, links: Sequence[Link]) -> int:
    """Return where the signature begins that ends in links, all or the last ones of its author."""
    start, is_named = links[-1].start, links[-1].is_own
    for link in reversed(links[:-1]):
        between = text[link.end : start]
        if link.name != links[-1].name or len(between) > _BETWEEN or _SENTENCE.search(between):
            break
        start, is_named = link.start, is_named or link.is_own
    return _trimmed(text, start if is_named else _without_name(text, start, links[-1].name))


def _without_name(text: str, start: int, name: str) -> int:
    """Return where a name begins that is shown in front of a link to a talk page, and is no link.

    It is the account's, or stands behind a dash: "- Birch ([[User talk:Birch Tree|talk]])".
    """
    end = _trimmed(text, start)
    if text[max(0, end - len(name)) : end].casefold() == name.casefold():
        return end - len(name)
    low = max(0, end - _LONGEST_SHOWN)
    shown = _OTHER_NAME.search(text[low:end])
    return low + shown.start() if shown else start


def _trimmed(text: str, end: int) -> int:
    """Return where the words end, without what may stand before a name."""
    while end and text[end - 1] in _BEFORE_NAME:
        end -= 1
    return end
