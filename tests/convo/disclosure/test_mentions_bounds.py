import time
from collections.abc import Callable

import pytest

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_finder import Finder
from convo.disclosure.mentions_names import forms_of

NAMES = [f"Somebody{number} Else{number}" for number in range(500)]
FINDER = Finder(Known(names=[*NAMES, "aaaa aaaa", "Ann", "李小龙", "11Aa"]))

HOSTILE = (
    "a", "1a", "a ", "A", "@", "a@", "a.", "@a", "(", "(WMF)", " (WMF)", " ", "1", "1 ", "+1-",
    "Thanks ", "Thanks, A ", "A, ", "A and ", ", thanks ", "my name is ", "http://", "User:",
    "[[User:", "[name] ", "\u0301", "小", "李小", "李小龙", "อ", "و", "A's ", "a at ", "a (at) ",
    "aaaa ", "\u200d", "Ann", "さん",
)  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

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
