"""The first sections: what a report is about, how to read it, and who took part."""

from convo.disclosure.counts import figure
from convo.disclosure.reasons import LeftOut
from convo.model.words import Kind, QuestionState
from exports.blocks import Bold, Bullets, Inline, Note, Paragraph, Ref, Section, Table
from exports.outline import names, said
from exports.outline.english import sentences, terms
from exports.report.values import Report

_FINDINGS = 7
"""More are not read at a glance."""

_LABELS = 12
"""About one line of numbers of contributions."""


def facts(report: Report) -> Table:
    """Return the block under the title."""
    held = [each.held_on for each in report.conversations]
    regions = dict.fromkeys(each.region for each in report.conversations)
    rules = dict.fromkeys(terms.RULES[each.rule] for each in report.conversations)
    covers = (
        terms.conversations(len(report.conversations)),
        terms.contributions(said.number(report.contributions)),
    )
    return Table(
        label="",
        caption="",
        name=names.FACTS,
        about=sentences.ABOUT_FACTS,
        head=(sentences.ITEM, sentences.VALUE),
        rows=(
            (sentences.STATUS, sentences.FINAL if report.final else sentences.DRAFT),
            (sentences.COVERS, ", ".join(covers)),
            (sentences.HELD, terms.days(min(held), max(held)) if held else terms.UNKNOWN),
            (sentences.REGIONS, ", ".join(regions) or terms.UNKNOWN),
            (sentences.LANGUAGES, said.languages(report.languages, more=report.more_languages)),
            (sentences.AUDIENCE, terms.AUDIENCES[report.audience]),
            (sentences.RULE, " ".join(rules) or terms.UNKNOWN),
            (sentences.DATA_TO, terms.day(report.data_to)),
            (sentences.REPORT, str(report.number)),
        ),
        widths=(3, 13),
    )


def at_a_glance(report: Report) -> Section:
    """Return the page of findings: all of them are counted, none is written by anybody."""
    frequent = [theme for theme in report.themes if isinstance(theme.contributions, int)]
    unanswered = [each for each in report.questions if each.state is QuestionState.OPEN]
    counts = (
        said.number(figure(len(given), at_least=report.at_least))
        for given in (report.questions, unanswered, report.commitments)
    )
    findings: list[tuple[Inline, ...]] = [
        (
            Bold(theme.name),
            sentences.finding(terms.contributions(said.number(theme.contributions))),
        )
        for theme in frequent[:_FINDINGS]
    ]
    return Section(
        title=sentences.AT_A_GLANCE,
        new_page=True,
        blocks=(
            Bullets(tuple(findings or [(sentences.NOTHING_COUNTED,)])),
            Paragraph((sentences.ledger_finding(*counts),)),
            _where(report, Kind.CHALLENGE, sentences.CHALLENGES),
            _where(report, Kind.RECOMMENDATION, sentences.RECOMMENDED),
            Paragraph((sentences.READ_AT, Ref(names.READING), ".")),
        ),
    )


def _where(report: Report, kind: Kind, title: str) -> Paragraph:
    """Return where statements of a kind are found."""
    numbers = [statement.number for statement in report.of_kind(kind)]
    if not numbers:
        return Paragraph((Bold(title), sentences.NONE_RECORDED))
    words = sentences.among(said.labels(numbers[:_LABELS]), more=len(numbers) > _LABELS)
    return Paragraph((Bold(title), words))


def how_to_read(report: Report) -> Section:
    """Return what the numbers and words mean, and what was left out."""
    return Section(
        title=sentences.HOW_TO_READ,
        name=names.READING,
        blocks=(
            Paragraph((sentences.WHAT_COUNTS, Note(sentences.small_numbers(report.at_least)))),
            Bullets(
                (
                    (sentences.WHAT_IS_QUOTED,),
                    (sentences.TRANSLATIONS,),
                    (sentences.WHAT_IS_NUMBERED,),
                    (sentences.WHO_WAS_NOT_THERE,),
                    *((left_out(each),) for each in report.left_out),
                    *(() if report.left_out else ((sentences.NOTHING_LEFT_OUT,),)),
                )
            ),
        ),
    )


def left_out(given: LeftOut) -> str:
    """Return how many contributions are left out and why, as a sentence."""
    number = terms.contributions(said.number(given.number))
    reasons = [terms.REASONS[reason] for reason in given.reasons]
    if len(reasons) == 1:
        return sentences.left_out(number, *reasons)
    return sentences.left_out_together(number, "; ".join(reasons))


def who_took_part(report: Report) -> Section:
    """Return the conversations, without title, time or names."""
    rows = tuple(
        (
            terms.day(each.held_on),
            each.region,
            each.zone,
            said.languages(each.languages, more=each.more_languages),
            said.number(each.contributions),
            terms.UNKNOWN if each.people is None else said.number(each.people),
        )
        for each in report.conversations
    )
    table = Table(
        label=terms.TABLE,
        caption=sentences.CONVERSATIONS,
        name=names.SESSIONS,
        about=sentences.ABOUT_CONVERSATIONS,
        head=(
            sentences.DATE,
            sentences.REGION,
            sentences.ZONE,
            sentences.LANGUAGES,
            sentences.CONTRIBUTIONS,
            sentences.PEOPLE,
        ),
        rows=rows,
        widths=(3, 3, 3, 4, 3, 3),
        numbers=frozenset({4, 5}),
    )
    nobody = Paragraph((sentences.NO_CONVERSATIONS,))
    return Section(title=sentences.WHO_TOOK_PART, blocks=(table if rows else nobody,))
