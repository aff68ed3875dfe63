"""Messages of a chat, found again by the quotation that a reply or a reaction begins with."""

from bisect import bisect_left, insort
from typing import Final

_LENGTH: Final = 100  # characters of a message to compare; Zoom quotes 17 to 20, or all of it

_MOST: Final = 20_000  # messages to find again: more take time that grows with their square


class Said:
    """The messages of a chat so far, up to a number that no meeting has."""

    def __init__(self) -> None:
        self._messages: list[tuple[str, int]] = []

    def add(self, text: str, index: int) -> None:
        """Add the message that became the passage of that *index*."""
        if len(self._messages) < _MOST:
            insort(self._messages, (_comparable(text), index))

    def quoted(self, excerpt: str) -> list[int]:
        """Return the indices of up to two messages that *excerpt* is, or is the beginning of.

        Only an excerpt that ends in dots is a beginning.
        """
        whole = _comparable(excerpt)
        begin = whole.removesuffix("...").removesuffix("…")
        at = bisect_left(self._messages, (begin, -1))
        candidates = self._messages[at : at + 2] if begin else []
        return [
            index
            for text, index in candidates
            if (text.startswith(begin) if begin != whole else text == whole)
        ]


def _comparable(text: str) -> str:
    return " ".join(text[: 2 * _LENGTH].split())[:_LENGTH]
