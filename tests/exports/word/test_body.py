from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from exports.blocks import (
    Bold,
    Bullets,
    Checks,
    Document,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)
from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.samples import SAID, arabic, english, with_blocks
from tests.exports.word.wml import Element, W, attribute, lines, part, words


@pytest.mark.parametrize("language", SAID)
def test_words_of_every_script_come_out_as_they_went_in(language: str) -> None:
    said, translation = SAID[language]

    data = render_word(english())

    style = "Paraphrase" if language == "uk" else "Quote"
    assert said in lines(data, style)
    assert f"Translation: {translation}" in lines(data, f"{style}Translation")


def test_a_line_feed_becomes_a_line_break_and_a_tab_a_tab() -> None:
    data = render_word(with_blocks(Paragraph(("one\ntwo\tthree",))))

    run = next(r for r in part(data).iter(f"{W}r") if words(r) == "one\ntwo\tthree")
    assert [etree.QName(e).localname for e in run] == ["t", "br", "t", "tab", "t"]


def test_empty_blocks_break_nothing() -> None:
    empty = Table(
        label="", caption="", name="", about="Nothing.", head=("One",), rows=(), widths=(1,)
    )
    nothing = Quotation(text="", verbatim=False, source="")

    data = render_word(with_blocks(Bullets(()), Steps(()), nothing, empty))

    assert check(data) == []


def test_references_show_numbers_captions_and_sources() -> None:
    data = render_word(english())

    shown = next(line for line in lines(data, "Normal") if line.startswith("The counts"))
    assert shown == (
        "The counts are in Table 1 and Figure 1; see section 2, annex A"
        " and “Participant (not named), no. 2”."
    )


def test_a_reference_from_right_to_left_shows_the_words_of_the_heading() -> None:
    data = render_word(arabic())

    assert "الأعداد في جدول 1، وفي قسم «ما سمعناه»." in lines(data, "Normal")


def test_what_is_to_be_ticked_is_a_real_list_with_a_box_in_a_font_that_has_one() -> None:
    data = render_word(with_blocks(Checks((("A lamp.",), ("本。",)))))

    [number] = {attribute(n, "val") for n in part(data).iter(f"{W}numId")}
    numbering = part(data, "word/numbering.xml")
    [sign] = [
        level
        for level in numbering.iter(f"{W}lvl")
        if attribute(child(level, "lvlText"), "val") == "☐"
    ]
    [used] = [n for n in numbering.iter(f"{W}num") if attribute(n, "numId") == number]
    above = sign.getparent()
    assert above is not None
    assert attribute(child(used, "abstractNumId"), "val") == attribute(above, "abstractNumId")
    assert attribute(child(child(sign, "rPr"), "rFonts"), "ascii") == "Segoe UI Symbol"


def child(element: Element, tag: str) -> Element:
    found = element.find(f"{W}{tag}")
    assert found is not None
    return found


def test_each_list_of_steps_starts_again() -> None:
    data = render_word(with_blocks(Steps((("a",), ("b",))), Steps((("c",),))))

    used = [attribute(n, "val") for n in part(data).iter(f"{W}numId")]
    starts = {
        attribute(n, "numId")
        for n in part(data, "word/numbering.xml").iter(f"{W}num")
        if n.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    assert used == ["6", "6", "7"]
    assert starts == {"6", "7"}


def test_two_quotations_that_touch_differ_in_their_indent() -> None:
    said = Quotation(text="Something.", verbatim=True, source="Somebody")

    data = render_word(with_blocks(said, said))

    style = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='Quote']/{W}pPr/{W}ind")
    own = [p.find(f"{W}pPr/{W}ind") for p in part(data).iter(f"{W}p") if words(p) == "Something."]
    assert style is not None
    indents = {attribute(style if indent is None else indent, "left") for indent in own}
    assert len(indents) == len(own)


@pytest.mark.parametrize(("length", "may_part"), [(600, False), (601, True)])
def test_only_long_words_may_part_from_whose_they_are(length: int, *, may_part: bool) -> None:
    said = Quotation(text="s" * length, verbatim=True, source="Somebody")

    body = part(render_word(with_blocks(said)))
    [paragraph] = [p for p in body.iter(f"{W}p") if words(p) == said.text]

    keep = paragraph.find(f"{W}pPr/{W}keepNext")
    assert (keep is not None and attribute(keep, "val") == "0") is may_part


def test_the_bar_of_words_from_right_to_left_stands_on_the_right() -> None:
    body = part(render_word(english()))

    p = next(p for p in body.iter(f"{W}p") if words(p) == SAID["fa"][0])
    border = p.find(f"{W}pPr/{W}pBdr")

    assert border is not None
    assert [(etree.QName(e).localname, attribute(e, "val")) for e in border] == [
        ("left", "nil"),
        ("right", "single"),
    ]


def test_words_in_another_language_are_marked_with_it() -> None:
    body = part(render_word(english()))

    marked = {
        (words(run), attribute(language, name))
        for run in body.iter(f"{W}r")
        for language in run.iterfind(f"{W}rPr/{W}lang")
        for name in ("val", "eastAsia", "bidi")
        if attribute(language, name)
    }

    assert {(said, language) for language, (said, _) in SAID.items()} <= marked


def test_a_chart_stands_in_a_line_from_left_to_right() -> None:
    body = part(render_word(arabic()))

    (drawing,) = body.iter(f"{W}drawing")
    bidi = next(drawing.iterancestors(f"{W}p")).find(f"{W}pPr/{W}bidi")

    assert bidi is not None
    assert attribute(bidi, "val") == "0"


