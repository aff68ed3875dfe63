"""The styles of a report: thirty, instead of the hundred and eighty that come with python-docx."""

from typing import Final

from convo.languages.scripts import Slot
from exports.word.fonts import CHINESE, LATIN, RIGHT_TO_LEFT
from exports.word.markup import DECLARATION, NAMES, tag
from exports.word.numbering import BULLETS, HEADINGS, NUMBERS
from exports.word.outline import LEVELS
from exports.word.style import GREY, INDENT, NAVY, Style

VERBATIM: Final = "Quote"
PARAPHRASE: Final = "Paraphrase"
BARS: Final = {VERBATIM: "single", PARAPHRASE: "dashed"}
"""The line beside the very words of somebody, and beside a paraphrase."""

_RULE: Final = "B8C4D2"
_BAND: Final = "F2F5F9"


def styles_xml(language: str, kind: Slot, width: int, *, rtl: bool) -> str:
    """Write the styles part.

    Args:
        language: The document's, BCP 47.
        kind: What kind of text its script is: where Word looks for the language.
        width: Of the text, in twentieths of a point.
        rtl: Whether the document runs from right to left. Its headings are not numbered.
    """
    styles = paragraph_styles(width, numbered=not rtl)
    return (
        f"{DECLARATION}<w:styles {NAMES}>{_defaults(language, kind, rtl=rtl)}"
        f"{''.join(style.xml(rtl=rtl) for style in styles)}{_others()}</w:styles>"
    )


def paragraph_styles(width: int, *, numbered: bool) -> list[Style]:
    """Return the styles of paragraphs.

    Args:
        width: Of the text, in twentieths of a point.
        numbered: Whether headings are.
    """
    return [
        *_headings(numbered=numbered),
        *_paragraphs(),
        *_quotations(),
        *_cells(),
        *_contents(width, numbered=numbered),
        Style(id="Header", name="header", size=9, colour=GREY, tabs=(width,)),
        Style(id="Footer", name="footer", size=9, colour=GREY, tabs=(width,)),
    ]


