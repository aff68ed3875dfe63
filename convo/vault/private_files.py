"""Folders and files only this account can read, and never half of a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make *folder* and what is missing above it, mode 0700. One that is there stays as it is."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)  # mkdir(parents=True) would leave those open


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Give an empty file, mode 0600, that takes the place of *path* when the block ends well.

    Until then, and for good if the block raises, *path* is what it was. A link at *path* is
    replaced and not followed.
    """
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)  # a kill may have left it
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield new
        _sync(new, os.O_RDWR)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(path.parent, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    """Wait until *path* is on the disk, so that a power cut cannot take it back."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
