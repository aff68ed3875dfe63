"""Making the key slots of a new record, and changing its passphrase."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from convo.errors import FileInTheWayError, KeyringError, RefusedError, StoreError
from convo.records.data_key import DataKey
from convo.vault.keyring_slot import forget_in_keyring, keep_in_keyring
from convo.vault.passphrase_slot import write_slot
from convo.vault.private_files import make_private_folder
from convo.vault.recovery import write_recovery_slot
from convo.vault.slots import Slot, slots_in

FEWEST_CHARACTERS: Final = 8
"""The shortest passphrase taken, the least NIST SP 800-63B lets people choose. Whoever has
the file can try without end, at 0.5 s a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What making the slots came to."""

    recovery_code: str = field(repr=False)
    """To be shown once, copied on paper and asked back. Nothing keeps it."""

    kept_in: tuple[Slot, ...]
    """The slots made, in the order to try them."""


def create_slots(folder: Path, *, key: DataKey, keyring: bool, passphrase: str | None) -> SetUp:
    """Keep *key* in the keyring, behind a passphrase, or in both, and behind a recovery code.

    The folder is made where there is none. Should anything fail, no slot is left behind.

    Raises:
        RefusedError: There is neither a keyring nor a passphrase, or the passphrase is too short.
        FileInTheWayError: The folder has slots already: their record would never open again.
        KeyringError: No keyring that may be trusted kept the key.
        StoreError: A slot could not be written.
    """
    if not keyring and passphrase is None:
        raise RefusedError("the key needs a keyring or a passphrase to be kept")
    if passphrase is not None:
        _check_length(passphrase)
    if slots_in(folder):
        raise FileInTheWayError("this folder has key slots already: open its record instead")
    try:
        make_private_folder(folder)
        code = _make(folder, key, keyring=keyring, passphrase=passphrase)
    except OSError as error:
        raise StoreError(f"the key slots could not be made ({error.strerror})") from None
    return SetUp(recovery_code=code, kept_in=slots_in(folder))


def set_passphrase(folder: Path, *, key: DataKey, passphrase: str) -> None:
    """Let *passphrase* open the record from now on, and no passphrase from before.

    Ask `unlock` for the key with the old passphrase first: that proves who is asking.

    Raises:
        RefusedError: The passphrase is too short.
        StoreError: The slot could not be written. The old passphrase still opens it.
    """
    _check_length(passphrase)
    write_slot(Slot.PASSPHRASE.file_in(folder), secret=passphrase, key=key)


def discard_slots(folder: Path) -> None:
    """Erase every slot in *folder*, for good: a record they belong to never opens again.

    Raises:
        KeyringError: The keyring did not erase its entry. The other slots are gone.
    """
    for slot in (Slot.RECOVERY, Slot.PASSPHRASE):
        slot.file_in(folder).unlink(missing_ok=True)
    if Slot.KEYRING in slots_in(folder):
        forget_in_keyring(Slot.KEYRING.file_in(folder))


def _make(folder: Path, key: DataKey, *, keyring: bool, passphrase: str | None) -> str:
    """Make every slot or none, and return the recovery code."""
    try:
        if keyring:
            _try_keyring(folder, key)
        if passphrase is not None:
            write_slot(Slot.PASSPHRASE.file_in(folder), secret=passphrase, key=key)
        return write_recovery_slot(Slot.RECOVERY.file_in(folder), key=key)
    except BaseException:
        with suppress(KeyringError):  # what went wrong first matters more
            discard_slots(folder)
        Slot.KEYRING.file_in(folder).unlink(missing_ok=True)  # what it leads to opens nothing
        raise


def _try_keyring(folder: Path, key: DataKey) -> None:
    try:
        keep_in_keyring(Slot.KEYRING.file_in(folder), key=key)
    except KeyringError as error:
        raise KeyringError(f"{error}: set up with --no-keyring and a passphrase") from None


def _check_length(passphrase: str) -> None:
    if len(passphrase) < FEWEST_CHARACTERS:
        raise RefusedError(
            f"a passphrase has at least {FEWEST_CHARACTERS} characters:"
            " four or more words that do not belong together are better"
        )
