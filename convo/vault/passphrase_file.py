"""A passphrase for use without a screen: from a file or a stream, never from an argument."""

import os
from pathlib import Path
from typing import BinaryIO, Final

from convo.errors import RefusedError

MOST_BYTES: Final = 4096
"""The longest first line read: a file that is not a passphrase file is not read to its end."""


def read_passphrase_file(path: Path) -> str:
    """Return the first line of a file that only its owner can read.

    Raises:
        RefusedError: Others can read it, it could not be read, or it holds no passphrase.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and mode & 0o077:  # elsewhere these bits say nothing
                raise RefusedError(
                    "others can read the passphrase file: make it yours alone with chmod 600"
                )
            return read_passphrase(file)
    except OSError as error:
        raise RefusedError(f"the passphrase file could not be read ({error.strerror})") from None


def read_passphrase(stream: BinaryIO) -> str:
    """Return the first line of *stream*, in UTF-8, without its line end. Spaces belong to it.

    Raises:
        RefusedError: The line is empty, not UTF-8, or longer than `MOST_BYTES`.
    """
    line = stream.readline(MOST_BYTES + 1)
    if len(line) > MOST_BYTES:
        raise RefusedError(f"the first line is longer than {MOST_BYTES:,} bytes: no passphrase is")
    try:
        passphrase = line.decode("utf-8-sig").rstrip("\r\n")  # editors may put a mark first
    except UnicodeDecodeError:
        raise RefusedError("the passphrase is not text in UTF-8: save the file as UTF-8") from None
    if not passphrase:
        raise RefusedError("the passphrase file has an empty first line")
    return passphrase
