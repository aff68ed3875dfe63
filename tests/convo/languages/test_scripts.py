import json
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convo.languages.scripts import (
    COMPLEX,
    EAST_ASIAN,
    INDIC,
    RTL,
    pieces,
    right_to_left,
    script,
    slot,
)
from tests.shared import shared

WORDS = {
    "LATIN": "habitatge",
    "ARABIC": "می‌خواهم",
    "HEBREW": "שָׁלוֹם",
    "DEVANAGARI": "क्षेत्र",
    "BENGALI": "স্বাধীন",
    "MYANMAR": "မြန်မာ",
    "KHMER": "ស្រុក",
    "THAI": "ชุมชน",
    "CJK": "社区",
    "HIRAGANA": "ひらがな",
    "KATAKANA": "コミュニティー",
    "HANGUL": "공동체",
    "ETHIOPIC": "ማህበረሰብ",
}

unhurried = settings(deadline=None)  # machines that run tests are busy
every_character = st.characters(exclude_categories=["Cs"])
mixed = st.lists(
    st.one_of(
        st.sampled_from(
            [*WORDS.values(), " ", ". ", " (", "5", "3.5", "\u200c", "\u0301", "👩‍👩‍👧"]
        ),
        every_character,
    )
).map("".join)


@pytest.mark.parametrize(("name", "word"), WORDS.items())
def test_a_word_is_one_piece_of_its_script(name: str, word: str) -> None:
    assert pieces(word) == [(word, name)]


@pytest.mark.parametrize("character", [" ", "7", "٣", ".", "\u0301", "\u200c", "ʼ", "ᳩ", "ー", "𝐀"])
def test_what_several_scripts_share_has_none(character: str) -> None:
    assert script(character) is None


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("々", "CJK"),
        ("𛀂", "HIRAGANA"),
        ("ｶ", "KATAKANA"),
        ("ﾡ", "HANGUL"),
        ("Ａ", "FULLWIDTH"),
        ("𐰀", "OLD TURKIC"),
    ],
)
def test_letters_with_unusual_names_have_the_script_of_their_kind(letter: str, name: str) -> None:
    assert script(letter) == name


def test_letters_of_scripts_from_right_to_left_are_those_unicode_says() -> None:
    letters = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character)[0] == "L" and script(character)
    ]

    wrong = {
        script(letter)
        for letter in letters
        if (script(letter) in RTL) != (unicodedata.bidirectional(letter) in {"R", "AL"})
    }

    assert not wrong


@pytest.mark.parametrize(
    ("names", "kind"),
    [(RTL, "rtl"), (COMPLEX - RTL, "cs"), (INDIC, "cs"), (EAST_ASIAN, "eastAsia")],
)
def test_word_treats_each_script_as_one_kind(names: frozenset[str], kind: str) -> None:
    assert {slot(name) for name in names} == {kind}


@pytest.mark.parametrize("name", ["LATIN", "CYRILLIC", "ETHIOPIC", None])
def test_other_scripts_are_text_like_any_other_to_word(name: str | None) -> None:
    assert slot(name) == "val"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("habitatge", False),
        ("سلام", True),
        ("שלום", True),
        ("ชุมชน", False),
        ("سلام ok", True),
        ("hello سلام", False),
        ("four אבגד", False),
        ("12 + 7 = ?", None),
        ("٣٤", None),
        ("", None),
    ],
)
def test_a_text_runs_the_way_most_of_its_letters_do(text: str, *, direction: bool | None) -> None:
    assert right_to_left(text) is direction


@unhurried
@given(text=mixed, rtl=st.booleans())
def test_pieces_are_the_text_again_and_never_empty(text: str, *, rtl: bool) -> None:
    found = [piece for piece, _ in pieces(text, rtl=rtl)]

    assert "".join(found) == text
    assert all(found)


