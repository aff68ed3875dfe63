"""What stands between a name and the time of a signature: links to pages about somebody."""

import re
import unicodedata
from typing import Final

from convo.sources.wiki_words import BESIDE_TALK, MARKS, TALK

STAFF: Final = re.compile(r"\((?:WMF|WMDE)\)$|-WMF$", re.IGNORECASE)
"""How the name of an account ends that somebody uses at work, for the Foundation or a chapter."""

_REACH: Final = 60  # characters; one link is shorter
_MOST_LINKS: Final = 8  # one behind the other
_LONGEST_LABEL: Final = 12  # characters of a bracket that may be a link with words of its own
_BRACKET = re.compile(r"[(\[<{（【]([^()\[\]<>{}（）【】]{0,30})[)\]>}）】]$")
_WORD = re.compile(r"(?:^|(?<=[\s|•·▪/(\[)\]]))[^\s|•·▪/()\[\]<>,]+$")
_PARTED = re.compile(r"(?<=[\w)\]])\s*[|•·▪^]\s*[^|•·▪^.!?]{1,20}$")
_SPACED = re.compile(r"[\s|•·▪/,]+")
_LINKS = TALK | BESIDE_TALK
_SPACING = " \xa0|•·▪^" + MARKS
_SYMBOLS = ("So", "Sk")
_DASHED = re.compile(r"(?:-{2}|[–—])\s?\S+\s*$")
_SIGNS = re.compile(r"(?<!\S)[^\w\s]+$")


def without_links(tail: str) -> tuple[int, bool]:
    """Return where the name ends in the text before a time, and whether a link came after it.

    "(talk)", "talk", "| talk · contribs" and their like in other languages are links; so are
    signs without letters, and short brackets of any words. "(WMF)" is part of a name.
    """
    end, linked, signs = len(tail), False, False
    for _ in range(_MOST_LINKS):
        start = _start_of_signs(tail, max(0, end - _REACH), end)
        signs |= bool(tail[start:end].strip(_SPACING))
        end, low = start, max(0, start - _REACH)
        if STAFF.search(tail, low, end):
            break
        link = _start_of_talk(tail, low, end)
        if link is None and not linked:
            link = _start_of_custom(tail, low, end)
        if link is None:
            break
        end, linked = link, True
    return end, linked or signs


def _start_of_talk(tail: str, low: int, end: int) -> int | None:
    """Return where a word or a bracket begins that ends at *end* and means a talk page."""
    if match := _BRACKET.search(tail, low, end):
        label = _SPACED.split(match[1].strip().casefold())
        return match.start() if any(word in _LINKS for word in label) else None
    if match := _WORD.search(tail, low, end):
        word = match[0].strip(MARKS).casefold()
        beside = tail[low : match.start()].rstrip()[-1:]
        if word in _LINKS and (len(word) > 1 or (beside and beside in "|•·▪/")):
            return match.start()
    return None


def _start_of_custom(tail: str, low: int, end: int) -> int | None:
    """Return where a link begins whose words are somebody's own.

    It is in brackets, behind a line or a dot, or raised: "(ping)", "| my page", "^ping".
    """
    if match := _BRACKET.search(tail, low, end):
        label = match[1].strip()
        short = len(label) <= _LONGEST_LABEL and len(label.split()) <= 1
        dashed = _DASHED.search(tail, low, match.start())
        return match.start() if short or dashed else None
    parted = _PARTED.search(tail, low, end)
    return parted.start() if parted else None


def _start_of_signs(tail: str, low: int, end: int) -> int:
    """Return where the spaces, symbols and words without a letter begin that end at *end*.

    A bracket is left alone: what it encloses may be a link.
    """
    while end > low:
        last = tail[end - 1]
        if last.isspace() or last in _SPACING or unicodedata.category(last) in _SYMBOLS:
            end -= 1
        elif not _BRACKET.search(tail, low, end) and (signs := _SIGNS.search(tail, low, end)):
            end = signs.start()
        else:
            break
    return end
