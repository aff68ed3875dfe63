"""The numbers of a report: its sessions, themes and regions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from convo.disclosure.counts import band, countable, figure, line, size
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Rule
from exports.report.sifting import Sifted
from exports.report.tongues import common, spoken
from exports.report.values import Conversation, ThemeHeard, Uncategorised

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said about each theme, and under none."""

    themes: tuple[ThemeHeard, ...]
    uncategorised: Uncategorised


def themes_of(gathered: Gathered) -> dict[int, tuple[Theme, ...]]:
    """Return each contribution's themes by name, by its id; those without are left out."""
    codebook = {theme.id: theme for theme in gathered.themes}
    found: defaultdict[int, set[Theme]] = defaultdict(set)
    for tag in gathered.tags:
        found[tag.contribution_id].add(codebook[tag.theme_id])
    return {
        id_: tuple(sorted(themes, key=lambda theme: theme.name)) for id_, themes in found.items()
    }


def heard(
    sifted: Sifted,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    numbers: Mapping[int, int],
    at_least: int,
) -> Heard:
    """Count what was said about each theme, the most frequent first.

    A theme that only words are about which the audience may not read is not named at all.
    """

    def about(contributions: Iterable[Contribution]) -> dict[Theme | None, list[Contribution]]:
        found = defaultdict(list)
        for given in contributions:
            for theme in themes.get(given.id) or (None,):
                found[theme].append(given)
        return found

    listed, counted = about(sifted.listed), about(sifted.counted)
    added = _added(counted, sifted.counted, at_least=at_least)
    found = {
        theme: (
            figure(size(listed.get(theme, ())) + added[theme], at_least=at_least),
            tuple(sorted(numbers[given.id] for given in listed.get(theme, ()))),
        )
        for theme in {None, *listed, *filter(added.get, counted)}
    }
    total, bare = found.pop(None)
    made = (
        ThemeHeard(
            name=theme.name, definition=theme.definition, contributions=total, statements=statements
        )
        for theme, (total, statements) in found.items()
        if theme is not None
    )
    return Heard(
        themes=tuple(sorted(made, key=_frequent_first)),
        uncategorised=Uncategorised(contributions=total, statements=bare),
    )


def _frequent_first(theme: ThemeHeard) -> tuple[int, str]:
    """Order themes by what is printed of them, so that the order tells no more."""
    number = theme.contributions if isinstance(theme.contributions, int) else 0
    return -number, theme.name


def _added(
    counted: Mapping[_Key, Sequence[Contribution]],
    whole: Sequence[Contribution],
    *,
    at_least: int,
) -> Counter[_Key]:
    """Return how many that are counted only each part may count besides what it lists."""
    parts = {key: size(given) for key, given in counted.items()}
    chosen = countable(parts, whole=size(whole), at_least=at_least)
    return Counter({key: number for key, number in parts.items() if key in chosen})


def conversations(
    gathered: Gathered, sifted: Sifted, *, credited: Counter[int], at_least: int
) -> tuple[Conversation, ...]:
    """Return the sessions of a report, by date and region.

    Args:
        gathered: Where participants are.
        sifted: What is listed and counted.
        credited: How many statements of each session, by its id, tell their region or a name.
        at_least: The smallest number that may be shown, besides 0.
    """
    sessions = sorted(gathered.sessions, key=lambda each: (each.held_on, each.region, each.id))
    listed, counted = _by_session(sifted.listed), _by_session(sifted.counted)
    added = _added(counted, sifted.counted, at_least=at_least)
    totals = [size(listed.get(each.id, ())) + added[each.id] for each in sessions]
    people = Counter(person.session_id for person in gathered.participants)
    made = []
    shown = line(totals, seen=[credited[each.id] for each in sessions], at_least=at_least)
    for session, total in zip(sessions, shown, strict=True):
        told = listed.get(session.id, []) + counted.get(session.id, [])
        languages, more = common(
            (spoken(given, session) for given in told),
            main=session.languages[:1],
            at_least=at_least,
        )
        attendance = sifted.ceilings[session.id].attendance
        made.append(
            Conversation(
                held_on=session.held_on,
                region=session.region,
                zone=session.zone,
                rule=Rule.FOCUS_GROUP if session.focus_group else session.rule,
                languages=languages,
                more_languages=more,
                contributions=total,
                people=band(people[session.id], at_least=at_least) if attendance else None,
            )
        )
    return tuple(made)


def _by_session(contributions: Iterable[Contribution]) -> dict[int, list[Contribution]]:
    found = defaultdict(list)
    for given in contributions:
        found[given.session_id].append(given)
    return found
