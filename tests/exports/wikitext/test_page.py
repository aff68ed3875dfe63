"""Pages of wikitext: only what the program says can act, and only that is to be translated."""

import html
import re
from dataclasses import replace
from typing import Any, Final

import mwparserfromhell
import pytest
from hypothesis import given, settings

from convo.model.gathered import Gathered
from exports.blocks import (
    Bars,
    Block,
    Bold,
    Bullets,
    Checks,
    Document,
    Note,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)
from exports.outline.build import document_of
from exports.outline.english import sentences
from exports.report.values import Report
from exports.wikitext.page import render_wikitext
from exports.wikitext.words import escape
from tests.exports.build import gathereds, report_of
from tests.exports.reports import EMPTY, FULL, SAID
from tests.exports.wikitext.reading import HOSTILE, alive

UNIT: Final = re.compile(r"<translate>(.*?)</translate>", re.DOTALL)


def table(**fields: Any) -> Table:  # noqa: ANN401 -- any field
    made: dict[str, Any] = {"label": "Table", "caption": "", "name": "facts", "about": "About."}
    made |= {"head": ("Item", "Value"), "rows": (("Status", "Draft"),), "widths": (1, 1)}
    return Table(**made | fields)


def quotation(text: str = "It is so.", **fields: Any) -> Quotation:  # noqa: ANN401 -- any field
    made: dict[str, Any] = {"text": text, "verbatim": True, "source": "C1; Participant (not named)"}
    return Quotation(**made | fields)


def document(*sections: Section, title: str = "Reading rooms") -> Document:
    return Document(
        title=title,
        subtitle="Summary",
        language="en",
        running_head="Reading rooms",
        label="For everybody",
        running_foot="Numbers below 5 are not shown.",
        facts=table(),
        contents_title="Contents",
        sections=sections,
    )


def page_of(*sections: Section, title: str = "Reading rooms") -> str:
    return render_wikitext(document(*sections, title=title)).decode()


def drawn(*blocks: Block) -> str:
    """Return the wikitext of the blocks of one section."""
    page = page_of(Section(title="Only", blocks=blocks))
    return page.split("== Only ==")[1].split("</translate>\n\n", 1)[1].rsplit("\n\n[[", 1)[0]


def links_of(page: str) -> list[str]:
    return [str(each.title) for each in mwparserfromhell.parse(page).filter_wikilinks()]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_change_nothing_in_the_structure_of_a_page(hostile: str) -> None:
    def structure(words: str) -> list[tuple[str, str]]:
        blocks: tuple[Block, ...] = (
            Paragraph((words, Bold(words), Words(words, "en"), Note(words), Ref("C1"))),
            Bullets(((words,), (words, Ref("cells")))),
            Steps(((words,), (words,))),
            Checks(((words,), (Words(words, "km"),))),
            quotation(words, translation=words, translation_label="As:", source=words, name="C1"),
            table(name="cells", caption=words, rows=((words, Words(words, "en")),)),
            Bars(
                label="Figure",
                caption=words,
                name="b",
                about="",
                series="",
                counts={words: 3},
                written=("3",),
            ),
        )
        return alive(page_of(Section(title=words, blocks=blocks), title=words))

    assert structure(hostile) == structure("harmless")


def test_a_whole_report_links_to_itself_and_to_one_category_only() -> None:
    page = render_wikitext(document_of(FULL)).decode()

    *inner, category = links_of(page)

    assert category == "Category:Community conversations{{#translation:}}"
    assert {link[:8] for link in inner} == {"#report-"}
    assert len(mwparserfromhell.parse(page).filter_templates()) == 1
    assert mwparserfromhell.parse(page).filter_external_links() == []


def test_each_link_leads_somewhere() -> None:
    page = render_wikitext(document_of(FULL)).decode()

    anchors = re.findall('id="([^"]+)"', page)

    assert len(anchors) == len(set(anchors))
    assert {link.removeprefix("#") for link in links_of(page)[:-1]} <= set(anchors)


