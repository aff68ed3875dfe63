from convo.disclosure.counts import Withheld
from convo.disclosure.reasons import LeftOut, Reason, pooled


def test_a_reason_with_enough_contributions_stands_alone() -> None:
    found = pooled({Reason.INTERNAL: 6, Reason.RESTRICTED: 0}, at_least=5)

    assert found == (LeftOut(reasons=(Reason.INTERNAL,), number=6),)


def test_small_reasons_are_put_together_with_those_that_are_none() -> None:
    numbers = {Reason.COUNTED_ONLY: 8, Reason.INTERNAL: 3, Reason.RESTRICTED: 0}
    numbers[Reason.WITHDRAWN] = 4

    found = pooled(numbers, at_least=5)

    together = (Reason.INTERNAL, Reason.RESTRICTED, Reason.WITHDRAWN)
    assert found == (
        LeftOut(reasons=(Reason.COUNTED_ONLY,), number=8),
        LeftOut(reasons=together, number=7),
    )


def test_a_pool_that_is_small_itself_is_told_as_fewer_than() -> None:
    [found] = pooled({Reason.RESTRICTED: 1, Reason.WITHDRAWN: 2}, at_least=5)

    assert found.number == Withheld(5)


def test_where_nothing_is_left_out_there_is_nothing_to_tell() -> None:
    assert pooled(dict.fromkeys(Reason, 0), at_least=5) == ()
