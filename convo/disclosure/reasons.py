"""What a report leaves out, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from convo.disclosure.counts import Band, Count, Figure, fewer_than


class Reason(StrEnum):
    """Why a report does not show some words."""

    COUNTED_ONLY = "counted-only"
    """They may be paraphrased, and only the very words were noted."""

    UNTRANSLATED = "untranslated"
    """They were noted in a language that would tell the public who spoke, and nobody translated
    them. Who reads them inside can count them, so they are told apart from the others."""

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

    number: Figure | Band
    """What is `Withheld()` is not told at all: it may be 0."""


def pooled(counts: Mapping[Reason, Count], *, at_least: int) -> tuple[LeftOut, ...]:
    """Return what is left out, with the reasons that few people are behind put together.

    How many a pool holds is never told: that could tell each of its parts, as two that are below
    5 and make 8 are 4 and 4. It says that they are fewer than *at_least*, or not; where that is 2
    not even this, for 1 is the only number below it. What was
    captured in all is worked out from these lines alone (see `exports.report.accounting`), so it
    tells no more than they do.

    Returns:
        Reasons of their own first, as given; the pool last. Nothing for what is 0.
    """
    alone = {reason: count.number for reason, count in counts.items() if count.people >= at_least}
    rest = tuple(reason for reason in counts if reason not in alone)
    left = sum(counts[reason].number for reason in rest)
    told = tuple(LeftOut(reasons=(reason,), number=number) for reason, number in alone.items())
    if not left:
        return told
    few = fewer_than(at_least)
    # Where it is not told of one contribution that it is alone, it is not told of more either.
    many = Band(low=at_least, high=None) if few.below else few
    some = few if left < at_least else many
    return (*told, LeftOut(reasons=rest, number=some))
