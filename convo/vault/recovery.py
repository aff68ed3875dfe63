"""The recovery code: a secret to print and lock away, for when every other slot is lost."""

import secrets
from pathlib import Path
from typing import Final

from convo.codes import spelled, typed_code
from convo.records.data_key import DataKey
from convo.vault.passphrase_slot import key_in_slot, write_slot

_BYTES: Final = 20  # 160 bits
_LETTERS: Final = 32


def new_recovery_code() -> str:
    """Return 160 random bits as eight groups of four letters and digits, with dashes between."""
    return spelled(secrets.token_bytes(_BYTES))


def typed_recovery_code(typed: str) -> str | None:
    """Return the code somebody meant, as it was shown to them, or None if it cannot be one.

    See `convo.codes.typed_code` for what does not matter.
    """
    return typed_code(typed, letters=_LETTERS)


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
        NotEncryptedError: The driver does not encrypt.
    """
    meant = typed_recovery_code(code)
    return None if meant is None else key_in_slot(path, secret=meant)
