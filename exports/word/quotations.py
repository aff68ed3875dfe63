"""Quotations: the words, their translation, and whose they may be, with a bar beside them."""

from functools import lru_cache
from typing import Final, NamedTuple

from exports.blocks import Quotation
from exports.word.look import Look
from exports.word.markup import bookmark
from exports.word.paragraphs import CLOSE, Format, opening, paragraph
from exports.word.runs import own_way, runs
from exports.word.styles import BARS, PARAPHRASE, VERBATIM

_DASH: Final = "— "

_LONG: Final = 600
"""Characters above which words may part from the line that says whose they are: kept together,
they would leave the rest of a page empty. Some eight lines."""


class Place(NamedTuple):
    """Where a quotation stands."""

    rtl: bool
    """Whether its document runs from right to left."""

    shifted: bool
    """Whether it stands in a little further, unlike the one before it."""

    gap: bool
    """Whether a table comes before it."""

    look: Look


def quotation_xml(quotation: Quotation, place: Place, *, id_: int, mark: str) -> str:
    """Write *quotation*; the very words of somebody have another bar than a paraphrase.

    Args:
        quotation: What was said.
        place: Where it stands.
        id_: Of its bookmark, unique in the file.
        mark: The name of its bookmark, which holds the words of its last line; empty for none.
    """
    style = VERBATIM if quotation.verbatim else PARAPHRASE
    own = style not in place.look.theirs  # a template's quotations stand as it has them
    words, translation, source = _formats(
        style,
        line=BARS[style] if own else "",
        shifted=place.shifted and own,
        gap=place.gap,
        long=len(quotation.text) > _LONG,
    )
    rtl = place.rtl
    first = paragraph(words, quotation.text, document_rtl=rtl, language=quotation.language)
    if quotation.translation:
        label = f"{quotation.translation_label} " if quotation.translation_label else ""
        first += paragraph(translation, quotation.translation, document_rtl=rtl, bold=label)
    if not mark:
        return first + paragraph(source, _DASH + quotation.source, document_rtl=rtl)
    here = own_way(quotation.source, document_rtl=rtl)
    return (
        first
        + opening(source, rtl=here, document_rtl=rtl)
        + runs(_DASH, rtl=here)
        + bookmark(id_, mark, runs(quotation.source, rtl=here))
        + CLOSE
    )


@lru_cache
def _formats(
    style: str, *, line: str, shifted: bool, gap: bool, long: bool
) -> tuple[Format, Format, Format]:
    keep = False if long else None
    return (
        Format(style=style, bar=line, shifted=shifted, gap=gap, keep=keep),
        Format(style=f"{style}Translation", bar=line, shifted=shifted),
        Format(style=f"{style}Source", bar=line, shifted=shifted, own=True),
    )
