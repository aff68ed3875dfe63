"""How fast words are found among 100,000 texts in twelve languages, and how many of them.

Run as `python -m tests.bench.search`.

* The texts are two sentences each of the Universal Declaration, articles 1 to 5, and a word made
  up of six letters of the language, so that there are words most texts have and words one has.
* Time is the processor's, for the newest 50 ids from an encrypted file. Looked for is a made-up
  word (selective), a word or part of the Declaration (common), or the first two letters of one
  (short).
* What should be found is every text that has the query in it as it stands, both in one width and
  case and without invisible characters. The query is a word of a text of at least two letters;
  where words have no spaces between them, two to four characters in a row, the first no mark.
  Shares are the mean over the queries: recall of what should be found, precision of what is.
* The index is compared with the bytes of the texts, once with ids that count up, once with
  random ids of 62 bits: each letter pair or word of a text holds the step to the next id.
"""

import json
import random
import re
import secrets
import statistics
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from convo.languages.segments import TOKENIZE, match_expression, segment
from convo.records.driver import connect
from tests.shared import shared

LANGUAGES: Final = ("en", "ar", "he", "zh", "ja", "ko", "th", "my", "km", "hi", "bn", "am")
UNSPACED: Final = ("zh", "ja", "th", "my", "km")
TEXTS: Final = 100_000
QUERIES: Final = 60

_NEWEST: Final = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:。၊။؛।።៖])\s*|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The sentences of one language, and what is looked for in them."""

    sentences: tuple[str, ...]
    letters: tuple[str, ...]
    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is searched: ready for an index, the bytes they had, and a made-up word of some."""

    segments: tuple[str, ...]
    size: int
    rare: dict[str, list[str]]


def read_material(pick: random.Random) -> dict[str, Material]:
    """Return the material of each language, with the same queries for the same *pick*."""
    sentences: dict[str, list[str]] = {}
    with shared("udhr/udhr_shared.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            found = filter(None, map(str.strip, _SENTENCE_END.split(line["text"])))
            sentences.setdefault(line["bcp47"], []).extend(found)
    return {
        language: Material(
            sentences=tuple(sentences[language]),
            letters=tuple(sorted(filter(_is_letter, set("".join(sentences[language]))))),
            queries=tuple(draw_queries(sentences[language], pick, words=language not in UNSPACED)),
        )
        for language in LANGUAGES
    }


def draw_queries(sentences: Sequence[str], pick: random.Random, *, words: bool) -> Iterator[str]:
    """Draw words from *sentences*, or else parts of what stands without spaces."""
    vocabulary = sorted({word for line in sentences for word in _words(line) if len(word) > 1})
    if words:
        yield from pick.sample(vocabulary, min(QUERIES, len(vocabulary)))
        return
    drawn = 0
    while drawn < QUERIES:
        word = pick.choice(vocabulary)
        start = pick.randrange(len(word) - 1)
        if _is_letter(word[start]):
            drawn += 1
            yield word[start : start + pick.randint(2, 4)]


def make_texts(material: dict[str, Material], pick: random.Random) -> Texts:
    """Make the texts, their languages in turn."""
    segments = []
    size = 0
    rare: dict[str, list[str]] = {language: [] for language in material}
    for i in range(TEXTS):
        language = LANGUAGES[i % len(LANGUAGES)]
        of = material[language]
        made_up = "".join(pick.choices(of.letters, k=6))
        text = " ".join([*pick.choices(of.sentences, k=2), made_up])
        segments.append(segment(text))
        size += len(text.encode())
        if len(rare[language]) < QUERIES:
            rare[language].append(made_up)
    return Texts(segments=tuple(segments), size=size, rare=rare)


def make_index(path: Path | None, rows: Iterable[tuple[int, str]]) -> Any:  # noqa: ANN401 - no types
    """Return a connection to a new encrypted file, or to one in memory, that holds *rows*."""
    db = connect(path or ":memory:", isolation_level=None)
    if path:
        db.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5("
        f"text, content='', contentless_delete=1, tokenize='{TOKENIZE}')"
    )
    db.execute("BEGIN")
    db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
    db.execute("COMMIT")
    db.execute("VACUUM")
    return db


def measure_found(material: dict[str, Material]) -> dict[str, tuple[float, float]]:
    """Return the mean recall and precision for the queries of each language."""
    found = {}
    for language, of in material.items():
        index = make_index(None, enumerate(map(segment, of.sentences)))
        lines = [_normal(sentence) for sentence in of.sentences]
        recall, precision = [], []
        for query in of.queries:
            right = {i for i, line in enumerate(lines) if query in line}
            rows = index.execute(
                "SELECT rowid FROM words WHERE words MATCH ?", [match_expression(query)]
            )
            got = {i for (i,) in rows}
            recall.append(len(got & right) / len(right))
            precision.append(len(got & right) / len(got) if got else 1)
        found[language] = (statistics.mean(recall), statistics.mean(precision))
        index.close()
    return found


def p95(index: Any, queries: Iterable[str]) -> float:  # noqa: ANN401 - the driver has no types
    """Return the processor's milliseconds within which 95 of 100 queries are answered."""
    spent = []
    for query in queries:
        expression = match_expression(query)
        started = time.process_time()
        index.execute(_NEWEST, [expression]).fetchall()
        spent.append(1000 * (time.process_time() - started))
    return statistics.quantiles(spent, n=20)[-1]


def run() -> None:
    """Print what was found in each language, then for both kinds of ids size and times."""
    pick = random.Random(11)  # noqa: S311 - the same texts on every run
    material = read_material(pick)
    found = measure_found(material)
    texts = make_texts(material, pick)
    random_ids = sorted(secrets.randbits(62) for _ in range(TEXTS))
    print(f"newest 50 of {TEXTS:,}, p95 in ms{'recall':>12}{'precision':>11}", end="")
    print(f"{'selective':>11}{'common':>8}{'short':>7}")
    for name, ids in [("ids that count up", range(TEXTS)), ("random ids", random_ids)]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "words.db"
            index = make_index(path, zip(ids, texts.segments, strict=True))
            print(f"{name}: index {path.stat().st_size / texts.size:.2f} of the texts")
            for language, of in material.items():
                recall, precision = found[language]
                times = [
                    p95(index, texts.rare[language]),
                    p95(index, of.queries),
                    p95(index, [query[:2] for query in of.queries]),
                ]
                print(f"  {language:30}{recall:12.3f}{precision:11.3f}", end="")
                print("{:11.2f}{:8.2f}{:7.2f}".format(*times))
            index.close()


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] == "L"


def _words(text: str) -> list[str]:
    kept = (each if unicodedata.category(each)[0] in "LMN" else " " for each in _normal(text))
    return "".join(kept).split()


def _normal(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if unicodedata.category(each) != "Cf")


if __name__ == "__main__":
    run()
