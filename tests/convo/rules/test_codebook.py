import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from convo.errors import RefusedError
from convo.model.themes import Theme
from convo.rules.codebook import (
    GLYPHS,
    aliases_text,
    as_tree,
    find_theme,
    glyph_of,
    matching,
    merged,
    read_aliases,
    theme_name,
)

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


@pytest.mark.parametrize("glyph", GLYPHS)
def test_a_shape_is_one_cell_wide_wherever_it_is_shown(glyph: str) -> None:
    assert cell_len(glyph) == 1
    assert unicodedata.east_asian_width(glyph) == "N"


def test_a_theme_keeps_its_shape_whatever_is_told_of_it() -> None:
    changed = replace(SAFETY, name="ስም", colour="#000000", retired=True)

    assert glyph_of(changed) == glyph_of(SAFETY)
    assert glyph_of(TRUST) != glyph_of(SAFETY)


@pytest.mark.parametrize("typed", ["défis", "Défis", "fr:-défis"])
def test_a_language_before_an_alias_need_not_be_typed(typed: str) -> None:
    theme = Theme(id=3, name="challenges", aliases=("fr: Défis",))

    assert (find_theme([theme], typed) is theme) == (typed.casefold() == "défis")


def test_a_retired_theme_is_offered_for_all_of_its_name_alone() -> None:
    retired = replace(SAFETY, retired=True)

    assert matching([retired], "saf", most=5) == []
    assert matching([retired], "السلامة", most=5) == [retired]


def test_a_tree_has_parts_behind_their_wholes_and_no_circle() -> None:
    part = Theme(id=3, name="կ", parent_id=1)
    alone = Theme(id=4, name="地域", parent_id=99)
    one, other = Theme(id=5, name="one", parent_id=6), Theme(id=6, name="other", parent_id=5)

    told = [(theme.id, depth) for theme, depth in as_tree([SAFETY, TRUST, part, alone, one, other])]

    assert told == [(1, 0), (3, 1), (2, 0), (4, 0), (5, 0), (6, 0)]


@given(st.lists(st.text().map(lambda text: " ".join(text.split())).filter(bool), unique=True))
def test_aliases_are_read_back_as_they_were_written(aliases: list[str]) -> None:
    assert read_aliases(aliases_text(aliases)) == tuple(aliases)
