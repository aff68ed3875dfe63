"""The account of a report: all that was captured is listed in it, or said to be left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convo.disclosure.counts import Band, Count, Withheld
from convo.disclosure.reasons import LeftOut, Reason, pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of all that was captured."""

    captured: int | Band
    """All of it, with what was withdrawn since."""

    left_out: tuple[LeftOut, ...]


def account(
    listed: int, reasons: Mapping[Reason, Count], *, untold: bool, at_least: int
) -> Account:
    """Return what became of all that was captured, as far as it may be told.

    Args:
        listed: How many contributions the register lists: a reader can count them.
        reasons: How many it does not list, and why.
        untold: Whether nothing may be told of these numbers.
        at_least: How many people must be behind a number that is shown, besides 0.
    """
    if untold:
        left_out: tuple[LeftOut, ...] = (LeftOut(reasons=tuple(reasons), number=Withheld()),)
    else:
        left_out = pooled(reasons, at_least=at_least)
    return Account(captured=_captured(listed, left_out), left_out=left_out)


def _captured(listed: int, left_out: Iterable[LeftOut]) -> int | Band:
    """Return how many were captured.

    It is worked out as a reader would do it, from what is printed and never from the record:
    so it cannot tell anything that the report does not tell without it.
    """
    limits = [_limits(each) for each in left_out]
    low = listed + sum(least for least, _ in limits)
    ends = [most for _, most in limits if most is not None]
    high = listed + sum(ends) if len(ends) == len(limits) else None
    return low if low == high else Band(low=low, high=high)


def _limits(given: LeftOut) -> tuple[int, int | None]:
    """Return the least and the most that may be left out, both inclusive; None for no end."""
    number = given.number
    if isinstance(number, Band):
        return number.low, number.high
    if isinstance(number, Withheld):
        return (0, None) if number.below is None else (1, number.below - 1)
    return number, number
