"""The contents, and the lines at the top and the foot of each page."""

import re
from collections.abc import Iterator
from typing import Final

from exports.blocks import Document
from exports.word.look import Look
from exports.word.markup import bookmark, field, tag
from exports.word.outline import Heading
from exports.word.paragraphs import CLOSE, Format, opening, paragraph
from exports.word.runs import runs

_COUNTED: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What Word counts in the line of pages."""


def contents_xml(
    title: str, headings: tuple[Heading, ...], look: Look, *, rtl: bool
) -> Iterator[str]:
    """Write the contents: headings of levels 1 and 2, each a link.

    It is a field whose result is there already, without page numbers: it is true as it stands,
    and whoever updates it in Word gets the numbers.
    """
    listed = [heading for heading in headings if heading.level <= 2]  # noqa: PLR2004 - said above
    if not listed:
        return
    yield paragraph(Format(style="TOCHeading"), title, document_rtl=rtl)
    # The result of the field is several paragraphs: it begins in the first, ends in the last.
    start, end = field(r'TOC \o "1-2" \h \z \u', "\n").split("\n")
    for heading in listed:
        words = f"{heading.number}\t{heading.title}" if heading.number else heading.title
        yield (
            opening(_with_stops(f"TOC{heading.level}", look), rtl=rtl, document_rtl=rtl)
            + (start if heading is listed[0] else "")
            + tag("hyperlink", runs(words, rtl=rtl), anchor=heading.bookmark, history=1)
            + (end if heading is listed[-1] else "")
            + CLOSE
        )


def heading_xml(heading: Heading, how: Format, *, id_: int, rtl: bool) -> str:
    """Write a heading that the contents and references point at; *id_* is unique in the file.

    It runs the document's way, as its number does.
    """
    words = bookmark(id_, heading.bookmark, runs(heading.title, rtl=rtl))
    return f"{opening(how, rtl=rtl, document_rtl=rtl)}{words}{CLOSE}"


def header_xml(document: Document, look: Look, *, first: bool) -> str:
    """Write the paragraph at the top of a page; on the first one the title stands below it."""
    rtl = document.right_to_left
    words = f"\t{document.label}" if first else f"{document.running_head}\t{document.label}"
    start = opening(_with_stops("Header", look), rtl=rtl, document_rtl=rtl)
    return start + runs(words, rtl=rtl) + CLOSE


def footer_xml(document: Document, look: Look) -> str:
    """Write the paragraph at the foot of a page, with the page and how many there are."""
    rtl = document.right_to_left
    one = runs("1", rtl=rtl)  # Word counts the pages as it shows them

    def part(piece: str) -> str:
        name = _COUNTED.get(piece)
        return field(name, one) if name else runs(piece, rtl=rtl)

    return (
        opening(_with_stops("Footer", look), rtl=rtl, document_rtl=rtl)
        + runs(f"{document.running_foot}\t", rtl=rtl)
        + "".join(map(part, re.split(r"(\{page\}|\{pages\})", document.page_line)))
        + CLOSE
    )


def _with_stops(style: str, look: Look) -> Format:
    return Format(style=style, stops=look.stops.get(style, ""))
