"""The first section, for people with ten minutes: counted and picked, but for what is marked."""

from collections.abc import Collection, Iterator

from convo.model.words import Kind, Part, QuestionState
from exports.blocks import Block, Bold, Bullets, Inline, Paragraph, Ref, Section
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement
from exports.tongue import Message, Tongue

_FINDINGS = 7
"""More are not read at a glance."""

_PICKED = 3
"""Of each kind, so that the section stays on one page."""

_LABELS = 12
"""About one line of numbers of contributions."""


def covers(report: Report, tongue: Tongue) -> str:
    """Return how much a report is about."""
    regions = {each.region for each in report.conversations}
    return tongue.say(
        phrases.COVERS,
        conversations=tongue.count(phrases.CONVERSATIONS, len(report.conversations)),
        regions=tongue.count(phrases.REGIONS, len(regions)),
        contributions=said.counted(report.contributions, phrases.CONTRIBUTIONS, tongue),
    )


def at_a_glance(report: Report, tongue: Tongue, *, quoted: Collection[str]) -> Section:
    """Return the page of findings.

    Args:
        report: What it is about.
        tongue: Its language.
        quoted: The names of the quotations in the rest of the document.
    """

    def picked(kind: Kind, title: Message) -> Iterator[Block]:
        return _picked(report.of_kind(kind), tongue, title=tongue.say(title), quoted=quoted)

    return Section(
        title=tongue.say(sentences.AT_A_GLANCE),
        new_page=True,
        blocks=(
            Paragraph((f"{covers(report, tongue)}.",)),
            *said.drafted(report.beside.written(Part.FINDING), tongue),
            Bullets((*_frequent(report, tongue), *_unfinished(report, tongue))),
            *picked(Kind.CHALLENGE, sentences.CHALLENGES),
            *picked(Kind.RECOMMENDATION, sentences.RECOMMENDATIONS),
            Paragraph(tongue.parts(phrases.READ_AT, section=Ref(names.READING))),
        ),
    )


def _frequent(report: Report, tongue: Tongue) -> Iterator[tuple[Inline, ...]]:
    """Yield the themes that were spoken about most, of those whose number may be shown."""
    frequent = [theme for theme in report.themes if isinstance(theme.contributions, int)]
    for theme in frequent[:_FINDINGS]:
        count = said.counted(theme.contributions, phrases.CONTRIBUTIONS, tongue)
        raised = said.raised(theme.raised_in, len(report.conversations), tongue)
        count = tongue.say(phrases.BETWEEN_PARTS).join(filter(None, (count, raised)))
        yield tongue.parts(phrases.FINDING, theme=Bold(theme.name), contributions=count)
    if not frequent:
        yield (tongue.say(sentences.NOTHING_COUNTED),)


def _unfinished(report: Report, tongue: Tongue) -> Iterator[tuple[Inline, ...]]:
    """Yield what waits for an answer, for its promise to be kept, or for a theme."""
    waiting = [
        said.question(each.number) for each in report.questions if each.state is QuestionState.OPEN
    ]
    if waiting:
        numbers = _some(waiting, tongue)
        yield tongue.parts(phrases.UNANSWERED, numbers=numbers, table=Ref(names.QUESTIONS))
    else:
        yield (tongue.say(sentences.NOTHING_OPEN),)
    if report.commitments:
        numbers = _some([said.label(each.statement) for each in report.commitments], tongue)
        yield tongue.parts(phrases.PROMISED, numbers=numbers, table=Ref(names.COMMITMENTS))
    if report.uncategorised.contributions == 0:
        yield (tongue.say(sentences.ALL_CATEGORISED),)
    else:
        count = said.number(report.uncategorised.contributions, tongue)
        section = Ref(names.UNCATEGORISED)
        yield tongue.parts(phrases.UNCATEGORISED_SEE, number=count, section=section)


def _some(labels: list[str], tongue: Tongue) -> str:
    others = [tongue.say(terms.OTHER_NUMBERS)] if labels[_LABELS:] else []
    return tongue.listing([*labels[:_LABELS], *others])


def _picked(
    statements: Collection[Statement], tongue: Tongue, *, title: str, quoted: Collection[str]
) -> Iterator[Block]:
    """Yield the statements of a kind that most others agreed with, as far as that may be told."""
    given = sorted(statements, key=_most_agreed_first)
    if not given:
        none = tongue.say(sentences.NONE_RECORDED)
        yield Paragraph(tongue.parts(phrases.NONE_OF_KIND, kind=Bold(title), none=none))
        return
    yield Paragraph((Bold(title),))
    yield Bullets(tuple(_cited(each, tongue, quoted) for each in given[:_PICKED]))
    rest = sorted(each.number for each in given[_PICKED:])
    if rest:
        numbers = _some(list(map(said.label, rest)), tongue)
        yield Paragraph((tongue.say(phrases.BESIDES, numbers=numbers),))


def _most_agreed_first(statement: Statement) -> tuple[int, int]:
    """Order statements by what is printed of them, so that the order tells no more."""
    agreed = statement.agreed if isinstance(statement.agreed, int) else 0
    return -agreed, statement.number


def _cited(statement: Statement, tongue: Tongue, quoted: Collection[str]) -> tuple[Inline, ...]:
    """Return a statement that can be read, and whose it may be; a link to it where it is quoted."""
    name = said.label(statement.number)
    source = Ref(name) if name in quoted else said.source(statement, tongue, remarked=True)
    return tongue.parts(phrases.CITED, words=said.readable(statement, tongue), source=source)
