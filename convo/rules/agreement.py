"""How far several readers put the same texts under the same themes.

Each figure is 1 less the disagreement there is, divided by the disagreement that chance alone
would make: 1 where all agree, 0 where they might as well have drawn lots, below 0 where they
agree less than that. All is reckoned in whole fractions, so that 1 is 1.

* Cohen's kappa is for two readers (Educational and Psychological Measurement 20, 1960).
* Krippendorff's alpha is for any number, who need not all have read the same (Content Analysis,
  2004, chapter 11; here for nominal data).
* Over several themes, what there is and what chance would make are each summed up before they are
  divided, as the pooled kappa of de Vries, Elliott, Kanouse and Teleki does (Field Methods 20,
  2008): the mean of the figures would give most weight to the rarest themes.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Final, TypeAlias

Unit: TypeAlias = Sequence[Hashable]
"""What readers chose for one text, each reader in the same place; None for one who did not read
it."""

_TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far readers agree on a theme, or on all of them."""

    texts: int
    """How many were read by two readers at least."""

    same: float | None
    """The share of decisions that were the same, from 0 to 1, over all pairs of readers. None
    where no text was read by two."""

    kappa: float | None
    """Cohen's. None unless there are two readers, or where all they read is under the theme or
    nothing is: then chance alone would make them agree."""

    alpha: float | None
    """Krippendorff's. None where kappa would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How far readers agree."""

    overall: Reliability
    by_theme: Mapping[int, Reliability]
    """By the theme's id."""


@dataclass(frozen=True, slots=True)
class _Disagreement:
    """Disagreement, each as a share of all pairs of decisions."""

    observed: Fraction
    by_chance: Fraction


def compared(
    readings: Sequence[Mapping[int, Collection[int]]], theme_ids: Iterable[int]
) -> Compared:
    """Compare what several readers did with the same contributions.

    Args:
        readings: For each reader, the ids of the themes of each contribution that was read, by
            its id. One that was read and put under no theme has none; one that was not read is
            left out.
        theme_ids: The themes to be compared.
    """
    read = sorted(set(chain.from_iterable(readings)))
    units = {
        theme: [tuple(_decision(reading, id_, theme) for reading in readings) for id_ in read]
        for theme in theme_ids
    }
    return Compared(
        overall=_reliability(list(units.values())),
        by_theme={theme: _reliability([of]) for theme, of in units.items()},
    )


def cohens_kappa(units: Sequence[Unit]) -> float | None:
    """Return Cohen's kappa of two readers: 1 less (1 - p) / (1 - e).

    Here p is the share of texts for which they chose the same, and e the share expected: the sum,
    over all choices, of the product of how often each of them chose it. Texts that only one of
    them read are left out.

    Returns:
        None where nothing is left, or e is 1: both chose the same for all texts.

    Raises:
        ValueError: A unit is not of two readers.
    """
    return _figure([_of_two(units)])


def krippendorffs_alpha(units: Sequence[Unit]) -> float | None:
    """Return Krippendorff's alpha for nominal data: 1 less (n - 1) d / x.

    Here n counts the choices for texts that two readers or more have read. Such a text, with m
    choices of which c are each of a kind, adds (m² - sum of c²) / (m - 1) to d; x is n² less the
    sum of the squares of how often each was chosen in all.

    Returns:
        None where nothing is left, or x is 0: all chose the same for all texts.
    """
    return _figure([_of_any(units)])


def share_of_same(units: Iterable[Unit]) -> float | None:
    """Return the share of pairs of choices for one text that are the same; None where none are."""
    pairs = same = 0
    for chosen in map(_chosen, units):
        pairs += chosen.total() * (chosen.total() - 1)
        same += sum(count * (count - 1) for count in chosen.values())
    return same / pairs if pairs else None


def _reliability(by_theme: Sequence[Sequence[Unit]]) -> Reliability:
    """Return the figures of one theme, or of several together."""
    first = by_theme[0] if by_theme else ()
    two = all(len(unit) == _TWO for unit in first)
    return Reliability(
        texts=sum(_chosen(unit).total() >= _TWO for unit in first),
        same=share_of_same(chain.from_iterable(by_theme)),
        kappa=_figure([_of_two(units) for units in by_theme]) if two else None,
        alpha=_figure([_of_any(units) for units in by_theme]),
    )


def _figure(given: Iterable[_Disagreement | None]) -> float | None:
    told = [each for each in given if each is not None]
    by_chance = sum(each.by_chance for each in told)
    if not by_chance:
        return None
    return float(1 - sum(each.observed for each in told) / by_chance)


def _of_two(units: Sequence[Unit]) -> _Disagreement | None:
    if any(len(unit) != _TWO for unit in units):
        raise ValueError("Cohen's kappa is of two readers")
    both = [unit for unit in units if None not in unit]
    if not both:
        return None
    first, second = (Counter(unit[reader] for unit in both) for reader in range(_TWO))
    expected = sum(count * second[choice] for choice, count in first.items())
    differ = sum(unit[0] != unit[1] for unit in both)
    return _Disagreement(Fraction(differ, len(both)), 1 - Fraction(expected, len(both) * len(both)))


def _of_any(units: Iterable[Unit]) -> _Disagreement | None:
    all_chosen: Counter[Hashable] = Counter()
    observed = Fraction(0)
    for chosen in map(_chosen, units):
        if chosen.total() >= _TWO:
            all_chosen.update(chosen)
            observed += Fraction(_of_unlike(chosen), chosen.total() - 1)
    number = all_chosen.total()
    if not number:
        return None
    return _Disagreement(observed / number, Fraction(_of_unlike(all_chosen), number * (number - 1)))


def _of_unlike(counts: Counter[Hashable]) -> int:
    """Count the pairs of choices that are not the same."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())


def _chosen(unit: Unit) -> Counter[Hashable]:
    return Counter(choice for choice in unit if choice is not None)


def _decision(reading: Mapping[int, Collection[int]], id_: int, theme: int) -> bool | None:
    return theme in reading[id_] if id_ in reading else None
