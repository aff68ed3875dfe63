"""Styles and lists of a template, and ours where it has none."""

from typing import Final

from lxml import etree

from tests.exports.word.samples import arabic, english
from tests.exports.word.templates import changed_part, packed, rendered
from tests.exports.word.wml import W, attribute, part

STYLES: Final = "word/styles.xml"
HEAD: Final = "word/header1.xml"


def named(data: bytes, name: str) -> str:
    """Return a style, by its name, as text."""
    styles = part(data, STYLES)
    (found,) = [
        s for s in styles.iter(f"{W}style") if attribute(next(s.iter(f"{W}name")), "val") == name
    ]
    return etree.tostring(found, encoding="unicode")


def test_the_styles_are_those_of_the_template_whatever_their_ids(dressed: bytes) -> None:
    assert "8B0000" in named(dressed, "heading 1")
    assert 'w:styleId="Heading1"' in named(dressed, "heading 1")
    assert "8B0000" in named(dressed, "Title")


def test_a_style_that_the_template_lacks_is_added(dressed: bytes) -> None:
    assert "1F3A5F" in named(dressed, "heading 3")
    assert "dashed" in named(dressed, "Paraphrase")


def test_another_style_of_the_template_that_has_an_id_of_ours_is_kept_under_another(
    dressed: bytes,
) -> None:
    assert 'w:styleId="Quote_2"' in named(dressed, "Hausstil")
    assert 'w:jc w:val="center"' in named(dressed, "Quote")


def test_a_style_of_another_kind_that_has_a_name_of_ours_does_not_take_its_place(
    dressed: bytes,
) -> None:
    assert 'w:type="character"' in named(dressed, "Figure")
    assert 'w:type="paragraph"' in named(dressed, "Figure (report)")


def test_there_is_one_standard_style_of_each_kind(dressed: bytes) -> None:
    styles = part(dressed, STYLES)

    kinds = [attribute(s, "type") for s in styles.iter(f"{W}style") if attribute(s, "default")]

    assert sorted(kinds) == ["character", "numbering", "paragraph", "table"]


def test_fonts_and_sizes_of_the_template_are_kept_and_its_language_is_not(dressed: bytes) -> None:
    defaults = part(dressed, STYLES).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    assert defaults is not None
    assert [attribute(e, "ascii") for e in defaults.iter(f"{W}rFonts")] == ["Georgia"]
    assert [attribute(e, "val") for e in defaults.iter(f"{W}lang")] == [english().language]


def test_lists_of_the_template_are_numbered_on_from_ours(dressed: bytes) -> None:
    numbering = part(dressed, "word/numbering.xml")
    lists = [attribute(n, "numId") for n in numbering.iter(f"{W}num")]

    assert lists == [str(i) for i in range(1, len(lists) + 1)]
    assert f'w:numId w:val="{lists[-2]}"' in named(dressed, "List Bullet")
    assert f'w:numId w:val="{lists[-1]}"' in named(dressed, "heading 1")
    order = [child.tag for child in numbering]
    assert order == sorted(order)  # every kind of list stands before every list


def test_headings_are_numbered_as_the_contents_say_whatever_their_style_does(
    dressed: bytes,
) -> None:
    headings = [
        p
        for p in part(dressed).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None
    ]

    numbers = {attribute(n, "val") for p in headings for n in p.iter(f"{W}numId")}

    assert numbers == {"1", "2"}  # sections and annexes
    assert all(p.find(f"{W}pPr/{W}numPr") is not None for p in headings)


def test_headings_from_right_to_left_have_no_number_even_where_their_style_has_one() -> None:
    body = part(rendered(packed(), arabic()))

    headings = [
        p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None
    ]

    assert {attribute(n, "val") for p in headings for n in p.iter(f"{W}numId")} == {"0"}


def test_dots_are_the_templates_where_it_has_some_and_ours_where_not(dressed: bytes) -> None:
    bare = changed_part(
        STYLES,
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>',
        "",
    )

    def direct(data: bytes) -> set[str]:
        items = part(data).iterfind(f".//{W}pStyle[@{W}val='ListBullet']/../{W}numPr/{W}numId")
        return {attribute(e, "val") for e in items}

    assert "3" not in direct(dressed)
    assert "3" in direct(rendered(bare))


def test_headings_are_headings_for_every_program_even_if_the_template_forgot(
    dressed: bytes,
) -> None:
    for level, name in enumerate(("heading 1", "heading 2", "heading 3")):
        assert f'<w:outlineLvl w:val="{level}"/>' in named(dressed, name)


def test_tab_stops_of_the_template_do_not_move_the_contents(dressed: bytes) -> None:
    entry = part(dressed).find(f".//{W}pStyle[@{W}val='TOC1']/../{W}tabs")

    assert entry is not None
    stops = [(attribute(tab, "val"), attribute(tab, "pos")) for tab in entry]
    assert stops == [("clear", "9062"), ("left", "480"), ("right", "9071")]


def test_a_quotation_looks_as_the_template_has_it_with_its_source(dressed: bytes) -> None:
    quotes = part(dressed).findall(f".//{W}pStyle[@{W}val='Quote']/..")

    assert quotes
    assert all(q.find(f"{W}ind") is None and q.find(f"{W}pBdr") is None for q in quotes)
    source = named(dressed, "Quote Source")
    assert 'w:basedOn w:val="Quote"' in source
    assert "pBdr" not in source


def test_a_template_from_right_to_left_does_not_turn_a_report_from_left_to_right() -> None:
    turned = changed_part(
        STYLES, "<w:pPrDefault/>", "<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>"
    )

    data = rendered(turned)

    assert next(part(data, STYLES).iter(f"{W}bidi"), None) is None
    assert {attribute(b, "val") for b in part(data, HEAD).iter(f"{W}bidi")} == {"1"}
