"""What a report counts under each theme, and under none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from convo.disclosure.counts import Figure, Withheld, countable, size
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from exports.report.sifting import Sifted
from exports.report.values import ThemeHeard, Uncategorised

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

    Those that are listed anybody can count: only what is counted besides them has to be enough.
    A theme that only words are about which the audience may not read is not named at all.
    """

    def about(contributions: Iterable[Contribution]) -> dict[Theme | None, list[Contribution]]:
        found = defaultdict(list)
        for given in contributions:
            for theme in themes.get(given.id) or (None,):
                found[theme].append(given)
        return found

    listed, counted = about(sifted.listed), about(sifted.counted)
    besides = added(counted, sifted.counted, at_least=at_least)
    found = {
        theme: (
            size(listed.get(theme, ())) + besides[theme],
            tuple(sorted(numbers[given.id] for given in listed.get(theme, ()))),
        )
        for theme in {None, *listed, *filter(besides.get, counted)}
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


def _frequent_first(theme: ThemeHeard) -> tuple[int, str]:
    """Order themes by what is printed of them, so that the order tells no more."""
    number = theme.contributions if isinstance(theme.contributions, int) else 0
    return -number, theme.name


def added(
    counted: Mapping[_Key, Sequence[Contribution]],
    whole: Sequence[Contribution],
    *,
    at_least: int,
) -> Counter[_Key]:
    """Return how many that are counted only each theme or session counts besides what it lists.

    Args:
        counted: Those of each part. Parts may overlap.
        whole: Those of all.
        at_least: The smallest number that may be shown, besides 0.
    """
    parts = {key: size(given) for key, given in counted.items()}
    chosen = countable(parts, whole=size(whole), at_least=at_least)
    return Counter({key: number for key, number in parts.items() if key in chosen})
