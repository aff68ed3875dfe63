"""Which sheets a workbook has, and what stands in their cells."""

from collections.abc import Mapping

from exports.blocks import Words
from exports.outline import front, said
from exports.outline.english import sentences, sheets, terms
from exports.report.values import Report, Statement
from exports.tongue import Tongue
from exports.workbook import annexes, picked
from exports.workbook.beside import sheets_beside
from exports.workbook.sheet import LONG, NAME, SHORT, Cell, Sheet, figure


def sheets_of(report: Report, tongue: Tongue) -> tuple[Sheet, ...]:
    """Return the sheets of *report* in its order, in its language *tongue*.

    None is left out: an empty one says so.
    """
    words = {each.number: picked.readable(each, tongue) for each in report.statements}
    return (
        _about(report, tongue),
        _conversations(report, tongue),
        _themes(report, tongue),
        _by_region(report, tongue),
        _questions(report, words, tongue),
        _commitments(report, words, tongue),
        picked.recommendations(report, tongue),
        _contributions(report, tongue),
        picked.models(report, tongue),
        *sheets_beside(report, tongue),
        annexes.next_steps(report, tongue),
        annexes.agreement(report, tongue),
        annexes.changes(report, tongue),
        _left_out(report, tongue),
    )


def _text(given: str | Words) -> str:
    return given if isinstance(given, str) else given.text


def _about(report: Report, tongue: Tongue) -> Sheet:
    reading = (
        *([tongue.say(sentences.LOOK_AT_YOUR_WORDS)] if report.for_participants else []),
        tongue.say(sentences.WHAT_COUNTS),
        front.small_numbers(report, tongue),
        tongue.say(sentences.WHAT_IS_QUOTED),
        tongue.say(sentences.TRANSLATIONS),
        tongue.say(sentences.WHAT_IS_NUMBERED),
        *([tongue.say(sentences.NOTED_TWICE)] if report.noted_twice else []),
        tongue.say(sentences.ORGANISERS_WROTE),
        tongue.say(sentences.WHO_WAS_NOT_THERE),
        *front.absent(report, tongue),
    )
    facts = (tuple(map(_text, row)) for row in front.facts(report, tongue).rows)
    return Sheet(
        name=tongue.say(sheets.SHEET_ABOUT),
        columns=((tongue.say(sentences.ITEM), NAME), (tongue.say(sentences.VALUE), LONG)),
        rows=(
            (tongue.say(sheets.TITLE), report.title),
            *facts,
            (tongue.say(sheets.CAPTURED), figure(report.captured, tongue)),
            (tongue.say(sheets.LISTED), len(report.statements)),
            *((tongue.say(sentences.HOW_TO_READ), sentence) for sentence in reading),
        ),
    )


def _conversations(report: Report, tongue: Tongue) -> Sheet:
    rows = tuple(
        (
            each.held_on,
            said.region(each.region, tongue),
            each.zone,
            front.languages_of(each, tongue),
            figure(each.contributions, tongue),
            figure(each.people, tongue),
            tongue.say(terms.RULES[each.rule]),
            ""
            if each.follows is None
            else front.called(report.conversations[each.follows], tongue),
        )
        for each in report.conversations
    )
    return Sheet(
        name=tongue.say(sentences.CONVERSATIONS),
        columns=(
            (tongue.say(sentences.DATE), SHORT),
            (tongue.say(sentences.REGION), SHORT),
            (tongue.say(sentences.ZONE), NAME),
            (tongue.say(sentences.LANGUAGES), NAME),
            (tongue.say(sentences.CONTRIBUTIONS), SHORT),
            (tongue.say(sentences.PEOPLE), SHORT),
            (tongue.say(sentences.RULE), LONG),
            (tongue.say(sheets.FOLLOWS), NAME),
        ),
        rows=rows or ((tongue.say(sentences.NO_CONVERSATIONS),),),
    )


def _themes(report: Report, tongue: Tongue) -> Sheet:
    heard = tuple(
        (
            each.name,
            each.definition,
            figure(each.contributions, tongue),
            said.raised(each.raised_in, len(report.conversations), tongue),
            said.labels(each.statements, tongue),
        )
        for each in report.themes
    )
    bare = report.uncategorised
    last = (
        tongue.say(sentences.UNCATEGORISED),
        "",
        figure(bare.contributions, tongue),
        "",
        said.labels(bare.statements, tongue),
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_THEMES),
        columns=(
            (tongue.say(sentences.THEME), NAME),
            (tongue.say(sentences.DEFINITION), LONG),
            (tongue.say(sentences.CONTRIBUTIONS), SHORT),
            (tongue.say(sheets.RAISED), NAME),
            (tongue.say(sheets.LISTED), NAME),
        ),
        rows=(*heard, last),
    )


