"""The sheets of what stands in a report's last sections: next steps, method, changes."""

from exports.outline import annexes
from exports.outline.english import sentences, sheets, terms
from exports.report.values import Report
from exports.tongue import Tongue
from exports.workbook.sheet import LONG, NAME, SHORT, Cell, Sheet, figure


def next_steps(report: Report, tongue: Tongue) -> Sheet:
    """Return how to correct and withdraw, and where urgent concerns go, a row for each."""
    urgent = annexes.channels(report, tongue) or (tongue.say(sentences.NO_CHANNEL),)
    step, danger = tongue.say(sentences.NEXT), tongue.say(sentences.URGENT)
    return Sheet(
        name=tongue.say(sheets.SHEET_NEXT),
        columns=((tongue.say(sentences.ITEM), NAME), (tongue.say(sentences.VALUE), LONG)),
        rows=(
            *((step, sentence) for sentence in annexes.steps(report, tongue)),
            *((danger, sentence) for sentence in urgent),
        ),
    )


def changes(report: Report, tongue: Tongue) -> Sheet:
    """Return what changed since the last draft, a sentence in each row."""
    return Sheet(
        name=tongue.say(sheets.SHEET_CHANGES),
        columns=((tongue.say(sentences.CHANGES), LONG),),
        rows=tuple((sentence,) for sentence in annexes.changed(report, tongue)),
    )


def agreement(report: Report, tongue: Tongue) -> Sheet:
    """Return how far two readers agree, or that nobody read again."""
    rows = tuple(
        (
            each.theme or tongue.say(sentences.ALL_THEMES),
            figure(each.texts, tongue),
            _reliability(each.kappa, tongue),
            _reliability(each.alpha, tongue),
        )
        for each in report.agreement
    )
    return Sheet(
        name=tongue.say(sheets.SHEET_AGREEMENT),
        columns=(
            (tongue.say(sentences.THEME), NAME),
            (tongue.say(sentences.READ_TWICE), SHORT),
            (tongue.say(sentences.KAPPA), SHORT),
            (tongue.say(sentences.ALPHA), SHORT),
        ),
        rows=rows or ((tongue.say(sentences.NOBODY_READ_AGAIN),),),
    )


def _reliability(given: float | None, tongue: Tongue) -> Cell:
    return tongue.say(terms.NOT_SHOWN) if given is None else round(given, 2)
