"""What the keyboard and the clipboard send, as text that cannot act by itself."""

import codecs
import re
import sys
from typing import Final

from convo.text import REPLACED

PASTE_START: Final = "\x1b[200~"
"""What a terminal sends before pasted text, once it was asked to bracket it."""

PASTE_END: Final = "\x1b[201~"
"""What it sends after it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tab and line ends


class InputDecoder(codecs.IncrementalDecoder):
    """UTF-8 from a terminal: bad bytes are survived, and nothing in a paste is a key.

    A byte that is no UTF-8 ends the thread that reads the keyboard, and with it the app. An
    escape in a paste is replayed as key presses: a pasted text could press any key.

    Some terminals let a text bring its own end of the paste, and what follows would be keys.
    So a paste ends at the last mark of one read, not at the first.
    """

    def __init__(self, errors: str = "replace") -> None:
        super().__init__(errors)
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._given = ""  # outside a paste: the end of what was returned already
        self._held = ""  # inside a paste: what may be the beginning of its end
        self._inside = False

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override] # noqa: FBT001, FBT002 - as codecs have it
        """Return the text of *data*, with a visible sign for each control in a paste.

        Raises:
            EOFError: There is nothing, so the terminal is gone. It would be read again for ever.
        """
        if not (data or final):
            raise EOFError
        text = self._held + self._utf8.decode(data, final)
        self._held = ""
        if self._inside:
            return self._paste(text)
        joined = self._given + text
        start = joined.find(PASTE_START)
        if start < 0:
            self._given = joined[-len(PASTE_START) + 1 :]
            return text
        typed = start + len(PASTE_START) - len(self._given)
        self._given, self._inside = "", True
        return text[:typed] + self._paste(text[typed:])

    def _paste(self, text: str) -> str:
        body, mark, typed = text.rpartition(PASTE_END)
        if mark:
            self._inside = False
            self._given = typed[-len(PASTE_START) + 1 :]
            return _CONTROL.sub(REPLACED, body) + mark + typed
        kept = next(
            (n for n in range(len(PASTE_END) - 1, 0, -1) if text.endswith(PASTE_END[:n])), 0
        )
        self._held = text[len(text) - kept :]
        return _CONTROL.sub(REPLACED, text[: len(text) - kept])


def install() -> None:
    """Have Textual read the keyboard through an `InputDecoder`; doing it twice changes nothing.

    On Windows its driver is given characters, not bytes: there is nothing to decode.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver  # noqa: PLC0415 - other systems have no termios

        # The name is private to a version that is pinned, and a test types bytes at it.
        linux_driver.getincrementaldecoder = lambda _encoding: InputDecoder  # type: ignore[attr-defined, assignment]
