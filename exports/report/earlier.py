"""What earlier reports would give away, were their numbers taken from this one's."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from convo.disclosure.counts import countable
from convo.disclosure.reasons import pooled
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.themes import Theme
from exports.report.sifting import Sifted
from exports.report.totals import by_session, by_theme

_Key = TypeVar("_Key")


def is_subtractable(
    sifted: Sifted,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    earlier: Collection[Export],
    at_least: int,
) -> bool:
    """Tell whether numbers of an earlier report, taken from this one's, could leave few people.

    These are the numbers of what is not listed. A difference is large enough where contributions
    of enough people joined each number that changed. Where something is gone, nobody knows from
    which numbers: it may be all that is gone from one of them.

    Args:
        sifted: What this report lists and does not list.
        themes: Each contribution's, by its id.
        earlier: The earlier reports. Which reason and themes what they did not list had then is
            not known: they are taken to be those of now.
        at_least: How many people must be behind a number that is shown.
    """
    now = frozenset[int]().union(*sifted.unlisted.values())
    listed = {given.id for given in sifted.listed}
    gone = {~id_ for id_ in now}
    return any(
        not before <= now or _few_joined(sifted, now - before, themes=themes, at_least=at_least)
        for before in (each.unlisted_ids for each in earlier)
        if not before.isdisjoint(now | listed | gone)  # else it was about other conversations
    )


def _few_joined(
    sifted: Sifted,
    joined: frozenset[int],
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    at_least: int,
) -> bool:
    """Tell whether few people's contributions *joined* any number of what is not listed."""
    counts = {reason: sifted.count(ids) for reason, ids in sifted.unlisted.items()}
    together = [
        frozenset[int]().union(*(sifted.unlisted[reason] for reason in line.reasons))
        for line in pooled(counts, at_least=at_least)
    ]
    if any(sifted.count(ids & joined).is_small(at_least) for ids in together):
        return True
    whole = sifted.counted
    return few_joined_parts(
        by_theme(whole, themes), joined, whole=whole, at_least=at_least
    ) or few_joined_parts(by_session(whole), joined, whole=whole, at_least=at_least)


def few_joined_parts(
    parts: Mapping[_Key, Collection[Contribution]],
    joined: Collection[int],
    *,
    whole: Collection[Contribution],
    at_least: int,
) -> bool:
    """Tell whether few joined a part that is told, or what others leave of the whole.

    Args:
        parts: What each number is made of.
        joined: The ids of what is new among all contributions.
        whole: All that the parts are parts of.
        at_least: How many people must be behind a number that is shown.
    """
    told = countable(parts, whole=whole, at_least=at_least)
    new = {key: [given for given in parts[key] if given.id in joined] for key in told}
    new = {key: part for key, part in new.items() if part}
    among = [given for given in whole if given.id in joined]
    return not new.keys() <= countable(new, whole=among, at_least=at_least)
