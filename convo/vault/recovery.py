"""The recovery code: a secret to print and lock away, for when every other slot is lost."""

import re
import secrets
import unicodedata
from pathlib import Path
from typing import Final

from convo.records.data_key import DataKey
from convo.vault.passphrase_slot import key_in_slot, write_slot

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: 5 bits each, and none of I, L, O and U, which are read as 1, 1, 0 and V."""

_LENGTH: Final = 32  # letters, which makes 160 bits
_GROUP: Final = 4
_LOOK_ALIKES: Final = str.maketrans("ILOU", "110V")
_CODE: Final = re.compile(f"[{_LETTERS}]{{{_LENGTH}}}")


def new_recovery_code() -> str:
    """Return 160 random bits as eight groups of four letters and digits, with dashes between."""
    return _grouped("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)))


def typed_recovery_code(typed: str) -> str | None:
    """Return the code somebody meant, as it was shown to them, or None if it cannot be one.

    Case, spaces, dashes, full-width letters and the digits of any script do not matter, nor
    whether a letter that looks like a digit was taken for it.
    """
    letters = "".join(map(_letter, unicodedata.normalize("NFKC", typed)))
    letters = letters.upper().translate(_LOOK_ALIKES)
    return _grouped(letters) if _CODE.fullmatch(letters) else None


def write_recovery_slot(path: Path, *, key: DataKey) -> str:
    """Keep *key* in a slot that opens with a new recovery code, and return the code.

    The code of a slot that was at *path* opens nothing from then on.

    Raises:
        StoreError: It could not be written. The old slot and its code are as they were.
    """
    code = new_recovery_code()
    write_slot(path, secret=code, key=key)
    return code


def key_in_recovery_slot(path: Path, *, code: str) -> DataKey | None:
    """Return the key in the slot, or None where *code*, as somebody typed it, is not its own.

    Raises:
        LockedError: The file could not be read.
    """
    meant = typed_recovery_code(code)
    return None if meant is None else key_in_slot(path, secret=meant)


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def _letter(character: str) -> str:
    """Return what counts of a character: nothing of spaces, dashes and what nobody sees."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return character if character.isalpha() else ""
