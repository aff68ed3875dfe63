import io
import re
import zipfile
from typing import Final

import pytest

from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.samples import arabic, english
from tests.exports.word.wml import changed, unpacked

DOCUMENT: Final = "word/document.xml"
NOTES: Final = "word/footnotes.xml"
STYLES: Final = "word/styles.xml"
CUT: Final = '</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">'

DAMAGE: Final = {  # what is wrong: the part, what is looked for, what stands there afterwards
    "a field without end": (DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a field in another order": (DOCUMENT, r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""),
    "a field without result": (DOCUMENT, r"(SEQ Figure.{0,300}?<w:t [^>]*>)1<", r"\1<"),
    "a caption of another number": (DOCUMENT, r"(SEQ Table.{0,300}?<w:t [^>]*>)2<", r"\g<1>3<"),
    "a style that is not there": (DOCUMENT, 'w:val="Quote"', 'w:val="Kwote"'),
    "a list that is not there": (DOCUMENT, '<w:numId w:val="6"/>', '<w:numId w:val="77"/>'),
    "a reference to nothing": (DOCUMENT, r"REF _Ref\d+", "REF _Ref1"),
    "a stale reference": (DOCUMENT, r"( REF .{0,300}?<w:t [^>]*>)Table 1<", r"\1Table 2<"),
    "two bookmarks of one name": (DOCUMENT, '_Toc900000002(?="/>)', "_Toc900000001"),
    "a bookmark without end": (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', ""),
    "a name Word refuses": (DOCUMENT, 'w:name="_Ref', 'w:name="two words'),
    "a link to nothing": (DOCUMENT, 'w:anchor="_Toc900000001"', 'w:anchor="_Toc1"'),
    "contents that are not the headings": (DOCUMENT, ">At a glance<", ">At one glance<"),
    "a heading level skipped": (DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"'),
    "a footnote without mark": (DOCUMENT, '<w:footnoteReference w:id="1"/>', ""),
    "a run of the wrong direction": (DOCUMENT, "<w:rtl/>", ""),
    "a complex script not marked": (DOCUMENT, "<w:cs/>", ""),
    "an East Asian run without font": (DOCUMENT, r'<w:rFonts w:hint="eastAsia"[^>]*>', ""),
    "a language in another place": (DOCUMENT, '<w:lang w:bidi="hi"/>', '<w:lang w:val="hi"/>'),
    "a note of the wrong direction": (NOTES, '<w:bidi w:val="1"/>', ""),
    "a paragraph of the wrong direction": (DOCUMENT, '<w:bidi w:val="1"/>', ""),
    "a full stop on its wrong side": (
        DOCUMENT,
        r"المساء \(من 18:00\)\.<",
        r"المساء (من 18:00</w:t></w:r><w:r><w:t>).<",
    ),
    "a word cut at a joiner": (DOCUMENT, "\u200cهای", f"{CUT}\u200cهای"),
    "a word cut before a mark": (DOCUMENT, "(?<=छोट)े", f"{CUT}े"),
    "bold without its twin": (DOCUMENT, "<w:bCs/>", ""),
    "a size without its twin": (STYLES, r'<w:szCs w:val="\d+"/>(?=</w:rPr></w:style>)', ""),
    "a table without header row": (DOCUMENT, "<w:tblHeader/>", ""),
    "a row that may be split": (DOCUMENT, "<w:cantSplit/>", ""),
    "a table without words": (DOCUMENT, "<w:tblDescription[^>]*>", ""),
    "merged cells": (DOCUMENT, "(?<=</w:tcPr>)", "<w:gridSpan/>"),
    "an empty header cell": (DOCUMENT, ">Item<", "><"),
    "tables that touch": (DOCUMENT, r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>', ""),
    "a table at the very end": (
        DOCUMENT,
        r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>(?=<w:sectPr)',
        "",
    ),
    "two empty paragraphs": (DOCUMENT, "<w:body>", "<w:body><w:p/><w:p/>"),
    "a chart without words": (DOCUMENT, ' descr="[^"]*"', ""),
    "a chart that differs": ("word/charts/chart1.xml", "<c:v>47</c:v>", "<c:v>46</c:v>"),
    "a pale colour": (STYLES, "404040", "9A9A9A"),
    "a pale header": (STYLES, 'w:fill="1F3A5F"', 'w:fill="B8C4D2"'),
    "a relation that is not there": (DOCUMENT, r'<c:chart r:id="\w+"', '<c:chart r:id="rId99"'),
    "two styles of one name": (STYLES, '"Paraphrase Source"', '"Quote Source"'),
    "a question at every opening": ("word/settings.xml", "<w:zoom", "<w:updateFields/><w:zoom"),
    "no line above footnotes": ("word/settings.xml", "<w:footnotePr>.*</w:footnotePr>", ""),
    "a revision number": (DOCUMENT, "<w:p>", '<w:p w:rsidR="00AA">'),
    "an author": ("docProps/core.xml", "<dc:title>", "<dc:creator>x</dc:creator><dc:title>"),
    "no language": ("docProps/core.xml", "<dc:language>en-GB</dc:language>", ""),
    "a program": ("docProps/app.xml", "/>$", "><Application>x</Application></Properties>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def good() -> bytes:
    return render_word(english())


def test_a_good_document_from_left_to_right_has_no_faults(good: bytes) -> None:
    found = check(good)

    assert found == []


def test_a_good_document_from_right_to_left_has_no_faults() -> None:
    found = check(render_word(arabic()))

    assert found == []


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found(good: bytes, what: str) -> None:
    part, looked_for, instead = DAMAGE[what]

    damaged = changed(good, part, lambda xml: re.sub(looked_for, instead, xml, count=1))

    assert unpacked(damaged)[part] != unpacked(good)[part]
    assert check(damaged) != []


def test_a_time_in_the_archive_is_found(good: bytes) -> None:
    made = io.BytesIO()

    with zipfile.ZipFile(made, "w") as archive:
        for name, content in unpacked(good).items():
            archive.writestr(name, content)

    assert any("clock" in fault for fault in check(made.getvalue()))
