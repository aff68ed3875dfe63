"""Everything in the file but its text: python-docx holds the parts and how they hang together."""

import copy
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Cm
from lxml import etree

from convo.languages.scripts import slot
from convo.languages.tags import scripts_of
from exports.blocks import Bars, Document
from exports.word.chart import EMU, chart_xml, workbook
from exports.word.contents import footer_xml, header_xml
from exports.word.markup import DECLARATION, NAMES
from exports.word.numbering import numbering_xml
from exports.word.outline import Outline
from exports.word.settings import settings_xml
from exports.word.styles import styles_xml

BODY: Final = "word/document.xml"
NOTES: Final = "word/footnotes.xml"

# What python-docx's own template brings beside these says which program on which machine
# made it: a thumbnail, fonts, a second set of styles, custom XML.
_KEPT: Final = {
    "officeDocument",
    "core-properties",
    "extended-properties",
    "styles",
    "theme",
    "numbering",
    "settings",
}
_CORE: Final = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"
)
_APP: Final = (
    f"{DECLARATION}<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A file that still lacks its document and footnotes."""

    parts: dict[str, bytes] = field(repr=False)
    section: str
    """The page of the document, as markup for the end of its body."""

    charts: tuple[str, ...]
    """The relation from the document to each chart, in order."""

    width: int
    """Of the text, in twentieths of a point."""


def skeleton(document: Document, outline: Outline) -> Skeleton:
    """Make all parts of the file that do not grow with the text."""
    file = docx.Document()
    for holder in (file.part.package, file.part):
        for id_, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", 1)[1] not in _KEPT:
                del holder.rels[id_]
    width = _set_page(file, rtl=document.right_to_left)
    _set_running_lines(file, document)
    _set_styles(file, document, outline, width)
    charts = tuple(_add_chart(file, bars, document) for bars in outline.charts)
    notes = Part(PackURI(f"/{NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, b"", file.part.package)
    file.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return Skeleton(
        parts=_saved(file, document), section=_section(file), charts=charts, width=width
    )


def _set_page(file: File, *, rtl: bool) -> int:
    """Make the page A4, and return the width of its text."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = Cm(2.5)
    page.bottom_margin, page.header_distance, page.footer_distance = Cm(2.3), Cm(1.1), Cm(1.1)
    page.different_first_page_header_footer = True
    properties = file.element.body.sectPr
    for grid in properties.xpath("w:docGrid"):
        properties.remove(grid)
    if rtl:
        properties.append(OxmlElement("w:bidi"))
    return round((Cm(21.0) - 2 * Cm(2.5)) / EMU)


def _set_running_lines(file: File, document: Document) -> None:
    page = file.sections[0]
    for running, xml in (
        (page.header, header_xml(document, first=False)),
        (page.first_page_header, header_xml(document, first=True)),
        (page.footer, footer_xml(document)),
        (page.first_page_footer, footer_xml(document)),
    ):
        running.is_linked_to_previous = False  # makes the part
        _fill(running.part.element, [_element(xml)])


def _set_styles(file: File, document: Document, outline: Outline, width: int) -> None:
    language, rtl = document.language, document.right_to_left
    kind = slot(min(scripts_of(language), default=None))
    for element, xml in (
        (file.styles.element, styles_xml(language, kind, width, rtl=rtl)),
        (
            file.part.numbering_part.element,
            numbering_xml(outline.lists, numbered=not rtl),
        ),
        (file.settings.element, settings_xml(language, kind)),
    ):
        _fill(element, list(parse_xml(xml.encode())))


def _add_chart(file: File, bars: Bars, document: Document) -> str:
    package = file.part.package
    book = Part(
        package.next_partname("/word/embeddings/counts%d.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook(bars),
        package,
    )
    chart = Part(
        package.next_partname("/word/charts/chart%d.xml"),
        CONTENT_TYPE.DML_CHART,
        chart_xml(bars, document.language, rtl=document.right_to_left).encode(),
        package,
    )
    chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    return file.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)


def _element(xml: str) -> etree._Element:
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMES}", xml, count=1))


def _fill(root: etree._Element, children: list[etree._Element]) -> None:
    """Put ours in the place of what the template has, down to the dialects it declares."""
    root[:] = children
    root.attrib.clear()
    etree.cleanup_namespaces(root)


def _section(file: File) -> str:
    section = copy.deepcopy(file.element.body.sectPr)
    section.attrib.clear()  # numbers of revisions
    etree.cleanup_namespaces(section)
    return etree.tostring(section, encoding="unicode")


def _saved(file: File, document: Document) -> dict[str, bytes]:
    kept = io.BytesIO()
    file.save(kept)
    with zipfile.ZipFile(kept) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # No author, no program, no time: only what programs for blind people read out.
    core = _CORE.format(escape(document.title), escape(document.language))
    return parts | {"docProps/core.xml": core.encode(), "docProps/app.xml": _APP.encode()}
