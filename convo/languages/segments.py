"""What a full-text index is given to hold, and what it is asked.

SQLite's FTS5 divides a text at its spaces. Many scripts have none between words, and others
put articles and particles into the word they belong to. So texts are divided here, before
they are indexed and before they are asked for, and FTS5 only splits what comes out:

* Letters are folded into what people take for the same: case, width, accents of Latin and
  Greek, points of Hebrew and Arabic, letters that look alike in Arabic and Persian, letters
  that sound alike in Amharic, digits. Characters that cannot be seen are left out.
* Scripts without spaces, and those whose words grow together or take prefixes, are indexed by
  overlapping pairs of letters, each letter with its marks: any part of a text is found.
* Words of all other scripts are indexed whole, and once more by every tail of theirs: any part
  of two letters or more is found as the beginning of one or the other.
* In Arabic and Hebrew, a word is asked for without the article and what may stand before it, so
  it is found with and without them.
"""

import re
import unicodedata
from functools import cache
from itertools import chain
from operator import add
from typing import Final, NamedTuple

from convo.languages.scripts import script
from convo.text import composed

TOKENIZE: Final = "ascii"
"""The tokenizer for FTS5: it splits at spaces, and leaves all beyond ASCII as it is."""

_LONGEST_QUERY: Final = 1_000
"""Characters of a query that are looked at: one of 100,000 would keep the search waiting."""

# South Asia to Tibet and Myanmar; Hangul, Ethiopic; South-East Asia; East Asia; rare and old ones.
_IN_PAIRS: Final = (
    "\u0900-\u109f\u1100-\u139f\u1700-\u17ff\u1900-\u1aaf\u1b00-\u1c4f\u2d80-\u2ddf"
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u318f\u31a0-\u31ff\u3400-\ua4cf\ua800-\ua82f"
    "\ua880-\uabff\uac00-\ud7ff\uf900-\ufaff\U00011000-\U000117ff\U0001b000-\U0001b2ff"
    "\U00020000-\U0003ffff"
)
_TAIL: Final = "·"
"""Begins every tail of a word. No folded text has it, and the tokenizer leaves it."""

_TAILS: Final = 64
"""Letters of a word that a tail may begin at, and letters of a tail: no real word is longer, and
one of 100,000 letters would have five thousand million."""

# And, so; by, as, for; the article. "For the" is written without the alef of the article.
_ARTICLE: Final = re.compile("^(?:[وف]?[بكل]?ال|ו?ש?[בכלמ]?ה)(?=..)")
_ARTICLE_AFTER_L: Final = re.compile("^([وف]?)لل")

