"""How likely each language of a session is for a text, by all that is known of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from convo.languages.grams import grams_of
from convo.languages.kin import kin_of
from convo.languages.learnt import ENOUGH, Profile, Profiles, gain
from convo.languages.stronger import Detector
from convo.languages.table import Table, column, evidence, figure
from convo.languages.tags import canonical, language_of

# All figures are logarithms, chosen on articles 6 to 30 of the Universal Declaration of Human
# Rights in 171 languages, cut to 20 and 60 characters, in sessions of four languages of which
# two thirds share the script. Between half and twice each of them, less than 1 % more goes wrong.
_TEMPER: Final = 0.2  # neighbouring grams tell the same thing again
_NOT_EXPECTED: Final = -4.0  # before a word is read: 1 in 50 is in a language not announced
_NEVER_SEEN: Final = -0.5  # a language of which nothing is known fits a little worse than average
_NAMED: Final = 7.0  # CLD2 named it
_KIN_NAMED: Final = 3.0  # CLD2 named its kin, and knows both
_NOT_NAMED: Final = -3.0  # CLD2 knows it and named another

# The share of a gram that no profile has, by length.
_RARE: Final = (1.0, 5e-3, 8e-4, 2e-4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A language, and how likely a text is in it."""

    tag: str
    probability: float
    announced: bool
    """Whether it is one of the session's."""

    by_itself: bool
    """Whether something is known of this language, and not only of its kin or of the others."""


def weigh(
    text: str,
    tags: Sequence[str],
    *,
    table: Table,
    learnt: Profiles,
    detector: Detector | None,
) -> list[Likely]:
    """Return the languages a text can be in, the likeliest first.

    Args:
        text: The words, without noise, in the script of the table.
        tags: The session's languages that are written in that script.
        table: The languages of that script that have a profile.
        learnt: What was learnt from texts a person confirmed.
        detector: The second opinion, if there is one.
    """
    grams = grams_of(text)
    known = evidence(table, grams)
    models = {tag: _model(_language(tag), known) for tag in tags}
    points: dict[str, float] = {}
    by_itself: set[str] = set()
    for tag, model in models.items():
        profile = learnt.by_tag.get(canonical(tag))
        points[tag] = _NEVER_SEEN if model is None else _TEMPER * known[model]
        if profile is not None:
            points[tag] += _TEMPER * _learnt(profile, grams, table, model)
        if model == _language(tag) or (profile is not None and profile.sums[1] >= ENOUGH):
            by_itself.add(tag)
    _share(points, by_itself)
    points |= {
        language: _TEMPER * total + _NOT_EXPECTED
        for language, total in known.items()
        if language not in models.values()
    }
    if detector is not None and (named := detector.name(text)) is not None:
        _hear(_language(named), detector.knows, points)
        by_itself.update(tag for tag in tags if _language(tag) == _language(named))
    return _in_order(points, tags, by_itself)


def _in_order(
    points: Mapping[str, float], tags: Sequence[str], by_itself: set[str]
) -> list[Likely]:
    highest = max(points.values(), default=0.0)
    weights = {tag: math.exp(value - highest) for tag, value in points.items()}
    total = sum(weights.values())
    return [
        Likely(
            tag=tag,
            probability=weight / total,
            announced=tag in tags,
            by_itself=tag in by_itself or tag not in tags,
        )
        for tag, weight in sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    ]


def _language(tag: str) -> str:
    language = language_of(tag)
    return {"no": "nb"}.get(language, language)


def _model(language: str, known: Mapping[str, float]) -> str | None:
    """Return the language whose profile stands for *language*: its own, or its nearest kin's.

    Borrowed, it keeps a known language from winning against one that is much like it.
    """
    if language in known:
        return language
    kin = sorted(kin_of(language) & known.keys())
    return max(kin, key=known.__getitem__, default=None)


def _share(points: dict[str, float], by_itself: set[str]) -> None:
    """Give a language of which nothing is known the points of its likeliest kin in the session.

    So a text in Tigrinya is not called Amharic because Amharic alone was learnt.
    """
    for tag in points.keys() - by_itself:
        kin = kin_of(_language(tag))
        near = [points[one] for one in by_itself if _language(one) in kin]
        points[tag] = max([points[tag], *near])


def _learnt(profile: Profile, grams: Sequence[str], table: Table, model: str | None) -> float:
    at = column(table, model)

    def expected(gram: str) -> float:
        usual = table.usual.get(gram)
        return _RARE[len(gram)] if usual is None else usual * math.exp(figure(table, gram, at))

    return gain(profile, grams, expected=expected)


def _hear(named: str, knows: frozenset[str], points: dict[str, float]) -> None:
    """Add to *points* what it means that the second opinion *named* a language."""
    if named not in map(_language, points):
        points[named] = _NOT_EXPECTED
    for tag in points:
        language = _language(tag)
        if language == named:
            points[tag] += _NAMED
        elif named in kin_of(language):
            points[tag] += _KIN_NAMED if language in knows else _NAMED
        elif language in knows:
            points[tag] += _NOT_NAMED
