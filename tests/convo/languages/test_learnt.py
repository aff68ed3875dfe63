import pytest

from convo.languages.grams import grams_of
from convo.languages.learnt import gain, learn

TIGRINYA = ["ብመንጽር ክብርን መሰልን", "ኩሎም ሰባት ኣብ ቅድሚ ሕጊ ማዕረ እዮም"]


def rare(gram: str) -> float:
    return 0.001 / len(gram)


def test_the_order_of_confirmed_texts_does_not_matter() -> None:
    texts = [("ti", TIGRINYA[0]), ("ti", TIGRINYA[1]), ("ha-NG", "Muna bukatar littattafai")]

    assert learn(texts) == learn(reversed(texts))


def test_all_spellings_of_a_tag_are_one_language() -> None:
    texts = [("ti", TIGRINYA[0]), ("TI", TIGRINYA[1])]

    assert learn(texts) == learn([("ti", text) for text in TIGRINYA])


def test_a_text_like_those_confirmed_becomes_likelier() -> None:
    profile = learn([("ti", TIGRINYA[0])]).by_tag["ti"]

    assert gain(profile, grams_of(TIGRINYA[0]), expected=rare) > 0


def test_a_text_unlike_those_confirmed_becomes_less_likely() -> None:
    profile = learn([("ti", TIGRINYA[0])]).by_tag["ti"]

    assert gain(profile, grams_of("ขอบคุณครับ"), expected=rare) < 0


def test_what_was_expected_anyway_is_less_of_a_gain() -> None:
    profile = learn([("ti", TIGRINYA[0])]).by_tag["ti"]
    grams = grams_of(TIGRINYA[0])

    usual = gain(profile, grams, expected=lambda _: 0.05)

    assert usual < gain(profile, grams, expected=rare)


def test_links_and_handles_are_not_learnt() -> None:
    assert learn([("ti", "https://example.org @handle")]).by_tag["ti"].counts == {}


@pytest.mark.parametrize("text", TIGRINYA)
def test_words_are_in_no_repr(text: str) -> None:
    shown = repr(learn([("ti", text)]))

    assert not any(gram in shown for gram in grams_of(text) if not gram.isspace())
