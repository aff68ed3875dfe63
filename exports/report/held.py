"""The sessions of a report: where they were held, and how much each one's number may tell."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from convo.disclosure.counts import Band, Cell, Figure, Withheld, band, cell, count, countable, line
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Rule
from exports.report.memory import Memory
from exports.report.sifting import Sifted
from exports.report.tongues import common
from exports.report.totals import by_session
from exports.report.values import Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The sessions of a report."""

    conversations: tuple[Conversation, ...]
    """By date and region."""

    apart: frozenset[str]
    """The regions whose number is not told, and so nothing that would add up to it."""

    withheld: tuple[tuple[int, ...], ...]
    """The ids of sessions whose numbers are not told, by region, where that of the region is."""

    apart_ids: tuple[tuple[int, ...], ...]
    """The ids of the sessions of each region that is apart."""


def held(
    gathered: Gathered,
    sifted: Sifted,
    *,
    credited: frozenset[int],
    memory: Memory,
    at_least: int,
) -> Held:
    """Return the sessions of a report with what may be told of each.

    A reader knows the total of all, and a table may tell the total of a region: so regions are
    withheld first, each with all its sessions, and then sessions within the other regions.

    Args:
        gathered: Where participants are.
        sifted: What is listed and counted.
        credited: The ids of contributions that tell themselves where they were made.
        memory: What earlier documents told, and what they withheld.
        at_least: How many people must be behind a number that is shown, besides 0.
    """
    sessions = sorted(gathered.sessions, key=lambda each: (each.held_on, each.region, each.id))
    listed, counted = by_session(sifted.listed), by_session(sifted.counted)
    besides = countable(counted, whole=sifted.counted, at_least=at_least)
    told = {
        each.id: listed.get(each.id, []) + (counted[each.id] if each.id in besides else [])
        for each in sessions
    }
    figures, apart = _figures(
        sessions, told, sifted, credited=credited, memory=memory, at_least=at_least
    )
    untold: defaultdict[str, list[int]] = defaultdict(list)
    for each in sessions:
        if isinstance(figures[each.id], Withheld):
            untold[each.region].append(each.id)
    present = Counter(person.session_id for person in gathered.participants)
    places = {session.id: place for place, session in enumerate(sessions)}
    return Held(
        conversations=tuple(
            _conversation(
                session,
                listed.get(session.id, []) + counted.get(session.id, []),
                total=figures[session.id],
                people=band(present[session.id], at_least=at_least)
                if sifted.ceilings[session.id].attendance
                else None,
                follows=places.get(session.follows or 0),
                at_least=at_least,
            )
            for session in sessions
        ),
        apart=apart,
        withheld=tuple(tuple(ids) for region, ids in untold.items() if region not in apart),
        apart_ids=tuple(tuple(ids) for region, ids in untold.items() if region in apart),
    )


def _figures(
    sessions: Iterable[Session],
    told: Mapping[int, list[Contribution]],
    sifted: Sifted,
    *,
    credited: frozenset[int],
    memory: Memory,
    at_least: int,
) -> tuple[dict[int, Figure], frozenset[str]]:
    """Return each session's number as it may be shown, and the regions that are withheld."""
    within: defaultdict[str, list[int]] = defaultdict(list)
    for session in sessions:
        within[session.region].append(session.id)

    listed = {given.id for given in sifted.listed}
    kept = by_session((*sifted.listed, *sifted.unread.values()))

    def cell_of(ids: Collection[int]) -> Cell:
        is_few = any(count(told[id_]).is_small(at_least) for id_ in ids)
        there = [given for id_ in ids for given in kept.get(id_, ())]
        return replace(
            cell([given for id_ in ids for given in told[id_]], seen=credited),
            is_withheld=not memory.is_told(ids, there, listed)
            and (
                memory.is_withheld(ids)
                or (is_few and memory.is_split(ids))
                or memory.is_apart_by_few(ids, there, listed=listed, at_least=at_least)
            ),
            among=memory.among(ids),
        )

    def shown(places: Iterable[Collection[int]]) -> tuple[Figure, ...]:
        return line(list(map(cell_of, places)), at_least=at_least)

    of_regions = shown(within.values())
    figures: dict[int, Figure] = {}
    for ids, whole in zip(within.values(), of_regions, strict=True):
        # Where the number of a region is withheld, so are those of its sessions.
        each = [whole] * len(ids) if isinstance(whole, Withheld) else shown([id_] for id_ in ids)
        figures.update(zip(ids, each, strict=True))
    return figures, frozenset(
        region
        for region, whole in zip(within, of_regions, strict=True)
        if isinstance(whole, Withheld)
    )


def _conversation(
    session: Session,
    told: Iterable[Contribution],
    *,
    total: Figure,
    people: Band | Withheld | None,
    follows: int | None,
    at_least: int,
) -> Conversation:
    languages: tuple[str, ...] = ()
    if not isinstance(total, Withheld):
        # Beside the register, languages would tell the numbers that are not.
        languages, _ = common(
            told, {session.id: session}, main=session.languages[:1], at_least=at_least
        )
    return Conversation(
        held_on=session.held_on,
        region=session.region,
        zone=session.zone,
        rule=Rule.FOCUS_GROUP if session.focus_group else session.rule,
        languages=languages,
        contributions=total,
        people=people,
        follows=follows,
    )
