"""What was noted in a session so far, as it grows: for a list that shows the end of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from string import hexdigits
from typing import Final

from convo.errors import NotFoundError, RefusedError
from convo.model.contributions import Brief
from convo.records import glance, reading
from facilitation.desk.opening import Desk

_FEWEST_DIGITS: Final = 3
_CODE: Final = 4
"""Hexadecimal digits of a random id that tell one row from the next when people talk of it."""


def short_code(id_: int) -> str:
    """Return the first digits of an id, by which people speak of a contribution."""
    return _digits(id_)[:_CODE]


def codes_of(ids: Sequence[int]) -> dict[int, str]:
    """Return the code of each id: as many of its first digits as tell it from all others."""
    ordered = sorted((_digits(id_), id_) for id_ in ids)
    codes = {}
    for n, (digits, id_) in enumerate(ordered):
        beside = [ordered[at][0] for at in (n - 1, n + 1) if 0 <= at < len(ordered)]
        shared = max((_equal_digits(digits, other) for other in beside), default=0)
        codes[id_] = digits[: max(_CODE, shared + 1)]
    return codes


def _equal_digits(one: str, other: str) -> int:
    """Return how many digits two codes have in common, from their beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))


def _digits(id_: int) -> str:
    """Return an id of 62 bits as hexadecimal digits, from its highest bit on."""
    return f"{id_ << 2:016x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is different since somebody looked."""

    new: tuple[int, ...]
    """The ids of contributions that are to be added at the end, in order."""

    is_amended: bool
    """Whether what was there before is to be read again."""

    ids: tuple[int, ...] | None
    """All of them in their order, where adding is not enough: something is gone; else None."""


class Feed:
    """The contributions of one session, looked at again and again by one window."""

    def __init__(self, desk: Desk, session_id: int) -> None:
        """Read their ids.

        Raises:
            NotFoundError: There is no such session.
        """
        self._desk = desk
        self._session_id = reading.get_session(desk.records, session_id).id
        self._version = glance.version_of(desk.records)
        self.ids = self._all_ids()

    def _all_ids(self) -> list[int]:
        self._seq = glance.last_seq(self._desk.records, self._session_id)
        ids = glance.ids_in(self._desk.records, self._session_id)
        self._known = set(ids)
        return ids

    def news(self) -> News | None:
        """Return what is different, whichever window did it; None for nothing."""
        version = glance.version_of(self._desk.records)
        if version == self._version:
            return None
        self._version = version
        since = glance.subjects_since(self._desk.records, self._session_id, self._seq)
        self._seq = glance.last_seq(self._desk.records, self._session_id)
        there = glance.briefs(self._desk.records, set(since) - self._known)
        new = tuple(id_ for id_ in dict.fromkeys(since) if id_ in there)
        is_amended = not new or len(new) < len(since)
        self.ids += new
        self._known.update(new)
        if reading.contributions_in(self._desk.records, self._session_id) == len(self.ids):
            return News(new=new, is_amended=is_amended, ids=None)
        self.ids = self._all_ids()
        return News(new=(), is_amended=True, ids=tuple(self.ids))

    def briefs(self, ids: Sequence[int]) -> dict[int, Brief]:
        """Return some contributions as a list shows them, by their ids."""
        return glance.briefs(self._desk.records, ids)


def ids_in(desk: Desk, session_id: int) -> tuple[int, ...]:
    """Return the ids of a session's contributions, in the order in which they are kept.

    Raises:
        NotFoundError: There is no such session.
    """
    session = reading.get_session(desk.records, session_id)
    return tuple(glance.ids_in(desk.records, session.id))


def noted_in(desk: Desk, session_id: int) -> dict[str, int]:
    """Count what was noted in a session; see `glance.noted_in`. It reads all of it.

    Under `questions` are those that wait for a response.
    """
    waiting = glance.open_questions(desk.records).values()
    asked = sum(of == session_id for of in waiting)
    return glance.noted_in(desk.records, session_id) | {"questions": asked}


def id_called(desk: Desk, session_id: int, code: str) -> int:
    """Return the contribution of a session whose id begins with *code*, as `short_code` has it.

    Raises:
        NotFoundError: There is none.
        RefusedError: Several ids begin so.
    """
    wanted = code.casefold()
    found = [
        id_
        for id_ in glance.ids_in(desk.records, session_id)
        if wanted and _digits(id_).startswith(wanted)
    ]
    if not found:
        raise NotFoundError("no contribution of this session has that code: see /list")
    if len(found) > 1:
        raise RefusedError("several codes begin so: type more of it")
    return found[0]


def ids_called(desk: Desk, code: str) -> dict[int, str]:
    """Return the contributions of the record whose code begins with *code*, each with its code.

    Below three digits there are too many: none then.
    """
    wanted = code.casefold()
    if not _FEWEST_DIGITS <= len(wanted) <= len(_digits(0)) or set(wanted) - set(hexdigits):
        return {}
    low = int(wanted.ljust(len(_digits(0)), "0"), 16) >> 2
    high = int(wanted.ljust(len(_digits(0)), "f"), 16) >> 2
    return {id_: short_code(id_) for id_ in glance.ids_between(desk.records, low, high)}
