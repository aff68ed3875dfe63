"""Which note-taker a window on the record is: their drafts are told apart by it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from facilitation.desk.holding import open_lock
from facilitation.desk.home import Home

MOST = 9
"""Windows on one record that take notes at a time."""


@contextmanager
def taker(home: Home) -> Iterator[int]:
    """Be the first note-taker that nobody else is, from 1, for as long as the block lasts.

    A window that was killed lets go of its number, so that the next one finds its draft. Beyond
    the ninth, all are the ninth.
    """
    if os.name != "posix":  # elsewhere there is one window at a time
        yield 1
        return
    number, lock = _first_free(home)
    try:
        yield number
    finally:
        os.close(lock)


def takers(home: Home) -> int:
    """Return how many windows take notes now."""
    if os.name != "posix":
        return 0
    count = 0
    for number in range(1, MOST + 1):
        lock = _opened(home, number)
        count += not _try(lock)
        os.close(lock)
    return count


def is_free(home: Home, number: int) -> bool:
    """Tell whether no window is that note-taker now."""
    if os.name != "posix":
        return True
    lock = _opened(home, number)
    try:
        return _try(lock)
    finally:
        os.close(lock)


def _first_free(home: Home) -> tuple[int, int]:
    for number in range(1, MOST + 1):
        lock = _opened(home, number)
        if _try(lock) or number == MOST:
            return number, lock
        os.close(lock)
    raise AssertionError  # the last one is always given


def _opened(home: Home, number: int) -> int:
    folder = home.folder / "takers"
    with suppress(OSError):  # it is there; or it cannot be made, and neither can what is in it
        folder.mkdir(mode=0o700)
    return open_lock(folder / str(number))


def _try(lock: int) -> bool:
    """Take a lock if nobody holds it; return whether it is ours now."""
    import fcntl  # noqa: PLC0415 - there is none on other systems

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
