"""Opening the record's file, the one way this project opens it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from convo.errors import (
    DamagedError,
    FileInTheWayError,
    NewerStoreError,
    NotEncryptedError,
    StoreError,
    WrongKeyError,
)
from convo.records.data_key import DataKey
from convo.records.driver import Database, DriverError, connect
from convo.records.faults import ReadingConnection, telling, text_of, told
from convo.records.schema import migrations

# What each pragma is set to, and what it must then say. Measured with power cut at
# 60 random moments: synchronous = FULL (2) lost nothing, NORMAL lost changes in 53.
_CAREFUL: Mapping[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,  # macOS: fsync alone leaves the data in the drive's own memory
    "checkpoint_fullfsync": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,  # in memory: a temporary file would not be encrypted
    "mmap_size": 0,
    # Checkpoints are made when the writer is idle: one of 1,000 pages inside a commit is felt.
    # This is the bound in pages (4 KiB each) where nobody is ever idle.
    "wal_autocheckpoint": 16_000,
}
_KNOWN = {
    migration.name for migration in migrations.pending(Database(memory=True, execute_plugins=False))
}
_PLAIN_HEADER = b"SQLite format 3\0"


def create_store(path: Path, key: DataKey) -> None:
    """Make a new, empty record that only this account can read.

    Raises:
        FileInTheWayError: There is a file at *path*.
        NotEncryptedError: The driver does not encrypt.
    """
    _take(path)
    try:
        db = _connect(path, key)
        try:
            with transaction(db):
                migrations.apply(db)
        finally:
            db.close()
        _refuse_plain(path)
    except BaseException:
        path.unlink()
        raise


def open_store(
    path: Path, key: DataKey, *, upgrading: Callable[[], object] = lambda: None
) -> Database:
    """Open the record at *path*, first upgrading it if need be.

    Args:
        path: Where it is.
        key: What opens it.
        upgrading: Called before an upgrade: with a million contributions, one takes a minute.

    Raises:
        DamagedError: It is missing or empty, or breaks its own foreign keys.
        WrongKeyError: *key* does not open it, or it is damaged.
        NewerStoreError: A later version of this program wrote it.
        NotEncryptedError: It is not encrypted, or the driver does not encrypt.
    """
    return _open(path, key, lambda db: _upgrade(db, path, key, upgrading), pragma="foreign_keys")


def open_to_read(path: Path, key: DataKey) -> Database:
    """Open the record at *path* so that nothing can be changed through it; see `open_store`.

    It is not upgraded: one of an earlier version can be copied, and looked at for faults.
    """
    return _open(path, key, _refuse_newer, pragma="query_only", is_reader=True)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Commit all that is done inside, or none of it.

    It takes the write lock at once. `Database.atomic` would take it at the first
    write, which fails without waiting when another process wrote in between.

    Raises:
        StoreError: The record could not be written to, for a reason people can mend.
    """
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        db.conn.execute("COMMIT")
    except BaseException as error:
        if db.conn.in_transaction:
            db.rollback()
        if mendable := told(error, "the record was not changed"):
            raise mendable from None
        raise


def checkpoint(db: Database) -> None:
    """Move what was committed from the log into the file, as far as readers allow.

    Raises:
        StoreError: The disk refused it. Nothing is lost: it stays in the log.
    """
    with telling("the record was not tidied"):
        db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def copy_store(db: Database, path: Path, key: DataKey) -> None:
    """Copy the open record to a new file under *key*, and make sure that it can be read.

    Raises:
        FileInTheWayError: There is a file at *path*.
        DamagedError: The copy does not pass its checks. It was deleted.
        StoreError: The copy could not be written.
    """
    _take(path)
    try:
        with _connected(path, key) as copy:
            _copy_pages(db, copy)
        with _connected(path, key) as copy:
            _refuse_unsound(copy)
    except BaseException as error:
        path.unlink()
        if mendable := told(error, "the copy was not written"):
            raise mendable from None
        raise


def _copy_pages(db: Database, copy: Database) -> None:
    try:
        db.conn.backup(copy.conn)
    except DriverError:  # here the driver names none
        raise StoreError("the copy was not written: a disk is full, or failed") from None


