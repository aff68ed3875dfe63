"""The sheets of what stands in a report's last sections: the method."""

from exports.outline.english import sentences, terms
from exports.report.values import Report
from exports.tongue import Tongue
from exports.workbook.sheet import NAME, SHORT, Cell, Sheet, figure


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
        name=tongue.say(sentences.SHEET_AGREEMENT),
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
