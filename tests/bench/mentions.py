"""How often words of nobody are taken for names, per 1,000 words, and what looking costs."""

import csv
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_finder import Finder, known_by_shape

DATA = Path(__file__).parents[3] / "shared" / "data"
NAMES = (
    "Zaynab Okafor", "José Núñez", "RamzyM", "RGaines (WMF)", "Sj", "Sm8900", "Anna Kowalska",
    "Іван Петренко", "Мария", "Γιώργος", "سليم الحداد", "زهرا کاظمی", "דוד לוי", "राजेश कुमार",
    "রহিমা বেগম", "အောင်မြင့်", "សុខា ចាន់", "สมชาย ใจดี", "张伟明", "田中 太郎", "김민준", "አበበ ቢቂላ",
)  # fmt: skip
"""Invented; nobody of these texts has one of them."""


def run() -> None:
    """Print the figures."""
    for name, texts in _texts():
        words = sum(len(re.findall(r"\w+", text)) for text in texts)
        by_shape = Finder(
            Known(suspects=(seen := known_by_shape(texts)).suspects, names=seen.names)
        )
        print(f"{name:13} {words:7,} words, false alarms per 1,000:", end="")
        print(f" by shape {_alarms(by_shape, texts) / words * 1000:5.2f}", end="")
        print(f", 22 names {_alarms(Finder(Known(names=NAMES)), texts) / words * 1000:5.2f}")
    print(f"twice the text takes {_growth():.1f} times as long")


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
