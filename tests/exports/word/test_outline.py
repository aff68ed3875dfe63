from dataclasses import replace

import pytest

from exports.blocks import Document, Quotation, Section, Table
from exports.word.outline import outline
from tests.exports.word.samples import english


def with_sections(*sections: Section) -> Document:
    return replace(english(), sections=sections)


def table(label: str, name: str) -> Table:
    return Table(
        label=label, caption="Some", name=name, about="", head=("a",), rows=(), widths=(1,)
    )


def test_sections_within_an_annex_are_lettered_with_it() -> None:
    inner = Section(title="b", sections=(Section(title="c"),))

    found = outline(with_sections(Section(title="a", annex=True, sections=(inner,))))

    assert [heading.number for heading in found.headings] == ["A", "A.1", "A.1.1"]


def test_sections_within_count_from_one_in_each_section() -> None:
    pair = Section(title="a", sections=(Section(title="b"), Section(title="c")))

    found = outline(with_sections(pair, pair))

    assert [h.number for h in found.headings] == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_an_annex_does_not_change_the_count_of_sections() -> None:
    found = outline(
        with_sections(Section(title="a"), Section(title="b", annex=True), Section(title="c"))
    )

    assert [heading.number for heading in found.headings] == ["1", "A", "2"]


def test_the_annex_after_z_is_aa_as_in_word() -> None:
    found = outline(with_sections(*[Section(title="a", annex=True)] * 28))

    assert [heading.number for heading in found.headings[25:]] == ["Z", "AA", "BB"]


def test_headings_from_right_to_left_have_no_numbers() -> None:
    document = replace(english(), right_to_left=True)

    found = outline(document)

    assert {heading.number for heading in found.headings} == {""}


def test_captions_are_counted_by_label() -> None:
    blocks = (table("Table", "a"), table("Figure", "b"), table("Table", "c"))

    found = outline(with_sections(Section(title="x", blocks=blocks)))

    assert [found.marks[name].shown for name in "abc"] == ["Table 1", "Figure 1", "Table 2"]


def test_a_label_word_cannot_count_by_is_counted_under_another_name() -> None:
    blocks = (table("جدول", "a"), table("Table", "b"), table("जोड़", "c"), table("जोड़", "d"))

    found = outline(with_sections(Section(title="x", blocks=blocks)))

    assert [found.captions[name].sequence for name in "abcd"] == [
        "Label1",
        "Table",
        "Label3",
        "Label3",
    ]


def test_a_quotation_shows_whose_words_it_is() -> None:
    said = Quotation(text="Something.", verbatim=True, source="Somebody, no. 3", name="q")

    found = outline(with_sections(Section(title="x", blocks=(said,))))

    assert found.marks["q"].shown == "Somebody, no. 3"


def test_words_are_not_in_the_repr() -> None:
    shown = repr(outline(english()))

    assert english().sections[0].title not in shown
    assert "Participant" not in shown


def test_sections_too_deep_for_a_heading_are_refused() -> None:
    section = Section(title="x")
    for _ in range(4):
        section = Section(title="x", sections=(section,))

    with pytest.raises(ValueError, match="4 deep"):
        outline(with_sections(section))
