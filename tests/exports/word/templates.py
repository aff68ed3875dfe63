"""An invented organisation's German template, with all that must not leave it marked."""

from collections.abc import Mapping
from typing import Final

from exports.blocks import Document
from exports.layout import Layout
from exports.word import render_word
from tests.exports.word.pieces import (
    PACKAGE,
    RELATED,
    ROOM,
    TELLING,
    WORD_TYPE,
    XML,
    drawing,
    field,
    in_list,
    letters,
    list_kind,
    paragraph,
    png,
    relations,
    style,
    tabs,
    wml,
    zipped_parts,
)
from tests.exports.word.samples import english

BASED: Final = '<w:basedOn w:val="Standard"/>'
_DEFAULTS: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"'
    ' w:eastAsia="Georgia" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)
STYLES: Final = (
    _DEFAULTS,
    style("Standard", "Normal", more='w:default="1"'),
    style(
        "berschrift1",
        "heading 1",
        f'{BASED}<w:rsid w:val="00{"AB" * 3}"/>{in_list(7)}{letters(36, "8B0000", bold=True)}',
    ),
    style("berschrift2", "heading 2", BASED + letters(28, "8B0000", bold=True)),
    style("Titel", "Title", BASED + letters(52, "8B0000")),
    style("Zitat", "Quote", f'{BASED}<w:pPr><w:jc w:val="center"/></w:pPr>'),
    style("Aufzhlungszeichen", "List Bullet", BASED + in_list(3)),
    style("Kopfzeile", "header", BASED + tabs(("center", 4536), ("right", 9072))),
    style("Fuzeile", "footer", BASED + tabs(("center", 4536), ("right", 9072))),
    style("Verzeichnis1", "toc 1", BASED + tabs(("right", 9062))),
    style("Quote", "Hausstil", BASED, more='w:customStyle="1"'),  # an id that is ours
    style("Figure", "Figure", kind="character", more='w:customStyle="1"'),  # a name that is ours
    style("Absatz-Standardschriftart", "Default Paragraph Font", kind="character",
          more='w:default="1"'),
    style("NormaleTabelle", "Normal Table", kind="table", more='w:default="1"'),
    style("KeineListe", "No List", kind="numbering", more='w:default="1"'),
)  # fmt: skip
HEADER: Final = (
    f'<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>{drawing("rId1")}'
    f'<w:hyperlink r:id="rId2"><w:r><w:t>Beispielhaus</w:t></w:r></w:hyperlink>'
    f'<w:ins w:id="1" w:author="{TELLING}" w:date="2020-01-01T00:00:00Z">'
    '<w:r><w:t xml:space="preserve"> Nord</w:t></w:r></w:ins>'
    f'<w:del w:id="2" w:author="{TELLING}"><w:r><w:delText>{TELLING}</w:delText></w:r></w:del>'
    f"{field('AUTHOR', TELLING)}{field('INCLUDEPICTURE http://example.org', TELLING)}"
    f'<w:bookmarkStart w:id="1" w:name="{TELLING}"/><w:bookmarkEnd w:id="1"/></w:p>'
    f'<w:sdt><w:sdtPr><w:alias w:val="{TELLING}"/></w:sdtPr><w:sdtContent>'
    f"{paragraph('Im Hause')}</w:sdtContent></w:sdt>"
)
FOOTER: Final = (
    f'<w:p w14:paraId="1A2B3C4D" w:rsidR="00ABCDEF"><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr>'
    f'<w:r><w:t xml:space="preserve">Seite </w:t></w:r>{field("PAGE", "1")}'
    f"{field('FILENAME', TELLING)}</w:p>"
)
SECTION: Final = (
    '<w:sectPr w:rsidR="00ABCDEF"><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2268" w:right="1134" w:bottom="1134" w:left="1701" w:header="567"'
    ' w:footer="567" w:gutter="0"/><w:cols w:num="2"/></w:sectPr>'
)
_TYPES = {
    "word/document.xml": f"{WORD_TYPE}.template.main+xml",
    "word/styles.xml": f"{WORD_TYPE}.styles+xml",
    "word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
    "word/settings.xml": f"{WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
    "word/header1.xml": f"{WORD_TYPE}.header+xml",
    "word/footer1.xml": f"{WORD_TYPE}.footer+xml",
    "word/comments.xml": f"{WORD_TYPE}.comments+xml",
    "word/footnotes.xml": f"{WORD_TYPE}.footnotes+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def types(of: Mapping[str, str] = _TYPES) -> str:
    """Return the part that says what each part is."""
    inner = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in of.items())
    return (
        f'{XML}<Types xmlns="{ROOM}/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png"'
        f' ContentType="image/png"/><Default Extension="bin" ContentType="x/x"/>{inner}</Types>'
    )


