"""What earlier documents told of where contributions were made, and what they withheld."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from convo.model.exported import Export

_Seen: TypeAlias = frozenset[int]
"""The places, from 0, of the documents that are about a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the readers of a document know from others about the same sessions.

    Whoever has two documents knows which words stand in one of them alone. So the register tells
    how many contributions were made in all the sessions together that the same documents are about.
    """

    earlier: tuple[Export, ...]
    """All that its readers may have."""

    def is_withheld(self, ids: Collection[int]) -> bool:
        """Tell whether the number of some sessions would tell one that was withheld.

        A region that was withheld stays so when it grows: what joined it is known.
        """
        place = frozenset(ids)
        return any(
            not place.isdisjoint(together) and (together in each.apart or not place >= {*together})
            for each in self.earlier
            for together in (*each.withheld, *each.apart)
        )

    def among(self, ids: Collection[int]) -> frozenset[_Seen]:
        """Return what the number of some sessions can hide among: what shares one of these.

        There are none where earlier documents told it.
        """
        place = frozenset(ids)
        if any(_tells(each, place) for each in self.earlier):
            return frozenset()
        documents = [each.session_ids for each in self.earlier]
        return frozenset(_seen(id_, documents) for id_ in place)

    def is_split(self, ids: Collection[int]) -> bool:
        """Tell whether earlier documents were about some of these sessions without the others.

        What those have is known then: beside the sum of all, it would tell what the others have.
        """
        documents = [each.session_ids for each in self.earlier]
        return len({_seen(id_, documents) for id_ in ids}) > 1


def in_the_way(session_ids: Collection[int], earlier: Collection[Export]) -> Export | None:
    """Return the earlier document that withheld what one about some sessions would tell by itself.

    None for none, and where its readers know it already.
    """
    told = {id_ for each in earlier for id_ in each.session_ids if _tells(each, frozenset({id_}))}
    before = [each.session_ids for each in earlier]
    documents = [*before, frozenset(session_ids)]
    for each in earlier:
        alone = [(id_,) for ids in (*each.withheld, *each.apart) for id_ in ids]
        for place in map(frozenset[int], (*each.apart, *alone)):
            if _is_known(place, documents, told) and not _is_known(place, before, told):
                return each
    return None


def _is_known(
    place: frozenset[int], documents: Collection[frozenset[int]], told: Collection[int]
) -> bool:
    """Tell whether no other session is in the same documents as some, but for those *told*."""
    seen = {_seen(id_, documents) for id_ in place}
    others = frozenset[int]().union(*documents) - place
    return not any(_seen(id_, documents) in seen for id_ in others if id_ not in told)


def _tells(document: Export, place: frozenset[int]) -> bool:
    """Tell whether a document tells the number of some of its sessions, or what adds up to it."""
    return place <= document.session_ids and all(
        place.isdisjoint(together) or (together not in document.apart and place >= {*together})
        for together in (*document.withheld, *document.apart)
    )


def _seen(id_: int, documents: Collection[frozenset[int]]) -> _Seen:
    return frozenset(place for place, ids in enumerate(documents) if id_ in ids)
