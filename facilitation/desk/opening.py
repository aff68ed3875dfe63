"""Setting up a record, and opening it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from convo.errors import FileInTheWayError, KeyringError, NotSealedError
from convo.model.changes import Change, Keep, Saved, Thing, Together
from convo.records import history
from convo.records.connection import create_store, open_store, open_to_read
from convo.records.data_key import DataKey, new_data_key
from convo.records.driver import Database
from convo.records.store import Store
from convo.records.writer import Writer
from convo.vault.setting_up import SetUp, create_slots, discard_slots
from convo.vault.slots import slots_in
from facilitation.desk.holding import held
from facilitation.desk.home import Home
from facilitation.desk.own_changes import OwnChanges


class Desk:
    """One open record: everything people do with it goes through here."""

    def __init__(
        self,
        home: Home,
        key: DataKey,
        writer: Writer,
        records: Database,
        *,
        own: OwnChanges | None = None,
    ) -> None:
        self.home = home
        self.key = key
        self.writer = writer
        self.records = records
        """To read from alone, in the thread that opened the desk."""

        self.own = own or OwnChanges(before=0)
        """What may be taken back here."""

    def keep(self, *things: Thing) -> Saved:
        """Keep *things* together, and wait until they are on disk; see `Store.apply`."""
        return self.change(*map(Keep, things))

    def change(self, *changes: Change) -> Saved:
        """Make *changes* together, and wait until they are on disk; see `Store.apply`."""
        return self.hand_in(*changes).result()

    def hand_in(self, *changes: Change) -> Future[Saved]:
        """Have *changes* made together, without waiting; see `Store.apply`."""
        saved = self.writer.submit(changes[0] if len(changes) == 1 else Together(changes))
        saved.add_done_callback(self.own.note)
        return saved

    @contextmanager
    def aside(self) -> Iterator["Desk"]:
        """Open the same record in another thread: what takes long does not wait in this one."""
        with open_to_read(self.home.record, self.key) as records:
            yield Desk(self.home, self.key, self.writer, records, own=self.own)

    @staticmethod
    def now() -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)


def set_up(home: Home, *, keyring: bool, passphrase: str | None) -> SetUp:
    """Make a new record and its key slots.

    Should anything fail, nothing is left behind.

    Raises:
        FileInTheWayError: There is a record already, or a file where its folder belongs.
        RefusedError: There is neither a keyring nor a passphrase, or the passphrase is too short.
        KeyringError: No keyring that may be trusted kept the key.
        StoreError: The record could not be made.
    """
    if home.record.exists():
        raise FileInTheWayError(f"there is a record in {home.folder} already: open it instead")
    if slots_in(home.slots):  # they open backups of a record that is lost: not ours to discard
        raise FileInTheWayError(
            f"{home.slots} holds the keys of a record that is missing: restore a backup, or move it"
        )
    was_there = home.folder.exists()
    if was_there and not home.folder.is_dir():
        raise FileInTheWayError(f"{home.folder} is a file, and a record needs a folder")
    if was_there:  # somebody made it, as open as folders usually are
        home.folder.chmod(0o700)
    key = new_data_key()
    try:
        made = create_slots(home.slots, key=key, keyring=keyring, passphrase=passphrase)
        _create_store(home, key)
    except BaseException:
        for made_by_us in (home.slots,) if was_there else (home.slots, home.folder):
            with suppress(OSError):
                made_by_us.rmdir()  # where it is empty
        raise
    return made


def _create_store(home: Home, key: DataKey) -> None:
    """Make the record's file; where that fails, its slots open nothing and are discarded."""
    try:
        create_store(home.record, key)
    except BaseException:
        with suppress(KeyringError):  # what went wrong first matters more
            discard_slots(home.slots)
        raise


def bring_up_to_date(home: Home, key: DataKey, *, upgrading: Callable[[], object]) -> None:
    """Upgrade the record in *home* where an earlier version wrote it; see `open_desk`.

    Raises:
        RefusedError: Another window is restoring a backup.
        StoreError: The record cannot be used; see `open_store`.
    """
    with held(home.folder, alone=False):
        open_store(home.record, key, upgrading=upgrading).close()


@contextmanager
def open_desk(
    home: Home, key: DataKey, *, upgrading: Callable[[], object] = lambda: None
) -> Iterator[Desk]:
    """Open the record in *home* for as long as the block lasts.

    What an earlier run could not erase for good is tried again.

    Args:
        home: Where it is.
        key: What opens it.
        upgrading: Called, in another thread, where an earlier version wrote the record: bringing
            it up to date may last.

    Raises:
        RefusedError: Another window is restoring a backup.
        StoreError: The record cannot be used; see `open_store`.
    """
    with held(home.folder, alone=False) as is_alone:
        before = _last_number(home, key) if is_alone else 0  # before a window that comes next
        writer = Writer(lambda: Store(open_store(home.record, key, upgrading=upgrading)))
        try:
            with suppress(NotSealedError):  # another window reads; the next start tries again
                writer.seal().result()
            with open_to_read(home.record, key) as records:
                yield Desk(home, key, writer, records, own=OwnChanges(before=before))
        finally:
            writer.close()


def _last_number(home: Home, key: DataKey) -> int:
    with open_to_read(home.record, key) as records:
        return history.last_number(records)
