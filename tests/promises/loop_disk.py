"""A disk in a file: what the system had not written to it yet is what a power cut takes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_MIB: Final = 2**20


@contextmanager
def disk(image: Path, *, mib: int) -> Iterator[Path]:
    """Make a disk of that size in the file *image*, and yield the folder it is mounted at."""
    with image.open("wb") as file:
        file.truncate(mib * _MIB)
    _do("mkfs.ext4", "-q", "-m", "0", str(image))
    with mounted(image) as folder:
        yield folder


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    """Mount the disk in *image*, which first recovers as after a power cut."""
    folder = image.with_suffix(".at")
    folder.mkdir()
    _do("mount", "-o", "loop", str(image), str(folder))
    try:
        yield folder
    finally:
        _do("umount", str(folder))
        folder.rmdir()


@contextmanager
def small_disk(folder: Path, *, kib: int) -> Iterator[None]:
    """Have a disk in memory at *folder* that holds no more than *kib*."""
    _do("mount", "-t", "tmpfs", "-o", f"size={kib}k,mode=0700", "tmpfs", str(folder))
    try:
        yield
    finally:
        _do("umount", str(folder))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written at *folder*, which `small_disk` made."""
    _do("mount", "-o", "remount,ro", str(folder))
    try:
        yield
    finally:
        _do("mount", "-o", "remount,rw", str(folder))


@cache
def can_mount() -> bool:
    """Tell whether this account may mount disks that are files."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        return False
    with TemporaryDirectory() as folder:
        try:
            with disk(Path(folder) / "image", mib=2):
                return True
        except subprocess.CalledProcessError:
            return False


def _do(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
