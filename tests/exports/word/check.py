"""What is wrong with a Word file of ours that a schema validator does not see.

Fields, references, styles, scripts, access for people who cannot see the page, and traces of
whoever made it. `check` returns sentences; an empty list is a good file.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml import etree

from tests.exports.word import check_scripts
from tests.exports.word.wml import C, Element, W, attribute, words

ALLOWED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|word/_rels/\w+\.xml\.rels"
    r"|word/theme/theme1\.xml"
    r"|word/(document|styles|numbering|settings|fontTable|footnotes|header\d|footer\d)\.xml"
    r"|word/media/image\d+\.(png|jpeg|emf)"
    r"|word/(charts/(_rels/)?chart\d+\.xml(\.rels)?|embeddings/counts\d+\.xlsx)"
)
TELLING: Final = (
    b"rsid",
    b"Ignorable",
    b"paraId",
    b"docId",
    b"python-docx",
    b"dc:creator",
    b"lastModifiedBy",
    b"dcterms:",
    b"attachedTemplate",
    b"updateFields",
    b"w:dirty",
    b"<Application>",
    b'TargetMode="External"',
)
WORKBOOK_DATE: Final = b"2000-01-01T00:00:00Z"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with its parts read."""

    archive: zipfile.ZipFile
    body: Element
    styles: dict[str, Element]
    stories: dict[str, Element]
    """The parts people read: document, footnotes, headers, footers."""

    others: dict[str, Element]


def check(data: bytes) -> list[str]:
    """Return what is wrong with the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }
        stories = {n: e for n, e in parts.items() if re.search("document|notes|header|footer", n)}
        styles = {attribute(s, "styleId"): s for s in parts["word/styles.xml"].iter(f"{W}style")}
        opened = Opened(archive, parts["word/document.xml"], styles, stories, parts)
        return [fault for faults in FAULTS for fault in faults(opened)]


def package_faults(file: Opened) -> Iterator[str]:
    """Look for parts, clocks, systems and names that do not belong there."""
    if file.archive.namelist()[0] != "[Content_Types].xml":
        yield "content types must come first"
    for entry in file.archive.infolist():
        content = file.archive.read(entry)
        if not ALLOWED.fullmatch(entry.filename):
            yield f"part not on the list: {entry.filename}"
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.create_system != 0:
            yield f"clock or system in {entry.filename}"
        yield from (f"{word!r} in {entry.filename}" for word in TELLING if word in content)


def core_faults(file: Opened) -> Iterator[str]:
    """Look for title and language, which programs read out, and for anything beside them."""
    core = etree.fromstring(file.archive.read("docProps/core.xml"))
    names = [etree.QName(child).localname for child in core]
    if names != ["title", "language"] or not all(child.text for child in core):
        yield f"the properties are {names}, not title and language"


def style_faults(file: Opened) -> Iterator[str]:
    """Look for styles and lists that are used and not there."""
    numbering = file.others["word/numbering.xml"]
    lists = {"0"} | {attribute(n, "numId") for n in numbering.iter(f"{W}num")}
    for root in file.others.values():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for e in root.iter(f"{W}{kind}"):
                if attribute(e, "val") not in file.styles:
                    yield f"no style {attribute(e, 'val')}"
        for e in root.iter(f"{W}numId"):
            if attribute(e, "val") not in lists:
                yield f"no list {attribute(e, 'val')}"


def double_faults(file: Opened) -> Iterator[str]:
    """Look for what may be there once: names and standards of styles, and lists of a style."""
    styles = list(file.others["word/styles.xml"].iter(f"{W}style"))
    names = [attribute(name, "val").lower() for s in styles for name in s.iterfind(f"{W}name")]
    standard = [attribute(s, "type") for s in styles if attribute(s, "default") == "1"]
    linked = [attribute(e, "val") for e in file.others["word/numbering.xml"].iter(f"{W}pStyle")]
    for what, found in (("name", names), ("standard of", standard), ("list of", linked)):
        yield from (f"two styles: {what} {one}" for one in set(found) if found.count(one) > 1)


def relation_faults(file: Opened) -> Iterator[str]:
    """Look for relations that a part speaks of and does not have."""
    for name, root in file.others.items():
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        there = set()
        if rels in file.archive.namelist():
            there = {e.get("Id") for e in etree.fromstring(file.archive.read(rels))}
        asked = {v for e in root.iter() for k, v in e.attrib.items() if str(k).startswith(R)}
        yield from (f"no relation {id_} of {name}" for id_ in asked - there)


def bookmark_faults(file: Opened) -> Iterator[str]:
    """Look for names and ids that are there twice, links to nothing, and bookmarks left open."""
    starts = list(file.body.iter(f"{W}bookmarkStart"))
    names = [attribute(start, "name") for start in starts]
    ids = [attribute(start, "id") for start in starts]
    ids += [drawing.get("id") or "" for drawing in file.body.iter(DRAWING)]
    if len(set(names)) < len(names) or len(set(ids)) < len(ids):
        yield "two bookmarks or drawings have one name or id"
    ends = [attribute(end, "id") for end in file.body.iter(f"{W}bookmarkEnd")]
    if ends != [attribute(start, "id") for start in starts]:
        yield "bookmarks and their ends differ"
    for link in file.body.iter(f"{W}hyperlink"):
        if attribute(link, "anchor") not in names:
            yield f"link to nothing: {attribute(link, 'anchor')}"
    yield from (f"Word refuses the name {n}" for n in names if not re.fullmatch(r"_\w{1,39}", n))


def field_faults(file: Opened) -> Iterator[str]:
    """Look for fields that are broken, empty, or point at nothing."""
    shown = {
        attribute(start, "name"): _between(start) for start in file.body.iter(f"{W}bookmarkStart")
    }
    counted: dict[str, int] = {}
    for root in file.stories.values():
        for asked, result in _fields(root):
            if not result:
                yield f"field without end or result: {asked}"
            kind, name, *switches = *asked.split(), ""
            if kind == "REF" and name not in shown:
                yield f"reference to nothing: {asked}"
            elif kind == "REF" and r"\r" not in switches and shown[name] != result:
                yield f"a reference shows {result!r}, its target says {shown[name]!r}"
            if kind == "SEQ":
                counted[name] = counted.get(name, 0) + 1
                if result != str(counted[name]):
                    yield f"caption {counted[name]} of {name} is numbered {result}"


def _fields(root: Element) -> Iterator[tuple[str, str]]:
    """Yield what each field asks and shows; a broken one shows nothing."""
    state, asked, shown = "", "", ""
    for e in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = attribute(e, "fldCharType")
        if kind == "begin":
            if state:
                yield asked, ""
            state, asked, shown = "asked", "", ""
        elif kind == "separate":
            state = "shown" if state == "asked" else "broken"
        elif kind == "end":
            yield asked or "nothing asked", shown if state == "shown" else ""
            state = ""
        elif e.tag == f"{W}instrText":
            asked += e.text or ""
        elif state == "shown":
            shown += e.text or ""
    if state:
        yield asked, ""


def _between(start: Element) -> str:
    found, e = "", start.getnext()
    while e is not None and e.tag != f"{W}bookmarkEnd":
        found, e = found + words(e), e.getnext()
    return found


def contents_faults(file: Opened) -> Iterator[str]:
    """Compare the contents with the headings they link to, and look for skipped levels."""
    targets = {}
    level = 0
    for p in file.body.iter(f"{W}p"):
        found = re.fullmatch(r"Heading(\d)", style_of(p))
        if not found:
            continue
        if int(found[1]) > level + 1:
            yield "a level of headings is skipped"
        level = int(found[1])
        start = p.find(f"{W}bookmarkStart")
        if start is not None:
            targets[attribute(start, "name")] = (level, words(p))
    listed = {
        attribute(link, "anchor"): words(link).rsplit("\t", 1)[-1]
        for link in file.body.iter(f"{W}hyperlink")
    }
    if listed != {name: title for name, (depth, title) in targets.items() if depth <= 2}:
        yield "the contents are not the headings"


def note_faults(file: Opened) -> Iterator[str]:
    """Compare footnotes with their marks."""
    notes = [attribute(n, "id") for n in file.others["word/footnotes.xml"].iter(f"{W}footnote")]
    marks = [attribute(mark, "id") for mark in file.body.iter(f"{W}footnoteReference")]
    if notes != ["-1", "0", *marks]:
        yield "footnotes and their marks differ"
    named = file.others["word/settings.xml"].iterfind(f"{W}footnotePr/{W}footnote")
    if [attribute(n, "id") for n in named] != ["-1", "0"]:
        yield "the lines above footnotes are not named"


def style_of(p: Element) -> str:
    """Return the id of a paragraph's style."""
    style = p.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else attribute(style, "val")