def test_a_reference_shows_the_words_of_what_it_points_at() -> None:
    parts = (Ref("last"), "/", Ref("cells"), "/", Ref("bars"), "/", Ref("C1"))
    bars = Bars(
        label="Figure",
        caption="Chart",
        name="bars",
        about="",
        series="",
        counts={"a": 7},
        written=("7",),
    )

    page = page_of(
        Section(title="One", blocks=(Paragraph(parts),)),
        Section(
            title="Two",
            blocks=(table(name="cells", caption="Cells"), bars),
            sections=(Section(title="Within", blocks=(quotation(name="C1"),)),),
        ),
        Section(title="Last", name="last", annex=True),
    )

    assert (
        "[[#report-last|Last]]/[[#report-cells|Cells]]/[[#report-bars|Chart]]"
        "/[[#report-C1|C1; Participant (not named)]]"
    ) in page


def test_a_reference_to_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing is called lost"):
        drawn(Paragraph((Ref("lost"),)))


@pytest.mark.parametrize("given", [FULL, EMPTY])
def test_every_unit_has_one_number_where_the_extension_looks_for_it(given: Report) -> None:
    page = render_wikitext(document_of(given)).decode()

    units = UNIT.findall(page)
    heads = [re.fullmatch(r"\n?<!--T:(\d+)-->[ \n](?!\s)(.+)", unit.rstrip()) for unit in units]
    tails = [re.fullmatch(r"\n(=+) .+ \1 <!--T:(\d+)-->\n", unit) for unit in units]

    numbers = [
        int(head[1] if head else tail[2] if tail else 0)
        for head, tail in zip(heads, tails, strict=True)
    ]
    assert numbers == list(range(1, page.count("<!--T") + 1))
    assert page.count("<translate>") == page.count("</translate>") == len(units)


def test_what_the_program_says_is_offered_to_translators() -> None:
    offered = "".join(UNIT.findall(render_wikitext(document_of(FULL)).decode()))

    for prose in (
        sentences.AT_A_GLANCE.text,
        sentences.WHAT_IS_QUOTED.text,
        sentences.ALL_ADDS_UP.text,
        sentences.QUESTIONS_CAPTION.text,
        sentences.ANSWER.text,
        sentences.SUBTITLE.text,
    ):
        assert escape(prose) in offered


@given(gathereds())
@settings(max_examples=25, deadline=None)
def test_nobodys_words_and_names_are_offered_to_translators(gathered: Gathered) -> None:
    page = render_wikitext(document_of(report_of(gathered))).decode()

    assert re.findall("(?:Wort|Nemo|Team)[a-z]{3}q", "".join(UNIT.findall(page))) == []


def test_words_among_others_are_not_offered_to_translators() -> None:
    made = drawn(
        Paragraph(("They said ", Words("بله", "fa"))),
        Bullets((("Q1: ", "Who?"), (Words("はい", "ja"),))),
    )

    assert made == (
        'They said <span lang="fa" dir="rtl">بله</span>\n\n'
        '* Q1: Who?\n* <span lang="ja" dir="ltr">はい</span>'
    )


@pytest.mark.parametrize("words", [words for words, _ in SAID.values()])
def test_a_page_holds_words_of_every_script_unchanged(words: str) -> None:
    assert words in html.unescape(drawn(quotation(words)))


def test_words_stand_in_their_own_language_and_direction() -> None:
    made = drawn(quotation("بله", language="fa", translation="Yes.", translation_label="As:"))

    assert '<div lang="fa" dir="rtl">“بله”</div>\n<div dir="ltr">As: Yes.</div>' in made
    assert '<div dir="rtl">“نعم”</div>' in drawn(quotation("نعم"))


def test_right_to_left_words_in_a_heading_or_a_cell_say_so() -> None:
    cells = table(rows=(("الأمان", Words("はい", "ja")),))

    page = page_of(Section(title="الأمان", blocks=(cells,)))

    assert '== <span dir="rtl">الأمان</span> ==' in page
    assert '! scope="row" | <span dir="rtl">الأمان</span>' in page
    assert '| <span lang="ja" dir="ltr">はい</span>' in page


def test_very_words_stand_in_quotation_marks_and_a_paraphrase_does_not() -> None:
    assert '<div dir="ltr">“It is so.”</div>' in drawn(quotation())
    assert '<div dir="ltr">It is so.</div>' in drawn(quotation(verbatim=False))


def test_words_that_end_like_an_address_do_not_link_to_what_is_around_them() -> None:
    for quoted in ("“{words}”", "「{words}」"):
        marked = replace(
            document(Section(title="Only", blocks=(quotation("Ask tel:"),))), quoted=quoted
        )

        page = render_wikitext(marked).decode()

        assert "tel&#58;" in page
        assert html.unescape(page).count(quoted.format(words="Ask tel:")) == 1


