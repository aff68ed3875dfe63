"""What is counted of a text when its language is guessed: runs of one to three letters."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 3
"""The length of the longest gram, in characters. langdetect's profiles hold no longer ones."""

ENOUGH: Final = 400
"""So many characters of a text are looked at. More of it changes no answer, and takes time."""

# These say nothing of the language they stand in. A mailbox is looked for where a word begins:
# from every letter of a text without spaces, its cost would grow with the square of the length.
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|[@#]\w+")


class _Folding(dict[int, str]):
    """Folds a character the first time it is met.

    The profiles of langdetect were counted with some letters folded into one; whoever reads
    them must fold alike. Capitals are ours: a short text has too few of them to count apart.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character)[0] not in "LM":
            folded = " "
        elif 0x1E00 <= code <= 0x1EFF:  # noqa: PLR2004 -- Latin Extended Additional, all of it
            folded = "ể"
        else:
            lower = character.lower()
            folded = lower if len(lower) == 1 else character
        self[code] = folded
        return folded


_FOLDING: Final = _Folding({ord("ی"): "ي", ord("ș"): "ş", ord("ț"): "ţ", ord("\u200c"): ""})


def without_noise(text: str) -> str:
    """Return *text* without links, addresses, handles and hashtags."""
    return _NOISE.sub(" ", text)


def fold(text: str) -> str:
    """Return *text* in lower case, with one space for all that is neither letter nor mark."""
    return " ".join(text.translate(_FOLDING).split())


def grams_of(text: str) -> list[str]:
    """Return the grams of one to three characters of the words of *text*.

    A word's ends are spaces in its longer grams. Grams come as often as they occur, those of
    one word together; of a long text, the first `ENOUGH` characters count.
    """
    grams: list[str] = []
    for word in fold(text[:ENOUGH]).split():
        grams.extend(word)
        ended = f" {word} "
        for length in range(2, LONGEST + 1):
            grams.extend(ended[at : at + length] for at in range(len(ended) - length + 1))
    return grams