_ALIKE: Final = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ةہەۀۂ", "ه"),
    "ک": "ك",
    "ـ": "",
    "ё": "е",
    "ı": "i",
    # Ethiopic letters that sound alike in Amharic, in all their seven orders
    **dict(
        zip(
            "ሐሑሒሓሔሕሖኀኁኂኃኄኅኆሠሡሢሣሤሥሦዐዑዒዓዔዕዖፀፁፂፃፄፅፆ",
            "ሀሁሂሃሄህሆ" * 2 + "ሰሱሲሳሴስሶአኡኢኣኤእኦጸጹጺጻጼጽጾ",
            strict=True,
        )
    ),
}
# Accents, points of Hebrew and Arabic, and what chooses between two forms of a character.
_POINT: Final = re.compile(
    "[\u0300-\u036f\u0591-\u06ff\u08d3-\u08ff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)

_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»「」『』＂", '"'))
_PART: Final = re.compile(r'"([^"]+)"|([^"\s]+)')


class _Folding(dict[int, str]):
    """Folds a character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _ALIKE.get(chr(code), _folded(chr(code)))
        return folded


_FOLDING: Final = _Folding()


class _Phrase(NamedTuple):
    """What is looked for: tokens side by side."""

    tokens: str
    goes_on: bool
    """Whether the last one may be the beginning of a longer one."""

    inside: bool
    """Whether it may be anywhere in a word."""


def segment(text: str) -> str:
    """Return what an index is to hold of *text*, with one space between.

    First its words or pairs of letters, in their order; then the tails of its words. Nothing of
    it means something to FTS5, and there is nothing that SQLite cannot keep.
    """
    runs = _runs(text)
    tokens = [token for run in runs for token in _tokens(run)]
    return " ".join([*tokens, *dict.fromkeys(tail for run in {*runs} for tail in _tails(run))])


def tokens_in(text: str) -> list[str]:
    """Return the words of *text*, or pairs of letters, in their order and as they are indexed.

    Neither tails nor the last letter of pairs are among them: those are for search alone.
    """
    found = []
    for run in _runs(text):
        tokens = _tokens(run)
        found += tokens[:-1] or tokens
    return found


def match_expression(query: str) -> str | None:
    """Return what to MATCH for *query*, whatever a person typed into a search field.

    All words must be there, in any order, each alone or as a part of a longer one; those in
    quotation marks must stand side by side, each as it is.

    Returns:
        An expression of FTS5, or None where there is neither letter nor digit to look for.
    """
    return " AND ".join(map(_expression, _phrases(query))) or None


def contains(text: str, query: str) -> bool:
    """Tell whether an index would find *text* for *query*, without an index.

    False where there is nothing to look for.
    """
    phrases = _phrases(query)
    segmented = f" {segment(text)} "
    return bool(phrases) and all(_is_in(segmented, phrase) for phrase in phrases)


def _expression(phrase: _Phrase) -> str:
    whole = f'"{phrase.tokens}"{"*" * phrase.goes_on}'
    return f'({whole} OR "{_TAIL}{phrase.tokens}"*)' if phrase.inside else whole


def _is_in(segmented: str, phrase: _Phrase) -> bool:
    end = "" if phrase.goes_on else " "
    return f" {phrase.tokens}{end}" in segmented or (
        phrase.inside and f" {_TAIL}{phrase.tokens}" in segmented
    )


def _phrases(query: str) -> list[_Phrase]:
    found: dict[_Phrase, None] = {}
    for quoted, word in _PART.findall(query[:_LONGEST_QUERY].translate(_QUOTES)):
        runs = _run().findall(_fold(quoted or word))
        if word:
            runs = [_ARTICLE.sub("", run) for run in runs]
        tokens = [token for run in runs for token in _tokens(run)]
        in_pairs = bool(runs and _paired().match(runs[-1]))
        if in_pairs and len(_tokens(runs[-1])) > 1:
            tokens.pop()  # the last letter alone: there, a text may go on
        if tokens:
            inside = bool(word) and not in_pairs and len(tokens) == 1 and len(tokens[0]) > 1
            goes_on = in_pairs or not quoted
            found[_Phrase(" ".join(tokens), goes_on=goes_on, inside=inside)] = None
    return list(found)


def _runs(text: str) -> list[str]:
    """Return the letters of *text* that stand together, folded, each all in pairs or none."""
    folded = _fold(text)
    # Without the pattern where there is nothing to divide: much the quicker.
    return folded.split() if folded.isascii() else _run().findall(folded)


# Compiled once they are needed: together they take 25 ms, and no start has to wait for them.


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_IN_PAIRS}]+|[^{_IN_PAIRS} ]+")


@cache
def _paired() -> re.Pattern[str]:
    return re.compile(f"[{_IN_PAIRS}]")


@cache
def _letter() -> re.Pattern[str]:
    codes = chain(range(0x900, 0x1C50), range(0x3099, 0x309B), range(0xA800, 0xAC00))
    marks = [chr(code) for code in codes if unicodedata.category(chr(code))[0] == "M"]
    return re.compile(f".[{''.join(map(re.escape, marks))}]*")


def _tokens(run: str) -> list[str]:
    """Return the tokens of letters that stand together, all in pairs or none."""
    if _paired().match(run):
        letters = _letter().findall(run)
        return [*map(add, letters, letters[1:]), letters[-1]]
    return [run]


def _tails(run: str) -> list[str]:
    """Return what a word ends in, from its second letter on; nothing of letters in pairs."""
    if _paired().match(run):
        return []
    run = _ARTICLE_AFTER_L.sub(r"\1لال", run)
    starts = range(1, min(len(run) - 1, _TAILS))
    return [f"{_TAIL}{run[start : start + _TAILS]}" for start in starts]


def _fold(text: str) -> str:
    """Return *text* folded, with spaces for all that is neither letter, mark nor digit."""
    return composed(text, "NFKC").casefold().translate(_FOLDING)


def _folded(character: str) -> str:
    """Return what a character that has no look-alike is folded into."""
    category = unicodedata.category(character)
    if category in {"Cf", "Me"} or (category == "Mn" and _POINT.match(character)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    # Beyond are the tones of Vietnamese, where a word without its tone is another word.
    if character < "\u1e00" and script(character) in {"LATIN", "GREEK"}:
        return unicodedata.normalize("NFD", character)[0]
    return character if category[0] in "LMN" else " "
