import pytest

from convo.languages.kin import kin_of
from convo.languages.tags import canonical

PAIRS = ["am ti", "bn as", "bs hr", "cs sk", "he yi", "hr sr", "id ms", "nb nn", "ru uk", "xh zu"]


@pytest.mark.parametrize("pair", PAIRS)
def test_kin_is_kin_both_ways(pair: str) -> None:
    one, other = pair.split()

    assert other in kin_of(one)
    assert one in kin_of(other)


def test_no_language_is_its_own_kin() -> None:
    assert all(tag not in kin_of(tag) for pair in PAIRS for tag in pair.split())


def test_a_language_may_belong_to_two_families() -> None:
    assert {"mr", "ne", "bho", "mai"} <= kin_of("hi")
    assert "bho" not in kin_of("ne")


def test_most_languages_have_no_kin() -> None:
    assert kin_of("km") == kin_of("fi") == frozenset()


def test_every_code_is_in_the_spelling_that_is_kept() -> None:
    codes = {code for pair in PAIRS for tag in pair.split() for code in {tag, *kin_of(tag)}}

    assert all(canonical(code) == code for code in codes)
