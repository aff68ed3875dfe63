from dataclasses import replace

from lxml import etree

from exports.word import render_word
from tests.exports.word.samples import arabic, english
from tests.exports.word.wml import W, attribute, part


def test_a_paraphrase_has_another_bar_than_the_very_words() -> None:
    styles = part(render_word(english()), "word/styles.xml")

    bars = {
        attribute(style, "styleId"): attribute(bar, "val")
        for style in styles.iter(f"{W}style")
        for bar in style.iterfind(f"{W}pPr/{W}pBdr/{W}left")
    }

    assert bars == {
        f"{kind}{line}": bar
        for kind, bar in (("Quote", "single"), ("Paraphrase", "dashed"))
        for line in ("", "Translation", "Source")
    }


def test_the_language_of_the_document_is_its_styles_own() -> None:
    written = [replace(english(), language="fr", title="الشتاء", subtitle="")]
    written += [replace(english(), language=tag) for tag in ("ja", "hi", "am")]
    places = ("val", "bidi", "val", "eastAsia", "bidi", "val")
    for document, place in zip((english(), arabic(), *written), places, strict=True):
        styles = part(render_word(document), "word/styles.xml")

        language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")

        assert language is not None
        assert attribute(language, place) == document.language


def test_a_document_from_right_to_left_says_so_of_page_table_and_paragraph() -> None:
    data = render_word(arabic())

    body, styles = part(data), part(data, "word/styles.xml")
    assert body.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for t in body.iter(f"{W}tbl"))
    paragraphs = styles.findall(f"{W}style[@{W}type='paragraph']")
    assert all(style.find(f"{W}pPr/{W}bidi") is not None for style in paragraphs)


def test_styles_of_our_own_are_told_from_those_of_word() -> None:
    styles = part(render_word(english()), "word/styles.xml")

    own = {attribute(s, "styleId") for s in styles.iter(f"{W}style") if attribute(s, "customStyle")}

    assert {"Paraphrase", "QuoteSource", "TableText", "Figure", "ReportTable"} <= own
    assert own.isdisjoint({"Normal", "Title", "Quote", "Heading1", "ListBullet", "TOC1", "Caption"})


def test_a_quotation_stays_with_its_source() -> None:
    styles = part(render_word(english()), "word/styles.xml")

    kept = {
        attribute(style, "styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }

    assert {"Quote", "QuoteTranslation", "Paraphrase", "ParaphraseTranslation"} <= kept


def test_word_is_asked_to_leave_out_names_and_times() -> None:
    settings = part(render_word(english()), "word/settings.xml")

    names = {etree.QName(e).localname for e in settings}
    mode = settings.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']")

    assert {"removePersonalInformation", "removeDateAndTime"} <= names
    assert mode is not None
    assert attribute(mode, "val") == "15"
