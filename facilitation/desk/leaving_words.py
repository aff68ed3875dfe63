"""Is what a summary would tell fit to leave? Names, risks, languages, and what is left out."""

from collections.abc import Iterator

from convo.languages.tags import language_of
from convo.model.gathered import Gathered
from convo.model.words import Form, Kind, Use
from exports.outline.front import left_out
from exports.report.review import NameInContext
from exports.report.risks import Risks
from exports.report.values import Report
from exports.tongue import tongue_of
from facilitation.desk.leaving import Check, Leads, counted, looked_at
from facilitation.desk.preflight import State
from facilitation.desk.reviewing import Review


def checks_of_words(
    kept: Gathered, report: Report, looked: Review, ids: frozenset[int]
) -> Iterator[Check]:
    """Yield what was seen in the words of a summary, and in what it does not tell.

    Args:
        kept: The sessions it is about.
        report: What it would be.
        looked: The names, risks and numbers that were found for it.
        ids: The contributions that it lists.
    """
    yield from _names(looked.names)
    yield from _numbers(len(looked.numbers))
    yield from _risks(looked.risks)
    yield from _words(kept, ids, language=report.language)
    yield from _withheld(report)
    yield from _promises(kept, ids)
    if report.teams_told:
        yield from _unaddressed(kept, ids)


def _names(found: tuple[NameInContext, ...]) -> Iterator[Check]:
    shown = sum(not one.masked for one in found)
    masked = len(found) - shown
    why = (
        "What looks like somebody's name or a way to reach them, in what people said. What is"
        " masked leaves as a neutral mark. Enter shows each in its words: what is no name can be"
        " cleared, what was missed can be corrected in the words."
    )
    if shown:
        yield looked_at(
            State.WARN,
            f"{counted(shown, 'place', 'places')} may name somebody, and will be shown",
            why,
            leads=Leads.NAMES,
        )
    if masked:
        yield looked_at(
            State.WARN,
            f"{counted(masked, 'place names', 'places name')} somebody, and will be masked",
            why,
            leads=Leads.NAMES,
        )
    if not found:
        yield looked_at(State.OK, "nobody is named in what was said", why)


def _numbers(written: int) -> Iterator[Check]:
    if written:
        yield looked_at(
            State.WARN,
            f"{counted(written, 'number is', 'numbers are')} in what organisers wrote",
            "Nobody computed them, and no small one is withheld: say it without a number.",
        )


def _risks(risks: Risks) -> Iterator[Check]:
    for places, what, why in (
        (
            risks.dates,
            "day is spoken of",
            "A day can tell which event was meant, and who was there.",
        ),
        (risks.places, "place is spoken of", "A place can tell who lives there."),
    ):
        if places:
            lines = tuple(f"{at.before}[{at.word}]{at.after}" for at in places)
            many = what.replace("day is", "days are").replace("place is", "places are")
            yield looked_at(State.WARN, counted(len(places), what, many), why, lines)
    for traits, what in (
        (risks.languages, "one person alone spoke a language"),
        (risks.roles, "few spoke under a hat"),
        (risks.regions, "few spoke in a region"),
    ):
        if traits:
            yield looked_at(
                State.WARN,
                what,
                "The summary withholds it by itself; words may tell it all the same.",
                tuple(map(str, traits)),
            )
    if risks.small_cells:
        yield looked_at(
            State.WARN,
            f"{counted(risks.small_cells, 'number is', 'numbers are')} small, and withheld",
            "Others are withheld beside them, so that none can be computed.",
        )


def _words(kept: Gathered, ids: frozenset[int], *, language: str) -> Iterator[Check]:
    listed = [given for given in kept.contributions if given.id in ids]
    verbatim = sum(given.form is Form.QUOTE and given.use is Use.QUOTE for given in listed)
    yield looked_at(
        State.OK,
        f"{counted(verbatim, 'contribution is', 'contributions are')} quoted word by word",
        "Each was noted as a quotation that may be quoted. Whatever else is told is a paraphrase.",
    )
    translated = {
        made.contribution_id
        for made in kept.translations
        if language_of(made.language) == language_of(language)
    }
    foreign = [
        given
        for given in listed
        if given.language is not None
        and language_of(given.language) != language_of(language)
        and given.id not in translated
    ]
    if foreign:
        yield looked_at(
            State.WARN,
            f"{counted(len(foreign), 'contribution has', 'contributions have')} no translation",
            "Whoever reads the summary may not read their language. Enter shows which languages.",
            tuple(sorted({given.language for given in foreign if given.language is not None})),
        )
    unchecked = sum(
        made.by_machine and not made.checked and made.contribution_id in ids
        for made in kept.translations
    )
    if unchecked:
        yield looked_at(
            State.WARN,
            f"{counted(unchecked, 'translation is', 'translations are')} a machine's, unchecked",
            "The summary says so beside each.",
        )


def _withheld(report: Report) -> Iterator[Check]:
    yield looked_at(
        State.WARN if report.left_out else State.OK,
        "some of what was said is left out" if report.left_out else "nothing is left out",
        "The summary says how much and why, in these words:",
        left_out(report, tongue_of("en")),
    )


def _promises(kept: Gathered, ids: frozenset[int]) -> Iterator[Check]:
    teams = {one.contribution_id: one.team for one in kept.commitments}
    ownerless = sum(
        given.kind is Kind.COMMITMENT and not teams.get(given.id) and given.id in ids
        for given in kept.contributions
    )
    if ownerless:
        yield looked_at(
            State.WARN,
            f"{counted(ownerless, 'commitment has', 'commitments have')} no team",
            "A promise that nobody owns is soon forgotten: note the team in the ledger.",
        )


def _unaddressed(kept: Gathered, ids: frozenset[int]) -> Iterator[Check]:
    addressed = {one.contribution_id for one in kept.recommendations if one.addressee}
    bare = sum(
        given.kind is Kind.RECOMMENDATION and given.id in ids - addressed
        for given in kept.contributions
    )
    if bare:
        yield looked_at(
            State.WARN,
            f"{counted(bare, 'recommendation is', 'recommendations are')} addressed to nobody yet",
            "The summary groups them by addressee: note the team in the ledger.",
        )
