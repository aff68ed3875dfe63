"""Words that were made up, so that wherever one is found it came from the test that planted it."""

import re
import unicodedata
from collections.abc import Iterable
from random import Random
from typing import Final

# Consonants, and what makes syllables of them. Latin has capitals and accents, Persian joiners.
_LETTERS: Final = {
    "Latin": ("BDFGKLMNPRTVZ", "éíóúàèùäöü"),
    "Arabic": ("بتثجحدرزسشصضطعغفقكلمن", "اويى"),
    "Persian": ("پچژگبتدرسشفکلمن", "\u200c"),
    "Hindi": ("कखगघचछजटठडतथदनपबमलवस", "ािीुूे"),
    "Bengali": ("কখগঘচছজটঠডতথদনপবমলস", "ািীুূ"),
    "Burmese": ("ကခဂစဆဇတထဒနပဖဗမလသဟ", "ာိုေ"),
    "Khmer": ("កខគឃចឆជតថទនបផពមលស", "ាិីុូ"),
    "Thai": ("กขคจชซดตถทนบปผพมยรลวสห", "ะาิีุู"),
    "Chinese": ("山川日月木林石水火土田禾竹米羊馬鳥魚門車", ""),
    "Japanese": ("カキクケコサシスセソタチツテトナニヌネノハヒフヘホ", "ーンッ"),
    "Amharic": ("ለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘየደጀገጠጨጸፈፐ", "ላሙሚራሳሽቃባታናካዋ"),
}
SCRIPTS: Final = tuple(_LETTERS)
CUT: Final = 8
"""A file that holds this many of its characters, from the first, holds too much of a word."""

_SYLLABLES: Final = 6


class Mint:
    """Makes up words; the same seed makes up the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = Random(seed)  # noqa: S311 - invented words, no secret
        self._starts: set[str] = set()
        self.words: dict[str, str] = {}
        """Each word so far, with what it was made up for."""

    def coin(self, script: str, purpose: str, words: int = 1) -> str:
        """Make up some words that begin like none before, with blanks between them."""
        return " ".join(self._word(script, purpose) for _ in range(words))

    def _word(self, script: str, purpose: str) -> str:
        consonants, vowels = _LETTERS[script]
        while True:
            syllables = (
                self._dice.choice(consonants) + (self._dice.choice(vowels) if vowels else "")
                for _ in range(_SYLLABLES if vowels else 2 * _SYLLABLES)
            )
            word = unicodedata.normalize("NFC", "".join(syllables).strip("\u200c"))
            start = word[:CUT].casefold()
            if start not in self._starts:
                self._starts.add(start)
                self.words[word] = purpose
                return word

    def planted(self, *purposes: str) -> list[str]:
        """Return the words that were made up for these purposes."""
        return [word for word, purpose in self.words.items() if purpose in purposes]


class Finder:
    """Looks for words in bytes, in every form that a program could have given them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._word_of = {form: word for word in words for form in _forms(word)}
        self._pattern = re.compile(_any_of(list(self._word_of), depth=3), re.DOTALL)

    def found_in(self, content: bytes) -> set[str]:
        """Return the words of which *content* holds at least the first `CUT` characters."""
        return {self._word_of[found[0]] for found in self._pattern.finditer(content)}


def _any_of(forms: list[bytes], *, depth: int) -> bytes:
    """Return a pattern of *forms* that decides by their first bytes, one after the other.

    To try two thousand forms at each byte takes seven times as long (1.0 to 0.15 s for 1 MB).
    """
    if not depth:
        return b"|".join(map(re.escape, forms))
    by_first: dict[bytes, list[bytes]] = {}
    for form in forms:
        by_first.setdefault(form[:1], []).append(form[1:])
    return b"|".join(
        re.escape(first) + b"(?:" + _any_of(rests, depth=depth - 1) + b")"
        for first, rests in by_first.items()
    )


def _forms(word: str) -> set[bytes]:
    """Return the beginning of a word as it is, folded, taken apart and bare, in three encodings."""
    apart = unicodedata.normalize("NFD", word)
    bare = "".join(sign for sign in apart if unicodedata.category(sign) not in {"Mn", "Mc", "Cf"})
    spelled = {each for form in (word, apart, bare) for each in (form, form.casefold())}
    return {
        form[:CUT].encode(encoding)
        for form in spelled
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }
