"""Everything in the file but its text: python-docx holds the parts and how they hang together."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from convo.languages.scripts import slot
from convo.languages.tags import scripts_of
from exports.blocks import Bars, Document
from exports.layout import Layout
from exports.word.chart import chart_xml, workbook
from exports.word.contents import footer_xml, header_xml
from exports.word.look import OURS, Look
from exports.word.markup import DECLARATION, NAMES, NO_PROGRAM, tag
from exports.word.merging import merge
from exports.word.numbering import numbering_xml
from exports.word.outline import Outline
from exports.word.page import PAGES, Page
from exports.word.running import Running
from exports.word.settings import settings_xml, take_over
from exports.word.styles import styles_xml
from exports.word.template import Template, read_template

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
_RUNNING: Final = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_CORE: Final = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A file that still lacks its document and footnotes."""

    parts: dict[str, bytes] = field(repr=False)
    section: str
    """The page of the document, as markup for the end of its body."""

    charts: tuple[str, ...]
    """The relation from the document to each chart, in order."""

    page: Page
    look: Look


def skeleton(document: Document, outline: Outline, layout: Layout) -> Skeleton:
    """Make all parts of the file that do not grow with the text.

    Raises:
        RefusedError: The template of *layout* cannot be used.
    """
    template = None if layout.template is None else read_template(layout.template)
    page = (template and template.page) or PAGES[layout.paper]
    file = docx.Document()
    for holder in (file.part.package, file.part):
        for id_, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", 1)[1] not in _KEPT:
                del holder.rels[id_]
    look = _set_styles(file, document, outline, page.text_width, template)
    section = _section(file, document, page, template, look)
    charts = tuple(_add_chart(file, bars, document) for bars in outline.charts)
    notes = Part(PackURI(f"/{NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, b"", file.part.package)
    file.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return Skeleton(
        parts=_saved(file, document), section=section, charts=charts, page=page, look=look
    )


def _set_styles(
    file: File, document: Document, outline: Outline, width: int, template: Template | None
) -> Look:
    language, rtl = document.language, document.right_to_left
    kind = slot(min(scripts_of(language), default=None))
    styles, numbering, settings = (
        parse_xml(xml.encode())
        for xml in (
            styles_xml(language, kind, width, rtl=rtl),
            numbering_xml(outline.lists, numbered=not rtl),
            settings_xml(language, kind),
        )
    )
    look = OURS
    if template is not None:
        look = merge(styles, numbering, template, rtl=rtl)
        take_over(settings, template.settings)
        _set_theme(file, template)
    _fill(file.styles.element, list(styles))
    _fill(file.part.numbering_part.element, list(numbering))
    _fill(file.settings.element, list(settings))
    return look


def _set_theme(file: File, template: Template) -> None:
    """Put the template's theme and its table of fonts in the place of python-docx's."""
    for name, content, content_type, relation in (
        ("theme/theme1", template.theme, CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
        ("fontTable", template.fonts, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    ):
        if content is not None:
            for id_ in [id_ for id_, one in file.part.rels.items() if one.reltype == relation]:
                del file.part.rels[id_]
            uri = PackURI(f"/word/{name}.xml")
            file.part.relate_to(Part(uri, content_type, content, file.part.package), relation)


def _section(
    file: File, document: Document, page: Page, template: Template | None, look: Look
) -> str:
    """Make headers and footers, and return the page with references to them."""
    theirs = {} if template is None else {(one.kind, one.pages): one for one in template.running}
    kept = {one.kind for one in theirs.values() if not one.is_empty}
    title_page = not kept or (template is not None and template.title_page)
    both_sides = template is not None and template.both_sides
    pages = ["default", *["first"] * title_page, *["even"] * both_sides]
    running = []
    for kind in ("header", "footer"):
        for each in pages:
            first = each == "first" or kind in kept
            ours, one = _own(kind, each, document, look, first=first), theirs.get((kind, each))
            if one is not None and not one.is_empty:
                one.root.extend(ours.root)  # below theirs: who may read it is never left out
                ours = one
            running.append(ours)
    inner = [
        *(_add_running(file, one) for one in running),
        page.xml(),
        tag("titlePg") if title_page else "",
        tag("bidi") if document.right_to_left else "",
    ]
    return tag("sectPr", *inner)


def _own(kind: str, pages: str, document: Document, look: Look, *, first: bool) -> Running:
    """Return a header or footer of ours; below the first header stands the title already."""
    if kind == "header":
        xml = header_xml(document, look, first=first)
    else:
        xml = footer_xml(document, look)
    name = "hdr" if kind == "header" else "ftr"
    root = etree.fromstring(f"<w:{name} {NAMES}>{xml}</w:{name}>")
    return Running(kind=kind, pages=pages, root=root)


def _add_running(file: File, running: Running) -> str:
    """Add a header or footer with its pictures, and return the reference to it."""
    package, kind = file.part.package, running.kind
    content_type, relation = _RUNNING[kind]
    etree.cleanup_namespaces(running.root)
    part = Part(
        package.next_partname(f"/word/{kind}%d.xml"),
        content_type,
        etree.tostring(running.root, encoding="UTF-8", standalone=True),
        package,
    )
    id_ = file.part.relate_to(part, relation)
    for shown in running.pictures:  # their relations are numbered in this order
        name = package.next_partname(f"/word/media/image%d.{shown.suffix}")
        part.relate_to(
            Part(name, shown.media_type, shown.content, package), RELATIONSHIP_TYPE.IMAGE
        )
    return f'<w:{kind}Reference w:type="{running.pages}" r:id="{id_}"/>'


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


def _fill(root: etree._Element, children: list[etree._Element]) -> None:
    """Put ours in the place of what the template has, down to the dialects it declares."""
    root[:] = children
    root.attrib.clear()
    etree.cleanup_namespaces(root)


def _saved(file: File, document: Document) -> dict[str, bytes]:
    kept = io.BytesIO()
    file.save(kept)
    with zipfile.ZipFile(kept) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # No author, no program, no time: only what programs for blind people read out.
    core = _CORE.format(escape(document.title), escape(document.language))
    return parts | {"docProps/core.xml": core.encode(), "docProps/app.xml": NO_PROGRAM.encode()}
