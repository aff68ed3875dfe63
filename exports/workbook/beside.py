"""The sheets of what a report tells beside what was said."""

from typing import Final

from exports.outline import registers, said
from exports.outline.english import sentences, sheets, terms
from exports.report.values import Report
from exports.tongue import Tongue
from exports.workbook.sheet import LONG, NAME, SHORT, Sheet, figure

_CONTACT: Final = (
    (sentences.PURPOSE, NAME),
    (sentences.REGION, SHORT),
    (sentences.LANGUAGE, SHORT),
    (sentences.ROUTE, LONG),
    (sheets.FALLBACK, LONG),
    (sentences.TRIED, NAME),
)


def sheets_beside(report: Report, tongue: Tongue) -> tuple[Sheet, ...]:
    """Return the sheets in their order, an empty one too."""
    return (
        _forums(report, tongue),
        _contacts(report, tongue),
        _checklist(report, tongue),
        _written(report, tongue),
    )


def _forums(report: Report, tongue: Tongue) -> Sheet:
    rows = tuple(
        (
            each.name,
            said.place(each.region, tongue),
            each.about,
            said.languages(each.languages, tongue, more=False),
            figure(each.spoken_of, tongue),
        )
        for each in report.beside.forums
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_FORUMS),
        columns=(
            (tongue.say(sentences.FORUM), NAME),
            (tongue.say(sentences.REGION), SHORT),
            (tongue.say(sentences.WHAT_FOR), LONG),
            (tongue.say(sentences.LANGUAGES), NAME),
            (tongue.say(sentences.SPOKEN_OF), SHORT),
        ),
        rows=rows or ((tongue.say(sentences.NO_FORUMS),),),
    )


def _contacts(report: Report, tongue: Tongue) -> Sheet:
    rows = tuple(
        (
            registers.purpose(each, tongue),
            said.place(each.region, tongue),
            registers.language(each, tongue),
            each.route,
            each.fallback,
            registers.tried(each, tongue),
        )
        for each in report.beside.directory.contacts
    )
    rest = ("",) * (len(_CONTACT) - 1)
    gaps = tuple((sentence, *rest) for sentence in registers.without_contact(report, tongue))
    return Sheet(
        name=tongue.say(sheets.SHEET_CONTACTS),
        columns=tuple((tongue.say(head), width) for head, width in _CONTACT),
        rows=(*(rows or ((tongue.say(sentences.NO_CONTACTS),),)), *gaps),
    )


def _checklist(report: Report, tongue: Tongue) -> Sheet:
    rows = tuple(
        (
            tongue.say(terms.PREPARERS[each.preparer]),
            registers.where(each.region, tongue),
            each.text,
            "" if each.statement is None else said.label(each.statement),
        )
        for each in report.beside.checklist
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_CHECKLIST),
        columns=(
            (tongue.say(sheets.PREPARER), NAME),
            (tongue.say(sentences.REGION), SHORT),
            (tongue.say(sheets.TO_PREPARE), LONG),
            (tongue.say(sentences.CONTRIBUTION), SHORT),
        ),
        rows=rows or ((tongue.say(sentences.NOTHING_TO_PREPARE),),),
    )


def _written(report: Report, tongue: Tongue) -> Sheet:
    rows = tuple(
        (tongue.say(terms.PARTS[one.part]), one.theme or "", one.text)
        for one in report.beside.drafted
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_WRITTEN),
        columns=(
            (tongue.say(sheets.PART), NAME),
            (tongue.say(sentences.THEME), NAME),
            (tongue.say(sheets.WORDS), LONG),
        ),
        rows=rows or ((tongue.say(sheets.NOTHING_WRITTEN),),),
    )
