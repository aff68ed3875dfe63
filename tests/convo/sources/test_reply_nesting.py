import pytest

from convo.sources.reply_nesting import Place, indent_of, replies_to


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("words", 0),
        ("    words", 4),
        ("  • words", 4),
        ("      □ words", 8),
        (" 9. words", 4),
        (" 10. words", 4),
        ("2021 was cold", 0),
        ("", 0),
    ],
)
def test_a_line_begins_behind_its_spaces_and_marks(line: str, column: int) -> None:
    assert indent_of(line).column == column


@pytest.mark.parametrize(
    ("line", "spaced"), [("    words", True), (" words", False), ("  • words", False), ("", False)]
)
def test_only_spaces_make_a_line_spaced(line: str, *, spaced: bool) -> None:
    assert indent_of(line).spaced is spaced


def test_a_comment_that_ends_in_a_list_is_no_deeper_for_it() -> None:
    places = [
        Place(section=1, first=indent_of("one"), last=indent_of("one")),
        Place(section=1, first=indent_of("two"), last=indent_of("  • two")),
        Place(section=1, first=indent_of("    three"), last=indent_of("    three")),
    ]

    assert replies_to(places) == [None, None, 1]


def test_no_replies_are_told_on_a_page_without_headings() -> None:
    lines = ["one", "    two"]

    places = [Place(section=0, first=indent_of(x), last=indent_of(x)) for x in lines]

    assert replies_to(places) == [None, None]
