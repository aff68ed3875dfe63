import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.errors import TextTooLongError
from convo.text import MAX_CHARACTERS, as_sentence, clean, is_clean
from tests.build import IN_EVERY_SCRIPT

EVERYTHING = [
    "".join(map(chr, range(start, min(start + 50_000, 0x110000))))
    for start in range(0, 0x110000, 50_000)
]

HEAPED = ["\u0f73", "\u0344", "\u093c", "…", "👍"] + [
    mark for mark in map(chr, range(0x300, 0x600)) if unicodedata.combining(mark)
]


@pytest.mark.parametrize(
    "phrase",
    [
        *IN_EVERY_SCRIPT,
        "ශ්‍රී ලංකා",
        "क्‍ष",
        "שלום\u200e (abc)",
        "العربية \u2068Wikipedia\u2069 نص",
        "ไทย\u200bภาษา",
        "葛\U000e0100飾区",
        "a\tb\nc",
    ],
)
def test_real_words_stay_as_they_are(phrase: str) -> None:
    assert clean(phrase) == unicodedata.normalize("NFC", phrase)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\x1b]0;T\x07B", "A\ufffd]0;T\ufffdB"),
        ("A\x9b31mB", "A\ufffd31mB"),
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\uffffb", "a\ufffdb"),
    ],
)
def test_what_a_terminal_obeys_or_word_cannot_hold_is_made_visible(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2060", "\ufeff", "\U000e0041"])
def test_what_hides_or_reorders_words_is_taken_out(sign: str) -> None:
    assert clean(f"gnp{sign}.exe") == "gnp.exe"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_becomes_a_line_feed(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("open_one", ["a\u2068b", "a\u2069b", "\u2069a\u2068", "\u2067a\nb\u2069"])
def test_isolates_that_do_not_pair_within_their_line_are_taken_out(open_one: str) -> None:
    assert not set(clean(open_one)) & set("\u2066\u2067\u2068\u2069")


def test_letters_are_composed() -> None:
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize("mark", ["\u0323\u0301", "\u0f73", "\u05b8\u0591"])
def test_marks_heaped_on_one_letter_are_composed_as_fast_as_words(mark: str) -> None:
    def seconds(unit: str) -> float:
        begin = process_time()
        clean(unit * (20_000 // len(unit)))
        return process_time() - begin

    words, heaped = (min(seconds(unit) for _ in range(3)) for unit in ("a\u0301 ", mark))

    assert heaped < 20 * words + 0.01


@given(st.lists(st.text(st.sampled_from(HEAPED), max_size=90), max_size=4).map("".join))
def test_many_marks_on_one_letter_are_composed_like_a_few(marks: str) -> None:
    assert clean(f"ệ{marks}") == unicodedata.normalize("NFC", f"ệ{marks}")


def test_marks_that_do_not_combine_keep_their_order_among_many() -> None:
    heaped = "क" + "\u0901\u0301\u0316\u093e\u0316" * 40  # U+0901 and U+093E stay where they are

    assert clean(heaped) == unicodedata.normalize("NFC", heaped)


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert is_clean(once)


@given(st.text(st.characters(codec=None)))
def test_what_is_clean_is_what_cleaning_leaves(text: str) -> None:
    assert is_clean(text) == (clean(text) == text)


def test_the_longest_text_is_kept_and_a_longer_one_refused_with_both_numbers() -> None:
    assert clean("a" * MAX_CHARACTERS) == "a" * MAX_CHARACTERS

    with pytest.raises(TextTooLongError, match=r"100,001 characters and 100,000"):
        clean("a" * (MAX_CHARACTERS + 1))


def test_a_sentence_begins_with_a_capital_and_ends_once() -> None:
    assert as_sentence("there is none") == "There is none."
    assert as_sentence("ésta no") == "Ésta no."
    assert as_sentence("no such key: did you mean 'f4'?") == "No such key: did you mean 'f4'?"
