"""A bar chart that Word draws itself: any script will do, and its numbers can be edited."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from exports.blocks import Bars
from exports.word.fonts import LATIN, RIGHT_TO_LEFT
from exports.word.markup import CHART, DECLARATION, NAMES, NO_PROGRAM
from exports.word.package import zipped
from exports.word.page import Page
from exports.word.style import NAVY

EMU: Final = 635
"""English metric units in a twentieth of a point."""

_CENTIMETRE: Final = 360_000  # English metric units
_CAPTION: Final = 2_211 * EMU  # what its caption needs of the height of a page: 3.9 cm

# Any fixed time: without one the workbook holds that of the export.
_CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

_SHOWN = "".join(
    f'<c:show{what} val="{int(what == "Val")}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def workbook(bars: Bars) -> bytes:
    """Return the workbook behind the chart: the counts that are drawn, and nothing else."""
    kept = io.BytesIO()
    # In memory: the words of a report may not pass through a temporary file.
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 1, bars.series)
        for i, (name, count) in enumerate(bars.counts.items(), 1):
            sheet.write_string(i, 0, name)  # a theme named "=1+1" is a name, not a formula
            sheet.write_number(i, 1, count)
    with zipfile.ZipFile(kept) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"docProps/app.xml": NO_PROGRAM.encode()})


def chart_xml(bars: Bars, language: str, *, rtl: bool) -> str:
    """Write the chart part.

    Args:
        bars: The counts. The first relation of the part is to their `workbook`.
        language: BCP 47, of its words.
        rtl: Whether bars grow from right to left.
    """
    last = len(bars.counts) + 1
    fill = f'<a:solidFill><a:srgbClr val="{NAVY}"/></a:solidFill>'
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_strings('$B$1', [bars.series])}</c:tx>"
        f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/><c:dLbls>{_SHOWN}</c:dLbls>'
        f"<c:cat>{_strings(f'$A$2:$A${last}', bars.counts)}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>#,##0</c:formatCode>{_cache(map(str, bars.counts.values()))}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )
    return (
        f"{DECLARATION}<c:chartSpace {NAMES}>"
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="45"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f"{_axes(rtl=rtl)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(language)}"
        f'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def drawing(bars: Bars, relation: str, page: Page, *, id_: int) -> str:
    """Place the chart in a line of text, with what it shows in words.

    Args:
        bars: The counts.
        relation: From the document to the chart part.
        page: As wide as its text. The height follows from the number of bars.
        id_: Unique in the file.
    """
    tallest = page.text_height * EMU - _CAPTION
    height = min(round((1.2 + 0.9 * len(bars.counts)) * _CENTIMETRE), max(tallest, _CENTIMETRE))
    about = f"title={quoteattr(bars.caption)} descr={quoteattr(bars.about)}"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{page.text_width * EMU}" cy="{height}"/>'
        f'<wp:docPr id="{id_}" name="Chart {id_}" {about}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart r:id={quoteattr(relation)}/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _cache(values: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(v)}</c:v></c:pt>' for i, v in enumerate(values)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _strings(cells: str, values: Iterable[str]) -> str:
    cache = f"<c:strCache>{_cache(values)}</c:strCache>"
    return f"<c:strRef><c:f>Sheet1!{cells}</c:f>{cache}</c:strRef>"


def _axes(*, rtl: bool) -> str:
    """Return the axis of names, the first on top, and the axis of counts, which is not shown."""
    shared = (
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    )
    return (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"r" if rtl else "l"}"/>{shared}'
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if rtl else "minMax"}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/>{shared}'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        "</c:valAx>"
    )


def _letters(language: str) -> str:
    fonts = f'<a:latin typeface="{LATIN}"/><a:cs typeface="{RIGHT_TO_LEFT}"/>'
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="1000">{fonts}</a:defRPr></a:pPr>'
        f"<a:endParaRPr lang={quoteattr(language)}/></a:p></c:txPr>"
    )
