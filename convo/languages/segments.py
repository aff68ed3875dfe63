"""What a full-text index is given to hold, and what it is asked.

SQLite's FTS5 divides a text at its spaces. Many scripts have none between words, and others
put articles and particles into the word they belong to. So texts are divided here, before
they are indexed and before they are asked for, and FTS5 only splits what comes out:

* Letters are folded into what people take for the same: case, width, accents of Latin and
  Greek, points of Hebrew and Arabic, letters that look alike in Arabic and Persian, letters
  that sound alike in Amharic, digits. Characters that cannot be seen are left out.
* Scripts without spaces, and those whose words grow together or take prefixes, are indexed by
  overlapping pairs of letters, each letter with its marks: any part of a text is found.
* In Arabic and Hebrew, the letters that may be written before a word and together with it are
  words of their own wherever a word begins with them, so the word is found behind them.

Words of all other scripts are found from their beginning on.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from convo.languages.scripts import script

TOKENIZE: Final = "ascii"
"""The tokenizer for FTS5: it splits at spaces, and leaves all beyond ASCII as it is."""

_LONGEST_QUERY: Final = 1_000
"""Characters of a query that are looked at: one of 100,000 would keep the search waiting."""

# Thai to Tibetan, Myanmar, Hangul, Ethiopic, Khmer, the south and south-east of Asia, East Asia.
_IN_PAIRS: Final = (
    "\u0900-\u109f\u1100-\u139f\u1700-\u17ff\u1900-\u1aaf\u1b00-\u1c4f\u2d80-\u2ddf"
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u318f\u31a0-\u31ff\u3400-\ua4cf\ua800-\ua82f"
    "\ua880-\uabff\uac00-\ud7ff\uf900-\ufaff\U00011000-\U000117ff\U0001b000-\U0001b2ff"
    "\U00020000-\U0003ffff"
)
_RUN: Final = re.compile(f"[{_IN_PAIRS}]+|[^{_IN_PAIRS} ]+")
_PAIRED: Final = re.compile(f"[{_IN_PAIRS}]")

_MARKS: Final = "".join(
    re.escape(chr(code))
    for codes in (range(0x900, 0x1C50), range(0x3099, 0x309B), range(0xA800, 0xAC00))
    for code in codes
    if unicodedata.category(chr(code))[0] == "M"
)
_LETTER: Final = re.compile(f".[{_MARKS}]*")

# Letters that Arabic, Persian and Hebrew write before a word and together with it: and, in, to,
# from, like, that, the; I, you, we, they before a verb. Some of them belong to most words.
_ATTACHED: Final = "وفبلكامستينושהבלמכיתנא"
_BEGINNING: Final = re.compile(f"[{_ATTACHED}]+(?=.)")
_ARTICLE_AFTER_L: Final = re.compile("^([وف]?)لل(?=.)")

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


def segment(text: str) -> str:
    """Return what an index is to hold of *text*: its words or pairs of letters, one space between.

    Nothing of it is left that means something to FTS5, and nothing that SQLite cannot keep.
    """
    folded = _fold(text)
    if folded.isascii():
        return " ".join(folded.split())
    return " ".join(token for run in _RUN.findall(folded) for token in _tokens(run))


def match_expression(query: str) -> str | None:
    """Return what to MATCH for *query*, whatever a person typed into a search field.

    All words must be there, in any order and each at least as the beginning of a word; those
    in quotation marks must stand side by side, and the last of them end where it ends.

    Returns:
        An expression of FTS5, or None where there is neither letter nor digit to look for.
    """
    return " AND ".join(f'"{words}"{"*" * more}' for words, more in _phrases(query)) or None


def contains(text: str, query: str) -> bool:
    """Tell whether an index would find *text* for *query*, without an index.

    False where there is nothing to look for.
    """
    phrases = _phrases(query)
    segmented = f" {segment(text)} "
    return bool(phrases) and all(
        f" {words}" + " " * (not more) in segmented for words, more in phrases
    )


def _phrases(query: str) -> list[tuple[str, bool]]:
    """Return what *query* looks for: tokens side by side, and whether the last may go on."""
    found: dict[tuple[str, bool], None] = {}
    for quoted, word in _PART.findall(query[:_LONGEST_QUERY].translate(_QUOTES)):
        runs = _RUN.findall(_fold(quoted or word))
        tokens = [token for run in runs for token in _tokens(run)]
        in_pairs = bool(runs and _PAIRED.match(runs[-1]))
        if in_pairs and len(_tokens(runs[-1])) > 1:
            tokens.pop()  # the last letter alone: there, a text may go on
        if tokens:
            # A letter that may be attached is never the beginning of a longer token.
            more = in_pairs or not (quoted or tokens[-1] in _ATTACHED)
            found[" ".join(tokens), more] = None
    return list(found)


def _tokens(run: str) -> list[str]:
    """Return the tokens of letters that stand together, all in pairs or none."""
    if _PAIRED.match(run):
        letters = _LETTER.findall(run)
        return [*(first + second for first, second in pairwise(letters)), letters[-1]]
    if run.isascii():
        return [run]
    run = _ARTICLE_AFTER_L.sub(r"\1لال", run)  # the article loses its alef there
    attached = _BEGINNING.match(run)
    return [*attached.group(), run[attached.end() :]] if attached else [run]


def _fold(text: str) -> str:
    """Return *text* folded, with spaces for all that is neither letter, mark nor digit."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded).translate(_FOLDING)


def _folded(character: str) -> str:
    """Return what a character that has no look-alike is folded into."""
    category = unicodedata.category(character)
    if category in {"Cf", "Me"} or (category == "Mn" and _POINT.match(character)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character < "\u1e00" and script(character) in {"LATIN", "GREEK"}:
        return unicodedata.normalize("NFD", character)[0]
    return character if category[0] in "LMN" or category == "Co" else " "
