"""Files that somebody gives the program to read."""

from pathlib import Path
from typing import Final

from convo.errors import RefusedError

MOST_BYTES: Final = 20_000_000
"""The largest file that is read. A transcript of a day of talk has some 500 kB."""


def content_of(path: Path, what: str = "file to import") -> bytes:
    """Return the bytes of a file, or of what a pipe gives; no more is read than may be.

    Args:
        path: Where it is.
        what: What it is to be, for the sentence where it is refused: "template".

    Raises:
        RefusedError: It cannot be read, or is larger than `MOST_BYTES`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedError(f"the {what} cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise RefusedError(f"a {what} has at most {MOST_BYTES:,} bytes: divide it, or make it less")
    return content
