"""Exact dates inside a text: a day somebody speaks of may tell who speaks."""

import re
from collections.abc import Iterator
from typing import Final

_BETWEEN: Final = r"\s?[-./／．]\s?"
_NOT_BEFORE: Final = r"(?<![\da-zA-Z.,/:-])"  # scripts without spaces have letters there
_NOT_AFTER: Final = r"(?![\d/:-]|[.,]\d)"
_WORD: Final = r"(?!(?:of|in|de)\s)[^\W\d_][^\s\d,،]{1,14}"
_OF: Final = r"(?:(?:de|del|of|di|do|da|d')\s)?"
_NTH: Final = r"(?:st|nd|rd|th|er|º|ª|-?(?:го|е|я))?"
_HAN: Final = r"[\d〇零一二三四五六七八九十]"

_IN_DIGITS: Final = re.compile(
    rf"{_NOT_BEFORE}(?:\d{{4}}{_BETWEEN}(?P<first>\d{{1,2}}){_BETWEEN}(?P<second>\d{{1,2}})"
    rf"|(?P<one>\d{{1,2}}){_BETWEEN}(?P<other>\d{{1,2}}){_BETWEEN}(?:\d{{4}}|\d{{2}})){_NOT_AFTER}"
)
_MONTH_AND_DAY: Final = (("first", "one"), ("second", "other"))
"""In either order: whether a day or a month comes first depends on who writes."""

_WITH_WORD: Final = re.compile(
    rf"{_NOT_BEFORE}(?:(?P<day>\d{{1,2}}){_NTH}\.?\s{_OF}{_WORD}[,،]?\s{_OF}(?P<year>\d{{4}})"
    rf"|(?P<before>\d{{4}})\.\s{_WORD}\s(?P<last>\d{{1,2}})\.?){_NOT_AFTER}"
    rf"|(?<!\w){_WORD}\s(?P<middle>\d{{1,2}}){_NTH},\s(?P<after>\d{{4}}){_NOT_AFTER}"
)
_EAST_ASIAN: Final = re.compile(
    rf"(?<!{_HAN})(?:{_HAN}{{1,4}}\s?[年년]\s?)?{_HAN}{{1,3}}\s?[月월]\s?{_HAN}{{1,3}}\s?[日号號일]"
)
_MONTHS: Final = 12
_DAYS: Final = 31
_YEARS: Final = range(1000, 3000)
"""Of this century in any calendar that is in use."""


def exact_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what reads as a day of a year, in digits of any script.

    A month may be a word in any language where a day and a year of four digits stand beside it. A
    day without a year is found in Chinese, Japanese and Korean alone: elsewhere nothing tells
    "3 May" from "3 people". What is in words alone is not found.
    """
    for match in _IN_DIGITS.finditer(text):
        one, other = (int(match[name] or match[else_]) for name, else_ in _MONTH_AND_DAY)
        if 1 <= min(one, other) <= _MONTHS and 1 <= max(one, other) <= _DAYS:
            yield match.span()
    for match in _WITH_WORD.finditer(text):
        day = int(match["day"] or match["last"] or match["middle"])
        if 1 <= day <= _DAYS and int(match["year"] or match["before"] or match["after"]) in _YEARS:
            yield match.span()
    for match in _EAST_ASIAN.finditer(text):
        yield match.span()