def test_a_quotation_ends_in_its_source() -> None:
    assert drawn(quotation("one\n\ntwo", name="C1")) == (
        '<blockquote id="report-C1">\n<div dir="ltr">“one<br>two”</div>\n'
        "<div>— C1; Participant (not named)</div>\n</blockquote>"
    )


def test_headings_follow_the_sections() -> None:
    page = page_of(
        Section(title="One", sections=(Section(title="Within"),)),
        Section(title="Annex", annex=True),
    )

    headings = [str(each) for each in mwparserfromhell.parse(page).filter_headings()]

    assert headings == ["== One ==", "=== Within ===", "== Annex =="]


def test_a_table_has_a_caption_heads_and_its_numbers_to_the_right() -> None:
    rows = (("a|b", "12"), ("c", "fewer than 5"))

    assert drawn(table(caption="All", rows=rows, numbers=frozenset({1}))).split("\n") == [
        '{| class="wikitable" id="report-facts"',
        "|+ <translate><!--T:7--> All</translate>",
        '! scope="col" | <translate><!--T:8--> Item</translate>',
        '! scope="col" | <translate><!--T:9--> Value</translate>',
        "|-",
        '! scope="row" | a&#124;b',
        '| style="text-align: right" | 12',
        "|-",
        '! scope="row" | c',
        '| style="text-align: right" | fewer than 5',
        "|}",
    ]


def test_a_chart_is_written_as_its_numbers() -> None:
    bars = Bars(
        label="Figure",
        caption="All",
        name="bars",
        about="Bar chart.",
        series="Contributions",
        counts={"الأمان": 12, "heating": 7},
        written=("12", "7"),
    )

    assert drawn(bars) == (
        "<translate>\n<!--T:7-->\n'''All'''\n</translate>\n\n"
        '* <span dir="rtl">الأمان</span>: 12\n* heating: 7'
    )


def test_bold_words_may_end_in_a_blank_and_a_note_stands_in_brackets() -> None:
    made = drawn(Paragraph((Bold("Urgent. "), "none", Note("So far."), ".")))

    assert "\n'''Urgent.''' none (So far.).\n" in made


def test_steps_are_numbered_by_the_wiki() -> None:
    assert drawn(Steps((("One.",), ("Two.",)))) == (
        "# <translate><!--T:7--> One.</translate>\n# <translate><!--T:8--> Two.</translate>"
    )


def test_a_box_stands_before_what_is_to_be_ticked_which_nobody_translates() -> None:
    made = drawn(Paragraph(("All:",)), Checks((("A lamp.",), (Words("ကတ်ပြား", "my"),))))

    first, second = made.split("\n\n")[-1].split("\n")
    assert first == "* ☐ A lamp."
    assert second.startswith("* ☐ ")
    assert "ကတ်ပြား" in second


def test_lines_end_in_a_line_feed_and_the_bar_of_languages_comes_first() -> None:
    page = render_wikitext(document())

    assert b"\r" not in page
    assert page.startswith(b"<languages/>\n\n<translate>\n<!--T:1-->\n'''Reading rooms'''\n")
    assert page.endswith(b"]]\n")


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_a_page_in_another_language_than_its_wiki_says_so(language: str, direction: str) -> None:
    page = render_wikitext(document_of(replace(FULL, language=language))).decode()

    start, end = f'<languages/>\n\n<div lang="{language}" dir="{direction}">\n\n', "\n\n</div>\n\n"
    assert page.startswith(start)
    assert page.rsplit(end, 1)[1].startswith("[[Category:")
    assert "<div lang=" not in render_wikitext(document_of(EMPTY)).decode()


def test_a_page_from_right_to_left_marks_what_runs_the_other_way_and_nothing_else() -> None:
    page = render_wikitext(document_of(replace(FULL, language="ar"))).decode()

    assert '<span dir="ltr">AC5U-BZSN</span>' in page
    assert '<span dir="rtl">' not in page
    assert 'style="text-align: left" | 11' in page


def test_very_words_are_marked_as_their_document_does() -> None:
    page = render_wikitext(document_of(replace(FULL, language="fr"))).decode()

    assert (
        "«\N{NO-BREAK SPACE}The room was full an hour before it opened.\N{NO-BREAK SPACE}»" in page
    )