_THEME = f"""{XML}<a:theme xmlns:a="{ROOM}/drawingml/2006/main" name="{TELLING}"><a:themeElements>
<a:clrScheme name="Haus"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/>
</a:lt1><a:dk2><a:srgbClr val="8B0000"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2>{
    "".join(f'<a:accent{i}><a:srgbClr val="8B0000"/></a:accent{i}>' for i in range(1, 7))
}<a:hlink><a:srgbClr val="0000EE"/></a:hlink><a:folHlink><a:srgbClr val="551A8B"/></a:folHlink>
</a:clrScheme><a:fontScheme name="Haus"><a:majorFont><a:latin typeface="Georgia"/>
<a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Georgia"/>
<a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>
<a:fmtScheme name="Haus"><a:fillStyleLst>{
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
}</a:fillStyleLst><a:lnStyleLst>{"<a:ln/>" * 3}</a:lnStyleLst><a:effectStyleLst>{
    "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
}</a:effectStyleLst><a:bgFillStyleLst>{
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 2
}<a:blipFill><a:blip xmlns:r="{RELATED}" r:embed="rId1"/><a:stretch/></a:blipFill>
</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""

PARTS: Final[Mapping[str, str | bytes]] = {
    "[Content_Types].xml": types(),
    "_rels/.rels": relations(
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", "custom-properties", "docProps/custom.xml"),
    ),
    "word/document.xml": wml(
        "document", f"<w:body>{paragraph(TELLING)}<w:altChunk r:id='rId9'/>{SECTION}</w:body>"
    ),
    "word/_rels/document.xml.rels": relations(
        *(
            (f"rId{i}", kind, target)
            for i, (kind, target) in enumerate(
                (
                    ("styles", "styles.xml"),
                    ("numbering", "numbering.xml"),
                    ("settings", "settings.xml"),
                    ("theme", "theme/theme1.xml"),
                    ("header", "header1.xml"),
                    ("footer", "/word/footer1.xml"),
                    ("comments", "comments.xml"),
                    ("footnotes", "footnotes.xml"),
                    ("aFChunk", "chunk.bin"),
                    ("fontTable", "fontTable.xml"),
                    ("customXml", "../customXml/item1.xml"),
                ),
                1,
            )
        )
    ),
    "word/styles.xml": wml("styles", "".join(STYLES)),
    "word/numbering.xml": wml(
        "numbering",
        list_kind(0, "bullet", "–", '<w:pStyle w:val="Aufzhlungszeichen"/>')
        + list_kind(4, "upperRoman", "%1.", '<w:pStyle w:val="berschrift1"/>')
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>',
    ),
    "word/settings.xml": wml(
        "settings",
        '<w:zoom w:percent="80"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        f'<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop w:val="709"/>'
        f'<w:autoHyphenation/><w:docVars><w:docVar w:name="x" w:val="{TELLING}"/></w:docVars>'
        '<w:rsids><w:rsidRoot w:val="00ABCDEF"/></w:rsids><w:decimalSymbol w:val=","/>',
    ),
    "word/_rels/settings.xml.rels": relations(
        ("rId1", "attachedTemplate", f"file:///C:/{TELLING}.dotx"), outside=("rId1",)
    ),
    "word/fontTable.xml": wml(
        "fonts",
        '<w:font w:name="Georgia"><w:embedRegular r:id="rId1" w:fontKey="{}"/></w:font>',
    ),
    "word/theme/theme1.xml": _THEME,
    "word/header1.xml": wml("hdr", HEADER),
    "word/_rels/header1.xml.rels": relations(
        ("rId1", "image", "media/logo.png"),
        ("rId2", "hyperlink", f"https://example.org/{TELLING}"),
        outside=("rId2",),
    ),
    "word/footer1.xml": wml("ftr", FOOTER),
    "word/media/logo.png": png(),
    "word/comments.xml": wml(
        "comments", f'<w:comment w:id="0" w:author="{TELLING}">{paragraph(TELLING)}</w:comment>'
    ),
    "word/footnotes.xml": wml(
        "footnotes", f'<w:footnote w:id="5">{paragraph(TELLING)}</w:footnote>'
    ),
    "word/chunk.bin": TELLING,
    "customXml/item1.xml": f"<x>{TELLING}</x>",
    "docProps/core.xml": f"<x>{TELLING}</x>",
    "docProps/custom.xml": f"<x>{TELLING}</x>",
}  # fmt: skip
"""A .dotx, part by part."""


def packed(parts: Mapping[str, str | bytes] = PARTS) -> bytes:
    """Return a file of these parts, which are all of the template unless said."""
    return zipped_parts(parts)


def changed_part(name: str, old: str, new: str) -> bytes:
    """Return the template with one change in one part."""
    content = PARTS[name]
    assert isinstance(content, str)
    assert old in content
    return packed({**PARTS, name: content.replace(old, new)})


def rendered(template: bytes, document: Document | None = None) -> bytes:
    """Return a report in a template: the English sample unless said."""
    return render_word(document or english(), Layout(template=template))
