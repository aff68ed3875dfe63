"""How often a theme that a person chose is among the three suggested, learning as it goes.

Run as `python -m tests.bench suggestions`.

* Each text is asked about, and learnt after that with the themes it was put under. The order is
  drawn anew for each of three rounds: the share of hits is that of all of them.
* Beside ours: the three most frequent themes so far; the themes that share most with the text by
  the words of their names; those of the fifteen nearest texts in a full-text index (FTS5, bm25),
  divided into words as ours are.
* Time is the processor's, for texts of 33 words of those sets and one that is made up, drawn so
  that nearly every theme has nearly every word: no real texts are as slow.
"""

import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

from convo.languages.segments import segment
from convo.model.themes import Theme
from convo.rules.suggesting import Suggester
from tests.bench.table import Row, limited
from tests.bench.tagged_texts import Material, materials

ROUNDS: Final = 3
NEAREST: Final = 15
LEARNT: Final = 20_000
THEMES: Final = 60


class Guesser(Protocol):
    """What is compared."""

    def learn(self, text: str, themes: frozenset[int], /) -> None:
        """Learn that a text is under themes."""

    def guess(self, text: str, /) -> list[int]:
        """Return three themes, or fewer."""


class Ours:
    """The suggestions of this program."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.suggester = Suggester(themes)
        self.learn = self.suggester.learn

    def guess(self, text: str) -> list[int]:
        """Return the themes suggested."""
        return [each.theme_id for each in self.suggester.suggest(text)]


class MostFrequent:
    """The themes that were chosen most often so far."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.counts = Counter({theme.id: 0 for theme in themes})

    def learn(self, _: str, themes: frozenset[int]) -> None:
        """Count the themes."""
        self.counts.update(themes)

    def guess(self, _: str) -> list[int]:
        """Return the most frequent ones."""
        return [id_ for id_, _ in self.counts.most_common(3)]


class NameWords:
    """The words of the names of themes, the rarer the better."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.names = {theme.id: {*_words(" ".join(theme.aliases))} for theme in themes}
        self.known = Counter(word for words in self.names.values() for word in words)

    def learn(self, _: str, themes: frozenset[int]) -> None:
        """Learn nothing."""

    def guess(self, text: str) -> list[int]:
        """Return those whose names share most with *text*."""
        said = {*_words(text)}
        scores = {
            id_: sum(1 / self.known[word] for word in said & words) / (len(words) + 1) ** 0.5
            for id_, words in self.names.items()
        }
        return sorted((id_ for id_ in scores if scores[id_]), key=lambda id_: -scores[id_])[:3]


class Nearest:
    """The themes of the texts that share most words."""

    def __init__(self, _: Sequence[Theme]) -> None:
        self.index = sqlite3.connect(":memory:")
        self.index.execute("CREATE VIRTUAL TABLE texts USING fts5(words, tokenize='ascii')")
        self.themes: list[frozenset[int]] = []

    def learn(self, text: str, themes: frozenset[int]) -> None:
        """Add *text* to the index."""
        self.themes.append(themes)
        self.index.execute(
            "INSERT INTO texts (rowid, words) VALUES (?, ?)",
            [len(self.themes), " ".join(_words(text))],
        )

    def guess(self, text: str) -> list[int]:
        """Return the themes of the nearest, each by how near it is."""
        query = " OR ".join(f'"{word}"' for word in sorted({*_words(text)}))
        found = self.index.execute(
            "SELECT rowid, -bm25(texts) FROM texts WHERE words MATCH ? ORDER BY rank LIMIT ?",
            [query or '""', NEAREST],
        )
        votes: Counter[int] = Counter()
        for row, near in found:
            for id_ in self.themes[row - 1]:
                votes[id_] += near
        return [id_ for id_, _ in votes.most_common(3)]


GUESSERS: Final[dict[str, Callable[[Sequence[Theme]], Guesser]]] = {
    "ours": Ours,
    "most frequent": MostFrequent,
    "words of names": NameWords,
    "nearest texts": Nearest,
}


def hits(material: Material, make: Callable[[Sequence[Theme]], Guesser]) -> float:
    """Return the share of texts of which one theme at least was among three guessed."""
    right = 0
    for number in range(ROUNDS):
        texts = list(material.texts)
        random.Random(number).shuffle(texts)  # noqa: S311 - the same orders on every run
        guesser = make(material.themes)
        for text, themes in texts:
            right += not themes.isdisjoint(guesser.guess(text))
            guesser.learn(text, themes)
    return right / ROUNDS / len(material.texts)


def costs() -> tuple[float, float, float]:
    """Return the processor's milliseconds to learn one more, to suggest, and to segment: p95."""
    pick = random.Random(11)  # noqa: S311 - the same texts on every run
    words = " ".join(text for material in materials() for text, _ in material.texts).split()
    texts = [" ".join(pick.choices(words, k=33)) + f" {pick.random()}" for _ in range(LEARNT)]
    suggester = Suggester(
        Theme(id=number, name=f"theme-{number}", definition=" ".join(pick.choices(words, k=20)))
        for number in range(THEMES)
    )
    for text in texts:
        suggester.learn(text, pick.sample(range(THEMES), 2))
    some = texts[:500]
    return (
        _milliseconds(lambda text: suggester.learn(text, [1, 2]), some),
        _milliseconds(suggester.suggest, some),
        _milliseconds(segment, some),
    )


def rows() -> Iterator[Row]:
    """Yield what suggesting and learning cost, as the processor's time."""
    learning, suggesting, _ = costs()
    known = f"{THEMES} themes, {LEARNT:,} texts learnt"
    yield limited(f"suggest themes, {known}, p95", suggesting, unit="ms", most=2,
                  why="each word is weighed against all themes")  # fmt: skip
    yield limited(f"learn one more text, {known}, p95", learning, unit="ms", most=0.2,
                  why="letters are counted in fours as well as words")  # fmt: skip


def run() -> None:
    """Print a row for each set, and what learning and suggesting cost."""
    print(f"{'hits among three':24}" + "".join(f"{name:>16}" for name in GUESSERS))
    for material in materials():
        shares = "".join(f"{hits(material, make):16.3f}" for make in GUESSERS.values())
        size = f"{len(material.texts)} texts, {len(material.themes)} themes"
        print(f"{material.name:24}{shares}   {size}")
    learning, suggesting, segmenting = costs()
    print(f"{THEMES} themes, {LEARNT:,} texts learnt, p95: {learning:.2f} ms to learn one", end="")
    print(f" more (goal: 0.2), {suggesting:.2f} ms to suggest (goal: 2),", end="")
    print(f" {segmenting:.2f} ms to segment alone")


def _words(text: str) -> list[str]:
    return segment(text).partition(" ·")[0].split()


def _milliseconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    spent = []
    for text in texts:
        started = time.process_time()
        work(text)
        spent.append(time.process_time() - started)
    return statistics.quantiles(spent, n=20)[-1] * 1e3
