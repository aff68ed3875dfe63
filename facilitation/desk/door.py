"""What the first screen asks: is there a record, what opens it, and does this open it?"""

from dataclasses import dataclass
from enum import StrEnum

from convo.records.data_key import DataKey
from convo.vault.recovery import typed_recovery_code
from convo.vault.setting_up import SetUp
from convo.vault.slots import slots_in
from convo.vault.unlocking import unlock
from facilitation.desk import opening
from facilitation.desk.home import Home


class State(StrEnum):
    """What is behind the door."""

    NEW = "new"
    """Nothing yet: a record can be set up."""

    LOCKED = "locked"
    """A record, and the slots of its key."""

    SLOTS_MISSING = "slots missing"
    """A record that nothing opens: its slots are in the backup it came from."""

    RECORD_MISSING = "record missing"
    """Slots whose record is lost, or empty: they open its backups."""


class Way(StrEnum):
    """What opens a record."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - what people call it
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Door:
    """The way into the record of one home.

    Nothing here reads more than files and their names, and nothing that fails changes a byte.
    What opens the record may take 15 s, a keyring's own prompt: call it in a worker thread.
    """

    home: Home

    @property
    def state(self) -> State:
        """What is there now."""
        record = self.home.record
        if record.is_file() and record.stat().st_size:
            return State.LOCKED if self.ways else State.SLOTS_MISSING
        return State.RECORD_MISSING if self.ways or record.exists() else State.NEW

    @property
    def ways(self) -> tuple[Way, ...]:
        """What opens it, in the order to try: the keyring asks nothing, the code is on paper."""
        return tuple(Way[slot.name] for slot in slots_in(self.home.slots))

    def by_keyring(self) -> DataKey:
        """Return the key that the operating system's keyring keeps.

        Raises:
            LockedError: It gave none within 15 s. The sentence says what to do.
        """
        return unlock(self.home.slots)

    def by_passphrase(self, text: str) -> DataKey:
        """Return the key behind the passphrase *text*. A guess costs 0.5 s.

        Raises:
            LockedError: It does not open the record. The sentence says what to do.
        """
        return unlock(self.home.slots, passphrase=text)

    def by_recovery(self, code: str) -> DataKey:
        """Return the key behind the recovery code, as somebody typed it. A guess costs 0.5 s.

        Raises:
            LockedError: It does not open the record. The sentence says what to do.
        """
        return unlock(self.home.slots, recovery_code=code)

    def set_up(self, *, keyring: bool, passphrase: str | None) -> SetUp:
        """Make a new record; see `facilitation.desk.opening.set_up`.

        What it returns has the recovery code: show it once, ask for it with `is_retyped`, and
        let go of it.
        """
        return opening.set_up(self.home, keyring=keyring, passphrase=passphrase)


def is_retyped(made: SetUp, typed: str) -> bool:
    """Tell whether *typed* is the recovery code that was shown, however it was typed."""
    return typed_recovery_code(typed) == made.recovery_code
