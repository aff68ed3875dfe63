"""What earlier reports would give away, were their numbers taken from this one's."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
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
    """Tell whether numbers of another report, taken from this one's, could leave few people.

    These are the numbers of what is not listed. A difference is large enough where contributions
    of enough people joined each number that changed. Where something is gone, nobody knows from
    which numbers: it may be all that is gone from one of them.

    Args:
        sifted: What this report lists and does not list.
        themes: Each contribution's, by its id.
        earlier: The earlier reports for the same audience. Which reason and themes what they did
            not list had then is not known: they are taken to be those of now.
        at_least: How many people must be behind a number that is shown.
    """
    differ = partial(_few_joined, sifted, themes=themes, at_least=at_least)
    return any(_tells_of_few(each, sifted, differ) for each in earlier)


def _unlisted(sifted: Sifted) -> frozenset[int]:
    return frozenset[int]().union(*sifted.unlisted.values())


def _tells_of_few(
    document: Export, sifted: Sifted, differ: Callable[[frozenset[int]], bool]
) -> bool:
    """Tell whether a document's numbers, taken from this report's, leave few people.

    Args:
        document: The other one.
        sifted: What this one lists and does not list.
        differ: Tells whether few people joined a number with some ids.
    """
    before, unread = document.unlisted_ids, _unlisted(sifted)
    about_these = unread | {given.id for given in sifted.listed} | {~id_ for id_ in unread}
    if before.isdisjoint(about_these):
        return False  # it was about other conversations
    return not before <= unread or differ(unread - before)


def tells_few_inside(
    sifted: Sifted, *, themes: Mapping[int, tuple[Theme, ...]], inside: Sifted, at_least: int
) -> bool:
    """Tell whether a number for the public, less what is read inside, leaves few people.

    Args:
        sifted: What the report lists and does not list.
        themes: Each contribution's, by its id.
        inside: What a report for inside lists and does not list.
        at_least: How many people must be behind a number that is shown.
    """
    unread = _unlisted(inside)
    return any(given.id not in unread for given in sifted.counted) and _is_few_in_a_part(
        sifted, unread, themes=themes, at_least=at_least
    )


def _few_joined(
    sifted: Sifted,
    joined: frozenset[int],
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    at_least: int,
) -> bool:
    """Tell whether few people's contributions *joined* any number of what is not listed."""
    return _is_few_in_a_line(sifted, joined, at_least=at_least) or _is_few_in_a_part(
        sifted, joined, themes=themes, at_least=at_least
    )


def _is_few_in_a_line(sifted: Sifted, joined: frozenset[int], *, at_least: int) -> bool:
    """Tell whether few of *joined* are behind a line of what is left out."""
    counts = {reason: sifted.count(ids) for reason, ids in sifted.unlisted.items()}
    together = [
        frozenset[int]().union(*(sifted.unlisted[reason] for reason in line.reasons))
        for line in pooled(counts, at_least=at_least)
    ]
    return any(sifted.count(ids & joined).is_small(at_least) for ids in together)


def _is_few_in_a_part(
    sifted: Sifted,
    joined: frozenset[int],
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    at_least: int,
) -> bool:
    """Tell whether few of *joined* are behind the number of a theme or session."""
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
