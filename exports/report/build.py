"""Making a report: the one place where disclosure is applied, for all formats."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from convo.disclosure.counts import size
from convo.errors import RefusedError
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience
from exports.report.accounting import account
from exports.report.crediting import crediting
from exports.report.held import held
from exports.report.ledger import commitments, questions
from exports.report.readable import readable
from exports.report.regions import by_region
from exports.report.register import located, register
from exports.report.sifting import Sifted, numbered
from exports.report.tongues import common
from exports.report.totals import heard, themes_of
from exports.report.values import Report


def build_report(
    gathered: Gathered,
    *,
    audience: Audience,
    at_least: int,
    final: bool,
    title: str,
    number: int,
    key: bytes,
    data_to: date,
    language: str = "en",
    regions: Sequence[str] = (),
    names: Collection[str] = (),
) -> Report:
    """Make the report that *audience* may read.

    Every contribution is listed, or counted among what is left out. The same input makes the
    same report.

    Args:
        gathered: The conversations it is about, in any order.
        audience: Everybody who could get hold of the report: internal or public.
        at_least: The smallest number that may be shown, besides 0; see
            `convo.disclosure.counts.LEAST`.
        final: Whether it is the last version and no draft.
        title: What stands at its top.
        number: Random; it tells this report from others.
        key: 16 secret bytes or more. They alone decide in which order contributions stand and
            which number each one gets.
        data_to: The last day of the data.
        language: BCP 47, of the report; translations into it are shown.
        regions: All regions of the scheme, so that those without a session are shown as well.
        names: Of people whom the record does not name, but its words may: they are masked there.

    Raises:
        RefusedError: It is to be final, and contributions have no theme yet.
        NotFoundError: A contribution's session is not there.
        ValueError: The audience is nobody outside, `at_least` is below 1, or the key too short.
    """
    if audience is Audience.ORGANISERS:
        raise ValueError("a report is internal or public")
    themes = themes_of(gathered)
    if final:
        _refuse_unfinished(gathered, themes)
    sifted = readable(gathered, audience=audience, at_least=at_least, language=language)
    return _report(
        gathered,
        sifted,
        themes=themes,
        numbers=numbered(sifted.listed, key=key),
        regions=regions,
        title=title,
        number=number,
        final=final,
        language=language,
        data_to=data_to,
        at_least=at_least,
        names=names,
    )


def _refuse_unfinished(gathered: Gathered, themes: Mapping[int, tuple[Theme, ...]]) -> None:
    bare = sum(given.id not in themes for given in gathered.contributions)
    if bare:
        raise RefusedError(
            f"the report cannot be final while contributions have no theme: {bare} of them"
        )


def _report(
    gathered: Gathered,
    sifted: Sifted,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    numbers: Mapping[int, int],
    regions: Sequence[str],
    title: str,
    number: int,
    final: bool,
    language: str,
    data_to: date,
    at_least: int,
    names: Collection[str],
) -> Report:
    credits_of = crediting(gathered, sifted, at_least=at_least)
    statements = register(
        gathered, credits_of, numbers=numbers, themes=themes, language=language, names=names
    )
    credited = located(statements, credits_of, numbers=numbers)
    about = heard(sifted, themes=themes, numbers=numbers, at_least=at_least)
    sessions = held(gathered, sifted, numbers=numbers, credited=credited, at_least=at_least)
    counting = sifted.counting(at_least)
    accounted = account(size(sifted.listed), sifted.reasons, at_least=at_least)
    languages, more_languages = common(
        counting,
        sifted.sessions,
        main={tag for session in gathered.sessions for tag in session.languages[:1]},
        at_least=at_least,
    )
    return Report(
        title=title,
        number=number,
        final=final,
        audience=sifted.audience,
        at_least=at_least,
        language=language,
        data_to=data_to,
        conversations=sessions.conversations,
        contributions=size(counting),
        languages=languages,
        more_languages=more_languages,
        themes=about.themes,
        by_region=by_region(
            statements,
            sessions,
            themes=[theme.name for theme in about.themes],
            region_of={numbers[given.id]: sifted.session(given).region for given in sifted.listed},
            credited=credited,
            scheme=regions,
            at_least=at_least,
        ),
        uncategorised=about.uncategorised,
        statements=statements,
        questions=questions(gathered, sifted.listed, numbers=numbers),
        commitments=commitments(gathered, credits_of, numbers=numbers),
        captured=accounted.captured,
        left_out=accounted.left_out,
    )