def _defaults(language: str, kind: Slot, *, rtl: bool) -> str:
    # A letter of another script is marked with what Word itself would take for it.
    languages = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    languages["bidi" if kind in {"rtl", "cs"} else kind] = language
    letters = tag(
        "rPr",
        tag("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=CHINESE, cs=RIGHT_TO_LEFT),
        tag("sz", val=22),
        tag("szCs", val=22),
        tag("lang", **languages),
    )
    paragraphs = tag("pPr", tag("bidi") if rtl else "")
    return tag("docDefaults", tag("rPrDefault", letters), tag("pPrDefault", paragraphs))


def _headings(*, numbered: bool) -> list[Style]:
    sizes, before, after = (16, 13, 11, 11), (20, 14, 10, 8), (6, 4, 2, 2)
    return [
        Style(
            id=f"Heading{i + 1}",
            name=f"heading {i + 1}",
            next="Normal",
            size=sizes[i],
            bold=True,
            colour=NAVY,
            before=before[i],
            after=after[i],
            keep=True,
            level=i,
            list=(HEADINGS, i) if numbered else None,
        )
        for i in range(LEVELS)
    ]


def _paragraphs() -> list[Style]:
    caption = "caption"  # Word's own name
    return [
        Style(id="Normal", name="Normal", size=11, after=6),
        Style(id="Title", name="Title", next="Subtitle", size=24, bold=True, colour=NAVY, after=2),
        Style(id="Subtitle", name="Subtitle", next="Normal", size=13, colour=GREY, after=12),
        Style(id="ListBullet", name="List Bullet", after=3, list=(BULLETS, 0)),
        Style(id="ListNumber", name="List Number", after=3, list=(NUMBERS, 0)),
        Style(id="Caption", name=caption, size=10, bold=True, colour=NAVY, before=10, after=4),
        Style(id="Figure", name="Figure", next="Caption", before=8, keep=True),
        Style(id="FootnoteText", name="footnote text", size=9, after=2),
    ]


def _quotations() -> list[Style]:
    """Return the three lines of a quotation, once for words and once for paraphrases."""
    found = []
    for id_, line in BARS.items():
        after = f"{id_}Source"
        found += [
            Style(id=id_, name=id_, next=after, before=6, indent=INDENT, bar=line, keep=True),
            Style(
                id=f"{id_}Translation",
                name=f"{id_} Translation",
                next=after,
                before=1,
                indent=INDENT,
                bar=line,
                keep=True,
            ),
            Style(
                id=after,
                name=f"{id_} Source",
                next="Normal",
                size=9.5,
                colour=GREY,
                after=8,
                indent=INDENT,
                bar=line,
            ),
        ]
    return found


def _cells() -> list[Style]:
    return [
        style
        for number, id_, name in ((False, "", ""), (True, "Number", " Number"))
        for style in (
            Style(
                id=f"Table{id_ or 'Text'}",
                name=f"Table{name or ' Text'}",
                size=9.5,
                before=1,
                after=1,
                number=number,
            ),
            Style(
                id=f"TableHead{id_}",
                name=f"Table Head{name}",
                size=9.5,
                bold=True,
                colour="FFFFFF",
                before=2,
                after=2,
                keep=True,
                number=number,
            ),
        )
    ] + [Style(id="TableGap", name="Table Gap", size=4)]


def _contents(width: int, *, numbered: bool) -> list[Style]:
    first, second = ((480, width), (1100, width)) if numbered else ((width,), (width,))
    return [
        Style(
            id="TOCHeading",
            name="TOC Heading",
            size=13,
            bold=True,
            colour=NAVY,
            before=14,
            after=4,
            keep=True,
        ),
        Style(id="TOC1", name="toc 1", size=10.5, bold=True, before=3, after=1, tabs=first),
        Style(id="TOC2", name="toc 2", size=10, after=1, indent=480, tabs=second),
    ]


def _others() -> str:
    """Return the styles of letters, lists and tables."""
    base, hidden = "DefaultParagraphFont", tag("semiHidden")
    plain_table = tag("tblPr", tag("tblInd", w_=0, type="dxa"), _margins(0, 108))
    kinds = (
        ("character", base, "Default Paragraph Font", hidden),
        ("numbering", "NoList", "No List", hidden),
        ("table", "TableNormal", "Normal Table", hidden + plain_table),
    )
    raised = tag("basedOn", val=base) + tag("rPr", tag("vertAlign", val="superscript"))
    return "".join(
        tag("style", tag("name", val=name), inner, type=kind, default=1, styleId=id_)
        for kind, id_, name, inner in kinds
    ) + "".join(
        (
            tag(
                "style",
                tag("name", val="footnote reference"),
                raised,
                type="character",
                styleId="FootnoteReference",
            ),
            _report_table(),
        )
    )


def _report_table() -> str:
    def line(edge: str, eighths: int, colour: str) -> str:
        return tag(edge, val="single", sz=eighths, space=0, color=colour)

    def shaded(where: str, fill: str) -> str:
        shade = tag("shd", val="clear", color="auto", fill=fill)
        return tag("tblStylePr", tag("tcPr", shade), type=where)

    lines = line("top", 8, NAVY) + line("bottom", 8, NAVY) + line("insideH", 4, _RULE)
    return tag(
        "style",
        tag("name", val="Report Table"),
        tag("basedOn", val="TableNormal"),
        tag(
            "tblPr",
            tag("tblStyleRowBandSize", val=1),
            tag("tblBorders", lines),
            _margins(30, 100),
        ),
        shaded("firstRow", NAVY),
        shaded("band2Horz", _BAND),
        type="table",
        customStyle=1,
        styleId="ReportTable",
    )


def _margins(top: int, side: int) -> str:
    sizes = {"top": top, "left": side, "bottom": top, "right": side}
    return tag("tblCellMar", *(tag(edge, w_=size, type="dxa") for edge, size in sizes.items()))
