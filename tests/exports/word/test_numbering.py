import pytest
from lxml import etree

from exports.word.numbering import ANNEXES, BULLETS, HEADINGS, NUMBERS, numbering_xml
from tests.exports.word.wml import Element, W, attribute


def levels(number: int, *, numbered: bool = True) -> list[Element]:
    root = etree.fromstring(numbering_xml(0, numbered=numbered).encode())
    return [
        level
        for found in root.iterfind(f"{W}abstractNum[@{W}abstractNumId='{number}']")
        for level in found.iterfind(f"{W}lvl")
    ]


def values(found: list[Element], tag: str) -> list[str]:
    return [attribute(e, "val") for level in found for e in level.iterfind(f"{W}{tag}")]


@pytest.mark.parametrize(
    ("number", "formats"),
    [
        (HEADINGS, ["decimal"] * 4),
        (ANNEXES, ["upperLetter", *["decimal"] * 3]),
        (BULLETS, ["bullet"]),
        (NUMBERS, ["decimal"]),
    ],
)
def test_each_list_counts_in_its_own_way(number: int, formats: list[str]) -> None:
    assert values(levels(number), "numFmt") == formats


@pytest.mark.parametrize("number", [HEADINGS, ANNEXES])
def test_a_level_shows_the_levels_above_it(number: int) -> None:
    shown = values(levels(number), "lvlText")

    assert shown == ["%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4"]


def test_headings_belong_to_one_list_and_annexes_borrow_their_style() -> None:
    styles = [f"Heading{i}" for i in range(1, 5)]

    assert values(levels(HEADINGS), "pStyle") == styles
    assert values(levels(ANNEXES), "pStyle") == []
    assert values(levels(HEADINGS, numbered=False), "pStyle") == []
