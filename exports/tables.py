"""The register of a report as CSV, for spreadsheets."""

import csv
import re
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
    "translated_by",
    "translation_checked",
    "name",
    "role",
    "region",
    "themes",
    "agreed",
    "addressee",
)
"""The header row. A name is never changed, and a new column comes last."""

# LibreOffice computed `=1+1`; the wide forms are what keyboards for Chinese and Japanese type.
# Where ";" divides cells, as in much of Europe, a spreadsheet takes no notice of our quotation
# marks, and finds the start of a cell in the midst of the words.
# What is not seen before a sign some programs drop, and a quotation mark where it begins a cell.
_SIGN: Final = r"[=+@|%\0\t\r＝＋－＠｜％-]"
_UNSEEN: Final = r"\"\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff"
# Behind a divider only up to the next one, so that nothing but line ends costs no more than words.
_FORMULA: Final = re.compile(
    rf"\A(?=[\s{_UNSEEN}]*{_SIGN})|(?<=[;\t\n])(?=(?:[^\S\t\n]|[{_UNSEEN}])*{_SIGN})"
)


def render_csv(report: Report) -> bytes:
    """Return the statements of *report* as UTF-8 CSV, without a byte order mark.

    Lines end in a line feed, those within words too. What a spreadsheet could take for a formula
    has an apostrophe before it, so CSV is not without loss; JSON Lines is. Themes are
    divided by blanks. A number that is withheld is words: never empty, and never 0. Translations
    are by a "machine" or a "person", and a second person checked them ("yes") or not.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, report.statements))
    return out.getvalue().encode()


def guarded(text: str) -> str:
    """Return *text* so that no spreadsheet takes it, or a part of it, for a formula."""
    return _FORMULA.sub("'", text)


def _row(given: Statement) -> list[str]:
    made = given.translation
    cells = (
        f"C{given.number}",
        given.kind,
        given.form,
        given.words,
        given.language,
        made and made.words,
        made and ("machine" if made.by_machine else "person"),
        made and ("yes" if made.checked else "no"),
        given.credit.name,
        given.credit.role,
        given.credit.region,
        " ".join(given.themes),
        _figure(given.agreed),
        given.addressee,
    )
    return [guarded(cell or "") for cell in cells]


def _figure(given: Figure) -> str:
    if isinstance(given, Withheld):
        return "not shown" if given.below is None else f"fewer than {given.below}"
    return str(given)
