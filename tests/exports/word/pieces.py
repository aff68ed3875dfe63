"""Pieces of Word files as other programs write them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

TELLING: Final = "Zwergschnabel"
"""A word that stands wherever a template can hold what no report may tell."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOM = "http://schemas.openxmlformats.org"
RELATED = f"{ROOM}/officeDocument/2006/relationships"
PACKAGE = f"{ROOM}/package/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{ROOM}/wordprocessingml/2006/main",
        "r": RELATED,
        "a": f"{ROOM}/drawingml/2006/main",
        "wp": f"{ROOM}/drawingml/2006/wordprocessingDrawing",
        "pic": f"{ROOM}/drawingml/2006/picture",
        "mc": f"{ROOM}/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def png(*, side: int = 8, text: str = TELLING) -> bytes:
    """Return a square of one colour, with the text that a drawing program leaves in it."""
    rows = (b"\0" + b"\x1f\x3a\x5f" * side) * side
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
            _chunk(b"tEXt", b"Author\0" + text.encode()),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def relations(*related: tuple[str, str, str], outside: tuple[str, ...] = ()) -> str:
    """Return a part of relations: the id, the last word of the type, and the target of each."""
    inner = ""
    for id_, kind, target in related:
        full = kind if "/" in kind else f"{RELATED}/{kind}"
        mode = ' TargetMode="External"' if id_ in outside else ""
        inner += f'<Relationship Id="{id_}" Type="{full}" Target="{target}"{mode}/>'
    return f'{XML}<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def wml(name: str, inner: str) -> str:
    """Return a part with one outermost element."""
    ignored = 'mc:Ignorable="w14"'
    return f"{XML}<w:{name} {SPACES} {ignored}>{inner}</w:{name}>"


def style(id_: str, name: str, inner: str = "", *, kind: str = "paragraph", more: str = "") -> str:
    """Return a style."""
    return (
        f'<w:style w:type="{kind}" {more} w:styleId="{id_}"><w:name w:val="{name}"/>'
        f"{inner}</w:style>"
    )


def paragraph(text: str, before: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def field(asked: str, shown: str) -> str:
    """Return the runs of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {asked} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(relation: str, about: str = "Das Zeichen des Hauses") -> str:
    """Return the run of a picture in line."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="720000" cy="720000"/>'
        f'<wp:docPr id="1" name="{TELLING}.png" descr="{about}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{ROOM}/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="C:\\{TELLING}\\logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def list_kind(id_: int, kind: str, text: str, linked: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def letters(half_points: int, colour: str = "", *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return (
        f'<w:rPr>{weight}{ink}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


def tabs(*stops: tuple[str, int]) -> str:
    inner = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops)
    return f"<w:pPr><w:tabs>{inner}</w:tabs></w:pPr>"


def in_list(number: int) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'


def zipped_parts(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
