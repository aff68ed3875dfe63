"""Tables: as wide as the text, with a header row that every page repeats and rows kept whole."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from exports.blocks import Table, Words
from exports.word.markup import tag
from exports.word.paragraphs import Format, paragraph

_LOOK: Final = tag(
    "tblLook",
    val="0420",  # the same as the words after it, for older programs
    firstRow=1,
    lastRow=0,
    firstColumn=0,
    lastColumn=0,
    noHBand=0,
    noVBand=1,
)
_HEAD_ROW: Final = f"<w:tr>{tag('trPr', tag('cantSplit'), tag('tblHeader'))}"
_WORDS: Final = Format(style="TableText")
"""What somebody said."""

_ROW: Final = f"<w:tr>{tag('trPr', tag('cantSplit'))}"


def table_xml(table: Table, *, width: int, rtl: bool) -> Iterator[str]:
    """Write *table* piece by piece: a table of all contributions is the longest block there is.

    Args:
        table: No row has more cells than its head, or fewer.
        width: Of the text, in twentieths of a point.
        rtl: Whether the document, and so the order of columns, runs from right to left.

    Raises:
        ValueError: Head, rows and widths do not have the same number of columns.
    """
    columns = _widths(table.widths, width)
    yield "<w:tbl>"
    yield tag(
        "tblPr",
        tag("tblStyle", val="ReportTable"),
        tag("bidiVisual") if rtl else "",
        tag("tblW", w_=width, type="dxa"),
        tag("tblLayout", type="fixed"),
        _LOOK,
        tag("tblCaption", val=table.caption or table.about),
        tag("tblDescription", val=table.about),
    )
    yield tag("tblGrid", *(tag("gridCol", w_=column) for column in columns))
    cells = [f"<w:tc>{tag('tcPr', tag('tcW', w_=column, type='dxa'))}" for column in columns]
    yield _row(_HEAD_ROW, cells, _formats("TableHead", table), table.head, rtl=rtl)
    formats = _formats("Table", table)
    for row in table.rows:
        yield _row(_ROW, cells, formats, row, rtl=rtl)
    yield "</w:tbl>"


def _widths(shares: tuple[int, ...], width: int) -> list[int]:
    edges = [round(width * sum(shares[:i]) / sum(shares)) for i in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _formats(kind: str, table: Table) -> list[Format]:
    text = kind if kind == "TableHead" else "TableText"
    return [
        Format(style=f"{kind}Number") if i in table.numbers else Format(style=text, own=True)
        for i in range(len(table.head))
    ]


def _row(
    start: str,
    cells: list[str],
    formats: list[Format],
    values: tuple[str | Words, ...],
    *,
    rtl: bool,
) -> str:
    inner = [
        cell
        + (
            paragraph(how, value, document_rtl=rtl)
            if isinstance(value, str)
            else paragraph(_WORDS, value.text, document_rtl=rtl, language=value.language)
        )
        + "</w:tc>"
        for cell, how, value in zip(cells, formats, values, strict=True)
    ]
    return f"{start}{''.join(inner)}</w:tr>"
