from collections.abc import Mapping

import pytest

from convo.disclosure.counts import Band, Count, Withheld
from convo.disclosure.reasons import LeftOut, Reason, pooled


def counts(numbers: Mapping[Reason, int]) -> dict[Reason, Count]:
    """Return numbers to which everybody gave one contribution."""
    return {reason: Count(number=number, people=number) for reason, number in numbers.items()}


def test_a_reason_with_enough_people_stands_alone() -> None:
    found = pooled(counts({Reason.INTERNAL: 6, Reason.RESTRICTED: 0}), at_least=5)

    assert found == (LeftOut(reasons=(Reason.INTERNAL,), number=6),)


def test_small_reasons_are_put_together_with_those_that_are_none() -> None:
    numbers = {Reason.COUNTED_ONLY: 8, Reason.INTERNAL: 3, Reason.RESTRICTED: 0}
    numbers[Reason.WITHDRAWN] = 4

    found = pooled(counts(numbers), at_least=5)

    # That they are 7 would tell them, were it 8.
    together = (Reason.INTERNAL, Reason.RESTRICTED, Reason.WITHDRAWN)
    assert found == (
        LeftOut(reasons=(Reason.COUNTED_ONLY,), number=8),
        LeftOut(reasons=together, number=Band(low=5, high=None)),
    )


def test_a_reason_that_few_people_have_often_is_no_number_of_its_own() -> None:
    often = {Reason.INTERNAL: Count(number=12, people=1), **counts({Reason.RESTRICTED: 3})}

    [found] = pooled(often, at_least=5)

    assert found.reasons == (Reason.INTERNAL, Reason.RESTRICTED)
    assert found.number == Band(low=5, high=None)


def test_a_pool_that_is_small_itself_is_told_as_fewer_than() -> None:
    [found] = pooled(counts({Reason.RESTRICTED: 1, Reason.WITHDRAWN: 2}), at_least=5)

    assert found.number == Withheld(5)


@pytest.mark.parametrize("each", [1, 0])
def test_a_pool_of_one_looks_like_a_pool_of_more_where_two_are_enough(each: int) -> None:
    [found] = pooled(counts({Reason.RESTRICTED: each, Reason.WITHDRAWN: 1}), at_least=2)

    assert found.number == Withheld()


def test_where_nothing_is_left_out_there_is_nothing_to_tell() -> None:
    assert pooled(counts(dict.fromkeys(Reason, 0)), at_least=5) == ()
