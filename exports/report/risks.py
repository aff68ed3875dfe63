"""What besides names could tell who spoke: dates, places, and what few people share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from convo.disclosure.counts import people
from convo.disclosure.mentions_dates import exact_dates
from convo.disclosure.mentions_places import places_said
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Audience, Role
from convo.rules.folding import folded
from exports.report.review import (
    InContext,
    Said,
    all_said,
    by_words,
    in_context,
    reviewed,
    statements_by_id,
)
from exports.report.tongues import spoken
from exports.report.totals import themes_of

_Trait = TypeVar("_Trait", str, Role, tuple[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks:
    """What the exporter should look at. It is for organisers, never for a report."""

    dates: tuple[InContext, ...]
    """Days that are spoken of, by the words."""

    places: tuple[InContext, ...]
    """Where regions of the sessions are spoken of, by the words."""

    languages: tuple[str, ...]
    """BCP 47 tags of those that one person spoke."""

    roles: tuple[Role, ...]
    """Hats under which fewer than `at_least` people spoke."""

    regions: tuple[str, ...]
    """Those of sessions in which fewer than `at_least` people spoke."""

    small_cells: int
    """About how many themes of a region fewer than `at_least` people spoke."""


def risks_in(gathered: Gathered, *, audience: Audience, at_least: int, language: str) -> Risks:
    """Return what besides names could tell who said what a report would list.

    The report withholds small numbers and rare traits by itself; this says what there is to
    withhold, as the words may tell it all the same. The arguments are those of
    `exports.report.build.build_report`.

    Raises:
        NotFoundError: A contribution's session is not there.
        ValueError: The audience is nobody outside, or `at_least` is below 1.
    """
    gathered = folded(gathered)
    sifted = reviewed(gathered, audience=audience, at_least=at_least, language=language)
    statements = statements_by_id(gathered, sifted, at_least=at_least, language=language)
    said = tuple(all_said(statements))
    themes = themes_of(gathered)

    def region(given: Contribution) -> str:
        return sifted.session(given).region

    def cells(given: Contribution) -> Iterator[tuple[str, str]]:
        return ((theme.name, region(given)) for theme in themes.get(given.id, ()))

    regions = {session.region for session in gathered.sessions}
    return Risks(
        dates=_places(said, exact_dates),
        places=_places(said, lambda text: places_said(text, regions)),
        languages=_rare(
            sifted.listed, lambda given: [spoken(given, sifted.session(given))], at_least=2
        ),
        roles=_rare(sifted.listed, lambda given: [given.role], at_least=at_least),
        regions=_rare(sifted.listed, lambda given: [region(given)], at_least=at_least),
        small_cells=len(_rare(sifted.listed, cells, at_least=at_least)),
    )


def _places(
    said: Iterable[Said], find: Callable[[str], Iterator[tuple[int, int]]]
) -> tuple[InContext, ...]:
    found = (in_context(each, start, end) for each in said for start, end in find(each.text))
    return tuple(sorted(found, key=by_words))


def _rare(
    listed: Iterable[Contribution],
    traits: Callable[[Contribution], Iterable[_Trait | None]],
    *,
    at_least: int,
) -> tuple[_Trait, ...]:
    """Return the traits that fewer than *at_least* people share, in order."""
    sharing: defaultdict[_Trait, list[Contribution]] = defaultdict(list)
    for given in listed:
        for trait in traits(given):
            if trait is not None:
                sharing[trait].append(given)
    return tuple(sorted(trait for trait, theirs in sharing.items() if people(theirs) < at_least))
