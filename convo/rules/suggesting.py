"""Themes that a text may be about, each with the words of the text that speak for it.

A naive Bayes of word counts, which learns from each text that a person puts under themes. Before
it has learnt anything it knows the codebook: the name, the aliases and the definition of a theme
count as if they had been said about it. A theme is weighed against all others together (Rennie,
Shih, Teevan and Karger, 2003), smoothed with the words of all texts (Zhai and Lafferty, 2001).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import Final, NamedTuple

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

_NOTHING: Final[Counter[int]] = Counter()


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
    """By theme."""

    total: float
    smooth: float
    """What is mixed in of all texts."""


class Suggester:
    """Suggests themes of one codebook, and learns while people tag.

    It holds words that were said, so it lives no longer than a record is open.
    """

    def __init__(self, themes: Iterable[Theme]) -> None:
        """Know a codebook, and nothing else yet."""
        self._counts: defaultdict[str, Counter[int]] = defaultdict(Counter)  # by theme
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
                said = words(text)
                for feature in features(said):
                    known = self._named[feature].get(theme.id, 0.0)
                    self._named[feature][theme.id] = max(known, _NAMED / len(said))
        self._named_in_all = sum(sum(named.values()) for named in self._named.values())

    def learn(self, text: str, theme_ids: Collection[int]) -> None:
        """Learn that a person put *text* under themes: all that it is under, at once."""
        counted = features(words(text))
        for id_ in theme_ids:
            self._sizes[id_] += len(counted)
            self._texts[id_] += 1
            for feature in counted:
                self._counts[feature][id_] += 1

    def unlearn(self, text: str, theme_ids: Collection[int]) -> None:
        """Leave nothing of *text*, which was learnt under the same themes."""
        counted = features(words(text))
        for id_ in theme_ids:
            _take(self._sizes, id_, len(counted))
            _take(self._texts, id_, 1)
            for feature in counted:
                _take(self._counts[feature], id_, 1)
        for feature in counted:
            if not self._counts[feature]:
                del self._counts[feature]

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
        said = words(text)
        seen = self._seen(features(said))
        scores = self._scores(seen.values(), odds)
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
            counts: Mapping[int, float] = self._counts.get(feature, _NOTHING)
            if named := self._named.get(feature):
                both = counts.keys() | named.keys()
                counts = {id_: counts.get(id_, 0) + named.get(id_, 0.0) for id_ in both}
            if counts:
                total = sum(counts.values())
                found[feature] = _Seen(counts=counts, total=total, smooth=mixed_in * (total + 1))
        return found

    def _scores(self, seen: Collection[_Seen], odds: Mapping[int, float]) -> dict[int, float]:
        """Return the score of each theme, also of those that are not suggested now."""
        texts = self._texts.total() + len(odds)
        scores = dict.fromkeys(self._sizes, 0.0) | {
            id_: log((self._texts[id_] + 1) / texts) + len(seen) * each
            for id_, each in odds.items()
        }
        elsewhere = 0.0
        for each in seen:
            smooth, most = each.smooth, each.total + each.smooth
            absent = log(smooth / most)
            elsewhere += absent
            # The one loop that takes time: as many turns as the text has words, times themes.
            for id_, count in each.counts.items():
                scores[id_] += log((count + smooth) / (most - count)) - absent
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


def _evidence(seen: Mapping[str, _Seen], theme_id: int, odds: float) -> dict[str, float]:
    """Return how much each feature speaks for a theme, of those that do."""
    weighed = {
        feature: log((count + each.smooth) / (each.total - count + each.smooth)) + odds
        for feature, each in seen.items()
        if (count := each.counts.get(theme_id))
    }
    return {feature: weight for feature, weight in weighed.items() if weight > 0}


def _take(counter: Counter[int], key: int, number: int) -> None:
    """Count *number* less of something, and forget it where nothing is left."""
    counter[key] -= number
    if counter[key] <= 0:
        del counter[key]
