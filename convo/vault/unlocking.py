"""Getting the data key out of the slots, and what to say when none opens."""

from pathlib import Path

from convo.errors import KeyringError, LockedError
from convo.records.data_key import DataKey
from convo.vault.keyring_slot import key_in_keyring
from convo.vault.passphrase_slot import key_in_slot
from convo.vault.recovery import key_in_recovery_slot
from convo.vault.slots import Slot, slots_in


def unlock(
    folder: Path, *, passphrase: str | None = None, recovery_code: str | None = None
) -> DataKey:
    """Return the key of the record in *folder*.

    The recovery code is tried where there is one, else the passphrase, else the keyring:
    what somebody gave is what they want tried.

    Args:
        folder: Where the slots are.
        passphrase: None to do without.
        recovery_code: As somebody typed it; None to do without.

    Raises:
        LockedError: It did not open. The message says what to do.
        NotEncryptedError: The driver does not encrypt.
    """
    slots = slots_in(folder)
    if not slots:
        raise LockedError(
            "this folder has no key slots: restore them from the backup the record came from"
        )
    if recovery_code is not None:
        return _by_recovery_code(folder, recovery_code, slots)
    if passphrase is not None:
        return _by_passphrase(folder, passphrase, slots)
    return _by_keyring(folder, slots)


def _by_recovery_code(folder: Path, code: str, slots: tuple[Slot, ...]) -> DataKey:
    if Slot.RECOVERY not in slots:
        raise LockedError(f"no recovery code opens this record: {_ways(slots)}")
    key = key_in_recovery_slot(Slot.RECOVERY.file_in(folder), code=code)
    if key is None:
        raise LockedError(
            "this recovery code does not open the record: compare it with the paper,"
            " eight groups of four, and try again"
        )
    return key


def _by_passphrase(folder: Path, passphrase: str, slots: tuple[Slot, ...]) -> DataKey:
    if Slot.PASSPHRASE not in slots:
        raise LockedError(f"no passphrase opens this record: {_ways(slots)}")
    key = key_in_slot(Slot.PASSPHRASE.file_in(folder), secret=passphrase)
    if key is None:
        rest = tuple(slot for slot in slots if slot is not Slot.PASSPHRASE)
        raise LockedError(
            f"this passphrase does not open the record: type it again, or {_ways(rest)}"
        )
    return key


def _by_keyring(folder: Path, slots: tuple[Slot, ...]) -> DataKey:
    rest = tuple(slot for slot in slots if slot is not Slot.KEYRING)
    if Slot.KEYRING not in slots:
        raise LockedError(f"the record is locked: {_ways(rest)}")
    try:
        return key_in_keyring(Slot.KEYRING.file_in(folder))
    except KeyringError as error:
        raise LockedError(f"{error}: unlock the keyring, or {_ways(rest)}") from None


def _ways(slots: tuple[Slot, ...]) -> str:
    """Return what opens *slots*, as something to do."""
    if not slots:
        return "restore a backup"
    return " or ".join(_WAYS[slot] for slot in slots)


_WAYS = {
    Slot.KEYRING: "use the keyring",
    Slot.PASSPHRASE: "give the passphrase",
    Slot.RECOVERY: "give the recovery code",
}
