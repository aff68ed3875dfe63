"""A small encrypted file that holds the data key and opens with a secret people know."""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from convo.errors import LockedError, NotEncryptedError, StoreError
from convo.records.data_key import DataKey
from convo.records.driver import DriverError, connect
from convo.vault.private_files import written_beside

SCRYPT_N: Final = 2**17
"""What one guess costs: with r = 8, 128 MiB of memory and 0.5 s on a 2-core machine.
It is part of the file's format: slots written with another figure no longer open."""

_SCRYPT_R = 8
_SALT_BYTES = 16  # SQLCipher keeps the salt in the first 16 bytes of a file
_MOST_MEMORY = 2**28  # scrypt takes 128 * N * r bytes, and a little more


def write_slot(path: Path, *, secret: str, key: DataKey) -> None:
    """Keep *key* in a slot that opens with *secret*, in place of any slot at *path*.

    It is written beside and read back first, so the old slot opens until the new one does.

    Raises:
        StoreError: It could not be written, or not be read back. The old slot is as it was.
        NotEncryptedError: The driver does not encrypt. Nothing was written.
    """
    salt = secrets.token_bytes(_SALT_BYTES)
    try:
        with written_beside(path) as new:
            with _opened(new, "mode=rw", secret=secret, salt=salt) as slot:
                slot.execute("PRAGMA fullfsync = 1")  # macOS: fsync alone stays in the drive
                slot.execute("CREATE TABLE slot (data_key TEXT NOT NULL) STRICT")
                slot.execute("INSERT INTO slot VALUES (:data_key)", {"data_key": key.hex})
            if key_in_slot(new, secret=secret) != key:
                raise StoreError(f"the key slot {path.name} could not be read back")
    except (OSError, DriverError):
        raise StoreError(
            f"the key slot {path.name} could not be written:"
            " see whether the disk is full or the folder is read-only"
        ) from None


def key_in_slot(path: Path, *, secret: str) -> DataKey | None:
    """Return the key in the slot, or None where *secret* is wrong or the slot is damaged.

    The file is only read: whatever is wrong, not one byte of it changes.

    Raises:
        LockedError: The file could not be read.
        NotEncryptedError: The driver does not encrypt.
    """
    try:
        with path.open("rb") as file:
            salt = file.read(_SALT_BYTES)
    except OSError:
        raise LockedError(
            f"the key slot {path.name} could not be read: see whose file it is"
        ) from None
    try:
        # Immutable: no lock is taken, and no journal that somebody put beside it is played back.
        with _opened(path, "mode=ro&immutable=1", secret=secret, salt=salt) as slot:
            [[hex_]] = slot.execute("SELECT data_key FROM slot").fetchall()
            return DataKey(hex=hex_)
    except (DriverError, ValueError):  # the error says nothing of the key
        return None


@contextmanager
def _opened(path: Path, options: str, *, secret: str, salt: bytes) -> Iterator[Any]:
    """Give a connection to the slot, each of whose statements is committed on its own.

    Raises:
        NotEncryptedError: The driver would have written a plain file.
    """
    address = f"{path.absolute().as_uri()}?{options}"
    with closing(connect(address, uri=True, isolation_level=None)) as connection:
        # Without this, SQLCipher prints about a wrong key, into the middle of the screen.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{_stretched(secret, salt)}{salt.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise NotEncryptedError("this SQLite driver does not encrypt: install sqlcipher3")
        yield connection


def _stretched(secret: str, salt: bytes) -> str:
    """Return the 64 hexadecimal digits a secret is worth.

    Systems type the same letters as different code points: NFKC makes them one. A lone
    surrogate is a wrong secret like any other, and no error that would carry the secret.
    """
    composed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(
        composed, salt=salt, n=SCRYPT_N, r=_SCRYPT_R, p=1, maxmem=_MOST_MEMORY, dklen=32
    ).hex()
