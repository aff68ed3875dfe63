"""A session of eight hours in minutes, in the app itself: how much memory it holds at the end.

* A note is typed for each minute, saved, and seen in the list. Every tenth minute the note-taker
  goes through what else there is: the list, the questions, the help, the curtain.
* What the app does by the clock comes round twenty times as often: the program, which is
  `python -m tests.load.long_session HOME`, has its intervals divided.
* Memory is what the process holds. The first minutes are for warming up, an hour of eight: what
  it holds in the ten after that is compared with the last ten. A single minute may come just
  before something is given back, so the median of ten is taken.
"""

import os
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from textual.message_pump import MessagePump
from textual.timer import Timer

from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from facilitation.desk.taking import taker
from tests.build import IN_EVERY_SCRIPT, KEY
from tests.facilitation.live_program import LiveApp
from tests.facilitation.pty_run import F1, F3, Pty

MINUTES: Final = 480
HOUR: Final = 60
SAMPLES: Final = 10
"""Minutes of which the median is taken: in as many the note-taker goes through everything once."""

FASTER: Final = 20
"""How many times as often intervals come round: more often, and the app would do nothing else."""

_ROUND: Final = (
    (b"\x1b", b"Undo"),
    (b"q", b"response   question"),
    (b"\x1b", b"LIVE"),
    (F1, b"type to filter"),
    (b"\x1b", b"LIVE"),
    (F3, b"^r"),
    (b"\x12", b"LIVE"),
    (b"i", b"Save"),
)
"""From the editor to the list, to the questions, the help and the curtain, each time and back; and
what is seen then. Hurried clocks never stop painting, so nobody can wait for silence.
"""


def growth_of(held: Sequence[float], *, warm: int) -> float:
    """Return how many percent more is held in the end than once it is warm.

    Args:
        held: The megabytes after each minute.
        warm: Minutes for warming up.

    Raises:
        ValueError: There are not twice as many minutes after that as a median is taken of.
    """
    if len(held) < warm + 2 * SAMPLES:
        raise ValueError("the end would be compared with itself")
    before, after = held[warm : warm + SAMPLES], held[-SAMPLES:]
    return 100 * (statistics.median(after) / statistics.median(before) - 1)


def memory_by_minute(folder: Path, *, minutes: int) -> Iterator[float]:
    """Take part in a session; yield the megabytes that the program holds after each minute."""
    with Pty("tests.load.long_session", str(folder), size=(120, 40)) as program:
        if not program.shows(b"(guess)"):
            raise AssertionError("the session did not open")
        for minute in range(minutes):
            _take_a_note(program, minute)
            if minute % 10 == 9:
                _look_around(program)
            yield _memory_of(program.program.pid)


def _look_around(program: Pty) -> None:
    for key, wanted in _ROUND:
        program.seen = b""
        program.type(key)
        if not program.shows(wanted):
            raise AssertionError(f"{key!r} did not show {wanted!r}")


def _take_a_note(program: Pty, minute: int) -> None:
    program.seen = b""
    program.type(f"0 {IN_EVERY_SCRIPT[minute % 14]} {minute}\r".encode())
    if not program.shows(b" %d said" % (minute + 1)):
        raise AssertionError(f"note {minute} was not saved")


def _memory_of(pid: int) -> float:
    """Return the megabytes that a program holds; Linux alone tells."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def _hurry() -> None:
    """Have every interval of the app come round sooner."""
    real: Callable[..., Timer] = MessagePump.set_interval

    def hurried(self: MessagePump, interval: float, *words: Any, **named: Any) -> Timer:  # noqa: ANN401 - passed on
        return real(self, interval / FASTER, *words, **named)

    MessagePump.set_interval = hurried  # type: ignore[method-assign]


if __name__ == "__main__":
    _hurry()
    home = Home(Path(sys.argv[1]))
    with open_desk(home, KEY) as desk, taker(home) as number:
        app = LiveApp(desk)
        app.number = number
        app.run()
    sys.exit(app.return_code)
