"""The key that encrypts a record."""

import re
import secrets
from dataclasses import dataclass, field

_HEX = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """The 256 random bits that encrypt one record. Neither its repr nor an error shows them.

    Raises:
        ValueError: `hex` is not 64 lower-case hexadecimal digits.
    """

    hex: str = field(repr=False)
    """64 lower-case digits, as SQLCipher takes a raw key: no time is spent on stretching it."""

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.hex):
            raise ValueError("a data key is 64 lower-case hexadecimal digits")


def new_data_key() -> DataKey:
    """Return a random key, as the operating system draws it."""
    return DataKey(hex=secrets.token_hex(32))
