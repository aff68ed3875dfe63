"""What earlier reports would give away, were their numbers taken from this one's."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TypeVar

from convo.disclosure.counts import countable
from convo.disclosure.reasons import pooled
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.themes import Theme
from convo.model.words import Audience
from exports.report.sifting import Sifted
from exports.report.totals import by_session, by_theme

_Key = TypeVar("_Key")


def is_subtractable(
    sifted: Sifted,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    earlier: Collection[Export],
    inside: Sifted,
    at_least: int,
) -> bool:
    """Tell whether numbers of another report, taken from this one's, could leave few people.

    These are the numbers of what is not listed. A difference is large enough where contributions
    of enough people joined each number that changed. Where something is gone, nobody knows from
    which numbers: it may be all that is gone from one of them.

    Whoever is inside may have what is for the public as well, and has read there what the public
    has not. So once there is a report for inside, a number for the public has to be of enough
    people besides these too.

    Args:
        sifted: What this report lists and does not list.
        themes: Each contribution's, by its id.
        earlier: The earlier reports, for whomever. Which reason and themes what they did not list
            had then is not known: they are taken to be those of now.
        inside: What a report for inside lists and does not list; of such a report the same.
        at_least: How many people must be behind a number that is shown.
    """
    differ = partial(_few_joined, sifted, themes=themes, at_least=at_least)
    unread = _unlisted(sifted)
    same = [each for each in earlier if each.audience is sifted.audience]
    if any(_tells_of_few(each, sifted, unread, frozenset(), differ) for each in same):
        return True
    read = frozenset(given.id for given in inside.listed)
    unread &= _unlisted(inside)
    others = [each for each in earlier if each.audience is not sifted.audience]
    if sifted.audience is Audience.PUBLIC and any(
        not each.contribution_ids.isdisjoint(read) for each in others
    ):
        others += same
        if _is_few_in_a_line(sifted, unread, at_least=at_least, whole_too=False):
            return True
    return any(_tells_of_few(each, sifted, unread, read, differ) for each in others)


def _unlisted(sifted: Sifted) -> frozenset[int]:
    return frozenset[int]().union(*sifted.unlisted.values())


def _tells_of_few(
    document: Export,
    sifted: Sifted,
    unread: frozenset[int],
    read: frozenset[int],
    differ: Callable[[frozenset[int]], bool],
) -> bool:
    """Tell whether a document's numbers, taken from this report's, leave few people.

    Args:
        document: The other one.
        sifted: What this one lists and does not list.
        unread: The ids of what its readers find the words of nowhere.
        read: Of what they do find, whichever document it is in.
        differ: Tells whether few people joined a number with some ids.
    """
    before = document.unlisted_ids - read
    about_these = unread | read | {given.id for given in sifted.listed}
    if document.unlisted_ids.isdisjoint(about_these | {~id_ for id_ in unread}):
        return False  # it was about other conversations
    return not before <= unread or differ(unread - before)


def tells_few_inside(
    sifted: Sifted, *, themes: Mapping[int, tuple[Theme, ...]], inside: Sifted, at_least: int
) -> bool:
    """Tell whether a number for the public, less what is read inside, leaves few people.

    The arguments are those of `is_subtractable`.
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


def _is_few_in_a_line(
    sifted: Sifted, joined: frozenset[int], *, at_least: int, whole_too: bool = True
) -> bool:
    """Tell whether few of *joined* are behind a line of what is left out.

    A line that they are all of is no difference of two: it counts where *whole_too* says so.
    """
    counts = {reason: sifted.count(ids) for reason, ids in sifted.unlisted.items()}
    together = [
        frozenset[int]().union(*(sifted.unlisted[reason] for reason in line.reasons))
        for line in pooled(counts, at_least=at_least)
    ]
    parts = (ids & joined for ids in together if whole_too or ids - joined)
    return any(sifted.count(part).is_small(at_least) for part in parts)


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
