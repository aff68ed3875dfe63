import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.facilitation.pty_run import F5, F9, SECONDS, Pty

Typed = Callable[[bytes], str]

F2, F4, F7, F8 = b"\x1bOQ", b"\x1bOS", b"\x1b[18~", b"\x1b[19~"


@pytest.mark.parametrize(
    ("burst", "written"),
    [
        (b"ab\x7fc", "ac"),
        (b"teh\x7f\x7fhe end", "the end"),
        (b"a\nb\nc", "a|b|c"),
        (b"a\rb\rc", "a$b$c"),
        (b"a" + F4 + b"b" + F4 + b"c", "a#b#c"),
        (b"a" + F2 + b"yes", "a asked: yes"),
        (b"a" + F8 + b"yes", "a asked: yes"),
        (b"a" + F7 + b"yes\x7f", "a asked: ye"),
        (b"a\x1b[200~bc\x1b[201~\x7fd", "abd"),
        ("ما\x7fم".encode(), "مم"),
    ],
)
def test_a_burst_is_written_as_the_same_keys_typed_slowly(
    typed: Typed, burst: bytes, written: str
) -> None:
    assert typed(burst) == written


def test_two_hundred_keys_at_once_are_written_in_their_order(typed: Typed) -> None:
    pick = random.Random(7)  # noqa: S311 - the same keys on every run
    keys = pick.choices(["a", "ب", "က", "\x7f", "\n", "\r"], [5, 3, 3, 3, 1, 1], k=200)
    written: list[str] = []
    for key in keys:
        if key == "\x7f":
            del written[-1:]
        else:
            written.append({"\n": "|", "\r": "$"}.get(key, key))

    assert typed("".join(keys).encode()) == "".join(written)


@pytest.mark.slow
@pytest.mark.parametrize("pause", [0, 0.5])
def test_keys_go_on_where_whoever_had_the_last_one_is_stuck(tmp_path: Path, pause: float) -> None:
    out = tmp_path / "lines"
    with Pty("tests.facilitation.terminal.typing_app", str(out)) as program:
        assert program.shows(b"\x1b[?2004h"), program.seen
        program.type(b"ab" + F5)
        while program.read(pause):  # until it has nothing more to say
            pass
        program.type(b"c" + F9)
        until = time.monotonic() + SECONDS
        while not out.exists() and time.monotonic() < until:
            program.read(0.1)

    assert out.read_text("utf-8") == "'ab'\n"
