import pytest

from convo.languages.table import build_table, column, evidence, figure

PROFILES = {"xa": {"a": 60, "b": 40, "ab": 10}, "xb": {"a": 10, "c": 90, "ac": 10}}


def test_a_gram_speaks_for_the_language_that_uses_it_more() -> None:
    table = build_table(PROFILES, letters="LATIN")

    found = evidence(table, ["a"])

    assert found["xa"] > 0 > found["xb"]


def test_grams_of_different_lengths_are_compared_with_their_own_kind() -> None:
    table = build_table(PROFILES, letters="LATIN")

    assert table.usual["ab"] == pytest.approx(0.5)
    assert table.usual["a"] == pytest.approx(0.35)


def test_evidence_adds_up_in_any_order() -> None:
    table = build_table(PROFILES, letters="LATIN")

    assert evidence(table, ["a", "b", "ab"]) == evidence(table, ["ab", "b", "a"])
    assert evidence(table, ["a", "a"])["xa"] == 2 * evidence(table, ["a"])["xa"]


def test_a_gram_nobody_has_says_nothing() -> None:
    table = build_table(PROFILES, letters="LATIN")

    assert evidence(table, ["z"]) == {"xa": 0.0, "xb": 0.0}


def test_no_gram_rules_a_language_out() -> None:
    table = build_table(PROFILES, letters="LATIN")

    assert -4 < evidence(table, ["c"])["xa"] < -3.5


def test_grams_in_another_script_are_left_out() -> None:
    table = build_table({"xa": {"a": 5, "я": 95}}, letters="LATIN")

    assert set(table.rows) == {"a"}
    assert table.usual["a"] == 1


def test_the_figure_of_one_gram_is_the_evidence_of_it_alone() -> None:
    table = build_table(PROFILES, letters="LATIN")

    at = column(table, "xb")

    assert figure(table, "a", at) == evidence(table, ["a"])["xb"]
    assert figure(table, "z", at) == figure(table, "a", column(table, "xz")) == 0


def test_a_script_without_profiles_has_an_empty_table() -> None:
    table = build_table({}, letters="ETHIOPIC")

    assert table.languages == ()
    assert evidence(table, ["ሀ"]) == {}
