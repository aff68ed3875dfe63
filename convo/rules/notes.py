"""Notes that were two points in one, or one point in two: dividing them and joining them.

`one_with` leads from a part to what it was divided from, `same_as` from a note to the one that says
the same. All that such links join is one person's, whoever it was. Joining adds one link, and
taking apart cuts that one.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from convo.errors import RefusedError
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Kind
from convo.text import clean

_JOINERS: Final = "\u200b\u200c\u200d"
"""What stands between two letters and belongs to both: nothing is divided beside them."""


def split(said: Contribution, at: int, *, new_id: int) -> tuple[Contribution, Contribution]:
    """Return a contribution in two: one person said both, so they stay together for consent.

    The first keeps its id and whatever points at it, or it at others; where it said the same as
    another one it stands for itself again, as nobody knows which of the two that one is.

    Args:
        said: What is divided.
        at: How many code points the first part has. No letter loses its marks.
        new_id: Of the second part; see `passage` for what is kept of it.

    Raises:
        RefusedError: A part would have no words.
    """
    at = _before_a_letter(said.text, at)
    first, second = _words(said.text[:at]), _words(said.text[at:])
    if not first or not second:
        raise RefusedError("there have to be words on both sides of the cursor")
    return replace(said, text=first, same_as=None), _part(said, second, new_id=new_id)


def passage(said: Contribution, begins: str, ends: str, *, kind: Kind, new_id: int) -> Contribution:
    """Return a passage of a contribution as one of its own, which leaves that as it is.

    A part of a note is told like it, and stands in the same place; it answers nothing, and stands
    for itself, whatever the note says the same as.

    Args:
        said: What it is a passage of.
        begins: The first words of it: they stand there once.
        ends: The last ones: the first place where they stand after that. No letter loses its marks.
        kind: What it is.
        new_id: Its own.

    Raises:
        RefusedError: The words do not stand there, or begin there more than once.
    """
    at = said.text.find(begins)
    if not begins or said.text.count(begins) != 1 or _before_a_letter(said.text, at) != at:
        raise RefusedError("the first words do not stand there once: type more of them")
    last = said.text.find(ends, at)
    if not ends or last < 0:
        raise RefusedError("the last words do not stand there after the first")
    end = _before_a_letter(said.text, last + len(ends))
    return replace(_part(said, _words(said.text[at:end]), new_id=new_id), kind=kind)


def _part(said: Contribution, text: str, *, new_id: int) -> Contribution:
    return replace(said, id=new_id, text=text, one_with=said.id, same_as=None, reply_to=None)


def _words(part: str) -> str:
    """Return a part of a text without what only the whole had a use for, such as an open mark."""
    return clean(part).strip()


def together(
    main: Contribution, other: Contribution, known: Iterable[Contribution]
) -> Contribution:
    """Return *other* as it is once it says the same as *main*, which stands for both.

    Args:
        main: What outputs have from then on; where that says the same as another, that one.
        other: What they leave out.
        known: All that is one with either of them.

    Raises:
        RefusedError: They are of two sessions, kinds or people, are one note already, or one alone
            is anonymous: the other would tell who said it.
    """
    by_id = {one.id: one for one in (*known, main, other)}
    one_of = joined(by_id.values())
    if main.session_id != other.session_id:
        raise RefusedError("a point is noted twice in one session: these are of two")
    if main.kind is not other.kind:
        raise RefusedError("a question is not the same as a comment: give both one kind first")
    if one_of[main.id] == one_of[other.id]:
        raise RefusedError("these are one note already")
    if len(_people(by_id.values())) > 1:
        raise RefusedError("two people said these: count who agrees instead")
    if len({one.attribution is Attribution.ANONYMOUS for one in by_id.values()}) > 1:
        raise RefusedError("one is anonymous and the other is not: narrow that one first")
    return replace(other, same_as=stands_for(main.id, by_id))


def apart(other: Contribution) -> Contribution:
    """Return *other* as it is once it stands for itself again.

    Raises:
        RefusedError: It says the same as none.
    """
    if other.same_as is None:
        raise RefusedError("this says the same as no other one")
    return replace(other, same_as=None)


def stands_for(id_: int, by_id: Mapping[int, Contribution]) -> int:
    """Return the contribution that outputs have in the place of one, as far as it is known."""
    way = {id_: None}
    while (same_as := by_id[id_].same_as) is not None and same_as in by_id and same_as not in way:
        way[same_as] = None
        id_ = same_as
    return id_


def joined(contributions: Iterable[Contribution]) -> dict[int, int]:
    """Return one id for all that are one with each other, by the id of each. Circles end too."""
    one_of: dict[int, int] = {}

    def find(id_: int) -> int:
        while (above := one_of.setdefault(id_, id_)) != id_:
            one_of[id_] = one_of[above]  # each on the way skips one: long chains are walked once
            id_ = above
        return id_

    ids = []
    for one in contributions:
        ids.append(one.id)
        for other in (one.one_with, one.same_as):
            if other is not None:
                one_of[find(one.id)] = find(other)
    return {id_: find(id_) for id_ in ids}


def _people(contributions: Iterable[Contribution]) -> set[int]:
    return {one.participant_id for one in contributions if one.participant_id is not None}


def _before_a_letter(text: str, at: int) -> int:
    """Return the first place from *at* on where no letter loses a mark or a joiner."""
    while 0 < at < len(text) and (_is_bound(text[at]) or text[at - 1] in _JOINERS):
        at += 1
    return at


def _is_bound(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) in {"Mn", "Mc", "Me"}
