"""The restricted annex: words too sensitive for a report, and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from convo.disclosure.attribution import CEILINGS
from convo.disclosure.counts import Figure, count, figure
from convo.model.gathered import Gathered
from convo.model.words import Audience, Rule, Use
from convo.rules.folding import folded
from exports.report.crediting import crediting
from exports.report.register import register
from exports.report.sifting import Sifted, numbered, sift
from exports.report.totals import themes_of
from exports.report.values import Statement, code_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """All that a renderer may know of restricted words. It is for inside the organisation only.

    It says of no session that it was held, nor when or where.
    """

    number: int
    """40 bits, random to whoever reads them; it tells one annex from another."""

    at_least: int
    language: str
    """BCP 47, of what it says itself and of translations."""

    statements: tuple[Statement, ...]
    """By number, from 1; no number of any report. Nobody is told to have said any."""

    counted: Figure
    """How many more are restricted whose words may stand nowhere: they were given for a
    paraphrase, and only the very words were noted."""

    @property
    def code(self) -> str:
        """The number as people read it out."""
        return code_of(self.number)


def build_annex(
    gathered: Gathered,
    *,
    at_least: int,
    number: int,
    key: bytes,
    language: str = "en",
    names: Collection[str] = (),
) -> Annex:
    """Make the restricted annex. The same input makes the same annex.

    Args:
        gathered: The conversations it is about, in any order.
        at_least: How many people must have spoken a language for it to be told.
        number: Random; it tells this annex from others.
        key: 16 secret bytes or more, and no report's: they alone decide which number each
            contribution gets.
        language: BCP 47, of the annex; translations into it are shown.
        names: Of people whom the record does not name, but its words may: they are masked there.

    Raises:
        NotFoundError: A contribution's session is not there.
        ValueError: `at_least` is below 1, or the key too short.
    """
    gathered = folded(gathered)
    restricted = sift(_opened(gathered), audience=Audience.INTERNAL)
    return Annex(
        number=number,
        at_least=at_least,
        language=language,
        statements=register(
            replace(gathered, agreements=()),
            crediting(gathered, _of_nobody(restricted), at_least=at_least),
            numbers=numbered(restricted.listed, key=key),
            themes=themes_of(gathered),
            language=language,
            names=names,
        ),
        counted=figure(count(restricted.counted), at_least=at_least),
    )


def annexed_ids(gathered: Gathered) -> frozenset[int]:
    """Return the ids of all contributions whose words stand in the restricted annex."""
    restricted = sift(_opened(folded(gathered)), audience=Audience.INTERNAL)
    return frozenset(given.id for given in restricted.listed)


def _opened(gathered: Gathered) -> Gathered:
    """Return the restricted contributions alone, as open as an internal report's are.

    What else keeps words back, such as the rule of a focus group, keeps them back here too.
    """
    return replace(
        gathered,
        contributions=tuple(
            replace(given, use=Use.INTERNAL)
            for given in gathered.contributions
            if given.use is Use.RESTRICTED
        ),
    )


def _of_nobody(sifted: Sifted) -> Sifted:
    """Return the same contributions, of which nothing may be told of anybody."""
    return replace(sifted, ceilings=dict.fromkeys(sifted.ceilings, CEILINGS[Rule.FOCUS_GROUP]))
