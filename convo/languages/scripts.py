"""The scripts of a text: which one a letter belongs to, and where a text changes scripts.

A script goes by the first word of its letters' Unicode names: LATIN, ARABIC, CJK, MYANMAR.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, Literal, TypeAlias

Slot: TypeAlias = Literal["rtl", "cs", "eastAsia", "val"]


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


RTL: Final = (
    _names("ARABIC HEBREW SYRIAC THAANA NKO ADLAM MANDAIC SAMARITAN HANIFI YEZIDI MENDE GARAY")
    # no longer in use
    | _names("AVESTAN CHORASMIAN CYPRIOT ELYMAIC HATRAN IMPERIAL INSCRIPTIONAL KHAROSHTHI LYDIAN")
    | _names("MANICHAEAN MEROITIC NABATAEAN PALMYRENE PHOENICIAN PSALTER SIDETIC SOGDIAN")
    | {"OLD HUNGARIAN", "OLD NORTH", "OLD SOGDIAN", "OLD SOUTH", "OLD TURKIC", "OLD UYGHUR"}
)
"""Scripts that run from right to left."""

INDIC: Final = _names(
    "DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA"
)
"""The scripts of India and Sri Lanka that are most in use."""

COMPLEX: Final = RTL | INDIC | _names("THAI LAO TIBETAN MYANMAR KHMER MONGOLIAN")
"""Scripts whose size, weight and font Word takes from the settings for complex scripts."""

EAST_ASIAN: Final = _names("CJK HIRAGANA KATAKANA HANGUL BOPOMOFO YI FULLWIDTH")
"""Scripts whose font Word takes from the settings for East Asian text."""

# First words of the names of letters that any script may use, or mathematics.
_NO_SCRIPT: Final = _names(
    "MODIFIER KATAKANA-HIRAGANA VEDIC FEMININE MASCULINE MICRO CARON SUPERSCRIPT TURNED ROMAN"
    " VERTICAL MASU MATHEMATICAL DOUBLE-STRUCK BLACK-LETTER SCRIPT EULER PLANCK OHM KELVIN"
    " ANGSTROM ALEF BET GIMEL DALET INFORMATION"
)
_OTHER_NAMES: Final = {"IDEOGRAPHIC": "CJK", "HENTAIGANA": "HIRAGANA"}

# Latin letters, and what stands between the words of any script: no need to look further.
_ONLY_LATIN: Final = re.compile("[\0-\u02af\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]*")


@lru_cache(maxsize=16_384)
def script(character: str) -> str | None:
    """Return the script of a letter.

    None is for all that joins its neighbours whatever their script: spaces, marks, digits,
    signs, joiners, and letters such as U+02BC that several scripts share.
    """
    if unicodedata.category(character)[0] != "L":
        return None
    first, *others = unicodedata.name(character, "").split(" ")
    if first in {"OLD", "NEW", "TAI"}:
        return f"{first} {others[0]}"
    if first == "HALFWIDTH":
        first = others[0]
    return None if first in _NO_SCRIPT else _OTHER_NAMES.get(first, first) or None


def slot(name: str | None) -> Slot:
    """Name the kind of text that Word takes a script for; "val" is Latin and the like."""
    if name in COMPLEX:
        return "rtl" if name in RTL else "cs"
    return "eastAsia" if name in EAST_ASIAN else "val"


def right_to_left(text: str) -> bool | None:
    """Tell whether most letters run from right to left; None where there are no letters."""
    if _ONLY_LATIN.fullmatch(text):
        return False if any(map(script, text)) else None
    letters = [name in RTL for name in map(script, text) if name]
    return sum(letters) * 2 > len(letters) if letters else None


def scripts_in(text: str) -> frozenset[str]:
    """Return the scripts of the letters of *text*."""
    return frozenset(filter(None, map(script, set(text))))


def goes_along(names: AbstractSet[str], *, rtl: bool) -> bool:
    """Tell whether a line runs from right to left that stands in a text which does, or does not.

    It runs the way of that text, whatever names are in it, unless all of its letters, which are
    in the scripts *names*, run the other way.
    """
    return not names or not names.isdisjoint(RTL) if rtl else bool(names) and names <= RTL


def pieces(text: str, *, rtl: bool = False) -> list[tuple[str, str | None]]:
    """Cut *text* wherever its script changes, into pieces with the script of each.

    Put together, the pieces are the text again; none is empty. Marks and joiners stay with
    the letter they follow and digits with their word. Spaces and signs between two directions,
    or at either end, go with the direction of the paragraph: the piece they stand in decides
    which way a bracket opens and on which side a full stop ends up.

    Args:
        text: One paragraph.
        rtl: Whether the paragraph runs from right to left. Pieces without letters then count
            as ARABIC, so that they run the same way; without it, their script is None.
    """
    if not rtl and _ONLY_LATIN.fullmatch(text):
        return [(text, next(filter(None, map(script, text)), None))] if text else []
    found: list[tuple[str, str | None]] = []
    start = last = 0
    current: str | None = None
    for i, name in enumerate(map(script, text)):
        if name is None:
            continue
        if name != current:
            end = last + _cut(text[last:i], current, name, rtl=rtl)
            found.append((text[start:end], current))
            start, current = end, name
        last = i + 1
    end = last + _end_of_word(text[last:]) if current and (current in RTL) != rtl else len(text)
    found += [(text[start:end], current), (text[end:], None)]
    return [(piece, name or ("ARABIC" if rtl else None)) for piece, name in found if piece]


def _cut(gap: str, before: str | None, after: str, *, rtl: bool) -> int:
    """Return where to cut what stands between letters of two scripts."""
    if before is None and (after in RTL) == rtl:
        return 0
    start = _start_of_word(gap, follows=before is not None)
    if before is not None and (after in RTL) == rtl != (before in RTL):
        return _end_of_word(gap[:start])
    return start


def _start_of_word(gap: str, *, follows: bool) -> int:
    """Return where the word begins whose first letter comes after *gap*: at its digits, if any.

    Where *gap* has no space, what *follows* a letter directly belongs to the word before.
    """
    at = max((i for i, character in enumerate(gap, 1) if character.isspace()), default=0)
    if follows and not at:
        at = next((i for i, character in enumerate(gap) if _kind(character) == "sign"), len(gap))
    return next((i for i in range(at, len(gap)) if _kind(gap[i]) == "word"), len(gap))


def _end_of_word(gap: str) -> int:
    """Return where the word ends whose last letter comes before *gap*: after digits and marks."""
    end = max((i for i, character in enumerate(gap, 1) if _kind(character) == "word"), default=0)
    return next((i for i in range(end, len(gap)) if _kind(gap[i]) != "joined"), len(gap))


def _kind(character: str) -> Literal["word", "joined", "sign"]:
    """Tell letters and digits from marks and joiners, and both from spaces and signs."""
    category = unicodedata.category(character)
    if category[0] in "LN":
        return "word"
    return "joined" if category[0] == "M" or category == "Cf" else "sign"
