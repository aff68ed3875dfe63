"""What a report counts under each theme, and under none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convo.disclosure.counts import Figure, Withheld, countable, size
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from exports.report.sifting import Sifted
from exports.report.values import ThemeHeard, Uncategorised


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

    Those that are listed anybody can count: only what is counted besides them has to be of
    enough people. A theme that only words are about which the audience may not read is not named
    at all.
    """
    listed, counted = by_theme(sifted.listed, themes), by_theme(sifted.counted, themes)
    besides = countable(counted, whole=sifted.counted, at_least=at_least)
    found = {
        theme: (
            size(listed.get(theme, ())) + (size(counted[theme]) if theme in besides else 0),
            tuple(sorted(numbers[given.id] for given in listed.get(theme, ()))),
        )
        for theme in {None, *listed, *besides}
    }
    total, bare = found.pop(None)
    # What waits for a theme is never passed over, though its number cannot be told.
    waiting: Figure = Withheld() if total == 0 and None in counted else total
    made = (
        ThemeHeard(
            name=theme.name, definition=theme.definition, contributions=total, statements=statements
        )
        for theme, (total, statements) in found.items()
        if theme is not None
    )
    return Heard(
        themes=tuple(sorted(made, key=_frequent_first)),
        uncategorised=Uncategorised(contributions=waiting, statements=bare),
    )


def by_theme(
    contributions: Iterable[Contribution], themes: Mapping[int, tuple[Theme, ...]]
) -> dict[Theme | None, list[Contribution]]:
    """Return the contributions about each theme, and under None those about none."""
    found: defaultdict[Theme | None, list[Contribution]] = defaultdict(list)
    for given in contributions:
        for theme in themes.get(given.id) or (None,):
            found[theme].append(given)
    return dict(found)


def by_session(contributions: Iterable[Contribution]) -> dict[int, list[Contribution]]:
    """Return the contributions of each session, by its id."""
    found: defaultdict[int, list[Contribution]] = defaultdict(list)
    for given in contributions:
        found[given.session_id].append(given)
    return dict(found)


def _frequent_first(theme: ThemeHeard) -> tuple[int, str]:
    """Order themes by what is printed of them, so that the order tells no more."""
    number = theme.contributions if isinstance(theme.contributions, int) else 0
    return -number, theme.name