def table_faults(file: Opened) -> Iterator[str]:
    """Look for tables that cannot be read out."""
    for table in file.body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "table without header row"
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row may be split"
        about = table.find(f"{W}tblPr/{W}tblDescription")
        if about is None or not attribute(about, "val"):
            yield "table without description"
        if list(table.iter(f"{W}gridSpan", f"{W}vMerge")):
            yield "merged cells"
        if not all(words(cell) for cell in rows[0].iter(f"{W}tc")):
            yield "empty header cell"


def page_faults(file: Opened) -> Iterator[str]:
    """Look for empty lines, tables that touch, and drawings without words."""
    blocks = list(next(file.body.iter(f"{W}body")))
    for one, two in pairwise(blocks):
        if one.tag == two.tag == f"{W}tbl":
            yield "two tables touch"
        empty = not (words(one) or words(two) or list(one.iter(DRAWING)) or list(two.iter(DRAWING)))
        if empty and one.tag == two.tag == f"{W}p":
            yield "two empty paragraphs"
    if blocks[-2].tag != f"{W}p":
        yield "no paragraph after the last table"
    for drawing in file.body.iter(DRAWING):
        if not drawing.get("descr"):
            yield "drawing without words"


def chart_faults(file: Opened) -> Iterator[str]:
    """Compare each chart with the sheet behind it and with the cells of tables."""
    cells = {words(cell) for cell in file.body.iter(f"{W}tc")}
    for name, chart in file.others.items():
        if not name.startswith("word/charts/"):
            continue
        number = re.sub(r"\D", "", name)
        book = file.archive.read(f"word/embeddings/counts{number}.xlsx")
        with zipfile.ZipFile(io.BytesIO(book)) as sheets:
            sheet = etree.fromstring(sheets.read("xl/worksheets/sheet1.xml"))
            if WORKBOOK_DATE not in sheets.read("docProps/core.xml"):
                yield "the workbook holds a time"
        drawn = [v.text or "" for v in chart.iterfind(f".//{C}numCache//{C}v")]
        kept = [c.findtext("{*}v") for c in sheet.iter("{*}c") if c.get("t") != "s"]
        if drawn != kept:
            yield f"chart {drawn} and sheet {kept} differ"
        if not set(drawn) <= cells:
            yield "a number of the chart is in no table"


FAULTS: Final = (
    package_faults,
    core_faults,
    style_faults,
    double_faults,
    relation_faults,
    bookmark_faults,
    field_faults,
    contents_faults,
    note_faults,
    table_faults,
    page_faults,
    chart_faults,
    lambda file: check_scripts.faults(file.stories, file.others["word/styles.xml"]),
)