def discard(path: Path) -> None:
    """Delete the record at *path*, if there is one, and the log beside it: another would read it.

    Nobody has it open.
    """
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def is_sound(db: Database) -> bool:
    """Tell whether every page is what was written, and every index agrees with its table.

    What is in the log is brought into the file first: the cipher's check looks at that alone, and
    a power cut may have left pages there half-written that are whole in the log.
    """
    try:
        with suppress(StoreError):  # a disk that takes nothing more is no damage
            checkpoint(db)
        return not db.execute("PRAGMA cipher_integrity_check").fetchall() and db.execute(
            "PRAGMA integrity_check"
        ).fetchall() == [("ok",)]
    except (DriverError, DamagedError):
        return False


def _refuse_plain(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise NotEncryptedError(
                f"{str(path)!r} is not encrypted, so it is not a record of convo"
            )


def _refuse_plain_driver(db: Database) -> None:
    # The standard library's driver takes a key without a word, and writes a plain file.
    if not db.execute("PRAGMA cipher_version").fetchone():
        raise NotEncryptedError("this SQLite driver does not encrypt: install sqlcipher3")


def _refuse_unsound(db: Database) -> None:
    if not is_sound(db):
        raise DamagedError("the copy does not pass its checks, and was deleted")


def _take(path: Path) -> None:
    """Create an empty file that only this account can read; `-wal` and `-shm` take its mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise FileInTheWayError(f"{str(path)!r} is there already, and was left alone") from None
    except OSError as error:
        raise StoreError(f"{str(path)!r} cannot be made: {error.strerror}") from None


@contextmanager
def _connected(path: Path, key: DataKey) -> Iterator[Database]:
    db = _connect(path, key)
    try:
        yield db
    finally:
        db.close()


def _connect(path: Path, key: DataKey, *, is_reader: bool = False) -> Database:
    """Connect to an encrypted file, and make sure that it is one."""
    made_by = {"factory": ReadingConnection} if is_reader else {}
    with telling("the record cannot be used"):
        connection = connect(path, isolation_level=None, timeout=5, **made_by)
        connection.text_factory = text_of
        # SQLCipher would report a wrong key on stderr, across the screen.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
    # Installed sqlite-utils plugins would otherwise run code on this connection.
    db = Database(connection, execute_plugins=False)
    try:
        _refuse_plain_driver(db)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma, value in _CAREFUL.items():
            _set(db, pragma, value)
    except DriverError as error:
        db.close()
        if mendable := told(error, "the record cannot be used"):
            raise mendable from None
        raise WrongKeyError(f"this key does not open {path}, or the file is damaged") from None
    except BaseException:
        db.close()
        raise
    return db


def _open(
    path: Path,
    key: DataKey,
    prepare: Callable[[Database], None],
    *,
    pragma: str,
    is_reader: bool = False,
) -> Database:
    """Open a record that is there, *prepare* it, and then switch *pragma* on."""
    # An empty file opens as an empty database: it would look as if nothing was lost.
    if not path.is_file() or path.stat().st_size == 0:
        raise DamagedError(f"there is no record at {path}, or it is empty: restore a backup")
    _refuse_plain(path)
    db = _connect(path, key, is_reader=is_reader)
    try:
        with telling("the record cannot be used"):
            prepare(db)
            _set(db, pragma, 1)
    except BaseException:
        db.close()
        raise
    return db


def _refuse_newer(db: Database) -> None:
    if not {migration.name for migration in migrations.applied(db)} <= _KNOWN:
        raise NewerStoreError("a later version of convo wrote this record: install that version")


def _upgrade(db: Database, path: Path, key: DataKey, upgrading: Callable[[], object]) -> None:
    """Bring the tables up to date, before foreign keys are on.

    Rebuilding a table with them on would fire its ON DELETE actions. A copy of the record
    stands beside it until the first opening after the upgrade.
    """
    spare = path.with_name(f"{path.name}.before-upgrade")
    _refuse_newer(db)
    if migrations.pending(db):
        upgrading()
        if not spare.exists():
            unfinished = spare.with_name(f"{spare.name}.new")
            discard(unfinished)  # a kill may have left it
            copy_store(db, unfinished, key)
            unfinished.replace(spare)
        with transaction(db):
            migrations.apply(db)
            if db.execute("PRAGMA foreign_key_check").fetchone():
                raise DamagedError("this record refers to rows that are missing: restore a backup")
    else:
        with suppress(FileNotFoundError):
            spare.unlink()


def _set(db: Database, pragma: str, value: str | int) -> None:
    db.conn.execute(f"PRAGMA {pragma} = {value}").fetchall()
    got = db.conn.execute(f"PRAGMA {pragma}").fetchone()[0]
    if got != value:
        raise StoreError(f"{pragma} is {got}, not {value}: this SQLite cannot keep a record safely")
