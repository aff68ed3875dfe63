"""How often words of nobody are taken for names, per 1,000 words, and what looking costs."""

import csv
import json
import re
import time
import timeit
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_contacts import has_contact
from convo.disclosure.mentions_finder import Finder, known_by_shape
from convo.disclosure.mentions_typed import finder_while_typing, names_typed, with_handles
from convo.model.people import Participant

DATA = Path(__file__).parents[3] / "shared" / "data"
NAMES = (
    "Zaynab Okafor", "José Núñez", "RamzyM", "RGaines (WMF)", "Sj", "Sm8900", "Anna Kowalska",
    "Іван Петренко", "Мария", "Γιώργος", "سليم الحداد", "زهرا کاظمی", "דוד לוי", "राजेश कुमार",
    "রহিমা বেগম", "အောင်မြင့်", "សុខា ចាន់", "สมชาย ใจดี", "张伟明", "田中 太郎", "김민준", "አበበ ቢቂላ",
)  # fmt: skip
"""Invented; nobody of these texts has one of them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How often words of some texts are taken for names, per 1,000 words."""

    texts: str
    words: int
    by_shape: float
    by_name: float
    """Where the names of `NAMES` are known."""


def run() -> None:
    """Print the figures."""
    for each in figures():
        print(f"{each.texts:13} {each.words:7,} words, false alarms per 1,000:", end="")
        print(f" by shape {each.by_shape:5.2f}, {len(NAMES)} names {each.by_name:5.2f}")
    print(f"twice the text takes {_growth():.1f} times as long")
    print("a line of 300 characters, 30 people, milliseconds:", end="")
    for name, spent in _typing().items():
        print(f" {name} {spent * 1e3:.2f}", end="")
    print()


def figures() -> Iterator[Figures]:
    """Yield the figures of each text."""
    by_name = Finder(Known(names=NAMES))
    for name, texts in _texts():
        words = sum(len(re.findall(r"\w+", text)) for text in texts)
        by_shape = Finder(known_by_shape(texts))
        yield Figures(
            name,
            words,
            by_shape=_alarms(by_shape, texts) / words * 1000,
            by_name=_alarms(by_name, texts) / words * 1000,
        )


def _alarms(finder: Finder, texts: Sequence[str]) -> int:
    """Count all mentions: an upper limit, as some of these texts do name people."""
    return sum(len(finder.mentions(text)) for text in texts)


def _texts() -> list[tuple[str, list[str]]]:
    found = []
    proposals = [
        json.loads(line)
        for line in (DATA / "consultation/barcelona_pam_2016_sample.jsonl").read_text().splitlines()
    ]
    comments = [each["body_html"] for proposal in proposals for each in proposal["comments"]]
    found.append(("consultation", [re.sub(r"<[^>]+>", " ", comment) for comment in comments]))
    for path in sorted((DATA / "polis").glob("*/comments.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row["comment-body"] for row in csv.DictReader(file)]
        found.append((path.parent.name[:13], rows))
    lines = (DATA / "udhr/udhr_shared.jsonl").read_text("utf-8").splitlines()
    found.append(("udhr", [json.loads(line)["text"] for line in lines]))
    return found


def _growth() -> float:
    finder = Finder(Known(names=NAMES))
    text = (
        "Thanks Ricky, +62 812 3456 7890: ask @Sj. Погоджуюся з Іваном. 我同意张伟明的看法。 " * 500
    )
    spent = []
    for times in (1, 2):
        started = time.perf_counter()
        finder.mentions(text * times)
        spent.append(time.perf_counter() - started)
    return spent[1] / spent[0]


def _typing() -> dict[str, float]:
    """Return what it costs, in seconds, to look at a line at each key, and to take names out."""
    names = [*NAMES, *(f"Nemo{letter} Adan" for letter in "abcdefgh")]
    people = [
        Participant(id=number, session_id=1, handle=f"P{number}", name=name)
        for number, name in enumerate(names, 1)
    ]
    text = ("I agree with what Zaynab Okafor said about the capacity of affiliates. " * 5)[:300]
    finder = finder_while_typing(people, plain=())
    return {
        "names typed": _seconds(lambda: names_typed(text, finder)),
        "with handles": _seconds(lambda: with_handles(text, people)),
        "has contact": _seconds(lambda: has_contact(text)),
    }


def _seconds(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, number=20, repeat=5)) / 20
