"""What earlier documents told of where contributions were made, and what they withheld."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from convo.disclosure.counts import count
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.words import Audience

_Seen: TypeAlias = frozenset[int]
"""The places, from 0, of the documents that are about a session."""

_Placed: TypeAlias = tuple[frozenset[int], frozenset[int]]
"""The ids of contributions whose place is known, and of those that hide in no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the readers of a document know from others about the same sessions.

    Whoever has two documents knows which words stand in one of them alone. So the register tells
    how many contributions were made in all the sessions together that the same documents are about.
    """

    earlier: tuple[Export, ...]
    """The documents for the same audience that were made before."""

    withdrawn: frozenset[int] = frozenset()
    """The ids of what was taken back: in which session it was said is not known any more."""

    def is_told(
        self, ids: Collection[int], there: Collection[Contribution], listed: Collection[int]
    ) -> bool:
        """Tell whether a document told the number of some sessions, and listed the same of them.

        Its readers know that number: it stays told, whatever others withheld.

        Args:
            ids: The sessions whose number it is.
            there: All that is kept of what was said in them.
            listed: The ids of what is listed now.
        """
        place = frozenset(ids)
        kept = {given.id for given in there}
        return any(
            _tells(each, place)
            and each.contribution_ids.isdisjoint(self.withdrawn)
            and kept & each.contribution_ids == kept.intersection(listed)
            for each in self.earlier
        )

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

    def is_apart_by_few(
        self,
        ids: Collection[int],
        there: Collection[Contribution],
        *,
        listed: Collection[int],
        at_least: int,
    ) -> bool:
        """Tell whether a number that a document told, taken from this one, would tell of few.

        Args:
            ids: The sessions whose number it is.
            there: All that is kept of what was said in them.
            listed: The ids of what is listed now.
            at_least: How many people must be behind a number that is shown.
        """
        place = frozenset(ids)
        return any(
            is_apart_by_few(there, listed, each.contribution_ids, at_least=at_least)
            for each in self.earlier
            if _tells(each, place)
        )

    def tables(self, listed: Collection[int]) -> tuple[Export, ...]:
        """Return the documents with a table of themes and regions that counts some of *listed*."""
        return tuple(
            each
            for each in self.earlier
            if each.cells and not each.contribution_ids.isdisjoint(listed)
        )

    def placed(self, listed: Collection[Contribution], region_of: Mapping[int, str]) -> _Placed:
        """Return which of *listed* other documents tell the place of, and which they hold apart.

        Whoever has several documents knows which words stand in the same ones. Where these are of
        one region, it is known. No number can be lent between words that do not: only the most of
        them are taken to hide each other.

        Args:
            listed: What the register lists.
            region_of: The region of each session.
        """
        documents = [each.contribution_ids for each in self.earlier]
        alike: defaultdict[_Seen, list[Contribution]] = defaultdict(list)
        for given in listed:
            alike[_seen(given.id, documents)].append(given)
        known: list[list[Contribution]] = []
        others: list[list[Contribution]] = []
        for together in alike.values():
            is_one = len({region_of[given.session_id] for given in together}) == 1
            (known if is_one and len(alike) > 1 else others).append(together)
        most = max(others, key=len, default=[])
        return (
            frozenset(given.id for together in known for given in together),
            frozenset(given.id for given in listed) - {given.id for given in most},
        )

    def among(self, ids: Collection[int]) -> frozenset[_Seen]:
        """Return what the number of some sessions can hide among: what shares one of these.

        There are none where documents told it.
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


def is_apart_by_few(
    there: Collection[Contribution],
    now: Collection[int],
    before: Collection[int],
    *,
    at_least: int,
) -> bool:
    """Tell whether few people are behind what one of two numbers counts and the other does not."""
    new = count([one for one in there if one.id in now and one.id not in before])
    gone = count([one for one in there if one.id in before and one.id not in now])
    return new.is_small(at_least) or gone.is_small(at_least)


def of_audience(earlier: Iterable[Export], audience: Audience) -> tuple[Export, ...]:
    """Return the documents that bind one for an audience: those for the same one.

    An internal version and a public one of the same sessions would leave each other no number.
    """
    return tuple(each for each in earlier if each.audience is audience)


def in_the_way(
    session_ids: Collection[int], earlier: Iterable[Export], *, audience: Audience
) -> Export | None:
    """Return the earlier document that withheld what one about some sessions would tell by itself.

    None for none, and where its readers know it already.
    """
    earlier = of_audience(earlier, audience)
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
