"""The account of a report: all that was captured is listed in it, or said to be left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from convo.disclosure.counts import Band, Withheld
from convo.disclosure.reasons import LeftOut, Reason, pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of all that was captured."""

    captured: int | Band
    """All of it, with what was withdrawn since."""

    left_out: tuple[LeftOut, ...]


def account(listed: int, reasons: Mapping[Reason, int], *, at_least: int) -> Account:
    """Return what became of all that was captured, as far as it may be told.

    Args:
        listed: How many contributions the register lists: a reader can count them.
        reasons: How many it does not list, and why.
        at_least: The smallest number that may be shown, besides 0.
    """
    left_out = tuple(map(_blurred, pooled(reasons, at_least=at_least)))
    return Account(
        captured=_captured(listed, left_out, at_least=at_least),
        left_out=left_out,
    )


def _blurred(given: LeftOut) -> LeftOut:
    """Return what is left out for several reasons without its number, unless that is small.

    The number of the pool could tell each of its parts: two that are below 5 and make 8 are 4
    and 4. That it is not small itself tells only that they are more than one.
    """
    if len(given.reasons) > 1 and not isinstance(given.number, Withheld):
        return replace(given, number=Withheld())
    return given


def _captured(listed: int, left_out: Iterable[LeftOut], *, at_least: int) -> int | Band:
    """Return how many were captured.

    It is worked out as a reader would do it, from what is printed and never from the record:
    so it cannot tell anything that the report does not tell without it.
    """
    low = high = listed
    for each in left_out:
        least, most = _limits(each, at_least=at_least)
        low, high = low + least, high + most
    return low if low == high else Band(low=low, high=high)


def _limits(given: LeftOut, *, at_least: int) -> tuple[int, int]:
    """Return the least and the most that may be left out, both inclusive."""
    if not isinstance(given.number, Withheld):
        return given.number, given.number
    if given.number.below is not None:
        return 1, given.number.below - 1
    return at_least, len(given.reasons) * (at_least - 1)
