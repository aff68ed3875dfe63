"""What changed since an earlier draft, as far as the export ledger can tell.

The ledger knows whose words a document listed. It does not know what states questions had, under
which themes words stood, or what organisers wrote: nothing is told of those.
"""

from collections.abc import Collection

from convo.disclosure.counts import (
    Band,
    Count,
    Figure,
    Withheld,
    count,
    countable,
    fewer_than,
    size,
)
from convo.model.exported import Export
from convo.model.gathered import Gathered
from exports.report.beside import Changes
from exports.report.sifting import Sifted


def changes(
    gathered: Gathered,
    sifted: Sifted,
    *,
    earlier: Collection[Export],
    final: bool,
    untold: bool,
    at_least: int,
) -> Changes | None:
    """Return what became of the list of statements since the last draft.

    A draft that lists the same is none to compare another draft with: what is written twice would
    not be the same twice.

    Args:
        gathered: What the report is about.
        sifted: What is listed.
        earlier: The earlier reports to the same audience, the oldest first.
        final: Whether the report is the last version.
        untold: Whether nothing may be told of what is not listed.
        at_least: How many people must be behind a number that is shown, besides 0.
    """
    listed = {given.id for given in sifted.listed}
    drafts = [
        each
        for each in earlier
        if not each.final
        and is_about_the_same(each, gathered)
        and (final or each.contribution_ids != listed)
    ]
    if not drafts:
        return None
    draft = drafts[-1]
    gone = draft.contribution_ids - listed
    return Changes(
        since=draft.made_on,
        added=_added(sifted, listed - draft.contribution_ids, at_least=at_least),
        gone=Withheld() if untold else _gone(sifted, gone, at_least=at_least),
    )


def is_about_the_same(draft: Export, gathered: Gathered) -> bool:
    """Tell whether a document was about these sessions and no others.

    The ledger knows no sessions: a document was about them where it knew of contributions in each
    of them that has any, and of none elsewhere.
    """
    session_of = {given.id: given.session_id for given in gathered.contributions}
    known = draft.contribution_ids | {id_ for id_ in draft.unlisted_ids if id_ >= 0}
    return known <= session_of.keys() | gathered.withdrawn and set(session_of.values()) == {
        session_of[id_] for id_ in known & session_of.keys()
    }


def _added(sifted: Sifted, ids: Collection[int], *, at_least: int) -> Figure:
    new = [given for given in sifted.listed if given.id in ids]
    told = not new or countable({True: new}, whole=sifted.listed, at_least=at_least)
    return size(new) if told else Withheld()


def _gone(sifted: Sifted, ids: Collection[int], *, at_least: int) -> Figure | Band:
    """Return about how many are gone, in the words in which a report says what it leaves out.

    An exact number, beside these, could tell each reason's.
    """
    kept = count([sifted.unread[id_] for id_ in ids if id_ in sifted.unread])
    erased = len(ids) - kept.number  # nobody knows who said them
    whole = Count(number=kept.number + erased, people=kept.people + erased)
    if whole.number == 0:
        return 0
    if whole.is_small(at_least):
        return fewer_than(at_least) if whole.number < at_least else Withheld()
    return Band(low=at_least, high=None)
