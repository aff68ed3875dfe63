"""The sections a policy team acts on: questions, commitments, recommendations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from convo.model.words import Kind, QuestionState
from exports.blocks import Block, Bold, Paragraph, Section, Table, Words
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Promise, Question, Report, Statement, ThemeHeard
from exports.tongue import Tongue


def questions(report: Report, tongue: Tongue) -> Section:
    """Return every question with room for its answer, and those that are open."""
    statements = {statement.number: statement for statement in report.statements}
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.QUESTIONS_CAPTION),
        name=names.QUESTIONS,
        about=tongue.say(sentences.ABOUT_QUESTIONS),
        head=(
            tongue.say(sentences.NUMBER),
            tongue.say(sentences.QUESTION),
            tongue.say(sentences.STATE),
            tongue.say(sentences.ANSWER),
        ),
        rows=tuple(
            _question(each, statements, tongue, conversations=len(report.conversations))
            for each in report.questions
        ),
        widths=(2, 6, 3, 5),
    )
    return Section(
        title=tongue.say(sentences.QUESTIONS),
        blocks=(table if report.questions else Paragraph((tongue.say(sentences.NO_QUESTIONS),)),),
        sections=(_waiting(report, statements, tongue),),
    )


def _waiting(report: Report, statements: Mapping[int, Statement], tongue: Tongue) -> Section:
    """Return the open questions, with nothing but room for the answer."""
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.OPEN_CAPTION),
        name=names.OPEN_QUESTIONS,
        about=tongue.say(sentences.ABOUT_OPEN),
        head=tuple(
            map(tongue.say, (sentences.NUMBER, sentences.QUESTION, sentences.ANSWER)),
        ),
        rows=tuple(
            (_label(each), said.readable(statements[each.statement], tongue), "")
            for each in report.questions
            if each.state is QuestionState.OPEN
        ),
        widths=(2, 6, 8),
    )
    none = Paragraph((tongue.say(sentences.NOTHING_OPEN),))
    return Section(
        title=tongue.say(sentences.OPEN_QUESTIONS), blocks=(table if table.rows else none,)
    )


def _question(
    given: Question, statements: Mapping[int, Statement], tongue: Tongue, *, conversations: int
) -> tuple[str | Words, ...]:
    states = [tongue.say(terms.QUESTION_STATES[given.state])]
    if given.merged_with:
        labels = said.labels(given.merged_with, tongue)
        states.append(tongue.say(phrases.MERGED, labels=labels))
    if raised := said.raised(given.raised_in, conversations, tongue):
        states.append(raised)
    answer = ""
    if given.responses:
        answer = tongue.say(phrases.ANSWERED_BY, labels=said.labels(given.responses, tongue))
    return (
        _label(given),
        said.readable(statements[given.statement], tongue),
        tongue.say(phrases.BETWEEN_PARTS).join(states),
        answer,
    )


def _label(given: Question) -> str:
    return f"{said.question(given.number)} ({said.label(given.statement)})"


def commitments(report: Report, tongue: Tongue) -> Section:
    """Return what was promised."""
    statements = {statement.number: statement for statement in report.statements}
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.COMMITMENTS),
        name=names.COMMITMENTS,
        about=tongue.say(sentences.ABOUT_COMMITMENTS),
        head=(
            tongue.say(sentences.NUMBER),
            tongue.say(sentences.COMMITMENT),
            tongue.say(sentences.TEAM),
            tongue.say(sentences.DUE),
            tongue.say(sentences.STATE),
        ),
        rows=tuple(_promise(each, statements, tongue) for each in report.commitments),
        widths=(2, 6, 3, 3, 2),
    )
    none = Paragraph((tongue.say(sentences.NO_COMMITMENTS),))
    return Section(
        title=tongue.say(sentences.COMMITMENTS), blocks=(table if report.commitments else none,)
    )


def _promise(
    given: Promise, statements: Mapping[int, Statement], tongue: Tongue
) -> tuple[str | Words, ...]:
    unknown = tongue.say(terms.UNKNOWN)
    return (
        said.label(given.statement),
        said.readable(statements[given.statement], tongue),
        given.team or unknown,
        unknown if given.due is None else tongue.day(given.due),
        tongue.say(terms.COMMITMENT_STATES[given.state]),
    )


def recommendations(report: Report, tongue: Tongue) -> Section:
    """Return what was recommended, by addressee: last where none is told."""
    to: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in report.of_kind(Kind.RECOMMENDATION):
        to[each.addressee].append(each)
    told = sentences.READ_RECOMMENDATIONS if to else sentences.NONE_RECORDED
    return Section(
        title=tongue.say(sentences.RECOMMENDATIONS),
        blocks=(Paragraph((tongue.say(told),)),),
        sections=tuple(
            Section(
                title=tongue.say(phrases.ADDRESSED, addressee=given)
                if given
                else said.unaddressed(report, tongue),
                names_a_team=bool(given),
                blocks=tuple(_recommended(to[given], report.themes, tongue)),
            )
            for given in sorted(to, key=lambda given: (not given, given))
        ),
    )


def _recommended(
    given: Iterable[Statement], themes: Iterable[ThemeHeard], tongue: Tongue
) -> Iterator[Block]:
    """Yield recommendations, each once, under the one of its themes that comes first."""
    ranks = {theme.name: rank for rank, theme in enumerate(themes)}
    by_theme: dict[str | None, list[Statement]] = {theme: [] for theme in (*ranks, None)}
    for each in given:
        by_theme[min(each.themes, key=ranks.__getitem__, default=None)].append(each)
    for theme, statements in by_theme.items():
        if statements:
            yield Paragraph((Bold(theme or tongue.say(sentences.NO_THEME)),))
            yield from (said.quotation(each, tongue) for each in statements)
