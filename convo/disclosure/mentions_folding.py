"""Text and names in one form, so that writing them another way hides nobody."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from convo.languages.scripts import script

# Letters that keyboards of neighbouring languages, or habits of writing, give one name.
_ONE_FOR_ANOTHER: Final = str.maketrans(
    {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ٱ": "ا", "ؤ": "و"}
    | {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ς": "σ", "ʼ": " "}
)
# Marks that are left out when people type fast. In the scripts of South and Southeast Asia a
# mark is a vowel, without which a name is another one: those stay.
_LEFT_OUT: Final = (
    (0x0300, 0x036F),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
)
_TATWEEL: Final = "\u0640"
_SPACELESS: Final = frozenset(("THAI", "LAO", "MYANMAR", "KHMER", "CJK", "HIRAGANA", "TIBETAN"))
_JAMO: Final = ("\u1160", "\u11ff")
_VOWELS_BEFORE: Final = "เแโใไເແໂໃໄ"
"""Thai and Lao vowels that stand before the consonant they are spoken after."""


_MOST_MARKS: Final = 8
"""Marks and digits that may follow the letter that tells the script of a word."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case, marks or joiners, its words one space apart."""

    text: str = field(repr=False)
    places: Sequence[int] = field(repr=False)
    """Where each of its characters stands in the text it was made from."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the text that was folded into a part that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Return *text* in the form in which names are compared."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in folded(character):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                places.append(place)
    return Folded("".join(letters), places)


@lru_cache(maxsize=16_384)
def folded(character: str) -> str:
    """Return one character in the form in which names are compared: empty, or a few letters."""
    if character == _TATWEEL or unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_ONE_FOR_ANOTHER)).casefold()
    kept = (letter for letter in plain if not _is_left_out(letter))
    return "".join(
        _digit(letter) if unicodedata.category(letter)[0] in "LNM" else " " for letter in kept
    ).translate(_ONE_FOR_ANOTHER)


@lru_cache(maxsize=16_384)
def writing(letter: str) -> str | None:
    """Return the script that a folded letter belongs to; None for what joins any of them."""
    return " " if letter == " " else script(letter)


def is_spaceless(name: str | None) -> bool:
    """Tell whether words of a script follow each other without a space."""
    return name in _SPACELESS


def continues(letter: str) -> bool:
    """Tell whether a folded letter belongs to the one before: a mark, or part of a syllable."""
    return unicodedata.category(letter)[0] == "M" or _JAMO[0] <= letter <= _JAMO[1]


def begins_word(text: str, at: int) -> bool:
    """Tell whether a name may begin at a place of a folded text."""
    if at == 0:
        return True
    here = writing(text[at])
    if is_spaceless(here):
        return text[at - 1] not in _VOWELS_BEFORE
    last = at - 1
    # A mark or a digit tells no script: the letter before it does, or the space.
    while here and last > 0 and (continues(text[last]) or text[last].isdigit()):
        last -= 1
    before = writing(text[last])
    if before is None:
        return here is not None and text[last].isdigit()
    return before != here


def rest_of_word(text: str, at: int, *, most: int) -> str | None:
    """Return what follows in the same word of a folded text; None where it is longer than *most*.

    Words in scripts without spaces end anywhere between two syllables.
    """
    near = reversed(text[max(0, at - _MOST_MARKS) : at])
    before = next(filter(None, map(writing, near)), None)
    end = at
    while end < len(text) and end - at <= most:
        here = writing(text[end])
        if here == " " or (here is not None and before is not None and here != before):
            break
        if is_spaceless(before) and not continues(text[end]):
            break
        before = before or here
        end += 1
    return text[at:end] if end - at <= most else None


def _is_left_out(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _LEFT_OUT)


def _digit(letter: str) -> str:
    value = unicodedata.digit(letter, None)
    return letter if value is None else str(value)
