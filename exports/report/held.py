"""The sessions of a report: where they were held, and how much each one's number may tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convo.disclosure.counts import Band, Figure, Withheld, band, line, size
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Rule
from exports.report.sifting import Sifted
from exports.report.tongues import common
from exports.report.totals import added
from exports.report.values import Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The sessions of a report."""

    conversations: tuple[Conversation, ...]
    """By date and region."""

    apart: frozenset[str]
    """The regions whose number is not told, and so nothing that would add up to it."""


def held(
    gathered: Gathered,
    sifted: Sifted,
    *,
    numbers: Mapping[int, int],
    credited: frozenset[int],
    at_least: int,
) -> Held:
    """Return the sessions of a report with what may be told of each.

    A reader knows the total of all, and a table may tell the total of a region: so regions are
    withheld first, each with all its sessions, and then sessions within the other regions.

    Args:
        gathered: Where participants are.
        sifted: What is listed and counted.
        numbers: Of each statement, by its contribution's id.
        credited: The numbers of statements that tell themselves where they were made.
        at_least: The smallest number that may be shown, besides 0.
    """
    sessions = sorted(gathered.sessions, key=lambda each: (each.held_on, each.region, each.id))
    listed, counted = _by_session(sifted.listed), _by_session(sifted.counted)
    besides = added(counted, sifted.counted, at_least=at_least)
    totals = {each.id: size(listed[each.id]) + besides[each.id] for each in sessions}
    seen = {
        each.id: sum(numbers[given.id] in credited for given in listed[each.id])
        for each in sessions
    }
    figures, apart = _figures(sessions, totals=totals, seen=seen, at_least=at_least)
    people = Counter(person.session_id for person in gathered.participants)
    return Held(
        conversations=tuple(
            _conversation(
                session,
                listed[session.id] + counted[session.id],
                total=figures[session.id],
                people=band(people[session.id], at_least=at_least)
                if sifted.ceilings[session.id].attendance
                else None,
                at_least=at_least,
            )
            for session in sessions
        ),
        apart=apart,
    )


def _by_session(contributions: Iterable[Contribution]) -> defaultdict[int, list[Contribution]]:
    found = defaultdict(list)
    for given in contributions:
        found[given.session_id].append(given)
    return found


def _figures(
    sessions: Iterable[Session],
    *,
    totals: Mapping[int, int],
    seen: Mapping[int, int],
    at_least: int,
) -> tuple[dict[int, Figure], frozenset[str]]:
    """Return each session's number as it may be shown, and the regions that are withheld."""
    within: defaultdict[str, list[int]] = defaultdict(list)
    for session in sessions:
        within[session.region].append(session.id)
    of_regions = line(
        [sum(totals[id_] for id_ in ids) for ids in within.values()],
        seen=[sum(seen[id_] for id_ in ids) for ids in within.values()],
        at_least=at_least,
    )
    figures: dict[int, Figure] = {}
    for ids, whole in zip(within.values(), of_regions, strict=True):
        shown: Iterable[Figure] = [whole] * len(ids)
        if not isinstance(whole, Withheld):
            shown = line(
                [totals[id_] for id_ in ids], seen=[seen[id_] for id_ in ids], at_least=at_least
            )
        figures.update(zip(ids, shown, strict=True))
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
    at_least: int,
) -> Conversation:
    languages: tuple[str, ...] = ()
    more = False
    if not isinstance(total, Withheld):
        # Beside the register, languages would tell the numbers that are not.
        languages, more = common(
            told, {session.id: session}, main=session.languages[:1], at_least=at_least
        )
    return Conversation(
        held_on=session.held_on,
        region=session.region,
        zone=session.zone,
        rule=Rule.FOCUS_GROUP if session.focus_group else session.rule,
        languages=languages,
        more_languages=more,
        contributions=total,
        people=people,
    )
