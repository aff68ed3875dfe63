"""Any bytes as text that comes in: cleaned, it is safe, and nothing is lost that people see."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from convo.errors import TextTooLongError
from convo.text import REPLACED, clean, is_clean
from tests.hostile.material import own_texts

_SEEN: Final = frozenset("LMNPSZ")
_SEPARATORS: Final = ("\u2028", "\u2029")


def seeds() -> Iterator[bytes]:
    """Yield what to begin with."""
    for _, text in own_texts():
        yield text.encode("utf-8", "surrogatepass")


def check(data: bytes) -> None:
    """Clean *data* as a text, and look at what became of it."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        cleaned = clean(text)
    except TextTooLongError:
        return
    assert is_clean(cleaned)
    assert clean(cleaned) == cleaned
    assert seen(cleaned) == seen(text)


def seen(text: str) -> str:
    """Return all that people see of a text, decomposed: its letters, marks, signs and spaces."""
    kept = (
        sign
        for sign in text
        if (unicodedata.category(sign)[0] in _SEEN or unicodedata.category(sign) == "Co")
        and sign != REPLACED
        and sign not in _SEPARATORS
    )
    return unicodedata.normalize("NFD", "".join(kept))
