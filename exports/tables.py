"""The register of a report as CSV, for spreadsheets."""

import csv
from io import StringIO
from typing import Final

from convo.disclosure.counts import Figure, Withheld
from exports.report.values import Report, Statement

COLUMNS: Final = (
    "number",
    "kind",
    "form",
    "words",
    "language",
    "translation",
    "name",
    "role",
    "region",
    "themes",
    "agreed",
)
"""The header row. A name is never changed, and a new column comes last."""

_FORMULA: Final = tuple("=+-@|%\0\t\r＝＋－＠｜％")
"""What a spreadsheet may take for the start of a formula: LibreOffice computed `=1+1`."""


def render_csv(report: Report) -> bytes:
    """Return the statements of *report* as UTF-8 CSV, without a byte order mark.

    Lines end in a line feed, those within words too. A cell that a spreadsheet could take for a
    formula begins with an apostrophe, so CSV is not without loss; JSON Lines is. Themes are
    divided by blanks. A number that is withheld is words: never empty, and never 0.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, report.statements))
    return out.getvalue().encode()


def guarded(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula, blanks before it or not."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _row(given: Statement) -> list[str]:
    cells = (
        str(given.number),
        given.kind,
        given.form,
        given.words,
        given.language,
        given.translation and given.translation.words,
        given.credit.name,
        given.credit.role,
        given.credit.region,
        " ".join(given.themes),
        _figure(given.agreed),
    )
    return [guarded(cell or "") for cell in cells]


def _figure(given: Figure) -> str:
    if isinstance(given, Withheld):
        return "not shown" if given.below is None else f"fewer than {given.below}"
    return str(given)
