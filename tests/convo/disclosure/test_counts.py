from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.counts import (
    LEAST,
    Band,
    Cell,
    Count,
    Withheld,
    band,
    cell,
    count,
    countable,
    figure,
    line,
)
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Audience, Use

SMALL = st.integers(0, 12)


def counted(number: int, people: int | None = None) -> Count:
    return Count(number=number, people=number if people is None else people)


def cells(
    numbers: Sequence[int], *, people: Sequence[int] = (), seen: Sequence[int] = ()
) -> list[Cell]:
    """Return cells in which everybody said one thing, and nothing is seen, unless it is given."""
    return [
        Cell(
            whole=counted(number, behind),
            unseen=counted(number - found, min(behind, number - found)),
        )
        for number, behind, found in zip(
            numbers, people or numbers, seen or [0] * len(numbers), strict=True
        )
    ]


def contributions(*speakers: int | None, start: int = 1) -> list[Contribution]:
    """Return one contribution of each; None is somebody whom the notes do not know."""
    return [
        Contribution(
            id=start + place,
            session_id=1,
            participant_id=speaker,
            attribution=Attribution.REGION,
            use=Use.QUOTE,
            text="ጥያቄ አለኝ።",
        )
        for place, speaker in enumerate(speakers)
    ]


def test_a_participant_is_one_person_and_whoever_is_not_known_another_each_time() -> None:
    assert count(contributions(7, 7, 8, None, None)) == counted(5, 4)


def test_the_parts_of_one_note_are_one_person() -> None:
    whole, *parts = contributions(None, None, None)
    parts = [replace(part, one_with=whole.id) for part in parts]

    assert count([whole, *parts]) == counted(3, 1)
    assert count(parts) == counted(2, 1)


def test_no_number_has_more_people_behind_it_than_contributions() -> None:
    for number, people in ((3, 4), (3, 0), (-1, -1)):
        with pytest.raises(ValueError, match="behind a number"):
            counted(number, people)


def test_a_cell_knows_what_a_reader_finds_elsewhere() -> None:
    found = cell(contributions(7, 7, 8, None), seen={1, 3, 99})

    assert (found.whole, found.unseen, found.seen) == (counted(4, 3), counted(2, 2), 2)


def test_small_numbers_are_withheld_and_nothing_is_a_number() -> None:
    assert [figure(counted(number), at_least=3) for number in (0, 1, 2, 3)] == [
        0,
        Withheld(3),
        Withheld(3),
        3,
    ]


def test_a_number_that_few_people_make_is_withheld_and_not_said_to_be_small() -> None:
    assert figure(counted(12, 2), at_least=3) == Withheld()
    assert figure(counted(12, 3), at_least=3) == 12


def test_fewer_than_two_is_not_said_for_that_is_one() -> None:
    assert figure(counted(1), at_least=2) == band(1, at_least=2) == Withheld()
    assert figure(counted(1), at_least=3) == band(1, at_least=3) == Withheld(3)


def test_a_threshold_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        figure(counted(3), at_least=0)


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
    shown = line(cells([9, 12, 3, 10]), at_least=5)

    assert shown == (Withheld(), 12, Withheld(), 10)


def test_a_row_hides_the_large_number_of_one_person_beside_another() -> None:
    shown = line(cells([9, 12, 30, 10], people=[9, 1, 30, 10]), at_least=5)

    assert shown == (Withheld(), Withheld(), 30, 10)


def test_one_person_who_spoke_often_needs_room_for_all_the_others() -> None:
    shown = line(cells([12, 4, 6, 30], people=[1, 4, 6, 30]), at_least=5)

    # Four people are missing behind the 12, and the 4 would leave room for three.
    assert shown == (Withheld(), Withheld(), Withheld(), 30)


def test_a_row_without_small_numbers_is_shown() -> None:
    assert line(cells([9, 0, 5]), at_least=5) == (9, 0, 5)


def test_ones_that_add_up_to_the_threshold_are_not_told_by_their_total() -> None:
    shown = line(cells([1, 1, 1, 1, 1, 20]), at_least=5)

    assert shown == (Withheld(),) * 6


def test_what_is_seen_of_a_number_is_nothing_to_hide_behind() -> None:
    shown = line(cells([3, 20, 30], seen=[0, 20, 10]), at_least=5)

    assert shown == (Withheld(), 20, Withheld())


def test_few_in_all_besides_those_that_are_seen_are_placed_by_no_number() -> None:
    assert line(cells([20, 21, 30], seen=[20, 20, 28]), at_least=5) == (Withheld(),) * 3
    assert line(cells([20, 21, 30], seen=[20, 20, 26]), at_least=5) == (20, 21, 30)


def test_few_people_besides_what_is_seen_are_placed_by_no_number() -> None:
    one_who_spoke_often = cells([20, 30, 40], people=[20, 11, 40], seen=[20, 10, 40])
    one_who_spoke_often[1] = Cell(whole=counted(30, 11), unseen=counted(20, 1))

    assert line(one_who_spoke_often, at_least=5) == (Withheld(),) * 3


def test_a_row_with_too_little_to_hide_among_tells_nothing_at_all() -> None:
    assert line(cells([0, 3, 0]), at_least=5) == (Withheld(),) * 3
    assert line(cells([0, 12, 0], people=[0, 1, 0]), at_least=5) == (Withheld(),) * 3


def test_one_number_alone_is_its_own_total() -> None:
    assert line(cells([20], seen=[19]), at_least=5) == (20,)
    assert line(cells([4], people=[1]), at_least=5) == (4,)


@st.composite
def rows(draw: st.DrawFn) -> list[Cell]:
    numbers = draw(st.lists(st.integers(0, 7), min_size=2, max_size=4))
    return cells(
        numbers,
        people=[draw(st.integers(min(number, 1), number)) for number in numbers],
        seen=[draw(st.integers(0, number)) for number in numbers],
    )


