"""The first section, for people with ten minutes: counted and picked, written by nobody."""

from collections.abc import Collection, Iterator

from convo.model.words import Kind, QuestionState
from exports.blocks import Block, Bold, Bullets, Inline, Paragraph, Ref, Section
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement

_FINDINGS = 7
"""More are not read at a glance."""

_PICKED = 3
"""Of each kind, so that the section stays on one page."""

_LABELS = 12
"""About one line of numbers of contributions."""


def covers(report: Report) -> str:
    """Return how much a report is about."""
    return phrases.covers(
        terms.conversations(len(report.conversations)),
        len({each.region for each in report.conversations}),
        terms.contributions(said.number(report.contributions)),
    )


def at_a_glance(report: Report, *, quoted: Collection[str]) -> Section:
    """Return the page of findings.

    Args:
        report: What it is about.
        quoted: The names of the quotations in the rest of the document.
    """
    return Section(
        title=sentences.AT_A_GLANCE,
        new_page=True,
        blocks=(
            Paragraph((f"{covers(report)}.",)),
            Bullets((*_frequent(report), *_unfinished(report))),
            *_picked(report, Kind.CHALLENGE, sentences.CHALLENGES, quoted),
            *_picked(report, Kind.RECOMMENDATION, sentences.RECOMMENDATIONS, quoted),
            Paragraph((sentences.READ_AT, Ref(names.READING), ".")),
        ),
    )


def _frequent(report: Report) -> Iterator[tuple[Inline, ...]]:
    """Yield the themes that were spoken about most, of those whose number may be shown."""
    frequent = [theme for theme in report.themes if isinstance(theme.contributions, int)]
    for theme in frequent[:_FINDINGS]:
        count = terms.contributions(said.number(theme.contributions))
        yield Bold(theme.name), phrases.finding(count)
    if not frequent:
        yield (sentences.NOTHING_COUNTED,)


def _unfinished(report: Report) -> Iterator[tuple[Inline, ...]]:
    """Yield what waits for an answer, for its promise to be kept, or for a theme."""
    waiting = [
        said.question(each.number) for each in report.questions if each.state is QuestionState.OPEN
    ]
    if waiting:
        numbers = phrases.unanswered(_some(waiting))
        yield numbers, sentences.SEE, Ref(names.QUESTIONS), "."
    else:
        yield (sentences.NOTHING_OPEN,)
    if report.commitments:
        labels = [said.label(each.statement) for each in report.commitments]
        yield phrases.promised(_some(labels)), sentences.SEE, Ref(names.COMMITMENTS), "."
    if report.uncategorised.contributions == 0:
        yield (sentences.ALL_CATEGORISED,)
    else:
        count = said.number(report.uncategorised.contributions)
        yield phrases.uncategorised(count), sentences.SEE_SECTION, Ref(names.UNCATEGORISED), "."


def _some(labels: list[str]) -> str:
    return terms.listing([*labels[:_LABELS], terms.OTHERS] if labels[_LABELS:] else labels)


def _picked(report: Report, kind: Kind, title: str, quoted: Collection[str]) -> Iterator[Block]:
    """Yield the statements of a kind that most others agreed with, as far as that may be told."""
    given = sorted(report.of_kind(kind), key=_most_agreed_first)
    if not given:
        yield Paragraph((Bold(title), sentences.DASH, sentences.NONE_RECORDED))
        return
    yield Paragraph((Bold(title),))
    yield Bullets(tuple(_cited(each, quoted) for each in given[:_PICKED]))
    rest = sorted(each.number for each in given[_PICKED:])
    if rest:
        yield Paragraph((phrases.besides(_some([said.label(number) for number in rest])),))


def _most_agreed_first(statement: Statement) -> tuple[int, int]:
    """Order statements by what is printed of them, so that the order tells no more."""
    agreed = statement.agreed if isinstance(statement.agreed, int) else 0
    return -agreed, statement.number


def _cited(statement: Statement, quoted: Collection[str]) -> tuple[Inline, ...]:
    """Return a statement that can be read, and whose it may be; a link to it where it is quoted."""
    source = said.source(statement)
    name = said.label(statement.number)
    return said.readable(statement), sentences.DASH, Ref(name) if name in quoted else source