def test_words_in_bold_are_bold() -> None:
    body = part(render_word(with_blocks(Paragraph((Bold("Loud"), " quiet")))))

    bold = [words(run) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]

    assert bold == ["Loud"]


def test_a_paragraph_that_is_all_bold_stays_with_what_follows() -> None:
    data = render_word(with_blocks(Paragraph((Bold("शीर्षक"),)), Paragraph(("Text", Bold("so")))))

    kept = {
        words(p): p.find(f"{W}pPr/{W}keepNext") is not None
        for p in part(data).iter(f"{W}p")
        if words(p) in {"शीर्षक", "Textso"}
    }
    assert kept == {"शीर्षक": True, "Textso": False}


def test_what_leads_to_a_quotation_stays_with_it() -> None:
    said = Quotation(text="ไม่", language="th", source="C1", verbatim=True)
    data = render_word(with_blocks(Paragraph(("Text",)), Paragraph(("Lead",)), said))

    kept = {
        words(p): p.find(f"{W}pPr/{W}keepNext") is not None
        for p in part(data).iter(f"{W}p")
        if words(p) in {"Text", "Lead"}
    }
    assert kept == {"Text": False, "Lead": True}


def test_a_title_of_other_letters_stands_at_the_side_of_the_document() -> None:
    title = Paragraph((Bold("community-safety"),))
    document = replace(arabic(), sections=(Section(title="قسم", blocks=(title,)),))

    [found] = [
        p for p in part(render_word(document)).iter(f"{W}p") if words(p) == "community-safety"
    ]

    side = found.find(f"{W}pPr/{W}jc")
    assert side is not None
    assert attribute(side, "val") == "right"


def test_a_section_begins_a_page_where_it_should() -> None:
    body = part(render_word(english()))

    broken = [
        words(p) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]

    assert broken == ["At a glance", "Contributions"]


def test_words_within_a_paragraph_are_marked_with_their_language() -> None:
    data = render_word(with_blocks(Paragraph(("They said ", Words("bonjour", "fr"), "."))))

    run = next(run for run in part(data).iter(f"{W}r") if words(run) == "bonjour")
    assert attribute(run[0][0], "val") == "fr"


def test_what_somebody_said_runs_the_way_most_of_its_letters_do() -> None:
    said = Quotation(text="العربية أكثر هنا than x", verbatim=True, source="Somebody")
    data = render_word(with_blocks(said))

    paragraph = next(p for p in part(data).iter(f"{W}p") if words(p).endswith("than x"))
    bidi = paragraph.find(f"{W}pPr/{W}bidi")
    assert bidi is not None
    assert attribute(bidi, "val") == "1"


@pytest.mark.parametrize(
    ("document", "line", "way"),
    [
        (arabic, "المساهمات: 9. When rooms are open in the evening", None),
        (arabic, "Only in Latin letters.", "0"),
        (english, "العربية أكثر هنا than x", None),
        (english, "العربية وحدها", "1"),
    ],
)
def test_a_line_of_the_report_runs_its_way_unless_no_letter_of_it_does(
    document: Callable[[], Document], line: str, way: str | None
) -> None:
    sections = (Section(title="One", blocks=(Paragraph((line,)),)),)

    data = render_word(replace(document(), sections=sections))

    paragraph = next(p for p in part(data).iter(f"{W}p") if words(p) == line)
    bidi = paragraph.find(f"{W}pPr/{W}bidi")
    assert (None if bidi is None else attribute(bidi, "val")) == way
    assert check(data) == []


def test_a_name_in_a_table_stands_at_the_side_of_the_document() -> None:
    table = Table(
        label="", caption="", name="", about="-", head=("الاسم",), rows=(("MENA",),), widths=(1,)
    )
    sections = (Section(title="واحد", blocks=(table,)),)

    data = render_word(replace(arabic(), sections=sections))

    cell = next(p for p in part(data).iter(f"{W}p") if words(p) == "MENA")
    sides = [attribute(each, "val") for each in cell.iterfind(f"{W}pPr/{W}jc")]
    assert sides == ["right"]


@pytest.mark.parametrize(("document", "title"), [(arabic, "heating"), (english, "التدفئة")])
def test_a_heading_runs_the_way_of_the_document(
    document: Callable[[], Document], title: str
) -> None:
    data = render_word(replace(document(), sections=(Section(title=title),)))

    found = [p for p in part(data).iter(f"{W}p") if words(p).endswith(title)]
    assert len(found) == 2
    assert [p for p in found if p.find(f"{W}pPr/{W}bidi") is not None] == []


def test_words_in_a_line_keep_the_signs_at_their_end() -> None:
    line = (Words("Who pays?", "en"), " — ", "سؤال")
    sections = (Section(title="واحد", blocks=(Paragraph(line),)),)

    data = render_word(replace(arabic(), sections=sections))

    run = next(run for run in part(data).iter(f"{W}r") if words(run) == "Who pays?")
    assert run.find(f"{W}rPr/{W}rtl") is None


def test_the_words_of_a_reference_belong_to_its_line() -> None:
    document = arabic()
    name = next(section.name for section in document.sections if section.name)
    line = (Words("Who pays?", "en"), " ", Ref(name))
    sections = (*document.sections, Section(title="واحد", blocks=(Paragraph(line),)))

    data = render_word(replace(document, sections=sections))

    paragraph = next(p for p in part(data).iter(f"{W}p") if words(p).startswith("Who pays?"))
    assert paragraph.find(f"{W}pPr/{W}bidi") is None
    assert check(data) == []
