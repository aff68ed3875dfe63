"""What is counted of a text to suggest themes for it, and what is shown of that.

Words are those of `convo.languages.segments`, so no script needs spaces. Beside each word stand
pieces of its beginning: other endings make no other word of it, nor does what some languages put
before a word.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import Final

from convo.languages.segments import tokens_in

MOST: Final = 3
"""How many words are shown at the most."""

_PIECE: Final = 4  # letters of a piece
_PIECES: Final = 4  # a piece begins at each of so many letters of a word
_LOOKED_AT: Final = 5_000  # characters of a text: a contribution has some 200
_NO_WORD: Final = 5  # tokens of what has no space in it, from which on it is more than a word
_WORTH_SHOWING: Final = 0.25  # of the strongest word's evidence


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Word:
    """What stands between two spaces."""

    written: str
    tokens: Sequence[str]
    features: Sequence[str]
    """What is counted of it: its tokens, and their pieces."""


def words(text: str) -> list[Word]:
    """Return the words of *text*, of its first 5,000 characters."""
    return [
        Word(written=written, tokens=tokens, features=_with_pieces(tokens))
        for written in text[:_LOOKED_AT].split()
        if (tokens := tokens_in(written))
    ]


def features(text: str) -> list[str]:
    """Return what is counted of *text*: each once, however often it stands there.

    It is what its words have, found at once: that is much quicker than word by word.
    """
    return list(dict.fromkeys(_with_pieces(tokens_in(text[:_LOOKED_AT]))))


def strongest(words: Iterable[Word], evidence: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words that speak for something, the strongest first, without signs around them.

    Of what is longer than a word because its script has no spaces, it is the parts that speak for
    it, in the form in which texts are compared.

    Args:
        words: All of a text.
        evidence: How much each feature speaks for it, of those that do.
    """
    strengths: dict[str, float] = {}
    for word in words:
        for shown, of in _shown(word, evidence):
            strengths[shown] = sum(evidence.get(feature, 0.0) for feature in of)
    ranked = sorted(strengths, key=lambda shown: -strengths[shown])[:MOST]
    return tuple(
        shown for shown in ranked if strengths[shown] >= _WORTH_SHOWING * strengths[ranked[0]]
    )


def _with_pieces(tokens: Sequence[str]) -> list[str]:
    pieces = [
        f"~{token[start : start + _PIECE]}"
        for token in tokens
        for start in range(min(_PIECES, len(token) - _PIECE + 1))
    ]
    return [*tokens, *pieces]


def _shown(word: Word, evidence: Mapping[str, float]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the word with its features, or the parts of it that speak for a theme."""
    if evidence.keys().isdisjoint(word.features):
        return
    if len(word.tokens) < _NO_WORD:
        yield _without_signs(word.written), word.features
        return
    for speaks, tokens in groupby(word.tokens, evidence.__contains__):
        if speaks:
            part = list(tokens)
            yield reduce(_joined, part), part


def _joined(text: str, pair: str) -> str:
    """Return *text* going on with the second letter of a pair, whose first it ends with."""
    overlap = (size for size in range(len(pair) - 1, 0, -1) if text.endswith(pair[:size]))
    shared = next(overlap, 0)
    return text + pair[shared:] if shared else f"{text} {pair}"


def _without_signs(written: str) -> str:
    """Return what begins with the first letter or digit, and ends with the last or its mark."""
    inside = [at for at, sign in enumerate(written) if unicodedata.category(sign)[0] in "LMN"]
    return written[inside[0] : inside[-1] + 1]
