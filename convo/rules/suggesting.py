"""Themes that a text may be about, each with the words of the text that speak for it.

A naive Bayes of word counts, which learns from each text that a person puts under themes. Before
it has learnt anything it knows the codebook: the name, the aliases and the definition of a theme
count as if they had been said about it. A theme is weighed against all others together (Rennie,
Shih, Teevan and Karger, 2003), smoothed with the words of all texts (Zhai and Lafferty, 2001).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Final, NamedTuple, TypeVar

from convo.model.themes import Theme
from convo.rules.codebook import without_language
from convo.rules.suggesting_words import features, strongest, words

MOST: Final = 3
"""How many themes are suggested at the most: so many are read at a glance."""

# Chosen for the most hits among three, over the sets of `tests.bench.suggestions`.
_NAMED: Final = 30.0  # what a name, an alias or a definition counts, shared among its words
_LEAST_MIXED: Final = 100.0  # how many words of all texts are mixed into those of a theme
_MOST_MIXED: Final = 2_000.0  # the same where much was learnt
_MUCH: Final = 5_000  # features learnt, at which it is half of the most
_LEAST: Final = 0.5  # evidence a theme needs, as a natural logarithm: 2.0 loses 2 hits in 100

_Number = TypeVar("_Number", int, float)

_AT_ONCE: Final = 16  # factors whose product is no larger than a number can be: each is below 1e19
_NOTHING: Final[Mapping[int, float]] = {}
_SHARED: Final[dict[float, float]] = {}
"""Each count once: equal ones all over the memory take twice as long to go through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A theme that a text may be about."""

    theme_id: int
    score: float
    """How much likelier the text is under this theme than under the others, as a natural
    logarithm. It says which theme goes before which; as a probability it is far too sure."""

    words: tuple[str, ...] = field(repr=False)
    """What in the text speaks for it, the strongest first: one to three words as they were said.
    Of scripts without spaces it is a part of the text, in the form in which texts are compared."""


class _Seen(NamedTuple):
    """What is known of a feature."""

    counts: Mapping[int, float]
    """In how many texts of each theme it was."""

    named: Mapping[int, float]
    """What it counts beside that for each theme whose name or definition has it."""

    total: float
    smooth: float
    """What is mixed in of all texts."""


class Suggester:
    """Suggests themes of one codebook, and learns while people tag.

    It holds words that were said, so it lives no longer than a record is open.
    """

    def __init__(self, themes: Iterable[Theme]) -> None:
        """Know a codebook, and nothing else yet."""
        # How many texts of each theme have a feature: whole numbers, but as what is reckoned with.
        self._counts: dict[str, dict[int, float]] = {}
        self._sizes: Counter[int] = Counter()  # how many features each theme has
        self._texts: Counter[int] = Counter()  # how many texts each theme has
        self.know(themes)

    def know(self, themes: Iterable[Theme]) -> None:
        """Suggest from *themes* from now on, by the words they have now.

        What was learnt stays, even of themes that are not among them.
        """
        self._codebook = sorted(themes, key=lambda theme: (theme.name, theme.id))
        self._named: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for theme in self._codebook:
            for text in (theme.name, *map(without_language, theme.aliases), theme.definition):
                counts = _NAMED / (len(words(text)) or 1)
                for feature in features(text):
                    known = self._named[feature].get(theme.id, 0.0)
                    self._named[feature][theme.id] = max(known, counts)
        self._named_in_all = sum(sum(named.values()) for named in self._named.values())

    def learn(self, text: str, theme_ids: Collection[int]) -> None:
        """Learn that a person put *text* under themes: all that it is under, at once."""
        counted = features(text)
        for id_ in theme_ids:
            self._sizes[id_] += len(counted)
            self._texts[id_] += 1
        for feature in counted:
            counts = self._counts.setdefault(feature, {})
            for id_ in theme_ids:
                count = counts.get(id_, 0.0) + 1.0
                counts[id_] = _SHARED.setdefault(count, count)

    def unlearn(self, text: str, theme_ids: Collection[int]) -> None:
        """Leave nothing of *text*, which was learnt under the same themes."""
        counted = features(text)
        for id_ in theme_ids:
            _take(self._sizes, id_, len(counted))
            _take(self._texts, id_, 1)
        for feature in counted:
            counts = self._counts.get(feature, {})
            for id_ in theme_ids:
                _take(counts, id_, 1)
            if not counts:
                self._counts.pop(feature, None)

    def suggest(self, text: str, most: int = MOST) -> tuple[Suggestion, ...]:
        """Return the themes that *text* is likeliest to be about, the likeliest first.

        Where the same texts were learnt, in whatever order, the same is suggested.

        Args:
            text: What was said, in any language.
            most: How many themes there may be: `MOST` or fewer.

        Returns:
            Nothing where no word speaks for any theme.
        """
        odds = self._odds_of_a_word()
        if not odds:
            return ()
        seen = self._seen(features(text))
        scores = self._scores([*seen.values()], odds)
        said = words(text) if seen else []
        found: list[Suggestion] = []
        for id_ in sorted(odds, key=lambda id_: -scores[id_]):  # equal ones stay as they are
            if len(found) >= min(most, MOST):
                break
            evidence = _evidence(seen, id_, odds[id_])
            if sum(evidence.values()) > _LEAST:
                shown = strongest(said, evidence)
                found.append(Suggestion(theme_id=id_, score=scores[id_], words=shown))
        return tuple(found)

    def _seen(self, counted: Iterable[str]) -> dict[str, _Seen]:
        """Return what is known of the features of a text; of many, nothing is."""
        vocabulary = len(self._counts) + len(self._named)
        mixed_in = self._mixed() / (self._sizes.total() + self._named_in_all + vocabulary)
        found = {}
        for feature in counted:
            counts = self._counts.get(feature, _NOTHING)
            named = self._named.get(feature, _NOTHING)
            if counts or named:
                total = sum(counts.values()) + sum(named.values())
                found[feature] = _Seen(counts, named, total, mixed_in * (total + 1))
        return found

    def _scores(self, seen: Sequence[_Seen], odds: Mapping[int, float]) -> dict[int, float]:
        """Return the score of each theme, also of those that are not suggested now."""
        texts = self._texts.total() + len(odds)
        scores = dict.fromkeys(self._sizes, 0.0) | {
            id_: log((self._texts[id_] + 1) / texts) + len(seen) * each
            for id_, each in odds.items()
        }
        elsewhere = sum(log(each.smooth / (each.total + each.smooth)) for each in seen)
        for start in range(0, len(seen), _AT_ONCE):
            factors = dict.fromkeys(scores, 1.0)
            for each in seen[start : start + _AT_ONCE]:
                _multiply(factors, each)
            for id_, factor in factors.items():
                scores[id_] += log(factor)
        return {id_: score + elsewhere for id_, score in scores.items()}

    def _odds_of_a_word(self) -> dict[int, float]:
        """Return what a theme gains by each word for having fewer words than all others.

        Words of the codebook make no theme larger: one with many aliases is no less likely.
        """
        mixed = self._mixed()
        size = self._sizes.total() + mixed
        own = {theme.id: self._sizes[theme.id] for theme in self._codebook}
        return {id_: log((size - of) / (of + mixed)) for id_, of in own.items()}

    def _mixed(self) -> float:
        """Return how many words of all texts are mixed in: more of them when more are known."""
        learnt = self._sizes.total()
        return _LEAST_MIXED + _MOST_MIXED * learnt / (learnt + _MUCH)


def _multiply(factors: dict[int, float], seen: _Seen) -> None:
    """Take in how much likelier each theme is by a feature than those that do not have it."""
    counts, named, total, smooth = seen
    most = total + smooth
    without = most / smooth
    # The one loop that takes time: as many turns as the text has words, times themes.
    for id_, count in counts.items():
        factors[id_] *= (count + smooth) / (most - count) * without
    for id_, more in named.items():
        count = counts.get(id_, 0.0)
        both = count + more
        factors[id_] *= (both + smooth) / (most - both) * (most - count) / (count + smooth)


def _evidence(seen: Mapping[str, _Seen], theme_id: int, odds: float) -> dict[str, float]:
    """Return how much each feature speaks for a theme, of those that do."""
    found = {}
    likelier = exp(odds)
    for feature, (counts, named, total, smooth) in seen.items():
        count = counts.get(theme_id, 0.0) + named.get(theme_id, 0.0)
        weight = likelier * (count + smooth) / (total - count + smooth)
        if count and weight > 1:
            found[feature] = log(weight)
    return found


def _take(counts: dict[int, _Number], key: int, number: int) -> None:
    """Count *number* less of something, and forget it where nothing is left."""
    left = counts.get(key, 0) - number
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)