@unhurried
@given(text=mixed, rtl=st.booleans())
def test_all_letters_of_a_piece_have_its_script(text: str, *, rtl: bool) -> None:
    for piece, name in pieces(text, rtl=rtl):
        assert {script(each) for each in piece} - {None} <= {name}


@unhurried
@given(text=mixed, rtl=st.booleans())
@example(text="a \u0301\u200cسلام", rtl=True)
@example(text="سلا\u0651م\u200d م\u0301abc\u0301\u200d", rtl=False)
def test_no_piece_begins_with_a_mark_or_a_joiner_that_follows_a_letter(
    text: str, *, rtl: bool
) -> None:
    for (before, _), (after, _) in pairwise(pieces(text, rtl=rtl)):
        joins = unicodedata.category(after[0])[0] == "M" or after[0] in "\u200c\u200d"
        assert not (joins and unicodedata.category(before[-1])[0] in "LNM")


@unhurried
@given(text=st.text(st.characters(max_codepoint=0x24F)), rtl=st.booleans())
def test_short_cuts_for_latin_text_change_nothing(text: str, *, rtl: bool) -> None:
    quick = pieces(text, rtl=rtl)

    slow = pieces(text + "\ue000", rtl=rtl)  # a private character: it has no script

    assert "".join(piece for piece, _ in slow) == text + "\ue000"
    assert {name for _, name in quick} == {name for piece, name in slow if piece != "\ue000"}


def test_every_letter_of_the_short_cut_for_latin_is_latin_or_shared() -> None:
    ranges = [range(0x2B0), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2070)]

    names = {script(chr(code)) for codes in ranges for code in codes}

    assert names == {"LATIN", None}


def test_signs_at_the_ends_go_with_the_paragraph() -> None:
    text = "«سلام»."

    assert pieces(text) == [("«", None), ("سلام", "ARABIC"), ("».", None)]
    assert pieces(text, rtl=True) == [(text, "ARABIC")]


def test_signs_between_two_directions_go_with_the_paragraph() -> None:
    text = "I said «سلام» twice"

    assert pieces(text) == [("I said «", "LATIN"), ("سلام", "ARABIC"), ("» twice", "LATIN")]
    assert pieces(text, rtl=True) == [
        ("I said", "LATIN"),
        (" «سلام» ", "ARABIC"),
        ("twice", "LATIN"),
    ]


def test_signs_between_two_scripts_of_one_direction_stay_with_the_first() -> None:
    assert pieces("سلام - שלום", rtl=True) == [("سلام - ", "ARABIC"), ("שלום", "HEBREW")]


def test_digits_stay_with_the_word_they_stand_in() -> None:
    assert pieces("شبكة 3G و4", rtl=True) == [
        ("شبكة ", "ARABIC"),
        ("3G", "LATIN"),
        (" و4", "ARABIC"),
    ]
    assert pieces("5km", rtl=True) == [("5km", "LATIN")]


def test_pieces_without_letters_run_with_the_paragraph() -> None:
    assert pieces("٣٤ %") == [("٣٤ %", None)]
    assert pieces("٣٤ %", rtl=True) == [("٣٤ %", "ARABIC")]


def test_emoji_joined_into_one_are_not_cut() -> None:
    family = "👩‍👩‍👧"

    found = pieces(f"سلام {family} hello {family} سلام", rtl=True)

    assert sum(piece.count(family) for piece, _ in found) == 2


def test_a_change_of_script_within_one_direction_is_cut_too() -> None:
    assert pieces("東京タワーへ") == [("東京", "CJK"), ("タワー", "KATAKANA"), ("へ", "HIRAGANA")]


def test_the_declaration_in_forty_four_languages_is_cut_without_loss() -> None:
    path = shared("udhr/udhr_shared.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    for row in rows:
        rtl: bool = row["dir"] == "rtl"
        assert right_to_left(row["text"]) is rtl
        assert "".join(piece for piece, _ in pieces(row["text"], rtl=rtl)) == row["text"]
