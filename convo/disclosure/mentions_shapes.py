"""Names that nobody listed, found by where they stand: after "@", before "(WMF)", after thanks."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from convo.disclosure.mentions_contacts import part_of_word
from convo.disclosure.mentions_folding import is_spaceless
from convo.disclosure.mentions_names import CASED, STAFF
from convo.disclosure.mentions_words import (
    GREETINGS,
    HONORED,
    NAMES_ONESELF,
    NO_NAMES,
    REFERS,
    SAID,
    SAYING,
    THANKS,
    TITLES,
    USER_SPACES,
    words,
    words_in,
)
from convo.languages.scripts import script

_SPACES: Final = "|".join(map(re.escape, sorted(USER_SPACES)))
_LINKED: Final = re.compile(
    rf"\[\[:?(?:{_SPACES})(?:[ _]talk)?:([^\]|\n]{{1,80}})(?:\|[^\]\n]{{0,80}})?\]\]"
    r"|\{\{(?:ping|u|re|reply to|user|noping|mention)\|([^{}\n]{1,120})\}\}",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(rf"(?<![\w/=:])(?:{_SPACES})(?:[ _]talk)?:(?=[^\W\d_])", re.IGNORECASE)
_AT: Final = re.compile(r"(?<![.@＠])[@＠](?=\w)")
_ADDRESSING: Final = frozenset("@＠:[{")
_GROUPS: Final = words("all everyone everybody here channel room media home work")
_WORD: Final = r"[^\W\d_][^\s_,;:!?()（）\[\]{}<>\"“”«»|/\\@]{0,39}"  # \w knows no vowel signs
_STAFF_NAME: Final = re.compile(rf"(?:{_WORD}[ _]){{0,2}}{_WORD}$")
_BEFORE: Final = re.compile(
    r"(?:^|[.!?…\n])\s*(?P<names>[^\W\d_][\w'’-]{0,39}(?:(?:\s?,\s?|\s)(?:(?:and|y|i|et|e|und|en|og"
    r"|och|ja|dan|и|й|та|و)\s)?[^\W\d_][\w'’-]{0,39}){0,5})\s?[,،，:–—-]{1,2}\s?"
    r"(?:(?:so|very|many|a lot|muchas|moltes|mil|muito|большое|щиро)\s)?$"
)
_LAST: Final = re.compile(r"[,،，]\s?(?P<name>[^\W\d_][\w'’-]{0,39})\s?$")
_SENTENCE_END: Final = re.compile(r"--|[–—.!?…\n]|$")
_BETWEEN: Final = re.compile(r"[ \xa0]?,?[ \xa0]?(?:(?:and|&|y|et|e|und|и|та|و)[ \xa0])?@?|[ \xa0]")
_WINDOW: Final = 100
"""Characters within which a name belongs to the thanks of the same sentence."""

_MOST_NAMES: Final = 5
_LONGEST_RUN: Final = 20
_LONGEST_CJK: Final = 3


def named_by_shape(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and certainty of what can only be a name, or is likely to be one."""
    yield from _addressed(text)
    yield from _staff(text)
    words_here = words_in(text)
    for match in NAMES_ONESELF.find(text, words_here):
        yield from ((*span, True) for span in _after(text, match.end(), most=1))
    yield from ((*span, False) for span in _beside_words(text, words_here))


