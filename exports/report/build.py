"""Making a report: the one place where disclosure is applied, for all formats."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from convo.disclosure.counts import figure, size
from convo.disclosure.reasons import pooled
from convo.errors import RefusedError
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience
from exports.report.crediting import crediting
from exports.report.ledger import commitments, questions
from exports.report.regions import by_region
from exports.report.register import register
from exports.report.sifting import numbered, sift
from exports.report.tongues import common, spoken
from exports.report.totals import conversations, heard, themes_of
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
    sifted = sift(gathered, audience=audience)
    numbers = numbered(sifted.listed, key=key)
    credits_of = crediting(gathered, sifted, at_least=at_least)
    about = heard(sifted, themes=themes, numbers=numbers, at_least=at_least)
    told = sifted.told if size(sifted.counted) >= at_least else sifted.listed
    languages, more_languages = common(
        (spoken(given, sifted.sessions[given.session_id]) for given in told),
        main={tag for session in gathered.sessions for tag in session.languages[:1]},
        at_least=at_least,
    )
    session_of = {numbers[given.id]: sifted.sessions[given.session_id] for given in sifted.listed}
    statements = register(
        gathered,
        credits_of,
        numbers=numbers,
        themes={id_: tuple(theme.name for theme in found) for id_, found in themes.items()},
        language=language,
    )
    credited = frozenset(
        statement.number
        for statement in statements
        if statement.credit.region is not None or statement.credit.name is not None
    )
    held = conversations(
        gathered,
        sifted,
        credited=Counter(session_of[each].id for each in credited),
        at_least=at_least,
    )
    return Report(
        title=title,
        number=number,
        final=final,
        audience=audience,
        at_least=at_least,
        language=language,
        data_to=data_to,
        conversations=held,
        contributions=figure(size(told), at_least=at_least),
        languages=languages,
        more_languages=more_languages,
        themes=about.themes,
        by_region=by_region(
            about.themes,
            held,
            region_of={each: session.region for each, session in session_of.items()},
            credited=credited,
            scheme=regions,
            at_least=at_least,
        ),
        uncategorised=about.uncategorised,
        statements=statements,
        questions=questions(gathered, sifted.listed, numbers=numbers, at_least=at_least),
        commitments=commitments(gathered, credits_of, numbers=numbers),
        left_out=pooled(sifted.reasons, at_least=at_least),
    )


def _refuse_unfinished(gathered: Gathered, themes: Mapping[int, tuple[Theme, ...]]) -> None:
    bare = sum(given.id not in themes for given in gathered.contributions)
    if bare:
        raise RefusedError(
            f"the report cannot be final while contributions have no theme: {bare} are waiting"
        )
