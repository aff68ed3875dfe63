"""Which sheets a workbook has, and what stands in their cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from convo.disclosure.counts import Band, Figure, Withheld
from exports.blocks import Words
from exports.outline import front, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Conversation, Report, Statement

Cell: TypeAlias = str | int | date
"""Numbers and days are sorted as such. A number that is withheld is words: never 0, nor empty."""

_SHORT: Final = 14
_NAME: Final = 24
_LONG: Final = 60
"""Widths of columns: beyond some 80 digits nobody reads across."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on a tab of its own."""

    name: str
    """On the tab: 31 characters at most."""

    columns: tuple[tuple[str, int], ...]
    """What stands at the head of each, and its width in digits of the standard font."""

    rows: tuple[tuple[Cell, ...], ...]
    """Each as long as the columns are many, but where one sentence says that there are none."""


def sheets_of(report: Report) -> tuple[Sheet, ...]:
    """Return the sheets of *report* in its order. None is left out: an empty one says so."""
    words = {each.number: _text(said.readable(each)) for each in report.statements}
    return (
        _about(report),
        _conversations(report),
        _themes(report),
        _by_region(report),
        _questions(report, words),
        _commitments(report, words),
        _contributions(report),
        _left_out(report),
    )


def _text(given: str | Words) -> str:
    return given if isinstance(given, str) else given.text


def _number(given: Figure | Band | None) -> str | int:
    if given is None:
        return terms.UNKNOWN
    return given if isinstance(given, int) else said.number(given)


def _about(report: Report) -> Sheet:
    reading = (
        sentences.WHAT_COUNTS,
        phrases.small_numbers(report.at_least),
        sentences.WHAT_IS_QUOTED,
        sentences.TRANSLATIONS,
        sentences.WHAT_IS_NUMBERED,
        sentences.WHO_WAS_NOT_THERE,
    )
    facts = (tuple(map(_text, row)) for row in front.facts(report).rows)
    return Sheet(
        name="About",
        columns=((sentences.ITEM, _NAME), (sentences.VALUE, _LONG)),
        rows=(
            ("Title", report.title),
            *facts,
            ("Captured, with those withdrawn since", _number(report.captured)),
            ("Listed with their words", len(report.statements)),
            *((sentences.HOW_TO_READ, sentence) for sentence in reading),
        ),
    )


def _conversations(report: Report) -> Sheet:
    rows = tuple(
        (
            each.held_on,
            each.region,
            each.zone,
            _languages(each),
            _number(each.contributions),
            _number(each.people),
            terms.RULES[each.rule],
        )
        for each in report.conversations
    )
    return Sheet(
        name=sentences.CONVERSATIONS,
        columns=(
            (sentences.DATE, _SHORT),
            (sentences.REGION, _SHORT),
            (sentences.ZONE, _NAME),
            (sentences.LANGUAGES, _NAME),
            (sentences.CONTRIBUTIONS, _SHORT),
            (sentences.PEOPLE, _SHORT),
            (sentences.RULE, _LONG),
        ),
        rows=rows or ((sentences.NO_CONVERSATIONS,),),
    )


def _languages(given: Conversation) -> str:
    if not given.languages and isinstance(given.contributions, Withheld):
        return terms.NOT_SHOWN
    return said.languages(given.languages, more=False)


def _themes(report: Report) -> Sheet:
    heard = tuple(
        (each.name, each.definition, _number(each.contributions)) for each in report.themes
    )
    bare = _number(report.uncategorised.contributions)
    return Sheet(
        name="Themes",
        columns=(
            (sentences.THEME, _NAME),
            (sentences.DEFINITION, _LONG),
            (sentences.CONTRIBUTIONS, _SHORT),
        ),
        rows=(*heard, (sentences.UNCATEGORISED, "", bare)),
    )


def _by_region(report: Report) -> Sheet:
    found = report.by_region
    if found is None:
        return Sheet(
            name="By region",
            columns=((sentences.THEME, _LONG),),
            rows=((sentences.NO_REGIONS,),),
        )
    return Sheet(
        name="By region",
        columns=(
            (sentences.THEME, _NAME),
            *((region, _SHORT) for region in found.regions),
            (sentences.ALL, _SHORT),
        ),
        rows=tuple(
            (
                theme,
                *(terms.NONE_HELD if cell is None else _number(cell) for cell in cells),
                total,
            )
            for theme, total, cells in found.rows
        ),
    )


def _questions(report: Report, words: Mapping[int, str]) -> Sheet:
    rows = tuple(
        (
            said.question(each.number),
            said.label(each.statement),
            words[each.statement],
            terms.QUESTION_STATES[each.state],
            said.labels(each.merged_with),
            said.labels(each.responses),
            "",
        )
        for each in report.questions
    )
    return Sheet(
        name="Questions",
        columns=(
            (sentences.NUMBER, _SHORT),
            ("Contribution", _SHORT),
            (sentences.QUESTION, _LONG),
            (sentences.STATE, _NAME),
            ("Merged with", _NAME),
            ("Responses", _NAME),
            (sentences.ANSWER, _LONG),
        ),
        rows=rows or ((sentences.NO_QUESTIONS,),),
    )


def _commitments(report: Report, words: Mapping[int, str]) -> Sheet:
    rows = tuple(
        (
            said.label(each.statement),
            words[each.statement],
            each.team or terms.UNKNOWN,
            each.due or terms.UNKNOWN,
            terms.COMMITMENT_STATES[each.state],
        )
        for each in report.commitments
    )
    return Sheet(
        name="Commitments",
        columns=(
            (sentences.NUMBER, _SHORT),
            (sentences.COMMITMENT, _LONG),
            (sentences.TEAM, _NAME),
            (sentences.DUE, _SHORT),
            (sentences.STATE, _NAME),
        ),
        rows=rows or ((sentences.NO_COMMITMENTS,),),
    )


def _contributions(report: Report) -> Sheet:
    return Sheet(
        name=sentences.CONTRIBUTIONS,
        columns=(
            (sentences.NUMBER, _SHORT),
            ("Kind", _SHORT),
            ("Form", _SHORT),
            ("Words", _LONG),
            ("Language", _SHORT),
            (sentences.TRANSLATION, _LONG),
            ("About the translation", _NAME),
            ("Name", _NAME),
            ("Role", _NAME),
            (sentences.REGION, _SHORT),
            ("Themes", _NAME),
            ("Others agreed", _SHORT),
        ),
        rows=tuple(map(_statement, report.statements)) or ((sentences.NO_STATEMENTS,),),
    )


def _statement(given: Statement) -> tuple[Cell, ...]:
    credit = given.credit
    return (
        said.label(given.number),
        terms.KINDS[given.kind],
        terms.FORMS[given.form],
        given.words or "",
        given.language or "",
        said.translated(given),
        said.remark(given),
        credit.name or "",
        "" if credit.role is None else terms.ROLES[credit.role],
        credit.region or "",
        ", ".join(given.themes),
        _number(given.agreed),
    )


def _left_out(report: Report) -> Sheet:
    told = front.left_out(report)  # a sentence for each, or one that says that there is none
    rows = tuple(
        (_number(each.number), sentence)
        for each, sentence in zip(report.left_out, told, strict=False)
    )
    return Sheet(
        name="Left out",
        columns=((sentences.CONTRIBUTIONS, _SHORT), ("What is said of them", _LONG)),
        rows=rows or (told,),
    )
