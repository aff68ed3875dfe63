"""Making a report: the one place where disclosure is applied, for all formats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from convo.disclosure.counts import size
from convo.errors import RefusedError
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience
from convo.rules.folding import folded
from convo.rules.notes import stands_for
from exports.report.accounting import Account, account
from exports.report.agreement import agreement
from exports.report.beside import Beside
from exports.report.changes import changes
from exports.report.crediting import Crediting, crediting
from exports.report.drafts import drafted
from exports.report.earlier import is_subtractable, tells_few_inside
from exports.report.held import held
from exports.report.hiding import Hide, refuse_named, without_names_in
from exports.report.ledger import commitments, questions
from exports.report.memory import Memory, of_audience
from exports.report.raised import absent, raised_questions, raised_themes
from exports.report.readable import readable
from exports.report.regions import by_region
from exports.report.register import located, register
from exports.report.registers import checklist, directory, forums, models
from exports.report.sifting import Sifted, numbered, sift
from exports.report.tongues import common
from exports.report.totals import heard, themes_of
from exports.report.values import Report, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a report is to be, and for whom.

    Raises:
        ValueError: The audience is nobody outside; what is final is to be reviewed; or a copy for
            participants is not for the public, as they are.
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

    review_until: date | None = None
    """UTC, the last day on which a draft can be reviewed; None for none."""

    for_participants: bool = False
    """Whether it is a copy for those who took part, to look whether their words are right."""

    whole_rounds: Collection[int] = ()
    """The ids of the rounds of which every session is in it."""

    language: str = "en"
    """BCP 47, of the report; translations into it are shown."""

    regions: Sequence[str] = ()
    """All regions of the scheme, so that those without a session are shown as well."""

    names: Collection[str] = field(default=(), repr=False)
    """Of people whom the record does not name, but its words may: they are masked there."""

    def __post_init__(self) -> None:
        if self.audience is Audience.ORGANISERS:
            raise ValueError("a report is internal or public")
        if self.final and (self.review_until is not None or self.for_participants):
            raise ValueError("what is final is reviewed no more")
        if self.for_participants and self.audience is not Audience.PUBLIC:
            raise ValueError("participants are told no more than the public is")


def build_report(
    gathered: Gathered, terms: Terms, *, key: bytes, earlier: Collection[Export]
) -> Report:
    """Make the report that its audience may read.

    Every contribution is listed, or counted among what is left out. The same input makes the
    same report.

    Args:
        gathered: The conversations it is about, in any order.
        terms: What it is to be.
        key: 16 secret bytes or more. They alone decide in which order contributions stand and
            which number each one gets.
        earlier: All earlier reports, the oldest first, for whomever; those for the same audience
            bind this one. What one withheld of a session, of a region or in the table of both is
            withheld again. Where the numbers of one, taken from this one's, could leave few
            people, nothing is told of what is not listed.

    Raises:
        RefusedError: It is to be final, and contributions have no theme yet; or its title or a
            theme names somebody.
        NotFoundError: A contribution's session is not there.
        ValueError: `at_least` is below 1, or the key too short.
    """
    earlier = of_audience(earlier, terms.audience)
    memory = Memory(earlier=earlier, withdrawn=gathered.withdrawn)
    gathered, captured = folded(gathered), gathered
    themes = themes_of(gathered)
    if terms.final:
        _refuse_unfinished(gathered, themes)
    audience, at_least = terms.audience, terms.at_least
    sifted = readable(gathered, audience=audience, at_least=at_least, language=terms.language)
    inside = sift(gathered, audience=Audience.INTERNAL)
    untold = is_subtractable(sifted, themes=themes, earlier=earlier, at_least=at_least)
    bare = untold or tells_few_inside(sifted, themes=themes, inside=inside, at_least=at_least)
    told = replace(sifted, counted=()) if bare else sifted
    numbers = numbered(sifted.listed, key=key)
    report = _report(
        gathered, told, terms, memory=memory, untold=untold, themes=themes, numbers=numbers
    )
    hide = Hide(gathered, names=terms.names, audience=terms.audience)
    refuse_named(report, hide)
    return replace(
        without_names_in(report, hide.names_and_contacts),
        beside=_beside(
            report,
            gathered,
            told,
            terms,
            numbers=numbers,
            hide=hide,
            earlier=earlier,
            untold=untold,
        ),
        noted_twice=_noted_twice(captured, {given.id for given in sifted.listed}),
        agreement=agreement(captured, sifted, themes=report.themes, at_least=at_least),
    )


def _noted_twice(captured: Gathered, listed: Collection[int]) -> bool:
    """Tell whether something listed stands for another: of what is not, nothing may be told."""
    by_id = {given.id: given for given in captured.contributions}
    return any((main := stands_for(id_, by_id)) != id_ and main in listed for id_ in by_id)


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
    memory: Memory,
    untold: bool,
    themes: Mapping[int, tuple[Theme, ...]],
    numbers: Mapping[int, int],
) -> Report:
    at_least = terms.at_least
    credits_of = crediting(gathered, sifted, at_least=at_least)
    statements = _registered(gathered, credits_of, terms, themes=themes, numbers=numbers)
    credited = located(statements, credits_of, numbers=numbers)
    about = heard(sifted, themes=themes, numbers=numbers, at_least=at_least)
    sessions = held(gathered, sifted, credited=credited, memory=memory, at_least=at_least)
    accounted = _accounted(sifted, untold=untold, at_least=at_least)
    compared = by_region(
        sifted,
        sessions,
        themes=themes,
        ranked=[theme.name for theme in about.themes],
        credited=credited,
        memory=memory,
        scheme=terms.regions,
        at_least=at_least,
    )
    languages, more_languages = _languages(gathered, sifted, at_least)
    return Report(
        title=terms.title,
        number=terms.number,
        final=terms.final,
        review_until=terms.review_until,
        for_participants=terms.for_participants,
        audience=sifted.audience,
        at_least=at_least,
        language=terms.language,
        data_to=terms.data_to,
        conversations=sessions.conversations,
        withheld=sessions.withheld,
        apart=sessions.apart_ids,
        cells=compared.cells,
        contributions=size(sifted.counting(at_least)),
        languages=languages,
        more_languages=more_languages,
        themes=raised_themes(about.themes, compared.table, statements),
        by_region=compared.table,
        uncategorised=about.uncategorised,
        statements=statements,
        questions=raised_questions(questions(gathered, sifted.listed, numbers=numbers), statements),
        commitments=commitments(gathered, credits_of, numbers=numbers),
        teams_told=sifted.teams_told,
        captured=accounted.captured,
        left_out=accounted.left_out,
    )


def _registered(
    gathered: Gathered,
    credits_of: Crediting,
    terms: Terms,
    *,
    themes: Mapping[int, tuple[Theme, ...]],
    numbers: Mapping[int, int],
) -> tuple[Statement, ...]:
    return register(
        gathered,
        credits_of,
        numbers=numbers,
        themes=themes,
        language=terms.language,
        names=terms.names,
    )


def _accounted(sifted: Sifted, *, untold: bool, at_least: int) -> Account:
    return account(
        size(sifted.listed),
        {reason: sifted.count(ids) for reason, ids in sifted.unlisted.items()},
        untold=untold,
        at_least=at_least,
    )


def _languages(gathered: Gathered, sifted: Sifted, at_least: int) -> tuple[tuple[str, ...], bool]:
    """Return the languages that may be named, and whether there are others."""
    return common(
        sifted.counting(at_least),
        sifted.sessions,
        main={tag for session in gathered.sessions for tag in session.languages[:1]},
        at_least=at_least,
    )


def _beside(
    report: Report,
    gathered: Gathered,
    sifted: Sifted,
    terms: Terms,
    *,
    numbers: Mapping[int, int],
    hide: Hide,
    earlier: Collection[Export],
    untold: bool,
) -> Beside:
    statements, at_least, text = report.statements, terms.at_least, hide.names_and_contacts
    return Beside(
        absent=absent(sifted, statements, scheme=terms.regions),
        models=models(gathered, statements, numbers=numbers),
        forums=forums(gathered, sifted, earlier=earlier, hide=text, at_least=at_least),
        directory=directory(
            gathered, languages=report.languages, data_to=terms.data_to, hide_names=hide.names
        ),
        checklist=checklist(gathered, statements, numbers=numbers, hide=text),
        drafted=drafted(
            gathered,
            audience=terms.audience,
            whole_rounds=terms.whole_rounds,
            themes={theme.name for theme in report.themes},
            hide=text,
        ),
        changes=changes(
            gathered,
            sifted,
            earlier=earlier,
            final=terms.final,
            untold=untold,
            at_least=at_least,
        ),
    )
