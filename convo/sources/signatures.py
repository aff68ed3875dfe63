"""Whose a signature is, told from the words in front of its time."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from convo.model.words import Role
from convo.sources.signature_links import STAFF, without_links
from convo.sources.wiki_words import MARKS

_REACH: Final = 120  # characters: no signature is longer, and longer lines cost no more
_MOST_WORDS: Final = 5  # of a name
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9A-Fa-f]{1,4}:{1,2}){2,7}[0-9A-Fa-f]{0,4}")
_BOUNDARY = re.compile(
    r"""(?P<sentence>[.!?…؟。！？।။፡።]["'”»)\]]*(?:\s+|(?<=[。！？])))
    | (?P<dash>-{2,}\s* | [–—―]\s* | (?:^|(?<=[\s.!?…"'”»)\]>/]))[-~]+\s*)
    | (?P<part>[;:,،؛、，：]["'”»)\]]*\s+ | [、，：] | [)\]}>"”»]["']?\s+ | \s{2,}
      | (?:^|(?<=\s))[(](?=[^()]*$) | (?:^|(?<=\s))[^\w\s@]+\s+
      | (?:^|(?<=\s))\S+://\S+\s+ | [?!](?=[^\W\d_]) | (?:\.{2,}|…)(?=[^\W\d_]))
    | (?P<glued>(?<=[^\W\d_])\.(?=[^\W\d_a-z]))
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\s^]\S*")
_BEFORE_NAME = " \t\xa0\u3000–—―~^-" + MARKS
# A time that stands behind a sentence and a dash, and shows no name.
_NAMELESS = re.compile(r"(?:^|[.!?…؟。။।]['\"”»)\]]*)\s*(?:-{1,3}|[–—~])\s*$")
_LONGEST_FREE: Final = {"sentence": 3, "dash": 4, "part": 2}
"""How many words may be a name that no other signature shares, by the limit before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Whose words they are that stand in front of a time, and where they end."""

    start: int
    """Where the words end and the signature, with its dash, begins."""

    author: str | None = field(repr=False)
    """The name as it is shown; None where a time has no name."""

    role: Role | None
    """Staff, for a name that says so."""

    sure: bool
    """Whether a dash, a link to a talk page or another signature with that name says it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """The words in front of a time after the last limit, without a link to a talk page."""

    limit: str
    """What stands before them: a sentence's end, a dash, something less, or nothing ("")."""

    linked: bool
    """Whether a link to a talk page followed, so that there must be a name."""

    words: tuple[tuple[int, str], ...] = field(repr=False)
    """At most `_MOST_WORDS`, each with its place."""

    keys: tuple[str, ...] = field(repr=False)
    """For each word the ending it begins, in small letters; "" where no name begins."""


def read_signatures(tails: Sequence[str]) -> list[Signature]:
    """Tell whose signatures they are that stand at the ends of texts.

    A name begins after the last dash or end of a sentence, or later where other signatures of the
    page end in the same words. It stays a guess, for people to check.

    Args:
        tails: For each signature of one page, the text of its line up to its time.
    """
    endings = [_ending(tail) for tail in tails]
    shared = Counter(key for ending in endings for key in ending.keys if key)
    alone = {ending.keys[0] for ending in endings if len(ending.keys) == 1}
    firsts = [_first_word(ending, shared, alone) for ending in endings]
    return [
        _signature(tail, ending, at, recurs=at is not None and shared[ending.keys[at]] > 1)
        for tail, ending, at in zip(tails, endings, firsts, strict=True)
    ]


def _ending(tail: str) -> _Ending:
    if _NAMELESS.search(tail, max(0, len(tail) - _REACH)):
        return _Ending(limit="", linked=False, words=(), keys=())
    end, linked = without_links(tail)
    low = max(0, end - _REACH)
    begin, limit = low, ""
    for match in _BOUNDARY.finditer(tail, low, end):
        if match.lastgroup == "glued" and not _ends_sentence(tail, match.start()):
            continue
        begin, limit = match.end(), match.lastgroup or ""
    words = [(match.start(), match[0]) for match in _WORD.finditer(tail, begin, end)]
    words = words[-_MOST_WORDS:]
    if words and _ADDRESS.fullmatch(words[-1][1]):
        words, limit = words[-1:], "dash"
    elif not linked:
        words = words[: _without_custom_link([word for _, word in words])]
    texts = [word for _, word in words]
    return _Ending(
        limit=limit,
        linked=linked,
        words=tuple(words),
        keys=tuple(
            "" if word.startswith("(") else " ".join(texts[i:]).casefold()
            for i, word in enumerate(texts)
        ),
    )


def _ends_sentence(tail: str, stop: int) -> bool:
    """Tell whether the word before a full stop begins small: "sure.Birch", but not "David.Oak"."""
    word = re.search(r"\w+$", tail[max(0, stop - 40) : stop])
    return word is not None and word[0][0].islower()


def _without_custom_link(words: Sequence[str]) -> int:
    """Return how many words remain of "Birch leave a message", "Birch TALK"."""
    keep = len(words)
    while keep > 1 and _is_shouted(words[keep - 1]) and not words[0].isupper():
        keep -= 1
    while keep > 1 and words[keep - 1][0].islower() and not words[0][0].islower():
        keep -= 1
    return keep


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.isupper()  # noqa: PLR2004 - "AB" is initials


def _first_word(ending: _Ending, shared: Counter[str], alone: set[str]) -> int | None:
    """Return which word of *ending* begins the name, or None where there seems to be none.

    It is the first of the words that other endings share, if it is not by chance: those that are
    shared more than twice as often, "Birch" beside "thanks Birch", win.
    """
    keys = ending.keys
    first, most = None, 0
    for i in reversed(range(len(keys))):
        count = shared[keys[i]]
        if count > 1 and count * 2 > most:
            first = i
        most = max(most, count)
    if first is not None:
        return first
    if len(keys) <= _LONGEST_FREE.get(ending.limit, 0):
        return 0 if keys else None
    return _first_capital(ending, alone)


def _first_capital(ending: _Ending, alone: set[str]) -> int | None:
    """Return where the capital words at the end begin, without those that are another's name."""
    words = [word for _, word in ending.words]
    at = len(words) - 1
    if words[at][0].islower() and not ending.linked:
        return None
    while (
        at > 0
        and words[at - 1].casefold() not in alone
        and (words[at].startswith("(") or (words[at][0].isupper() and words[at - 1][0].isupper()))
    ):
        at -= 1
    return at


def _signature(tail: str, ending: _Ending, at: int | None, *, recurs: bool) -> Signature:
    """Return the signature whose name begins with the word *at* of its ending."""
    start = len(tail) if at is None else ending.words[at][0]
    words = () if at is None else ending.words[at:]
    name = " ".join(word for _, word in words).strip(MARKS + " @^~")
    return Signature(
        start=len(tail[:start].removesuffix("(").rstrip(_BEFORE_NAME)),
        author=name or None,
        role=Role.STAFF if STAFF.search(name) else None,
        sure=ending.linked or recurs or ending.limit == "dash",
    )
