import csv
import re
import time
from collections.abc import Callable

import pytest

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_finder import Finder, known_by_shape
from convo.disclosure.mentions_names import forms_of
from tests.shared import shared

NAMES = [f"Somebody{number} Else{number}" for number in range(500)]
FINDER = Finder(Known(names=[*NAMES, "aaaa aaaa", "Ann", "李小龙"]))

HOSTILE = (
    "a", "a ", "A", "@", "a@", "a.", "@a", "(", "(WMF)", " (WMF)", " ", "1", "1 ", "+1-", "Thanks ",
    "Thanks, A ", "A, ", "A and ", ", thanks ", "my name is ", "http://", "User:", "[[User:",
    "[name] ", "\u0301", "小", "李小", "李小龙", "อ", "و", "A's ", "a at ", "a (at) ", "aaaa ",
    "\u200d", "Ann", "さん",
)  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return min(once() for _ in range(3))


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_no_more_than_its_share(piece: str) -> None:
    short = piece * (1_000 // len(piece))

    spent = seconds(lambda: FINDER.mentions(short))

    # Linear is 4, quadratic 16.
    assert seconds(lambda: FINDER.mentions(short * 4)) < 9 * spent + 0.01


def test_long_names_and_many_parts_are_bounded() -> None:
    for name in ("a" * 5_000, "b c " * 2_000, "Aa" * 2_000):
        assert len(list(forms_of(name))) < 1_000


def test_what_is_no_name_has_no_forms() -> None:
    assert [list(forms_of(name)) for name in ("", " ", ".", "A", "2022")] == [[]] * 5


@pytest.mark.parametrize("folder", ["15-per-hour-seattle", "london.youth.policing"])
def test_few_words_of_real_comments_are_taken_for_names(folder: str) -> None:
    with shared(f"polis/{folder}/comments.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["comment-body"] for row in csv.DictReader(file)]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)

    finder = Finder(known_by_shape(texts))

    assert sum(len(finder.mentions(text)) for text in texts) <= 5 * words / 1000
