"""Making a report: the one place where disclosure is applied, for all formats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from convo.disclosure.counts import size
from convo.errors import RefusedError
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience
from convo.rules.folding import folded
from exports.report.accounting import account
from exports.report.agreement import agreement
from exports.report.crediting import crediting
from exports.report.earlier import is_subtractable
from exports.report.held import held
from exports.report.ledger import commitments, questions
from exports.report.masking import finder_where_nobody_is_told, hidden
from exports.report.readable import readable
from exports.report.regions import by_region
from exports.report.register import located, register
from exports.report.sifting import Sifted, numbered
from exports.report.tongues import common
from exports.report.totals import heard, themes_of
from exports.report.values import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a report is to be, and for whom.

    Raises:
        ValueError: The audience is nobody outside.
    """

    audience: Audience
    """Everybody who could get hold of the report: internal or public."""

    at_least: int
    """How many people must be behind a number that is shown, besides 0; see
    `convo.disclosure.counts.LEAST`."""

    final: bool
    """Whether it is the last version and no draft."""

    title: str
    number: int
    """Random; it tells this report from others."""

    data_to: date
    """The last day of the data."""

    language: str = "en"
    """BCP 47, of the report; translations into it are shown."""

    regions: Sequence[str] = ()
    """All regions of the scheme, so that those without a session are shown as well."""

    names: Collection[str] = field(default=(), repr=False)
    """Of people whom the record does not name, but its words may: they are masked there."""

    def __post_init__(self) -> None:
        if self.audience is Audience.ORGANISERS:
            raise ValueError("a report is internal or public")


def build_report(
    gathered: Gathered, terms: Terms, *, key: bytes, earlier: Collection[frozenset[int]]
) -> Report:
    """Make the report that its audience may read.

    Every contribution is listed, or counted among what is left out. The same input makes the
    same report.

    Args:
        gathered: The conversations it is about, in any order.
        terms: What it is to be.
        key: 16 secret bytes or more. They alone decide in which order contributions stand and
            which number each one gets.
        earlier: What each earlier report to the same audience counted and did not list; see
            `exports.report.readable.unlisted_ids`. Where its numbers, taken from this one's,
            could leave few people, nothing is told of what is not listed.

    Raises:
        RefusedError: It is to be final, and contributions have no theme yet.
        NotFoundError: A contribution's session is not there.
        ValueError: `at_least` is below 1, or the key too short.
    """
    gathered, captured = folded(gathered), gathered
    themes = themes_of(gathered)
    if terms.final:
        _refuse_unfinished(gathered, themes)
    audience, at_least = terms.audience, terms.at_least
    sifted = readable(gathered, audience=audience, at_least=at_least, language=terms.language)
    untold = is_subtractable(sifted, themes=themes, earlier=earlier, at_least=at_least)
    report = _report(
        gathered,
        replace(sifted, counted=()) if untold else sifted,
        terms,
        untold=untold,
        themes=themes,
        numbers=numbered(sifted.listed, key=key),
    )
    report = replace(
        report,
        noted_twice=len(gathered.contributions) < len(captured.contributions),
        agreement=agreement(captured, sifted, themes=report.themes, at_least=at_least),
    )
    return _without_names(report, gathered, terms.names)


def _refuse_unfinished(gathered: Gathered, themes: Mapping[int, tuple[Theme, ...]]) -> None:
    bare = sum(given.id not in themes for given in gathered.contributions)
    if bare:
        raise RefusedError(
            f"the report cannot be final while contributions have no theme: {bare} of them"
        )


def _report(
    gathered: Gathered,
    sifted: Sifted,
    terms: Terms,
    *,
    untold: bool,
    themes: Mapping[int, tuple[Theme, ...]],
    numbers: Mapping[int, int],
) -> Report:
    at_least = terms.at_least
    credits_of = crediting(gathered, sifted, at_least=at_least)
    statements = register(
        gathered,
        credits_of,
        numbers=numbers,
        themes=themes,
        language=terms.language,
        names=terms.names,
    )
    credited = located(statements, credits_of, numbers=numbers)
    about = heard(sifted, themes=themes, numbers=numbers, at_least=at_least)
    sessions = held(gathered, sifted, credited=credited, at_least=at_least)
    accounted = account(
        size(sifted.listed),
        {reason: sifted.count(ids) for reason, ids in sifted.unlisted.items()},
        untold=untold,
        at_least=at_least,
    )
    languages, more_languages = _languages(gathered, sifted, at_least)
    return Report(
        title=terms.title,
        number=terms.number,
        final=terms.final,
        audience=sifted.audience,
        at_least=at_least,
        language=terms.language,
        data_to=terms.data_to,
        conversations=sessions.conversations,
        contributions=size(sifted.counting(at_least)),
        languages=languages,
        more_languages=more_languages,
        themes=about.themes,
        by_region=by_region(
            sifted,
            sessions,
            themes=themes,
            ranked=[theme.name for theme in about.themes],
            credited=credited,
            scheme=terms.regions,
            at_least=at_least,
        ),
        uncategorised=about.uncategorised,
        statements=statements,
        questions=questions(gathered, sifted.listed, numbers=numbers),
        commitments=commitments(gathered, credits_of, numbers=numbers),
        captured=accounted.captured,
        left_out=accounted.left_out,
    )


def _languages(gathered: Gathered, sifted: Sifted, at_least: int) -> tuple[tuple[str, ...], bool]:
    """Return the languages that may be named, and whether there are others."""
    return common(
        sifted.counting(at_least),
        sifted.sessions,
        main={tag for session in gathered.sessions for tag in session.languages[:1]},
        at_least=at_least,
    )


def _without_names(report: Report, gathered: Gathered, names: Collection[str]) -> Report:
    """Return a report in which nobody is named by the codebook, or as the team of a promise."""
    finder = finder_where_nobody_is_told(gathered, names=names)

    def hide(text: str) -> str:
        return hidden(text, finder, audience=report.audience) if text else text

    return replace(
        report,
        themes=tuple(replace(one, definition=hide(one.definition)) for one in report.themes),
        commitments=tuple(replace(one, team=hide(one.team)) for one in report.commitments),
    )
