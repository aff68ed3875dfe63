"""How a paragraph begins: its style, and what differs from it, in the order of the schema."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exports.word.markup import tag
from exports.word.runs import line, runs
from exports.word.style import INDENT, bar, in_list

CLOSE: Final = "</w:p>"

_GAP: Final = 160  # twentieths of a point: 8 pt between a table and what follows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What one paragraph has beside its style."""

    style: str
    """The id of a style: finding one by its name is what makes python-docx slow."""

    new_page: bool = False
    keep: bool | None = None
    """Whether it stays on the page of the next paragraph; None leaves that to its style."""

    list: tuple[int, int] | None = None
    """A list and a level of it, from 0, where it is not the style's."""

    bar: str = ""
    """The line of a quotation's bar, which stands where the text begins."""

    shifted: bool = False
    """Whether a quotation stands a twentieth of a point further in than the one before it: Word
    draws one bar through paragraphs that have the same, and two quotations must not become one."""

    stops: str = ""
    """Where its tabs stop, as markup, where its style has other stops."""

    gap: bool = False
    """Whether a table comes before it."""

    own: bool = False
    """Whether the report says it itself: it stands at the document's side even where its letters
    run the other way, as a name in a table does."""


@lru_cache(maxsize=1024)
def opening(how: Format, *, rtl: bool, document_rtl: bool) -> str:
    """Begin a paragraph that runs from right to left, or not, in a document that does, or not."""
    inner = [tag("pStyle", val=how.style)]
    if how.keep is not None:
        inner.append("<w:keepNext/>" if how.keep else tag("keepNext", val=0))
    if how.new_page:
        inner.append("<w:pageBreakBefore/>")
    if how.list:
        inner.append(in_list(*how.list))
    if how.bar and rtl != document_rtl:
        no_bar = tag("left" if rtl else "right", val="nil")
        here = bar("right" if rtl else "left", how.bar)
        inner.append(tag("pBdr", no_bar + here if rtl else here + no_bar))
    inner.append(how.stops)
    if rtl != document_rtl:
        inner.append(tag("bidi", val=int(rtl)))
    if how.gap:
        inner.append(tag("spacing", before=_GAP))
    if how.shifted:
        inner.append(tag("ind", left=INDENT + 1))
    if how.own and rtl != document_rtl:
        inner.append(tag("jc", val="right"))  # the far side of its own, whichever way it runs
    return f"<w:p>{tag('pPr', *inner)}"


def paragraph(
    how: Format, text: str, *, document_rtl: bool, language: str | None = None, bold: str = ""
) -> str:
    """Write a paragraph of one text that runs the way most of its letters do, or `own_way`.

    Args:
        how: Its style and what differs from it.
        text: Clean text; the part after *bold*.
        document_rtl: Whether the document runs from right to left, and so a text without letters.
        language: BCP 47, of *text*, where it is not the document's.
        bold: What stands before it in bold, in the document's language.
    """
    rtl, words = line(text, document_rtl=document_rtl, own=how.own, language=language)
    start = runs(bold, rtl=rtl, bold=True) if bold else ""
    return f"{opening(how, rtl=rtl, document_rtl=document_rtl)}{start}{words}{CLOSE}"
