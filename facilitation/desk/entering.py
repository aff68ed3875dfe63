"""Getting in: from a door to an open desk, with the key in nobody's hands but these."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from convo.errors import LockedError, RefusedError, StoreError
from convo.records.data_key import DataKey
from convo.vault.setting_up import SetUp
from facilitation.desk.backups import renew_stale
from facilitation.desk.door import Door, is_retyped
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, bring_up_to_date, open_desk


class Entry:
    """One way from a door that is closed to a desk that is open, for as long as a block lasts.

    What asks for a key may take 15 s: call it in a worker thread. `open` belongs to the thread
    that leaves the block, as the connection that the desk reads from does.
    """

    def __init__(self, door: Door) -> None:
        self.door = door
        self.upgrading: Callable[[], object] = lambda: None
        """Called in the thread that asks for the key, before a record is brought up to date."""

        self._key: DataKey | None = None
        self._made: SetUp | None = None
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what was opened."""
        self._opened.close()

    @property
    def home(self) -> Home:
        """The folder that the record is in."""
        return self.door.home

    @property
    def has_key(self) -> bool:
        """Whether the desk can be opened now."""
        return self._key is not None

    def by_keyring(self) -> None:
        """Get the key from the keyring; see `Door.by_keyring`."""
        self._get_ready(self.door.by_keyring())

    def by_passphrase(self, text: str) -> None:
        """Get the key by a passphrase; see `Door.by_passphrase`."""
        self._get_ready(self.door.by_passphrase(text))

    def by_recovery(self, code: str) -> None:
        """Get the key by the recovery code; see `Door.by_recovery`."""
        self._get_ready(self.door.by_recovery(code))

    def set_up(self, *, passphrase: str | None) -> str:
        """Make a new record, and return its recovery code. Its key is got as ever, after that.

        Args:
            passphrase: What is to open it; None for the keyring.

        Raises:
            ConvoError: As `facilitation.desk.opening.set_up` does; nothing was made then.
        """
        made = self.door.set_up(keyring=passphrase is None, passphrase=passphrase)
        self._made = made
        return made.recovery_code

    def is_code_retyped(self, typed: str) -> bool:
        """Tell whether *typed* is the recovery code of the record that was made just now."""
        return self._made is not None and is_retyped(self._made, typed)

    def open(self) -> Desk:
        """Open the desk with the key that was got, and let go of key and code.

        Raises:
            LockedError: No key was got yet.
            RefusedError: Another window is restoring a backup.
            StoreError: The record cannot be used.
        """
        key, self._key, self._made = self._key, None, None
        if key is None:
            raise LockedError("the record is still locked")
        return self._opened.enter_context(open_desk(self.door.home, key))

    def _get_ready(self, key: DataKey) -> None:
        """Upgrade the record, which the thread that opens it should not wait for.

        Where that fails, `open` says why.
        """
        with suppress(RefusedError, StoreError):
            bring_up_to_date(self.home, key, upgrading=self.upgrading)
        self._key = key


def catch_up(desk: Desk) -> None:
    """Renew backups that hold what was erased since; in a thread of its own, as it may take long.

    Where that fails, `convo check` tells it, and the next start tries again.
    """
    with suppress(RefusedError, StoreError), desk.aside() as own:
        renew_stale(own)
