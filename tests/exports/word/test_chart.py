import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from exports.blocks import Bars
from exports.layout import Paper
from exports.word.chart import EMU, chart_xml, drawing, workbook
from exports.word.page import PAGES
from tests.exports.word.wml import unpacked

BARS = Bars(
    label="Figure",
    caption="Some",
    name="f",
    about="One 3, =2+2 4.",
    series="Contributions",
    counts={"One": 3, "=2+2": 4, "کتاب‌ها": 5},
    written=("3", "4", "5"),
)


def test_the_workbook_holds_the_counts_and_nothing_else() -> None:
    book = unpacked(workbook(BARS))

    words = map(str, etree.fromstring(book["xl/sharedStrings.xml"]).itertext())
    sheet = etree.fromstring(book["xl/worksheets/sheet1.xml"])
    numbers = [cell.findtext("{*}v") for cell in sheet.iter("{*}c") if cell.get("t") != "s"]
    assert sorted(filter(str.strip, words)) == sorted([BARS.series, *BARS.counts])
    assert numbers == ["3", "4", "5"]
    assert [name for name in book if "worksheets" in name] == ["xl/worksheets/sheet1.xml"]


def test_a_theme_that_looks_like_a_formula_stays_words() -> None:
    sheet = unpacked(workbook(BARS))["xl/worksheets/sheet1.xml"]

    assert b"<f>" not in sheet


def test_the_workbook_tells_neither_time_nor_system() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(BARS))) as archive:
        entries = archive.infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_bars_grow_from_the_side_where_lines_begin() -> None:
    ltr, rtl = chart_xml(BARS, "en", rtl=False), chart_xml(BARS, "ar", rtl=True)

    assert '<c:orientation val="minMax"/><c:min val="0"/>' in ltr
    assert '<c:orientation val="maxMin"/><c:min val="0"/>' in rtl
    assert '<c:axPos val="l"/>' in ltr
    assert '<c:axPos val="r"/>' in rtl


@pytest.mark.parametrize("paper", Paper)
def test_a_chart_of_many_themes_still_fits_a_page_with_its_caption(paper: Paper) -> None:
    many = replace(BARS, counts={str(i): i for i in range(60)})
    page = PAGES[paper]

    placed = drawing(many, "rId1", page, id_=1)

    size = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', placed)
    assert size
    assert int(size[1]) == page.text_width * EMU
    assert 0.8 * page.text_height < int(size[2]) / EMU < 0.9 * page.text_height


def test_a_chart_of_nothing_is_still_well_formed() -> None:
    xml = chart_xml(replace(BARS, counts={}), "en", rtl=False)

    assert '<c:ptCount val="0"/>' in xml
