"""The forms in which somebody's name may stand in a text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from convo.disclosure.mentions_folding import continues, fold, is_spaceless, writing
from convo.disclosure.mentions_words import words

STAFF: Final = re.compile(
    r"[\s_]{0,3}[(（]\s?WM\w{1,6}\s?[)）]|[-_ ](?:WMF|WMDE)(?!\w)", re.IGNORECASE
)
"""What marks an account that is used at work, for the Foundation or a chapter."""

CASED: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
"""Scripts that write names with a capital."""

_JOINED: Final = frozenset({"CJK", "HIRAGANA", "HANGUL"})
_MOST_PARTS: Final = 8
_LONGEST: Final = 100
"""Letters. What is longer is a sentence."""

_SHORTEST_CLIP: Final = 4
_SURE: Final = 4  # letters from which a first name with a capital is one
_LONG: Final = 6  # letters from which even a name in small letters with an ending is one
_FULL_CJK: Final = (3, 4)  # characters of most names in full

_PARTICLES: Final = words(
    """de del der den di da do dos das du la le les el al van von bin bint ibn abu umm ben bat and
    y e i the of zu ter st san mac mc ال بن ابن بنت ابو آل عبد ام بو"""
)
_SHORTEST_STEM: Final = 3
_FLEETING: Final = "eoео"
"""Vowels that go where an ending comes: Marek, Marka; Павел, Павла. Double letters may too."""

_OWN_ENDINGS: Final = words("a e o i y а я е и о ь ы α η σ οσ ησ ασ as is us os es ии ыи")
ORDINARY: Final = words(
    """will mark grace hope may rose faith joy art bill sue pat rob jack frank guy dean earl max
    ray june april august summer dawn eve iris ivy lily violet sunny sky star page case chase
    chance grant wade drew long young white black brown green gray small short rich best good
    love king in it is an at as so me my we he us to no on or if by be do go all any can has had
    was are the you not but for and per one two wiki user admin editor test team help staff
    board"""
)
"""Names that are words as well: only a capital tells them, and then not for sure."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name, and what a text must show to hold it."""

    certain: bool = True
    capital: bool = False
    """Whether its first letter must be a capital in the text."""

    inflected: bool | None = None
    """True: an ending must follow, False: none may; None: one may."""

    shown: bool = False
    """Whether the name is known from texts alone, so that clearing it counts for more."""


def forms_of(name: str) -> Iterator[tuple[str, Form]]:
    """Yield a name's forms: in full, turned round, its parts, and parts cut short; folded."""
    name = STAFF.sub(" ", name)[:_LONGEST]
    whole = fold(name).text.strip()
    parts = whole.split()
    if not parts or len(whole) < 2 or not any(map(str.isalpha, whole)):  # noqa: PLR2004 -- a letter alone is in every word
        return
    if len(parts) == 1:
        yield from _alone(whole)
    else:
        yield from _in_full(whole, parts)
    humps = tuple(_humps(name))
    for part in list(dict.fromkeys([*parts, *humps] if len(parts) > 1 else humps))[:_MOST_PARTS]:
        yield from _part(part)
    if len(parts) == 1:
        yield from _clips(whole)


def _in_full(whole: str, parts: list[str]) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a name of several words that leave nothing out but what is between."""
    form = Form(capital=ORDINARY.issuperset(parts))
    yield whole, form
    yield " ".join(reversed(parts)), form
    if writing(whole[0]) in _JOINED or is_spaceless(writing(whole[0])):
        yield "".join(parts), Form()
    yield f"{parts[0]} {parts[-1]}", form


def _alone(word: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a name of one word."""
    if writing(word[0]) not in CASED:
        yield word, Form(certain=len(word) >= _shortest_sure(word))
        if writing(word[0]) in _JOINED:
            yield from ((part, Form(certain=False)) for part in _joined_parts(word))
        return
    yield word, Form(capital=True, certain=word not in ORDINARY)
    if word not in ORDINARY:
        in_no_word = any(map(str.isdigit, word))
        yield word, Form(certain=in_no_word, inflected=_if_long(word))
    yield from _stems(word)


def _joined_parts(word: str) -> Iterator[str]:
    """Yield first and last names of a name in full that is written together, folded.

    A last name has one character or two, and one alone is in too many other words.
    """
    name = unicodedata.normalize("NFC", word)
    if len(name) in _FULL_CJK:
        parts = dict.fromkeys((name[1:], name[2:], name[:2]))
        yield from (unicodedata.normalize("NFKD", part) for part in parts if len(part) > 1)


def _part(part: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a part of a name: a first name, a last name."""
    if part in _PARTICLES or len(part) < 2 or part.isdigit():  # noqa: PLR2004 -- an initial
        return
    if writing(part[0]) not in CASED:
        if not is_spaceless(writing(part[0])) or len(part) >= _shortest_sure(part) - 1:
            yield part, Form(certain=False)
        return
    ordinary = part in ORDINARY
    yield part, Form(capital=True, certain=len(part) >= _SURE and not ordinary)
    if len(part) >= _SURE and not ordinary:
        yield part, Form(certain=False, inflected=_if_long(part))
    yield from _stems(part)
    yield from _clips(part)


def _shortest_sure(word: str) -> int:
    """Return from how many letters a name is more than a part of other words."""
    return 3 if writing(word[0]) in _JOINED else 4


def _if_long(word: str) -> bool | None:
    """Tell whether a name without a capital may have an ending: a short one is another word."""
    return None if len(word) >= _LONG else False


def _stems(word: str) -> Iterator[tuple[str, Form]]:
    """Yield what is left of a name when its own ending gives way to another."""
    stems = [word[:-cut] for cut in (1, 2) if word[-cut:] in _OWN_ENDINGS]
    if len(word) > _SHORTEST_STEM and word[-2] in _FLEETING:
        stems.append(word[:-2] + word[-1])
    if len(word) > _SHORTEST_STEM and word[-2] == word[-3] and word[-1] in _OWN_ENDINGS:
        stems.append(word[:-2] + word[-1])
    for stem in stems:
        if len(stem) >= _SHORTEST_STEM:
            yield stem, Form(capital=True, certain=False, inflected=True)


def _clips(word: str) -> Iterator[tuple[str, Form]]:
    """Yield the beginnings of a word by which people shorten it."""
    if writing(word[0]) in CASED:
        for length in range(_SHORTEST_CLIP, len(word)):
            yield word[:length], Form(capital=True, certain=False, inflected=False)


def _humps(name: str) -> Iterator[str]:
    """Yield the words of a name written together: RamzyM, RMacKinnon, Nemo2022."""
    for word in name.split():
        cuts = [0, *(at for at in range(1, len(word)) if _is_cut(word, at)), len(word)]
        pieces = [word[start:end] for start, end in pairwise(cuts)]
        while pieces and not _is_word(pieces[0]):
            del pieces[0]
        while pieces and not _is_word(pieces[-1]):
            del pieces[-1]
        joined = "".join(pieces)
        if joined == word:
            yield from (
                fold(piece).text.strip() for piece in pieces[:_MOST_PARTS] if len(pieces) > 1
            )
        elif pieces:
            yield from (fold(piece).text.strip() for piece in (joined, *pieces[:_MOST_PARTS]))


def _is_word(piece: str) -> bool:
    return sum(map(str.isalpha, piece)) > 1


def _is_cut(word: str, at: int) -> bool:
    before, here = word[at - 1], word[at]
    if continues(here):
        return False
    if not here.isalnum() or before.isdigit() != here.isdigit():
        return True
    follows = word[at + 1 : at + 2]
    return here.isupper() and (before.islower() or follows.islower())
