"""Names in a line while it is typed, and handles in their place."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Final

from convo.disclosure.mentions import Kind, Known, Mention
from convo.disclosure.mentions_endings import BEFORE
from convo.disclosure.mentions_finder import Finder, name_starts
from convo.disclosure.mentions_folding import continues, fold, is_spaceless
from convo.disclosure.mentions_names import CASED, STAFF, forms_of
from convo.languages.scripts import script
from convo.model.people import Participant

_HANDLE: Final = re.compile(r"p[1-9]\d{0,4}")
_HEAD: Final = 2
"""Letters that every form of a name has from the name itself."""

_TATWEEL: Final = "\u0640"
_NEVER_JOINED: Final = "اآأإٱو"
"""Letters of Arabic prefixes that do not join the letter after them."""


def finder_while_typing(people: Iterable[Participant], *, plain: Collection[str]) -> Finder:
    """Return what finds the names of *people* in a line; made once, asked at each key.

    Args:
        people: The roster of the session. Handles are no names here.
        plain: Words that a person cleared.
    """
    return Finder(Known(names=[name for one in people for name in _names_of(one)], plain=plain))


def names_typed(text: str, finder: Finder) -> tuple[Mention, ...]:
    """Return where *text* names somebody, from its start to its end; handles and addresses apart.

    Names that nobody listed are among them, where their place shows them.
    """
    return tuple(
        mention
        for mention in finder.mentions(text)
        if mention.kind is Kind.NAME and not _is_handle(text[mention.start : mention.end])
    )


def with_handles(text: str, people: Iterable[Participant], *, plain: Collection[str] = ()) -> str:
    """Return *text* with a handle in place of each name that `names_typed` finds in it.

    Where a name may be that of several people, or of nobody on the roster, a neutral mark takes
    its place. Prefixes written together with a name stay. Endings stay in scripts without
    capitals; in others they are part of how a name is declined, and go with it.

    Args:
        text: A line as it is typed.
        people: The roster of the session.
        plain: Words that a person cleared.
    """
    people = tuple(people)
    finder = finder_while_typing(people, plain=plain)
    mentions = names_typed(text, finder)
    roster = [_OnRoster(person) for person in people] if mentions else []
    pieces: list[str] = []
    done = 0
    for mention in mentions:
        before, after = text[done : mention.start], text[mention.end :]
        put = _handle_for(text[mention.start : mention.end], roster, finder)
        if put is None:
            pieces += [before, f"[{mention.kind}]"]
        else:
            pieces += [before, _link(text[: mention.start]), put, _gap(put, after)]
        done = mention.end
    return "".join([*pieces, text[done:]])


class _OnRoster:
    """Somebody on the roster; most are named by nothing that is typed, so little is prepared."""

    def __init__(self, person: Participant) -> None:
        self.handle = person.handle
        self._names = _names_of(person)
        folded = (fold(name).text.replace(" ", "") for name in self._names)
        self._letters = "\n".join(folded)

    def may_be(self, heads: Iterable[str]) -> bool:
        """Tell whether it is worth looking: a form of a name begins with letters of the name."""
        return any(head in self._letters for head in heads)

    @cached_property
    def finder(self) -> Finder:
        """What finds this one's names, and nobody else's."""
        return Finder(Known(names=self._names))

    @cached_property
    def forms(self) -> frozenset[str]:
        """All forms of all names, folded."""
        return frozenset(form for name in self._names for form, _ in forms_of(name))


def _names_of(person: Participant) -> tuple[str, ...]:
    return person.aliases if person.name is None else (person.name, *person.aliases)


def _is_handle(word: str) -> bool:
    return all(map(_HANDLE.fullmatch, fold(STAFF.sub("", word)).text.split()))


def _handle_for(word: str, roster: Iterable[_OnRoster], everybody: Finder) -> str | None:
    """Return the handle of the only one whom a word can name, with what stays of the word.

    Somebody who is named by it for certain goes before all who may be.
    """
    folded = fold(word).text
    heads = [folded[at : at + _HEAD] for at in name_starts(folded, 0)]
    puts: dict[bool, list[str]] = {True: [], False: []}
    for one in roster:
        if one.may_be(heads):
            for put, certain in _puts(word, one, everybody):
                puts[certain].append(put)
    best = puts[True] or puts[False]
    return best[0] if len(best) == 1 else None


def _puts(word: str, one: _OnRoster, everybody: Finder) -> Iterator[tuple[str, bool]]:
    """Yield a handle in place of a name, and its certainty, if *word* is a name and no more.

    In scripts without spaces, what follows somebody addressed may be the rest of the sentence.
    """
    found = one.finder.named_in(word)
    if len(found) != 1:
        return
    before, named, rest = _around(word, found[0])
    prefix = fold(before).text.strip()
    if prefix and prefix not in BEFORE.get(script(named[0]) or "", ()):
        return
    handle = before + _link(before) + one.handle if prefix else one.handle
    if not fold(STAFF.sub("", rest)).text.strip():
        yield _beside(handle, _ending(named, one.forms)), found[0].certain
    elif is_spaceless(script(named[0])) and not names_typed(rest, everybody):
        yield _beside(handle, rest), found[0].certain


def _around(text: str, mention: Mention) -> tuple[str, str, str]:
    return text[: mention.start], text[mention.start : mention.end], text[mention.end :]


def _ending(named: str, forms: Iterable[str]) -> str:
    """Return what is written after a name in the same word and can stand after a handle."""
    folded = fold(named)
    if script(named[0]) in CASED:
        return ""
    end = max(folded.text.rfind(form) + len(form) for form in forms if form in folded.text)
    if end == len(folded.text) or continues(folded.text[end]):
        return ""
    return named[folded.places[end] :]


def _beside(handle: str, rest: str) -> str:
    return handle + _gap(handle, rest) + rest


def _link(before: str) -> str:
    """Return what joins a handle to the prefix, or the number, that it is written together with."""
    last = _last_letter(before)
    if last and script(last) == "ARABIC" and last not in _NEVER_JOINED:
        return _TATWEEL
    return "-" if last and script(last) == "HEBREW" else _gap(before, "P")


def _gap(before: str, after: str) -> str:
    """Return a space where a handle and what is next to it would be read as one word."""
    near = _last_letter(before), after[:1]
    return " " if all(each.isalnum() and script(each) in {None, "LATIN"} for each in near) else ""


def _last_letter(text: str) -> str:
    """Return the last character without the marks on it; empty where there is none."""
    return next((letter for letter in reversed(text) if not continues(letter)), "")
