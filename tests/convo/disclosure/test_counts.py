import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.disclosure.counts import LEAST, Band, Withheld, band, countable, figure, line
from convo.model.words import Audience

SMALL = st.integers(0, 12)


def test_small_numbers_are_withheld_and_nothing_is_a_number() -> None:
    assert [figure(number, at_least=3) for number in (0, 1, 2, 3)] == [
        0,
        Withheld(3),
        Withheld(3),
        3,
    ]


def test_a_number_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        figure(-1, at_least=5)


def test_a_threshold_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        figure(3, at_least=0)


def test_the_public_is_shown_less_than_the_policy_team() -> None:
    assert LEAST == {Audience.INTERNAL: 5, Audience.PUBLIC: 11}


def test_people_are_told_in_bands() -> None:
    assert [band(number, at_least=5) for number in (4, 5, 9, 10, 19, 12_000)] == [
        Withheld(5),
        Band(low=5, high=9),
        Band(low=5, high=9),
        Band(low=10, high=19),
        Band(low=10, high=19),
        Band(low=5_000, high=None),
    ]


def test_a_band_begins_at_the_threshold() -> None:
    assert band(12, at_least=11) == Band(low=11, high=19)


def test_nobody_counted_is_no_band() -> None:
    assert band(0, at_least=5) is None


def test_a_row_hides_a_second_number_beside_its_only_small_one() -> None:
    shown = line([9, 12, 3, 10], seen=[0, 0, 0, 0], at_least=5)

    assert shown == (Withheld(), 12, Withheld(), 10)


def test_a_row_without_small_numbers_is_shown() -> None:
    assert line([9, 0, 5], seen=[0, 0, 0], at_least=5) == (9, 0, 5)


def test_ones_that_add_up_to_the_threshold_are_not_told_by_their_total() -> None:
    shown = line([1, 1, 1, 1, 1, 20], seen=[0] * 6, at_least=5)

    assert shown == (Withheld(),) * 6


def test_what_is_seen_of_a_number_is_nothing_to_hide_behind() -> None:
    shown = line([3, 20, 30], seen=[0, 20, 10], at_least=5)

    assert shown == (Withheld(), 20, Withheld())


def test_few_in_all_besides_those_that_are_seen_are_placed_by_no_number() -> None:
    assert line([20, 21, 30], seen=[20, 20, 28], at_least=5) == (Withheld(),) * 3
    assert line([20, 21, 30], seen=[20, 20, 26], at_least=5) == (20, 21, 30)


def test_a_row_with_too_little_to_hide_among_tells_nothing_at_all() -> None:
    assert line([0, 3, 0], seen=[0, 0, 0], at_least=5) == (Withheld(),) * 3


def test_one_number_alone_is_its_own_total() -> None:
    assert line([20], seen=[19], at_least=5) == (20,)
    assert line([4], seen=[0], at_least=5) == (4,)


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    numbers = draw(st.lists(SMALL, min_size=2, max_size=5))
    return numbers, [draw(st.integers(0, number)) for number in numbers]


@given(rows(), st.integers(1, 6))
def test_a_total_leaves_open_whether_a_withheld_number_is_small(
    row: tuple[list[int], list[int]], at_least: int
) -> None:
    numbers, seen = row

    shown = line(numbers, seen=seen, at_least=at_least)

    hidden = {place for place, number in enumerate(shown) if isinstance(number, Withheld)}
    if len(hidden) == len(numbers):
        return  # each of them could be 0
    for place in hidden:
        others = hidden - {place}
        least = sum(max(seen[other], min(numbers[other], 1)) for other in others)
        assert sum(numbers[each] for each in hidden) - least >= at_least


@given(rows(), st.integers(1, 6))
def test_what_a_row_shows_is_true_and_not_small(
    row: tuple[list[int], list[int]], at_least: int
) -> None:
    numbers, seen = row

    for number, true in zip(line(numbers, seen=seen, at_least=at_least), numbers, strict=True):
        if isinstance(number, int):
            assert number == true
            assert not 0 < number < at_least


def test_a_part_is_counted_unless_it_is_small_or_leaves_a_small_rest() -> None:
    assert countable({"a": 6, "b": 4}, whole=10, at_least=4) == {"a", "b"}
    assert countable({"a": 6, "b": 3}, whole=9, at_least=4) == set()
    assert countable({"a": 9, "b": 3}, whole=12, at_least=4) == set()


def test_a_part_that_leaves_a_small_rest_is_not_counted_even_beside_the_whole() -> None:
    assert countable({"a": 20, "b": 18}, whole=20, at_least=5) == {"a"}


def test_parts_leave_no_small_rest_together() -> None:
    parts = {"a": 10, "b": 8, "c": 5}

    assert countable(parts, whole=25, at_least=5) == {"a", "b"}


@given(st.lists(SMALL, max_size=5), st.integers(0, 9), st.integers(1, 6))
def test_no_choice_of_separate_parts_gives_a_small_number_away(
    numbers: list[int], rest: int, at_least: int
) -> None:
    parts = dict(enumerate(numbers))
    whole = sum(numbers) + rest

    chosen = countable(parts, whole=whole, at_least=at_least)

    for choice in range(1 << len(numbers)):
        told = sum(parts[key] for key in chosen if choice >> key & 1)
        assert not 0 < whole - told < at_least or not told
    assert all(parts[key] >= at_least for key in chosen)
