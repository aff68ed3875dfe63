"""Which month a word means, in any language a wiki is written in."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final

LANGUAGES: Final = (
    "en", "fr", "de", "es", "pl", "nl", "it", "pt", "ru", "uk", "sv", "cs", "ar", "ar_SY", "ar_DZ",
    "ar_MA", "fa", "ckb", "he", "hi", "bn", "th", "my", "km", "am", "ur", "ps", "ta", "te", "ml",
    "mr", "gu", "pa", "kn", "ne", "si", "tr", "az", "kk", "uz", "ky", "tg", "fi", "et", "lv", "lt",
    "hu", "ro", "el", "bg", "sr", "sr_Latn", "bs", "hr", "sl", "sk", "mk", "sq", "be", "ka", "hy",
    "ca", "gl", "eu", "oc", "br", "cy", "ga", "is", "da", "nb", "nn", "fo", "id", "ms", "jv", "sw",
    "so", "ha", "yo", "ig", "zu", "af", "mn", "lo",
)  # fmt: skip
"""Locales of CLDR whose months are tried. Of two that explain a page equally well, the first."""

_SHORTEST = 3  # letters: wikis cut months shorter than CLDR does (jan, fév, juil, sep)
_AROUND = " .,،'’\u200c\u200d\u200e\u200f"
# Written together with the month: "in" in Hebrew, "month" in Khmer; "of" in Kurdish.
_BEFORE = ("ב", "ខែ")
_BEHIND = "ی"


def month_numbers(gaps: Iterable[str], *, language: str | None) -> dict[str, int]:
    """Tell the month that each text between a day and a year names, such as " de mayo de ".

    One language is sought that explains as many of them as it can, for one word is July in Polish
    and June in Croatian. What it leaves unexplained is looked for in the others.

    Args:
        gaps: The texts of one page.
        language: A BCP 47 tag to try before all others; an unknown one changes nothing.

    Returns:
        The months from 1, for those texts that name one in any of `LANGUAGES`.
    """
    left = {gap: tuple(_candidates(gap)) for gap in gaps}
    found: dict[str, int] = {}
    for tag in _first(language):
        best = _explained(left, tag)
        if tag != "en" or len(best) == len(left):
            found |= best
            left = {gap: names for gap, names in left.items() if gap not in best}
    left = {gap: names for gap, names in left.items() if not _all_names().isdisjoint(names)}
    while left:
        best = max((_explained(left, tag) for tag in LANGUAGES), key=len)
        found |= best
        left = {gap: names for gap, names in left.items() if gap not in best}
    return found


def _first(language: str | None) -> Iterator[str]:
    """Yield the locales that may explain a page without a look at the others."""
    from babel import localedata  # noqa: PLC0415 - 15 ms, for those who import a talk page

    tag = (language or "").replace("-", "_")
    with localedata._cache_lock:  # noqa: SLF001 - it looks through what others fill meanwhile
        known = localedata.normalize_locale(tag) or localedata.normalize_locale(
            tag.partition("_")[0]
        )
    if known:
        yield known
    yield "en"


def _candidates(gap: str) -> Iterator[str]:
    """Yield what in *gap* may be the month: two words, or one, with what is written at it."""
    words = unicodedata.normalize("NFC", gap).casefold().split()
    yield from (_bare(" ".join(pair)) for pair in pairwise(words))
    for word in map(_bare, words):
        yield word
        yield word.removesuffix(_BEHIND)
        yield from (word.removeprefix(before) for before in _BEFORE)


def _explained(gaps: Mapping[str, tuple[str, ...]], tag: str) -> dict[str, int]:
    """Return the months of those *gaps* that the locale *tag* has a name for."""
    names = _names(tag)
    found = {}
    for gap, candidates in gaps.items():
        number = next((names[name] for name in candidates if name in names), None)
        if number:
            found[gap] = number
    return found


@cache
def _names(tag: str) -> dict[str, int]:
    """Return every way that a locale writes a month, in small letters.

    Genitive, nominative and abbreviated names count, and beginnings of names that no other month
    of the locale shares.
    """
    # Not Locale.months, which follows aliases: here one adds no name, and a pair of an alias and
    # names adds these.
    months = _loaded(tag)["months"]
    sets = [
        months[form][width]
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    ]
    sets = [each[1] if isinstance(each, tuple) else each for each in sets]
    sets = [each for each in sets if isinstance(each, dict)]
    names: dict[str, int] = {}
    beginnings: dict[str, set[int]] = {}
    for number, name in (item for each in sets for item in each.items()):
        for written in _candidates(name):
            names.setdefault(written, number)
            for length in range(_SHORTEST, len(written)):
                beginnings.setdefault(written[:length], set()).add(number)
    short = {start: min(of) for start, of in beginnings.items() if len(of) == 1}
    return short | names


def _loaded(tag: str) -> Mapping[str, Any]:
    """Return what CLDR has of a locale, whatever Babel was asked for before, and let it forget it.

    Babel 2.18 writes the aliases it has followed, as for the days of a report, into what it keeps,
    where other locales find them; and it would keep 80 MB of them all. So nothing is kept while it
    reads here, and then all that was kept before.
    """
    from babel import localedata  # noqa: PLC0415 - see above

    kept = localedata._cache  # noqa: SLF001 - nothing public lets go of it
    with localedata._cache_lock:  # noqa: SLF001 - likewise: others may read at the same time
        before = dict(kept)
        kept.clear()
        try:
            return localedata.load(tag)
        finally:
            kept.clear()
            kept.update(before)


@cache
def _all_names() -> frozenset[str]:
    return frozenset[str]().union(*map(_names, LANGUAGES))


def _bare(word: str) -> str:
    return word.strip(_AROUND)