def _beside_words(text: str, words_here: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield what stands where names do: after thanks and titles, before "said"."""
    for triggers in (THANKS, GREETINGS, TITLES, REFERS):
        for match in triggers.find(text, words_here):
            end = match.end()
            if triggers is TITLES and text[end : end + 1] == ".":
                end += 1
            yield from _after(text, end, most=_MOST_NAMES)
            if triggers is THANKS:
                yield from _around(text, match.start(), end)
    if not SAYING.isdisjoint(words_here):
        for match in SAID.finditer(text):
            yield from _if_name(text, *match.span("name"))
    if not text.isascii():
        for match in HONORED.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if _may_be_name(text[start:end]):
                yield start, end


def _addressed(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield "@name", "User:Name" and links to pages about people."""
    if _ADDRESSING.isdisjoint(text):
        return
    for match in _LINKED.finditer(text):
        yield match.start(), match.end(), True
    for match in (*_AT.finditer(text), *_PAGE.finditer(text)):
        end = part_of_word(text, match.end())
        word = text[match.end() : end]
        before = text[max(0, match.start() - 1) : match.start()]
        if before.isalnum() and not is_spaceless(script(before)):
            continue  # a mailbox
        if any(map(str.isalpha, word)) and _may_be_name(word) and word.casefold() not in _GROUPS:
            yield match.start(), end, True


def _staff(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the words before "(WMF)", with it."""
    for match in STAFF.finditer(text):
        before = _STAFF_NAME.search(text, max(0, match.start() - _WINDOW), match.start())
        if before is None:
            continue
        start = before.start()
        near = [(start + w.start(), w[0]) for w in re.finditer(r"[^ _]+", before[0])]
        first = near[-1][0]
        for at, word in reversed(near[:-1]):
            if not word[0].isupper() or not _may_be_name(word) or THANKS.spaced.fullmatch(word):
                break
            first = at
        yield first, match.end(), True


def _around(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield names before thanks, and the one that ends the sentence."""
    if before := _BEFORE.search(text, max(0, start - _WINDOW), start):
        for word in re.finditer(r"[^\W\d_][\w'’-]*", before["names"]):
            at = before.start("names")
            yield from _if_name(text, at + word.start(), at + word.end())
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _WINDOW))
    if stop and (last := _LAST.search(text, end, stop.start())):
        yield from _if_name(text, *last.span("name"))


def _if_name(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _is_capital(text, start, end) and _may_be_name(text[start:end]):
        yield start, end


def _after(text: str, at: int, *, most: int) -> Iterator[tuple[int, int]]:
    """Yield the names that come next: "Ricky", "Sj and RamzyM", "Sandra Rientjes"."""
    for _ in range(most):
        gap = _BETWEEN.match(text, at)
        start = gap.end() if gap else at
        joined = start == at
        end = part_of_word(text, start)
        name = script(text[start]) if end > start else None
        if name is None or not _may_be_name(text[start:end]):
            return
        if name in CASED:
            if joined or not _is_capital(text, start, end):
                return
            if "," in text[at:start] and text[end : end + 1].isspace() and not _ends(text, end):
                return  # "Thanks, The ..."
        elif is_spaceless(name):
            if not (end := _end_of_run(text, start, end, name)):
                return
        elif not _ends(text, end):
            return
        yield start, end
        if name not in CASED:
            return
        at = end


def _end_of_run(text: str, start: int, end: int, name: str) -> int:
    """Return where a name ends that no space ends; 0 where it is likely to be more than one."""
    most = _LONGEST_CJK if name in {"CJK", "HIRAGANA"} else _LONGEST_RUN
    return end if end - start <= most and _ends(text, end) else 0


def _ends(text: str, at: int) -> bool:
    """Tell whether a word is the last before a sign or the end, as a name in an address is."""
    rest = text[at : at + 3].lstrip(" \xa0")
    return not rest or rest[0] == "\n" or unicodedata.category(rest[0]) in {"Po", "Pd", "Pe", "Pf"}


def _is_capital(text: str, start: int, end: int) -> bool:
    """Tell whether a word has a capital; words all in capitals tell nothing in a loud sentence."""
    word = text[start:end]
    if script(word[0]) not in CASED:
        return False
    loud = text[max(0, start - 12) : end + 12]
    return word[0].isupper() and not (word.isupper() and len(word) > 2 and loud.isupper())  # noqa: PLR2004 -- initials


def _may_be_name(word: str) -> bool:
    base = re.split(r"['’]", word.casefold())[0]
    return len(word) > 1 and word.casefold() not in NO_NAMES and base not in NO_NAMES
