"""The sections a policy team acts on: questions, commitments, recommendations, practices."""

from collections.abc import Mapping

from convo.model.words import Kind, QuestionState
from exports.blocks import Block, Bullets, Paragraph, Section, Table, Words
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Promise, Question, Report, Statement


def questions(report: Report) -> Section:
    """Return every question with room for its answer, and those that are open."""
    statements = {statement.number: statement for statement in report.statements}
    table = Table(
        label=terms.TABLE,
        caption=sentences.QUESTIONS_CAPTION,
        name=names.QUESTIONS,
        about=sentences.ABOUT_QUESTIONS,
        head=(
            sentences.NUMBER,
            sentences.QUESTION,
            sentences.STATE,
            sentences.ANSWER,
        ),
        rows=tuple(_question(each, statements) for each in report.questions),
        widths=(2, 6, 3, 5),
    )
    waiting = tuple(
        (f"{_label(each)}: ", said.readable(statements[each.statement]))
        for each in report.questions
        if each.state is QuestionState.OPEN
    )
    none = Paragraph((sentences.NOTHING_OPEN,))
    return Section(
        title=sentences.QUESTIONS,
        blocks=(table if report.questions else Paragraph((sentences.NO_QUESTIONS,)),),
        sections=(
            Section(
                title=sentences.OPEN_QUESTIONS,
                blocks=(Bullets(waiting) if waiting else none,),
            ),
        ),
    )


def _question(given: Question, statements: Mapping[int, Statement]) -> tuple[str | Words, ...]:
    state = terms.QUESTION_STATES[given.state]
    if given.merged_with:
        state += f"; {phrases.merged(said.labels(given.merged_with))}"
    answer = phrases.responses(said.labels(given.responses)) if given.responses else ""
    return (
        _label(given),
        said.readable(statements[given.statement]),
        state,
        answer,
    )


def _label(given: Question) -> str:
    return f"{said.question(given.number)} ({said.label(given.statement)})"


def commitments(report: Report) -> Section:
    """Return what was promised."""
    statements = {statement.number: statement for statement in report.statements}
    table = Table(
        label=terms.TABLE,
        caption=sentences.COMMITMENTS,
        name=names.COMMITMENTS,
        about=sentences.ABOUT_COMMITMENTS,
        head=(
            sentences.NUMBER,
            sentences.COMMITMENT,
            sentences.TEAM,
            sentences.DUE,
            sentences.STATE,
        ),
        rows=tuple(_promise(each, statements) for each in report.commitments),
        widths=(2, 6, 3, 3, 2),
    )
    none = Paragraph((sentences.NO_COMMITMENTS,))
    return Section(title=sentences.COMMITMENTS, blocks=(table if report.commitments else none,))


def _promise(given: Promise, statements: Mapping[int, Statement]) -> tuple[str | Words, ...]:
    return (
        said.label(given.statement),
        said.readable(statements[given.statement]),
        given.team or terms.UNKNOWN,
        terms.UNKNOWN if given.due is None else terms.day(given.due),
        terms.COMMITMENT_STATES[given.state],
    )


def of_kind(report: Report, kind: Kind, title: str) -> Section:
    """Return all statements of one kind in their own section."""
    blocks: tuple[Block, ...] = tuple(map(said.quotation, report.of_kind(kind)))
    return Section(title=title, blocks=blocks or (Paragraph((sentences.NONE_RECORDED,)),))
