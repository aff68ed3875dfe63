"""Backups that are known to be good, and what was erased staying erased."""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from convo.errors import DamagedError, StoreError
from convo.model.changes import Rewrite
from convo.records.connection import (
    copy_store,
    discard,
    is_sound,
    open_store,
    open_to_read,
    transaction,
)
from convo.records.data_key import DataKey
from convo.records.driver import Database
from convo.records.erasure import Erased, erase_again, rewrite
from convo.records.sealing import ask_for_seal, seal
from convo.records.things import TABLES


def back_up(db: Database, path: Path, key: DataKey) -> None:
    """Write an encrypted copy of the record to a new file, reopen it, and compare it.

    Raises:
        FileInTheWayError: There is a file at *path*.
        DamagedError: The copy is not equal to the record, or does not pass its checks.
        StoreError: The copy could not be written.
    """
    # One look at the record: what is saved while it is copied is in neither.
    db.conn.execute("BEGIN")
    try:
        expected = digest(db)
        copy_store(db, path, key)
    finally:
        db.conn.execute("ROLLBACK")
    try:
        _compare(path, key, expected)
    except BaseException:
        path.unlink()
        raise


def _compare(path: Path, key: DataKey, expected: str) -> None:
    with open_to_read(path, key) as copy:
        if digest(copy) != expected:
            raise DamagedError("the backup is not equal to the record, and was deleted: try again")


def restore(
    backup: Path,
    path: Path,
    key: DataKey,
    *,
    erased: Iterable[Erased],
    narrow: Callable[[Database], Iterable[Rewrite]],
) -> int:
    """Put a backup in the record's place; return how many were erased from it again.

    The backup stays as it is. The record is replaced once its successor is complete.

    Args:
        backup: What `back_up` wrote.
        path: The record. Nobody has it open.
        key: Of both.
        erased: What was erased since, as `erasure.asked_in` tells.
        narrow: What finds, one after the other and before anything is erased, what has to change
            in it so that no more is told than people agreed to since.

    Raises:
        WrongKeyError: *key* does not open the backup, or it is damaged.
        DamagedError: The backup is missing or empty, or does not pass its checks.
    """
    new = path.with_name(f"{path.name}.restoring")
    discard(new)  # an earlier attempt that was cut off
    source = open_to_read(backup, key)
    try:
        if not is_sound(source):
            raise DamagedError("this backup is damaged: use another one")
        copy_store(source, new, key)
    finally:
        source.close()
    db = open_store(new, key)
    try:
        with transaction(db):
            for again in narrow(db):
                rewrite(db, again)
            count = erase_again(db, erased)
            ask_for_seal(db, of_order=True)
        seal(db)
    finally:
        db.close()
    new.with_name(f"{new.name}.before-upgrade").unlink(missing_ok=True)  # it holds the erased
    _settle(path, key)
    new.replace(path)
    return count


def _settle(path: Path, key: DataKey) -> None:
    """Bring all that was saved into the record's file, so that it can be put out of the way.

    A log that was left beside its successor would be read into that.
    """
    with suppress(StoreError), open_store(path, key) as db:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for leftover in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        leftover.unlink(missing_ok=True)


def digest(db: Database) -> str:
    """Return one hash over all things: records of which one has another word differ in it."""
    found = hashlib.sha256()
    for table in TABLES:
        for row in db.execute(f"{table.select} ORDER BY {', '.join(table.key)}"):
            found.update(json.dumps(row, ensure_ascii=False).encode())
    return found.hexdigest()
