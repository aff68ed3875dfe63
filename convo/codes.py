"""Secrets that people write on paper and type again."""

import re
import unicodedata
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: 5 bits each, and none of I, L, O and U, which are read as 1, 1, 0 and V."""

_GROUP: Final = 4
_LOOK_ALIKES: Final = str.maketrans("ILOU", "110V")
_BITS: Final = 5


def spelled(content: bytes) -> str:
    """Return *content* in groups of four letters and digits, with dashes between.

    Args:
        content: A whole number of groups: a multiple of 5 bytes, which are two groups.

    Raises:
        ValueError: It is not.
    """
    if len(content) % _BITS:
        raise ValueError("a code is spelled from a multiple of 5 bytes")
    number, count = int.from_bytes(content, "big"), len(content) * 8 // _BITS
    letters = [LETTERS[number >> (_BITS * n) & 31] for n in reversed(range(count))]
    return _grouped("".join(letters))


def typed_code(typed: str, *, letters: int) -> str | None:
    """Return the code of so many *letters* somebody meant, as `spelled` wrote it; None for none.

    Case, spaces, dashes, full-width letters and the digits of any script do not matter, nor
    whether a letter that looks like a digit was taken for it.
    """
    meant = "".join(map(_letter, unicodedata.normalize("NFKC", typed)))
    meant = meant.upper().translate(_LOOK_ALIKES)
    return _grouped(meant) if re.fullmatch(f"[{LETTERS}]{{{letters}}}", meant) else None


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _letter(character: str) -> str:
    """Return what counts of a character: nothing of spaces, dashes and what nobody sees."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return character if character.isalpha() else ""
