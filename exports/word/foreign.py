"""XML of a template: read with care, and rid of all that is not its look.

What stays is known by name. An editor's marks, links, bound fields and the dialects of later
versions go, because each can hold a name, a time, a path or another file.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

from lxml import etree

from convo.errors import RefusedError
from convo.sources.word_xml import walk
from exports.word.markup import ROOM, WORD

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

W: Final = f"{{{WORD}}}"
A: Final = f"{{{ROOM}/drawingml/2006/main}}"
R: Final = f"{{{ROOM}/officeDocument/2006/relationships}}"
WP: Final = f"{{{ROOM}/drawingml/2006/wordprocessingDrawing}}"
PIC: Final = f"{{{ROOM}/drawingml/2006/picture}}"
MC: Final = f"{{{ROOM}/markup-compatibility/2006}}"
V: Final = "{urn:schemas-microsoft-com:vml}"
O: Final = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix Office gives it
_SPACE_KEPT: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SHAPES: Final = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}",
)
_KNOWN: Final = {W, A, R, WP, PIC, MC, V, O, "{urn:schemas-microsoft-com:office:word}", *_SHAPES}

_DROPPED: Final = {
    *(f"{W}{name}" for name in (
        "del", "moveFrom", "cellIns", "cellDel", "cellMerge", "numberingChange",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
        "tcPrChange", "trPrChange", "tblGridChange", "commentRangeStart", "commentRangeEnd",
        "commentReference", "annotationRef", "bookmarkStart", "bookmarkEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
        "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "permStart", "permEnd",
        "proofErr", "lastRenderedPageBreak", "rsid", "footnoteReference", "endnoteReference",
        "altChunk", "subDoc", "object", "control", "movie", "sdtPr", "sdtEndPr",
        "smartTagPr", "customXmlPr", "ffData", "fldData", "divId", "sectPr", "delText",
        "delInstrText",
    )),
    *(f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "extLst")),
    f"{O}OLEObject",
}  # fmt: skip
_UNWRAPPED: Final = {
    f"{W}{name}"
    for name in ("ins", "moveTo", "sdt", "sdtContent", "hyperlink", "smartTag", "customXml")
}
# A link, a file's name or a copy of the drawing that nobody sees, all without a relation.
_TOLD: Final = {
    *("href", "src", "target"),
    *(f"{R}{name}" for name in ("link", "href", "pict")),
    f"{W}dirty",
}

_VML: Final = {V, O, "{urn:schemas-microsoft-com:office:word}"}
_LOOKS: Final = (
    "id type style alt coordsize coordorigin wrapcoords path adj fillcolor filled opacity"
    " stroked strokecolor strokeweight insetpen arcsize from to control1 control2 points"
    " startangle endangle on color color2 origin position size aspect colors angle alignshape"
    " focus focussize focusposition method recolor rotate weight linestyle miterlimit joinstyle"
    " endcap dashstyle filltype startarrow startarrowwidth startarrowlength endarrow"
    " endarrowwidth endarrowlength obscured offset offset2 matrix v limo textboxrect fillok"
    " strokeok shadowok arrowok gradientshapeok textpathok eqn fitshape fitpath trim xscale"
    " string cropleft croptop cropright cropbottom gain blacklevel gamma grayscale bilevel"
    " chromakey embosscolor inset side anchorx anchory width shadow aspectratio"
)
# How a shape looks and where it stands. Titles, links and ids of files are not among it.
_VML_KEPT: Final = {
    f"{R}id", f"{V}ext", f"{O}spt", f"{O}allowincell", f"{O}allowoverlap", f"{O}hr", f"{O}hralign",
    f"{O}hrpct", f"{O}hrnoshade", f"{O}hrstd", f"{O}preferrelative", f"{O}connecttype",
    f"{O}connectlocs", f"{O}connectangles", f"{O}connectortype", f"{O}opacity2", f"{O}insetmode",
    *_LOOKS.split(),
}  # fmt: skip


def parsed(xml: bytes) -> Element:
    """Read a part of a file that anybody may have made; nothing outside it is looked at.

    Raises:
        RefusedError: It is not well-formed, has a document type, or has more in it than is read.
    """
    walk(xml, start=lambda _name, _attributes: None)  # sizes, depth and document type
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=False,
    )
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedError("the text in this file is damaged, or too long to read") from None


def clean(root: Element) -> None:
    """Leave in *root* what it looks like, and drop what it tells."""
    _choose(root)
    for e in list(root.iter()):
        if e is root:
            pass
        elif _name_of(e) in _DROPPED or _space(_name_of(e)) not in _KNOWN:
            remove(e)
        elif _name_of(e) in _UNWRAPPED:
            _unwrap(e)
    for e in root.iter():
        for name in list(e.attrib):
            if _tells(e, str(name), e.get(name) or ""):
                del e.attrib[name]
    etree.cleanup_namespaces(root)


def is_place(text: str) -> bool:
    """Tell whether *text* names where a file is, as Word itself once did in descriptions."""
    return "\\" in text or "://" in text or "url(" in text.lower() or text.startswith("/")


def _tells(e: Element, name: str, value: str) -> bool:
    """Tell whether an attribute may say more than what *e* looks like."""
    if _space(_name_of(e)) in _VML:
        return not _is_look(name, value)
    known = _space(name) in {"", *_KNOWN} or name == _SPACE_KEPT
    return name in _TOLD or name.startswith((f"{W}rsid", MC)) or not known


def _is_look(name: str, value: str) -> bool:
    """Tell whether an attribute of an older drawing says how it looks; its ids are Word's own."""
    if name == "id":
        return value.startswith("_x0000_")
    return name in _VML_KEPT and not is_place(value)


def remove(e: Element) -> None:
    """Take *e* out of whatever it stands in, if it still stands in something."""
    parent = e.getparent()
    if parent is not None:
        parent.remove(e)


def attribute(e: Element, name: str) -> str:
    """Return the attribute `w:name`, or nothing."""
    return str(e.get(f"{W}{name}") or "")


def number(text: str) -> int | None:
    """Return a number as the schema writes one; None for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None  # noqa: PLR2004 - of 32 bits


def _choose(root: Element) -> None:
    """Where a drawing is there in several dialects, leave only those that are known."""
    for either in list(root.iter(f"{MC}AlternateContent")):
        choices = either.findall(f"{MC}Choice")
        for choice in choices:
            wanted = (choice.get("Requires") or "").split()
            spaces = {f"{{{choice.nsmap.get(prefix)}}}" for prefix in wanted}
            if not wanted or not spaces <= _KNOWN:
                either.remove(choice)
        if either.find(f"{MC}Choice") is None:
            for fallback in either.findall(f"{MC}Fallback"):
                _unwrap(fallback)
            _unwrap(either)


def _unwrap(e: Element) -> None:
    parent = e.getparent()
    if parent is not None:
        at = parent.index(e)
        _insert(parent, at, list(e))
        parent.remove(e)


def _insert(parent: Element, at: int, children: Iterable[Element]) -> None:
    for i, child in enumerate(children):
        parent.insert(at + i, child)


def _name_of(e: Element) -> str:
    return str(e.tag)


def _space(name: str) -> str:
    return name[: name.index("}") + 1] if name.startswith("{") else ""
