"""Who has the record open: many windows at once, or one that replaces its file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convo.errors import RefusedError, StoreError


@contextmanager
def held(folder: Path, *, alone: bool) -> Iterator[None]:
    """Hold the record in *folder* while the block lasts; a process that ends lets go of it.

    Args:
        folder: Where the record is.
        alone: Whether nobody else may hold it.

    Raises:
        RefusedError: Somebody else holds it, and one of the two must be alone.
        StoreError: Nothing can be written to the folder.
    """
    if os.name != "posix":  # elsewhere the system does not let an open file be replaced
        yield
        return
    import fcntl  # noqa: PLC0415 - there is none on other systems

    lock = open_lock(folder / "lock")
    try:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefusedError(
                "another window has this record open, or restores it: close that first"
            ) from None
        yield
    finally:
        os.close(lock)


def open_lock(path: Path) -> int:
    """Open a file that is only there to be locked; return its descriptor.

    Raises:
        StoreError: It is not there, and cannot be made.
    """
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be written to: {error.strerror}") from None
