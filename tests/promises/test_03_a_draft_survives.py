import random
import re
import signal
import termios
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from convo.model.underway import Draft
from convo.records import reading
from convo.records.connection import open_to_read
from convo.text import clean
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import KEY, SESSION
from tests.facilitation.pty_run import SECONDS, Pty
from tests.facilitation.test_live_at_a_terminal import PROGRAM, WORDS, a_home, texts
from tests.promises.conftest import Measured

INTERRUPTIONS = 100
LONGEST = 2.5  # seconds from the first key to the end
KEY_EVERY = (0.01, 0.04)  # seconds: people are slower; a line or a word comes at once
OLD = 1.5  # seconds after which what was typed is on disk: one, and what a busy machine adds
pytestmark = [pytest.mark.slow, pytest.mark.long]


def draft(home: Home) -> str:
    with open_to_read(home.record, KEY) as db:
        found = reading.draft(db, SESSION.id, 1)
    return "" if found is None else found.text


def kill(program: Pty) -> int:
    program.program.kill()
    return program.program.wait(SECONDS)


def hang_up_signal(program: Pty) -> int:
    program.program.send_signal(signal.SIGHUP)
    return program.wait()


def terminate(program: Pty) -> int:
    program.program.send_signal(signal.SIGTERM)
    return program.wait()


def close_window(program: Pty) -> int:
    program.hang_up()
    return program.program.wait(SECONDS)


# The program is not asked, is told, is asked in order, and finds its terminal gone.
ENDINGS: dict[Callable[[Pty], int], int] = {
    kill: -signal.SIGKILL,
    hang_up_signal: 129,
    terminate: 143,
    close_window: 129,
}
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h")
# What is typed in between must neither end the program nor do anything.
NOISE = (
    b"\xff",
    b"\xc3(",
    b"\x1b[200~ pasted \x1b[A\x1b[3~ \x03\x11\x7f words\x1b[201~",
    b"\x1b[200~d\x1b[201~",
)
SAID = re.compile(rb"(\d+) said")
ROW = re.compile(rb"\[ \] [0-9a-f]{4} anon [^\x1b]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into one window before its end, each with the seconds left until then."""

    entries: list[tuple[str, float]]
    draft: list[tuple[str, float]]

    def old(self, parts: list[tuple[str, float]]) -> list[str]:
        return [text for text, left in parts if left > OLD]


def keys_of(number: int, choose: random.Random) -> list[bytes]:
    """Return some lines with Enter, and then a draft in pieces, often with noise in between."""
    entries = [f"0 {choose.choice(WORDS)} {number}-{n}\r" for n in range(choose.randint(0, 3))]
    pieces = [f"{choose.choice(WORDS)[:9]} {number}.{n} " for n in range(choose.randint(2, 12))]
    keys = [text.encode() for text in (*entries, *pieces)]
    if choose.random() < 0.5:
        keys.insert(choose.randint(len(entries) + 1, len(keys)), choose.choice(NOISE))
    return keys


def type_until_the_end(program: Pty, number: int, choose: random.Random) -> Typed:
    """Type for a random while, whatever is on disk by then."""
    ends = time.monotonic() + choose.uniform(0, LONGEST)
    typed: list[tuple[bytes, float]] = []
    for keys in keys_of(number, choose):
        typed.append((keys, time.monotonic()))
        program.type(keys)
        pause = min(
            ends, time.monotonic() + len(keys.decode(errors="replace")) * choose.uniform(*KEY_EVERY)
        )
        while (left := pause - time.monotonic()) > 0:
            program.read(left)
        if time.monotonic() >= ends:
            break
    while (left := ends - time.monotonic()) > 0:
        program.read(left)
    ended = time.monotonic()
    texts = [(keys.decode(), ended - at) for keys, at in typed if keys not in NOISE]
    return Typed(
        entries=[(text[2:-1], left) for text, left in texts if text.endswith("\r")],
        draft=[(text, left) for text, left in texts if not text.endswith("\r")],
    )


def check_nothing_is_lost(typed: Typed, seen: bytes, saved: list[str], kept: str) -> None:
    """Compare what was typed and what was painted with what is on disk."""
    entries, pieces = [text for text, _ in typed.entries], [text for text, _ in typed.draft]
    rows = b"\n".join(ROW.findall(seen))

    assert saved == entries[: len(saved)]
    assert [text for text in entries if text.encode() in rows and text not in saved] == []
    assert not re.search(rb"saved \d\d:\d\d:\d\d", seen) or saved
    assert [text for text in typed.old(typed.entries) if text not in [*saved, kept[2:]]] == []
    assert [text for text in typed.old(typed.draft) if text not in kept] == []
    there = [text for text in pieces if text in kept]
    assert there == pieces[: len(there)]  # nothing was taken out again
    assert re.search(".*".join(map(re.escape, there)), kept, re.DOTALL)
    assert clean(kept) == kept


def interrupt(home: Home, ending: Callable[[Pty], int], times: int) -> int:
    """Interrupt a window so many times; return of how much it was old enough to be judged."""
    choose = random.Random(f"{ending.__name__} 20261124")  # noqa: S311 - no secret
    judged = 0
    for number in range(times):
        before = len(texts(home))
        with Pty(PROGRAM, str(home.folder)) as program:
            modes = termios.tcgetattr(program._end)
            assert program.shows(b"(guess)"), program.seen
            typed = type_until_the_end(program, number, choose)
            assert ending(program) == ENDINGS[ending]
            while program.read(0):
                pass
            if ending is terminate:
                assert termios.tcgetattr(program._end) == modes
                assert [mode for mode in GIVEN_BACK if mode not in program.seen] == []

        saved = texts(home)
        assert max(map(int, SAID.findall(program.seen))) <= len(saved)
        check_nothing_is_lost(typed, program.seen, saved[before:], draft(home))
        judged += len(typed.old([*typed.entries, *typed.draft]))
        forget_draft(home)
    return judged


def forget_draft(home: Home) -> None:
    """Have the next window begin with an empty line."""
    with open_desk(home, KEY) as desk:
        desk.writer.keep_aside(Draft(session_id=SESSION.id, taker=1, text="")).result()


def test_a_hundred_interruptions_lose_nothing_that_was_saved_and_a_second_of_draft_at_most(
    tmp_path: Path, measured: Measured
) -> None:
    homes = [a_home(tmp_path / ending.__name__) for ending in ENDINGS]
    times = [INTERRUPTIONS // len(ENDINGS)] * len(ENDINGS)

    with ThreadPoolExecutor(max_workers=2) as threads:  # the programs take the time, on two cores
        judged = list(threads.map(interrupt, homes, ENDINGS, times))

    assert min(judged) >= times[0] // 5  # the end often comes too early to judge anything
    total = len(ENDINGS) * times[0]
    measured(f"{total} endings, {sum(judged)} pieces old enough: at most {OLD:g} s of keys lost")
