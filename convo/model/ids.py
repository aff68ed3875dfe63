"""What tells things apart."""

import secrets
from typing import Final

_BITS: Final = 62
_MOST_DIGITS: Final = len(str(2**_BITS))


def new_id() -> int:
    """Return a random id of 62 bits, never 0.

    Ids are random because a counter would tell in which order people spoke, and an
    id used twice would hand one person's past to another.
    """
    return secrets.randbits(_BITS) or 1


def typed_id(typed: str) -> int | None:
    """Return the id that was typed; None where no id is written so, or is as large."""
    if not (typed.isascii() and typed.isdigit()) or len(typed) > _MOST_DIGITS:
        return None
    number = int(typed)
    return number if 0 < number < 2**_BITS else None
