"""The lines of a file, one at a time, so that a large one takes little room."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO, TextIOWrapper
from typing import Final, Self

from convo.errors import RefusedError

MAX_BYTES: Final = 8_000_000
"""The largest file that is read, in 2 s and some 100 MiB. A chat of four hours has 0.1 MB."""

MOST_LINES: Final = 500_000
"""How many lines are read. A file of 20 million line ends takes seconds, and a GB."""

LONGEST_LINE: Final = 1_000_000
"""In characters: ten times what one text may have."""

_UNDECODABLE = {BOM_UTF16_LE: b"\x00\xd8", BOM_UTF16_BE: b"\xd8\x00"}  # half a surrogate pair


class Lines:
    r"""An iterator over the lines of a text, each with its line end: "\n", "\r\n" or "\r".

    A byte that is no character becomes a lone surrogate, which `is_text` knows.
    """

    def __init__(self, content: bytes) -> None:
        """Begin at the start of *content*: UTF-8, or UTF-16 with its mark."""
        self.number = 0
        """Which line was read last, from 1; 0 before the first."""

        self._size = len(content)
        self._stream = _opened(content)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        """Return the next line.

        Raises:
            RefusedError: The file is larger, or a line longer, than is read.
        """
        if self._size > MAX_BYTES:
            raise RefusedError(f"a file to import has at most {MAX_BYTES:,} bytes: divide it")
        line = self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if self.number > MOST_LINES or len(line) > LONGEST_LINE:
            raise RefusedError(
                f"from this line on nothing was read: {MOST_LINES:,} lines of"
                f" {LONGEST_LINE:,} characters are the most"
            )
        return line


def is_text(text: str) -> bool:
    """Tell whether all bytes of a text were characters in its encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _opened(content: bytes) -> TextIOWrapper:
    encoding, errors = "utf-8-sig", "surrogateescape"
    if lone := _UNDECODABLE.get(content[:2]):
        encoding, errors = "utf-16", "surrogatepass"
        if len(content) % 2:
            content = content[:-1] + lone
    return TextIOWrapper(BytesIO(content), encoding=encoding, errors=errors, newline="")
