"""Who has the record open: many windows at once, or one that replaces its file."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from convo.errors import RefusedError, StoreError

_IN_USE: Final = "another window has this record open, or restores it: close that first"
_TRIES, _PAUSE = 10, 0.01  # as many windows may begin at once, and seconds between two looks


@contextmanager
def held(folder: Path, *, alone: bool) -> Iterator[bool]:
    """Hold the record in *folder* while the block lasts; a process that ends lets go of it.

    What is yielded tells whether nobody else held it at the beginning.

    Args:
        folder: Where the record is.
        alone: Whether nobody else may hold it.

    Raises:
        RefusedError: Somebody else holds it, and one of the two must be alone.
        StoreError: Nothing can be written to the folder.
    """
    if os.name != "posix":  # elsewhere the system does not let an open file be replaced
        yield True
        return
    lock = open_lock(folder / "lock")
    try:
        is_alone = _took(lock, alone=True)
        if not alone:  # others may come
            _wait_for_share(lock)
        elif not is_alone:
            raise RefusedError(_IN_USE)
        yield is_alone
    finally:
        os.close(lock)


def _wait_for_share(lock: int) -> None:
    """Hold it with others; a window that begins at the same time has it alone for a moment."""
    for _ in range(_TRIES):
        if _took(lock, alone=False):
            return
        time.sleep(_PAUSE)
    raise RefusedError(_IN_USE)


def _took(lock: int, *, alone: bool) -> bool:
    import fcntl  # noqa: PLC0415 - there is none on other systems

    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def open_lock(path: Path) -> int:
    """Open a file that is only there to be locked; return its descriptor.

    Raises:
        StoreError: It is not there, and cannot be made.
    """
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be written to: {error.strerror}") from None
