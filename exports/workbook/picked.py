"""The sheets of statements that a report picks out: recommendations, and models."""

from collections.abc import Iterable

from convo.model.words import Kind
from exports.blocks import Words
from exports.outline import said
from exports.outline.english import sentences, sheets
from exports.report.values import Report, Statement
from exports.tongue import Tongue
from exports.workbook.sheet import LONG, NAME, SHORT, Cell, Sheet


def recommendations(report: Report, tongue: Tongue) -> Sheet:
    """Return what was recommended by addressee, last where none is told."""
    given = sorted(
        report.of_kind(Kind.RECOMMENDATION), key=lambda one: (not one.addressee, one.addressee)
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_RECOMMENDATIONS),
        columns=((tongue.say(sheets.ADDRESSEE), NAME), *_columns(tongue)),
        rows=tuple(
            (one.addressee or said.unaddressed(report, tongue), *row)
            for one, row in zip(given, _rows(given, tongue), strict=True)
        )
        or ((tongue.say(sentences.NONE_RECORDED),),),
    )


def models(report: Report, tongue: Tongue) -> Sheet:
    """Return the practices that may be shown as a model."""
    shown = set(report.beside.models)
    found = [each for each in report.statements if each.number in shown]
    return Sheet(
        name=tongue.say(sheets.SHEET_MODELS),
        columns=_columns(tongue),
        rows=_rows(found, tongue) or ((tongue.say(sentences.NO_MODELS),),),
    )


def readable(given: Statement, tongue: Tongue) -> str:
    """Return a statement in the language of the report, as it stands in a cell."""
    told = said.readable(given, tongue)
    return told.text if isinstance(told, Words) else told


def _columns(tongue: Tongue) -> tuple[tuple[str, int], ...]:
    return (
        (tongue.say(sentences.NUMBER), SHORT),
        (tongue.say(sheets.THEME_NAMES), NAME),
        (tongue.say(sheets.WHOSE), NAME),
        (tongue.say(sheets.WORDS), LONG),
    )


def _rows(given: Iterable[Statement], tongue: Tongue) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            said.label(each.number),
            said.items(each.themes, tongue),
            said.who(each.credit, tongue),
            readable(each, tongue),
        )
        for each in given
    )
