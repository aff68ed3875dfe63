"""What a report leaves out, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from convo.disclosure.counts import Figure, figure


class Reason(StrEnum):
    """Why a report does not show some words."""

    COUNTED_ONLY = "counted-only"
    """They may be paraphrased, and only the very words were noted; or they were noted in a
    language that would tell the public who spoke, and nobody translated them."""

    INTERNAL = "internal"
    """They were meant for inside the organisation."""

    RESTRICTED = "restricted"
    """They were meant for a separate annex."""

    WITHDRAWN = "withdrawn"
    """Somebody took them back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many contributions a report leaves out, for one reason or several together."""

    reasons: tuple[Reason, ...]
    """Of several, nobody is told which of them apply."""

    number: Figure


def pooled(numbers: Mapping[Reason, int], *, at_least: int) -> tuple[LeftOut, ...]:
    """Return what is left out, with the reasons that are too small to be told put together.

    A pool that is small itself is told as "fewer than". What was captured in all is worked out
    from these lines alone (see `exports.report.accounting`), so it tells no more than they do.

    Returns:
        Reasons of their own first, as given; the pool last. Nothing for what is 0.
    """
    alone = {reason: number for reason, number in numbers.items() if number >= at_least}
    rest = tuple(reason for reason in numbers if reason not in alone)
    left = sum(numbers[reason] for reason in rest)
    told = tuple(LeftOut(reasons=(reason,), number=number) for reason, number in alone.items())
    return (*told, LeftOut(reasons=rest, number=figure(left, at_least=at_least))) if left else told
