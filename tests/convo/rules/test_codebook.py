import pytest

from convo.errors import RefusedError
from convo.model.themes import Theme
from convo.rules.codebook import find_theme, matching, merged, theme_name

SAFETY = Theme(id=1, name="safety", aliases=("السلامة", "Sécurité physique"))
TRUST = Theme(id=2, name="trust", aliases=("ثقة",))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("#Local Capacity", "local-capacity"),
        ("  trust ", "trust"),
        ("first_contact", "first-contact"),
        ("السلامة", "السلامة"),
        ("安全", "安全"),
    ],
)
def test_a_theme_is_named_as_one_lower_case_word(typed: str, name: str) -> None:
    assert theme_name(typed) == name


@pytest.mark.parametrize("typed", ["", "#", "7", "a#b", "x" * 81])
def test_what_cannot_be_a_name_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="begins with a letter"):
        theme_name(typed)


@pytest.mark.parametrize("typed", ["Safety", "#safety", "السلامة", "sécurité  physique"])
def test_a_theme_is_found_by_name_or_alias(typed: str) -> None:
    assert find_theme([TRUST, SAFETY], typed) == SAFETY


def test_a_name_goes_before_an_alias() -> None:
    other = Theme(id=3, name="other", aliases=("trust",))

    assert find_theme([other, TRUST], "trust") == TRUST


def test_what_is_in_no_codebook_is_not_found() -> None:
    assert find_theme([SAFETY, TRUST], "road") is None


def test_a_theme_answers_to_the_names_of_one_merged_into_it() -> None:
    kept = merged(SAFETY, TRUST)

    assert find_theme([kept], "trust") == kept
    assert find_theme([kept], "ثقة") == kept
    assert kept.name == "safety"


def test_what_is_typed_finds_themes_the_best_first() -> None:
    themes = [
        Theme(id=1, name="community-safety"),
        Theme(id=2, name="safety", aliases=("الأمان", "seguridad")),
        Theme(id=3, name="safe-houses"),
        Theme(id=4, name="training"),
    ]

    def found(typed: str) -> list[str]:
        return [theme.name for theme in matching(themes, typed, most=3)]

    assert found("safety") == ["safety", "community-safety"]
    assert found("#Saf") == ["safe-houses", "safety", "community-safety"]
    assert found("الأ") == ["safety"]
    assert found("") == ["community-safety", "safe-houses", "safety"]
    assert found("xyz") == []
