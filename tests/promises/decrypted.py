"""The bytes behind a record's encryption, those that nothing refers to any more included."""

from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from convo.records.data_key import DataKey

# SQLCipher 4: a page is AES-256 in CBC mode, its vector and its seal of 64 bytes stand behind it.
PAGE: Final = 4096
_BEHIND: Final = 80
_SALT: Final = 16
"""What stands first in a record, in the place of SQLite's own mark."""

_WAL_HEAD: Final = 32
_FRAME_HEAD: Final = 24


def pages_of(path: Path, key: DataKey) -> list[bytes]:
    """Return every page of a record or of its `-wal` without encryption; none where there is none.

    Raises:
        ValueError: The record opens with another key.
    """
    content = path.read_bytes() if path.exists() else b""
    if path.name.endswith("-wal"):
        starts = range(_WAL_HEAD + _FRAME_HEAD, len(content), _FRAME_HEAD + PAGE)
        numbers = [int.from_bytes(content[at - _FRAME_HEAD :][:4], "big") for at in starts]
    else:
        starts = range(0, len(content), PAGE)
        numbers = list(range(1, len(starts) + 1))
    return [
        _page(content[at : at + PAGE], key, number=number)
        for at, number in zip(starts, numbers, strict=True)
    ]


def _page(page: bytes, key: DataKey, *, number: int) -> bytes:
    start = _SALT if number == 1 else 0
    vector = page[-_BEHIND:][:16]
    reading = Cipher(AES(bytes.fromhex(key.hex)), CBC(vector)).decryptor()
    plain = reading.update(page[start:-_BEHIND]) + reading.finalize()
    if number == 1 and plain[:2] != PAGE.to_bytes(2, "big"):
        raise ValueError("another key, or another version of SQLCipher")
    return plain


def all_pages(folder: Path, key: DataKey) -> dict[str, bytes]:
    """Return the pages of every record in *folder* and below, and of their `-wal`, by file name."""
    files = [path for path in folder.rglob("*.db*") if not path.name.endswith("-shm")]
    return {str(path.relative_to(folder)): b"".join(pages_of(path, key)) for path in files}
