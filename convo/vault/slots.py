"""The slots a data key can be kept in, as the files that stand for them."""

from enum import Enum
from pathlib import Path


class Slot(Enum):
    """One place the data key is kept in; its value is the name of its file.

    In the order to try them: the keyring asks nothing, and the recovery code is on paper.
    """

    KEYRING = "keyring.json"
    """Says where in the operating system's keyring the key is. It does not hold the key."""

    PASSPHRASE = "passphrase.slot"  # noqa: S105 - a file's name
    RECOVERY = "recovery.slot"

    def file_in(self, folder: Path) -> Path:
        """Return where this slot's file is, or would be, in the record's folder."""
        return folder / self.value


def slots_in(folder: Path) -> tuple[Slot, ...]:
    """Return the slots there are in *folder*, in the order to try them."""
    return tuple(slot for slot in Slot if slot.file_in(folder).exists())
