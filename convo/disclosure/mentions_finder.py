"""Finds where people are named inside a text, or can be reached."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from convo.disclosure.mentions import Kind, Known, Mention, whole_mention
from convo.disclosure.mentions_contacts import contacts
from convo.disclosure.mentions_endings import AFTER, BEFORE, FIRST_OF_BEFORE, LONGEST
from convo.disclosure.mentions_folding import (
    Folded,
    begins_word,
    continues,
    fold,
    is_spaceless,
    rest_of_word,
    writing,
)
from convo.disclosure.mentions_names import STAFF, Form, forms_of
from convo.disclosure.mentions_shapes import named_by_shape

_MARKS: Final = re.compile("|".join(re.escape(f"[{kind}]") for kind in Kind))
_WORD: Final = re.compile(r"\w+")
_GAP: Final = re.compile(r"[ \xa0_-]{1,2}")
_SHORTEST: Final = 3
"""Letters of a name that endings may be attached to without making it unsure."""

_CLEARED: Final = Form()
"""How a cleared word may stand in a text: with an ending or without."""


class Finder:
    """Finds mentions of known people; made once, asked for each text."""

    def __init__(self, known: Known) -> None:
        """Prepare for all forms of all names that are *known*."""
        forms: defaultdict[str, set[Form]] = defaultdict(set)
        for name in (*known.names, *known.aliases):
            for key, form in forms_of(name):
                forms[key].add(form)
        for handle in known.handles:
            forms[fold(handle).text.strip()].add(Form(inflected=False))
        for name in known.shown:
            for key, form in forms_of(name):
                forms[key].add(replace(form, shown=True))
        for name in known.suspects:
            for key, form in forms_of(name):
                if form.capital and form.inflected is not False:
                    forms[key].add(replace(form, certain=False))
        self._plain = {fold(word).text.strip() for word in known.plain} - {""}
        told = {key for name in known.told for key, _ in forms_of(name)}
        self._told = frozenset(told - forms.keys())
        self._forms: Mapping[str, frozenset[Form]] = {
            key: frozenset(found) for key, found in forms.items() if key
        }
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for key in self._forms:
            lengths[key[:2]].add(len(key))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in *text*, from its start to its end; none overlap."""
        found = [*_contacts(text), *self._by_shape(text), *self._by_name(text)]
        marks = [match.span() for match in _MARKS.finditer(text)]
        if marks:
            found = [each for each in found if not _overlaps(each, marks)]
        whole = _joined(text, (whole_mention(text, each) for each in found))
        return tuple(
            each
            for each in whole
            if each.fixed or not self._is_cleared(text[each.start : each.end])
        )

    def named_in(self, text: str) -> tuple[Mention, ...]:
        """Return where known people are named in *text*, and nobody else; none overlap."""
        return tuple(_joined(text, (whole_mention(text, each) for each in self._by_name(text))))

    def is_told(self, name: str) -> bool:
        """Tell whether a name may be read, and is nobody else's."""
        return fold(STAFF.sub(" ", name)).text.strip() in self._told

    def _is_cleared(self, text: str) -> bool:
        """Tell whether each word of *text*, or all of it as one, was cleared."""
        folded = fold(text).text.strip()
        return bool(self._plain) and (
            self._is_plain(folded) or all(map(self._is_plain, folded.split()))
        )

    def _is_plain(self, folded: str) -> bool:
        return any(
            folded.startswith(word) and _end(folded, 0, len(word), _CLEARED) == len(folded)
            for word in self._plain
        )

    def _by_shape(self, text: str) -> Iterator[Mention]:
        for start, end, certain in named_by_shape(text):
            if not self.is_told(text[start:end]):
                yield Mention(start=start, end=end, kind=Kind.NAME, certain=certain)

    def _by_name(self, text: str) -> Iterator[Mention]:
        if not self._forms:
            return
        folded = fold(text)
        for at, letter in enumerate(folded.text):
            if letter not in FIRST_OF_BEFORE and folded.text[at : at + 2] not in self._lengths:
                continue
            if not begins_word(folded.text, at):
                continue
            for start in name_starts(folded.text, at):
                if mention := self._longest(text, folded, start):
                    yield mention
                    break

    def _longest(self, text: str, folded: Folded, at: int) -> Mention | None:
        """Return the longest name at a place; it is certain where a shorter one is."""
        last, certain, fixed = at, False, False
        for length in self._lengths.get(folded.text[at : at + 2], ()):
            end = at + length
            # Near the end of a text, what is cut out is shorter: another name.
            for form in self._forms.get(folded.text[at:end], ()) if end <= len(folded.text) else ():
                ends = _end(folded.text, at, end, form)
                if ends is None or (form.capital and not _has_capital(text, folded, at)):
                    continue
                short = length < _SHORTEST and ends > end
                sure = form.certain and not short
                last, certain = max(last, ends), certain or sure
                fixed = fixed or (sure and not form.shown)
        if last == at:
            return None
        start, stop = folded.span(at, last)
        return Mention(start=start, end=stop, kind=Kind.NAME, certain=certain, fixed=fixed)


