from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.disclosure.mentions_context import around, is_border
from tests.build import IN_EVERY_SCRIPT


def characters(text: str) -> list[str]:
    cuts = [0, *(at for at in range(1, len(text)) if is_border(text, at)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if text]


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301|x",
        "👩‍👩‍👧‍👦|👍🏽|1️⃣",
        "🇮🇩|🇺🇦|🇪",
        "🇪|x",
        "क्षि|क",
        "জ্ঞা|ন",
        "ក្រុ|ម",
        "မ|န္တ|လေး",
        "ก|กำ|ที่",
        "김|\u1100\u1161\u11a8",
        "ｶﾞ|ｷ",
        "ی\u200c|خ",
    ],
)
def test_a_character_is_what_people_see_as_one(text: str) -> None:
    assert characters(text.replace("|", "")) == text.split("|")


def test_no_side_is_longer_than_it_may_be() -> None:
    assert around("0123456789", 4, 6, most=3) == ("123", "678")


def test_context_ends_where_the_line_does() -> None:
    assert around("one\ntwo Ann three\nfour", 8, 11, most=30) == ("two ", " three")


def test_a_side_is_shorter_rather_than_cut_within_a_character() -> None:
    assert around("क्षि Ann क्षि", 5, 8, most=3) == (" ", " ")


@given(st.sampled_from(IN_EVERY_SCRIPT), st.data())
def test_context_is_part_of_the_text_in_whole_characters(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))

    before, after = around(text, start, end, most=5)

    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert characters(text[:start])[::-1][: len(characters(before))] == characters(before)[::-1]
    assert characters(text[end:])[: len(characters(after))] == characters(after)
