from time import process_time

import pytest

from convo.languages.grams import ENOUGH, fold, grams_of, without_noise


def test_a_words_ends_are_spaces_in_its_longer_grams() -> None:
    assert grams_of("ab") == ["a", "b", " a", "ab", "b ", " ab", "ab "]


def test_no_gram_goes_from_one_word_to_the_next() -> None:
    assert grams_of("ab cd") == grams_of("ab") + grams_of("cd")


@pytest.mark.parametrize(
    "text",
    ["", "123 456", "👍🏽🎉", "!?… -- ()", "٣٤٥"],
)
def test_what_is_no_word_has_no_grams(text: str) -> None:
    assert grams_of(text) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ein WORT, zwei!", "ein wort zwei"),
        ("می‌خواهم", "ميخواهم"),
        ("știință", "ştiinţă"),
        ("việt", "viểt"),
        ("हिन्दी।", "हिन्दी"),
        ("İstanbul", "İstanbul"),
    ],
)
def test_letters_are_folded_as_the_profiles_were(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_end_of_a_long_text_is_not_looked_at() -> None:
    beginning = "word " * (ENOUGH // 5)

    assert grams_of(beginning + "другое") == grams_of(beginning)


@pytest.mark.parametrize(
    "noise",
    [
        "https://example.org/wiki/Page?a=b",
        "www.example.org",
        "a.b@example.org",
        "@handle",
        "#Theme",
    ],
)
def test_links_addresses_handles_and_hashtags_are_noise(noise: str) -> None:
    assert without_noise(f"see {noise} there").split() == ["see", "there"]


def test_a_long_text_without_spaces_takes_time_in_proportion() -> None:
    def seconds(characters: int) -> float:
        begin = process_time()
        without_noise("ห้องสมุด" * (characters // 8))
        return process_time() - begin

    assert min(seconds(80_000) for _ in range(3)) < 20 * min(seconds(8_000) for _ in range(3))
