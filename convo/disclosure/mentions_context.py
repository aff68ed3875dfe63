"""What stands around a place in a text, never cut within a character as people see it."""

import unicodedata
from typing import Final

_JOINER: Final = "\u200d"
_EXTENDING: Final = "\u200c\u0e33\u0eb3\uff9e\uff9f"
"""What is no mark and still belongs to the character before: a joiner, the vowels "am" of Thai and
Lao, the sound marks of half-width kana (Unicode Standard Annex 29, table 2)."""

_VIRAMAS: Final = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2"
"""Signs after which the next consonant is part of the same character, in Indian scripts, Burmese
and Khmer. Khmer and Burmese are not in that rule of the annex; their readers see one stack."""

_SKINS: Final = ("\U0001f3fb", "\U0001f3ff")
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_JAMO: Final = ("\u1160", "\u11ff")


def around(text: str, start: int, end: int, *, most: int) -> tuple[str, str]:
    """Return what stands before and after a part of *text*, within its line.

    Args:
        text: All of it.
        start: Where the part begins.
        end: Where it ends, exclusive.
        most: The most characters of each side. A side is shorter where its line is, or where the
            cut would be within a character.
    """
    before = text[:start].rsplit("\n", 1)[-1]
    first = len(before) - min(most, len(before))
    while 0 < first < len(before) and not is_border(before, first):
        first += 1
    after = text[end:].split("\n", 1)[0]
    last = min(most, len(after))
    while 0 < last < len(after) and not is_border(after, last):
        last -= 1
    return before[first:], after[:last]


def is_border(text: str, at: int) -> bool:
    """Tell whether a text may be cut at a place inside it, between two characters as seen."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M" or after in _EXTENDING or after == _JOINER:
        return False
    if _SKINS[0] <= after <= _SKINS[1] or _JAMO[0] <= after <= _JAMO[1]:
        return False
    if before == _JOINER or before in _VIRAMAS:
        return False
    if not (_is_flag(before) and _is_flag(after)):
        return True
    # Two letters make a flag, so where a row of them may be cut depends on how many there are.
    start = at
    while start > 0 and _is_flag(text[start - 1]):
        start -= 1
    return (at - start) % 2 == 0


def _is_flag(character: str) -> bool:
    return _FLAGS[0] <= character <= _FLAGS[1]
