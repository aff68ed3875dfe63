import csv
import re
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.rules.agreement import (
    Reliability,
    Unit,
    cohens_kappa,
    compared,
    krippendorffs_alpha,
    share_of_same,
)
from tests.shared import shared

FOUR_READERS = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)
TWO_READERS = list(zip("aabbdcccedda", "babbbccceddd", strict=True))

choice = st.sampled_from("abc")
pairs = st.lists(st.tuples(choice, choice), max_size=30)
units_of_any = st.lists(st.lists(choice | st.none(), min_size=3, max_size=3), max_size=20)


def rows(name: str) -> list[dict[str, str]]:
    lines = shared(f"labelled/upr_irr/{name}").read_bytes().decode("mac_roman").splitlines()
    return list(csv.DictReader(line for line in lines if line))


def variable(name: str) -> str:
    """Return a code as the published table calls it."""
    return re.sub(r"\W", ".", name.strip()).removeprefix("X")


def figure(cell: str) -> float | None:
    return None if cell.startswith("undefined") else float(cell)


def test_kappa_alpha_and_percentages_are_those_published() -> None:
    first, second = rows("t1-erin-binary.csv"), rows("t1-sample-binary.csv")
    ids = {code: number for number, code in enumerate(first[0]) if code.strip() != "id"}
    readings = [
        {number: {ids[code] for code in ids if row[code] == "1"} for number, row in enumerate(of)}
        for of in (first, second)
    ]
    published = {variable(row["Variable"]): row for row in rows("t1-irr-after.csv")}

    found = compared(readings, ids.values())

    assert len(ids) == 102
    for code, id_ in ids.items():
        row, ours = published[variable(code)], found.by_theme[id_]
        assert ours.kappa == pytest.approx(figure(row["Cohen.s.Kappa"]), abs=1e-8)
        assert ours.alpha == pytest.approx(figure(row["Krippendorff.s.Alpha"]), abs=1e-8)
        assert ours.same == pytest.approx(float(row["Percent.Agreement"]) / 100)


def test_kappa_of_a_textbook() -> None:
    units = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert cohens_kappa(units) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        (list(zip("0100000010", "1110010000", strict=True)), 0.095),
        (TWO_READERS, 0.692),
        (FOUR_READERS, 0.743),
    ],
)
def test_alpha_of_textbooks(units: Sequence[Unit], alpha: float) -> None:
    assert krippendorffs_alpha(units) == pytest.approx(alpha, abs=0.0005)


@pytest.mark.parametrize("units", [[], [("a", "a")], [("a", None)], [("a", "a"), ("a", "a")]])
def test_no_figure_is_told_where_chance_alone_would_make_all_agree(units: list[Unit]) -> None:
    assert cohens_kappa(units) is None
    assert krippendorffs_alpha(units) is None


def test_no_share_is_told_where_nobody_can_disagree() -> None:
    assert share_of_same([("a", None), (None, None)]) is None


def test_kappa_is_of_two_readers() -> None:
    with pytest.raises(ValueError, match="two readers"):
        cohens_kappa([("a", "a", "b")])


@given(pairs)
def test_figures_do_not_depend_on_who_is_first(units: list[tuple[str, str]]) -> None:
    swapped = [(second, first) for first, second in units]

    assert cohens_kappa(units) == cohens_kappa(swapped)
    assert krippendorffs_alpha(units) == krippendorffs_alpha(swapped)


@given(units_of_any, st.permutations("abc"))
def test_figures_do_not_depend_on_how_choices_are_called(
    units: list[list[str | None]], names: list[str]
) -> None:
    called = dict(zip("abc", names, strict=True))
    renamed = [[each and called[each] for each in unit] for unit in units]

    assert krippendorffs_alpha(units) == krippendorffs_alpha(renamed)
    assert share_of_same(units) == share_of_same(renamed)
    assert cohens_kappa([unit[:2] for unit in units]) == cohens_kappa(
        [unit[:2] for unit in renamed]
    )


@given(st.lists(choice, min_size=2).filter(lambda chosen: len(set(chosen)) > 1))
def test_perfect_agreement_is_one(chosen: list[str]) -> None:
    assert cohens_kappa([(each, each) for each in chosen]) == 1
    assert krippendorffs_alpha([(each, each, each) for each in chosen]) == 1


@given(pairs)
def test_no_figure_is_above_one(units: list[tuple[str, str]]) -> None:
    assert (cohens_kappa(units) or 0) <= 1
    assert (krippendorffs_alpha(units) or 0) <= 1


@given(units_of_any)
def test_what_nobody_or_one_reader_has_read_changes_nothing(units: list[list[str | None]]) -> None:
    more: list[Unit] = [*units, [None, None, None], [None, "a", None]]

    assert krippendorffs_alpha(more) == krippendorffs_alpha(units)
    assert share_of_same(more) == share_of_same(units)


def test_what_one_reader_has_not_read_is_left_out_of_kappa() -> None:
    units = [("a", "a"), ("b", "a"), ("b", "b")]

    assert cohens_kappa([*units, ("a", None)]) == cohens_kappa(units)


def test_a_text_under_no_theme_was_read_all_the_same() -> None:
    found = compared([{1: {7}, 2: ()}, {1: {7}, 2: ()}], [7])

    assert found.by_theme[7] == Reliability(texts=2, same=1, kappa=1, alpha=1)


def test_a_text_that_one_has_not_read_is_no_disagreement() -> None:
    found = compared([{1: {7}, 2: (), 3: {7}}, {1: {7}, 2: ()}], [7])

    assert found.by_theme[7] == Reliability(texts=2, same=1, kappa=1, alpha=1)


def test_three_readers_have_an_alpha_and_no_kappa() -> None:
    found = compared([{1: {7}, 2: ()}] * 3, [7])

    assert found.by_theme[7] == Reliability(texts=2, same=1, kappa=None, alpha=1)


def test_one_reader_agrees_with_nobody() -> None:
    found = compared([{1: {7}, 2: ()}], [7])

    assert found.overall == Reliability(texts=0, same=None, kappa=None, alpha=None)


def test_without_themes_there_is_nothing_to_agree_on() -> None:
    assert compared([{1: ()}, {1: ()}], []).overall == Reliability(
        texts=0, same=None, kappa=None, alpha=None
    )


def test_over_all_themes_disagreement_is_summed_up_before_it_is_divided() -> None:
    # Theme 7 is under half of four texts, and they agree; theme 8 under one, for one reader alone.
    first = {1: {7}, 2: {7}, 3: set[int](), 4: {8}}
    second = {1: {7}, 2: {7}, 3: set[int](), 4: set[int]()}

    found = compared([first, second], [7, 8])

    assert found.by_theme[7].kappa == 1
    assert found.by_theme[8].kappa == 0
    assert found.overall.same == pytest.approx(7 / 8)
    assert found.overall.kappa == pytest.approx(1 - (0 + 1 / 4) / (1 / 2 + 1 / 4))


def test_readers_who_draw_lots_agree_by_chance() -> None:
    units = list(product("ab", repeat=2))

    assert cohens_kappa(units) == 0