def possible(row: Sequence[Cell], shown: Sequence[int | Withheld]) -> list[set[int]]:
    """Try all numbers that a reader may think of, who knows which of them are 0."""
    hidden = [each for each, number in zip(row, shown, strict=True) if number == Withheld()]
    total = sum(each.whole.number for each in hidden)
    least = [max(each.seen, min(each.whole.number, 1)) for each in hidden]
    guesses = [
        (*guess, total - sum(guess))
        for guess in product(*(range(low, total + 1) for low in least[:-1]))
        if total - sum(guess) >= least[-1]
    ]
    return [{guess[place] for guess in guesses} for place in range(len(hidden))]


@settings(deadline=None)
@given(rows(), st.integers(1, 5))
def test_a_total_leaves_room_for_the_people_missing_behind_a_small_number(
    row: list[Cell], at_least: int
) -> None:
    shown = line(row, at_least=at_least)

    hidden = [each for each, number in zip(row, shown, strict=True) if number == Withheld()]
    if len(hidden) == len(row):
        return  # each of them could be 0
    for each, numbers in zip(hidden, possible(row, shown) if hidden else (), strict=True):
        if each.whole.is_small(at_least):
            assert max(numbers) >= each.whole.number + at_least - each.whole.people
            assert min(numbers) == max(each.seen, 1)


@given(rows(), st.integers(1, 6))
def test_what_a_row_shows_is_true_and_of_enough_people(row: list[Cell], at_least: int) -> None:
    for number, true in zip(line(row, at_least=at_least), row, strict=True):
        if isinstance(number, int):
            assert number == true.whole.number
            assert number == 0 or true.whole.people >= at_least


def parts_of(
    *numbers: int, rest: int = 0
) -> tuple[dict[str, list[Contribution]], list[Contribution]]:
    """Return separate parts called a, b and so on, each by people of its own, and their whole."""
    whole = contributions(*[None] * (sum(numbers) + rest))
    starts = [sum(numbers[:place]) for place in range(len(numbers))]
    parts = {
        chr(ord("a") + place): whole[start : start + number]
        for place, (start, number) in enumerate(zip(starts, numbers, strict=True))
    }
    return parts, whole


def chosen(*numbers: int, rest: int = 0, at_least: int) -> frozenset[str]:
    parts, whole = parts_of(*numbers, rest=rest)
    return countable(parts, whole=whole, at_least=at_least)


def test_a_part_is_counted_unless_it_is_small_or_leaves_a_small_rest() -> None:
    assert chosen(6, 4, at_least=4) == {"a", "b"}
    assert chosen(6, 3, at_least=4) == set()
    assert chosen(9, rest=3, at_least=4) == set()


def test_a_part_that_leaves_a_small_rest_is_not_counted_even_beside_the_whole() -> None:
    whole = contributions(*[None] * 20)

    assert countable({"a": whole, "b": whole[:18]}, whole=whole, at_least=5) == {"a"}


def test_parts_leave_no_small_rest_together() -> None:
    assert chosen(10, 8, 5, rest=2, at_least=5) == {"a", "b"}


def test_parts_that_overlap_leave_no_small_difference() -> None:
    whole = contributions(*[None] * 25)

    # 25 less 12 and 10 are 3, though 5 are about neither.
    assert countable({"a": whole[:12], "b": whole[10:20]}, whole=whole, at_least=5) == {"a"}


def test_a_part_of_one_person_who_spoke_often_is_not_counted() -> None:
    often, others = contributions(*[7] * 9), contributions(*[None] * 9, start=100)

    told = countable({"a": often, "b": others}, whole=often + others, at_least=5)

    # Nor are the others: the whole less theirs would be that one's.
    assert told == set()


def test_parts_do_not_leave_what_one_person_said_often() -> None:
    parts, others = parts_of(6, 6)
    whole = others + contributions(*[7] * 6, start=100)

    # Less both it is of one person, and less one of them of seven.
    assert len(countable(parts, whole=whole, at_least=5)) == 1


@settings(deadline=None)
@given(st.lists(SMALL, max_size=5), st.integers(0, 9), st.integers(1, 6))
def test_no_choice_of_separate_parts_gives_a_small_number_away(
    numbers: list[int], rest: int, at_least: int
) -> None:
    parts, whole = parts_of(*numbers, rest=rest)

    told = countable(parts, whole=whole, at_least=at_least)

    for choice in range(1 << len(numbers)):
        some = sum(
            len(part)
            for place, (key, part) in enumerate(parts.items())
            if key in told and choice >> place & 1
        )
        assert not 0 < len(whole) - some < at_least or not some
    assert all(len(parts[key]) >= at_least for key in told)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 4), max_size=8), max_size=4),
    st.lists(st.integers(1, 4), max_size=8),
    st.integers(1, 4),
)
def test_no_choice_of_separate_parts_gives_few_people_away(
    speakers: list[list[int]], rest: list[int], at_least: int
) -> None:
    whole = contributions(*(who for part in [*speakers, rest] for who in part))
    starts = [sum(map(len, speakers[:place])) for place in range(len(speakers))]
    parts = {
        place: whole[start : start + len(part)]
        for place, (start, part) in enumerate(zip(starts, speakers, strict=True))
    }

    told = countable(parts, whole=whole, at_least=at_least)

    for choice in range(1 << len(parts)):
        some = [each for key in told if choice >> key & 1 for each in parts[key]]
        left = count([each for each in whole if each not in some])
        assert not some or not left.is_small(at_least)
    assert not any(count(parts[key]).is_small(at_least) for key in told)