def _by_region(report: Report, tongue: Tongue) -> Sheet:
    found = report.by_region
    if found is None:
        return Sheet(
            name=tongue.say(sheets.SHEET_BY_REGION),
            columns=((tongue.say(sentences.THEME), LONG),),
            rows=((tongue.say(sentences.NO_REGIONS),),),
        )
    none_held = tongue.say(terms.NONE_HELD)
    return Sheet(
        name=tongue.say(sheets.SHEET_BY_REGION),
        columns=(
            (tongue.say(sentences.THEME), NAME),
            *((said.region(region, tongue), SHORT) for region in found.regions),
            (tongue.say(sentences.ALL), SHORT),
        ),
        rows=tuple(
            (
                theme,
                *(none_held if cell is None else figure(cell, tongue) for cell in cells),
                total,
            )
            for theme, total, cells in found.rows
        ),
    )


def _questions(report: Report, words: Mapping[int, str], tongue: Tongue) -> Sheet:
    rows = tuple(
        (
            said.question(each.number),
            said.label(each.statement),
            words[each.statement],
            tongue.say(terms.QUESTION_STATES[each.state]),
            said.labels(each.merged_with, tongue),
            said.labels(each.responses, tongue),
            said.raised(each.raised_in, len(report.conversations), tongue),
            "",
        )
        for each in report.questions
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_QUESTIONS),
        columns=(
            (tongue.say(sentences.NUMBER), SHORT),
            (tongue.say(sentences.CONTRIBUTION), SHORT),
            (tongue.say(sentences.QUESTION), LONG),
            (tongue.say(sentences.STATE), NAME),
            (tongue.say(sheets.MERGED_WITH), NAME),
            (tongue.say(sheets.RESPONSES), NAME),
            (tongue.say(sheets.RAISED), NAME),
            (tongue.say(sentences.ANSWER), LONG),
        ),
        rows=rows or ((tongue.say(sentences.NO_QUESTIONS),),),
    )


def _commitments(report: Report, words: Mapping[int, str], tongue: Tongue) -> Sheet:
    unknown = tongue.say(terms.UNKNOWN)
    rows = tuple(
        (
            said.label(each.statement),
            words[each.statement],
            each.team or unknown,
            each.due or unknown,
            tongue.say(terms.COMMITMENT_STATES[each.state]),
        )
        for each in report.commitments
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_COMMITMENTS),
        columns=(
            (tongue.say(sentences.NUMBER), SHORT),
            (tongue.say(sentences.COMMITMENT), LONG),
            (tongue.say(sentences.TEAM), NAME),
            (tongue.say(sentences.DUE), SHORT),
            (tongue.say(sentences.STATE), NAME),
        ),
        rows=rows or ((tongue.say(sentences.NO_COMMITMENTS),),),
    )


def _contributions(report: Report, tongue: Tongue) -> Sheet:
    return Sheet(
        name=tongue.say(sentences.CONTRIBUTIONS),
        columns=(
            (tongue.say(sentences.NUMBER), SHORT),
            (tongue.say(sheets.KIND), SHORT),
            (tongue.say(sheets.FORM), SHORT),
            (tongue.say(sheets.WORDS), LONG),
            (tongue.say(sentences.LANGUAGE), SHORT),
            (tongue.say(sentences.TRANSLATION), LONG),
            (tongue.say(sheets.ABOUT_TRANSLATION), NAME),
            (tongue.say(sheets.NAME), NAME),
            (tongue.say(sheets.ROLE), NAME),
            (tongue.say(sentences.REGION), SHORT),
            (tongue.say(sheets.THEME_NAMES), NAME),
            (tongue.say(sheets.OTHERS_AGREED), SHORT),
        ),
        rows=tuple(_statement(each, tongue) for each in report.statements)
        or ((tongue.say(sentences.NO_STATEMENTS),),),
    )


def _statement(given: Statement, tongue: Tongue) -> tuple[Cell, ...]:
    credit = given.credit
    return (
        said.label(given.number),
        tongue.say(terms.KINDS[given.kind]),
        tongue.say(terms.FORMS[given.form]),
        given.words or "",
        given.language or "",
        said.translated(given),
        said.remark(given, tongue),
        credit.name or "",
        "" if credit.role is None else tongue.say(terms.ROLES[credit.role]),
        said.region(credit.region or "", tongue),
        said.items(given.themes, tongue),
        figure(given.agreed, tongue),
    )


def _left_out(report: Report, tongue: Tongue) -> Sheet:
    told = front.left_out(
        report, tongue
    )  # a sentence for each, or one that says that there is none
    rows = tuple(
        (figure(each.number, tongue), sentence)
        for each, sentence in zip(report.left_out, told, strict=False)
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_LEFT_OUT),
        columns=(
            (tongue.say(sentences.CONTRIBUTIONS), SHORT),
            (tongue.say(sheets.WHAT_IS_SAID_OF_THEM), LONG),
        ),
        rows=rows or (told,),
    )
