"""Telling what was imported before, when the same text is imported again."""

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from convo.model.imported import Imported
from convo.sources.found import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Keyed hashes of a passage: of its words, and of author, time and words."""

    words: str = field(repr=False)
    source: str = field(repr=False)

    def kept_for(self, contribution_id: int, *, is_named: bool) -> Imported:
        """Return what is kept of them: who and when only beside words that keep both."""
        return Imported(
            contribution_id=contribution_id,
            words_mark=self.words,
            source_mark=self.source if is_named else None,
        )


def marks_of(passage: Passage, session_id: int, *, secret: bytes) -> Marks:
    """Return the marks of a passage in a session, under the record's own secret."""
    when = passage.said_at.isoformat() if passage.said_at else ""
    where = (str(session_id), passage.heading or "")
    return Marks(
        words=_mark(secret, "words", *where, passage.text),
        source=_mark(secret, "source", *where, passage.author or "", when, passage.text),
    )


def erased_since(marks: Mapping[int, Marks], erased: Iterable[str]) -> set[int]:
    """Return which passages were in the record and were erased, by index: they stay out.

    Args:
        marks: Of the passages that are not in the record, by index.
        erased: The words' marks of what was erased.
    """
    left = Counter(erased)
    found = set()
    for n, mark in marks.items():
        if left[mark.words]:
            left[mark.words] -= 1
            found.add(n)
    return found


def known_again(marks: Sequence[Marks], imported: Iterable[Imported]) -> dict[int, int]:
    """Return which passages are in the record: the index of each, and its contribution's id.

    Who said it and when decides where the record kept it. Among words that were kept without,
    as many are known again as there are: what two people said in the same words stays two.
    """
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    by_words: defaultdict[str, list[int]] = defaultdict(list)
    for one in imported:
        if one.source_mark is None:
            by_words[one.words_mark].append(one.contribution_id)
        else:
            by_source[one.source_mark].append(one.contribution_id)
    known: dict[int, int] = {}
    for n, mark in enumerate(marks):
        if by_source[mark.source]:
            known[n] = by_source[mark.source].pop()
    for n, mark in enumerate(marks):
        if n not in known and by_words[mark.words]:
            known[n] = by_words[mark.words].pop()
    return known


def _mark(secret: bytes, *parts: str) -> str:
    return hmac.new(secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()