def known_by_shape(texts: Iterable[str]) -> Known:
    """Return the names that *texts* show by where they stand, to be found elsewhere as well.

    Of what is likely to be a name, a word that stands elsewhere in small letters is none. In
    scripts without capitals nothing tells that, so what is likely there counts where it stands.
    """
    certain: set[str] = set()
    likely: dict[str, str] = {}
    texts = tuple(texts)
    for text in texts:
        for start, end, sure in named_by_shape(text):
            name = STAFF.sub("", text[start:end]).strip("@＠ ")
            if sure and not set(name) & set(":|[]{}"):
                certain.add(name)
            elif name[:1].isupper():
                likely[name.casefold()] = name
    if likely:
        for word in _WORD.finditer("\n".join(texts)):
            if word[0].islower():
                likely.pop(word[0].casefold(), None)
    return Known(shown=certain, suspects=frozenset(likely.values()) - certain)


def _contacts(text: str) -> Iterator[Mention]:
    for start, end, certain in contacts(text):
        yield Mention(start=start, end=end, kind=Kind.CONTACT, certain=certain, fixed=certain)


def name_starts(text: str, at: int) -> Iterator[int]:
    """Yield where a name may begin in the word at *at*: there, and after its prefixes."""
    yield at
    prefixes = BEFORE.get(writing(text[at]) or "")
    for length in (1, 2, 3) if prefixes else ():
        if prefixes and text[at : at + length] in prefixes:
            yield at + length


def _end(text: str, at: int, end: int, form: Form) -> int | None:
    """Return where the word ends that a form stands at the beginning of; None if it is another."""
    rest = rest_of_word(text, end, most=LONGEST)
    if rest is None:
        return None
    if not rest:
        return None if form.inflected else end
    name = writing(text[at])
    if form.inflected is False or is_spaceless(name) or name is None:
        return None
    endings = AFTER.get(name)
    # A vowel sign after a long name is an ending; after a short one, or a part of a Korean
    # syllable, it makes another word.
    if endings is None and continues(rest[0]) and (end - at < _SHORTEST or name == "HANGUL"):
        return None
    return end + len(rest) if endings is None or rest in endings else None


def _has_capital(text: str, folded: Folded, at: int) -> bool:
    letter = text[folded.places[at]]
    return letter.isupper() or letter.istitle()


def _overlaps(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a mention shares a character with any of some spans, in order and apart."""
    before = bisect_left(spans, (mention.end, 0))
    return before > 0 and spans[before - 1][1] > mention.start


def _joined(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions so that none overlap, and first and last name are one."""
    last: Mention | None = None
    for each in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if last is None:
            last = each
            continue
        gap = text[last.end : each.start] if each.start >= last.end else ""
        names = last.kind is each.kind is Kind.NAME
        if each.start < last.end or (names and (not gap or _GAP.fullmatch(gap))):
            last = Mention(
                start=last.start,
                end=max(last.end, each.end),
                kind=last.kind if names else Kind.CONTACT,
                certain=last.certain or each.certain,
                fixed=last.fixed or each.fixed,
            )
        else:
            yield last
            last = each
    if last is not None:
        yield last
