"""What a session taught of its languages: profiles of the texts whose language a person chose."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from convo.languages.grams import LONGEST, grams_of, without_noise
from convo.languages.tags import canonical

ENOUGH: Final = 60
"""From so many letters on, a language is known by what was learnt: some two short texts."""

# The prior's weight, in grams of one length: where so many have been seen, what was learnt
# and what was expected count alike.
_PRIOR: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How often the texts of one language had each gram. It is made of their words."""

    counts: Mapping[str, int] = field(repr=False)
    sums: tuple[int, ...]
    """The number of grams of each length, from 0 characters on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """The profiles of a session's languages, by canonical tag."""

    by_tag: Mapping[str, Profile]


NOTHING: Final = Profiles(by_tag={})
"""What is known of a session in which nobody confirmed anything."""


def learn(confirmed: Iterable[tuple[str, str]]) -> Profiles:
    """Return the profiles of texts whose language a person chose.

    Args:
        confirmed: The language (BCP 47) and the words of each, in any order.
    """
    counts: dict[str, Counter[str]] = {}
    for tag, text in confirmed:
        counts.setdefault(canonical(tag), Counter()).update(grams_of(without_noise(text)))
    return Profiles(by_tag={tag: _profile(found) for tag, found in counts.items()})


def gain(profile: Profile, grams: Iterable[str], *, expected: Callable[[str], float]) -> float:
    """Return how much more likely *grams* became by what was learnt, as a logarithm.

    Args:
        profile: What was learnt of one language.
        grams: The grams of the text in question.
        expected: The share of a gram among all of its length, before anything was learnt.
    """
    unseen = [math.log(_PRIOR / (total + _PRIOR)) for total in profile.sums]
    total = 0.0
    for gram in grams:
        total += unseen[len(gram)]
        count = profile.counts.get(gram)
        if count is not None:
            total += math.log1p(count / (_PRIOR * expected(gram)))
    return total


def _profile(counts: Counter[str]) -> Profile:
    sums = [0] * (LONGEST + 1)
    for gram, count in counts.items():
        sums[len(gram)] += count
    return Profile(counts=counts, sums=tuple(sums))
