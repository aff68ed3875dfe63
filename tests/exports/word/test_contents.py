from dataclasses import replace

from exports.blocks import (
    Document,
)
from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.samples import arabic, english
from tests.exports.word.wml import W, attribute, lines, part, unpacked, words


def test_an_empty_document_has_title_and_facts_and_no_contents() -> None:
    data = render_word(replace(english(), sections=()))

    assert lines(data, "TOCHeading") == []
    assert lines(data, "Title") == [english().title]
    assert check(data) == []


def test_headings_are_numbered_and_annexes_lettered_in_the_contents() -> None:
    data = render_word(english())

    assert lines(data, "TOC1") == [
        "1\tAt a glance",
        "2\tHow to read this report",
        "3\tWhat we heard, by theme",
        "4\tWhat happens next",
        "5\tCommitments made",
        "A\tContributions",
        "B\tThemes",
    ]
    assert lines(data, "TOC2") == [
        "3.1\tOpening hours",
        "3.2\tWhere people disagree",
        "A.1\tAll of them",
    ]


def lists_of_headings(document: Document) -> dict[str, str]:
    data = render_word(document)
    of_styles = {
        attribute(style, "styleId"): attribute(number, "val")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
        for number in style.iterfind(f"{W}pPr/{W}numPr/{W}numId")
    }
    found = {}
    for p in part(data).iter(f"{W}p"):
        style, own = p.find(f"{W}pPr/{W}pStyle"), p.find(f"{W}pPr/{W}numPr/{W}numId")
        if style is not None and attribute(style, "val").startswith("Heading"):
            by_style = of_styles.get(attribute(style, "val"), "")
            found[words(p)] = by_style if own is None else attribute(own, "val")
    return found


def test_word_itself_counts_headings_and_annexes() -> None:
    lists = lists_of_headings(english())

    annexes = {"Contributions", "All of them", "Themes"}
    assert {heading for heading, number in lists.items() if number == "2"} == annexes
    assert {heading for heading, number in lists.items() if number == "1"} == set(lists) - annexes


def test_headings_from_right_to_left_are_in_no_list() -> None:
    lists = lists_of_headings(arabic())

    assert set(lists.values()) == {""}


def test_the_first_page_has_a_header_of_its_own() -> None:
    section = part(render_word(english())).find(f"{W}body/{W}sectPr")

    assert section is not None
    assert section.find(f"{W}titlePg") is not None


def test_header_and_footer_name_report_audience_and_pages() -> None:
    data = render_word(english())

    texts = {
        words(part(data, name)) for name in unpacked(data) if "header" in name or "footer" in name
    }

    assert texts == {
        "Regional reading rooms\tFor the policy team",
        "\tFor the policy team",
        "Figures below 5 are withheld.\tPage 1 of 1",
    }


def test_a_document_without_subtitle_has_no_empty_line_for_it() -> None:
    data = render_word(replace(english(), subtitle=""))

    assert lines(data, "Subtitle") == []
