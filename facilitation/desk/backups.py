"""Backups that make themselves: the last three, beside the record, and nothing erased in them."""

import os
import re
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from convo.errors import ConvoError, StoreError
from convo.records import backup, erasure, forgetting, reading, sealing
from convo.records.connection import is_sound, open_store, open_to_read, transaction
from convo.records.data_key import DataKey
from convo.records.erasure import Asked, asked_in, is_granted
from convo.vault.private_files import make_private_folder
from facilitation.desk.holding import held
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk

KEPT = 3
"""How many are kept. Older ones would hold on to what was corrected since."""

_FINISHED = re.compile(r"[0-9a-f]{16}\.db")  # random: a day or a region in a name is a trace


def folder_of(home: Home) -> Path:
    """Return where they lie. The key slots beside that folder open them."""
    return home.folder / "backups"


def backups_in(home: Home) -> list[Path]:
    """Return the finished ones, the newest first."""
    folder = folder_of(home)
    found = folder.iterdir() if folder.is_dir() else ()
    finished = [path for path in found if _FINISHED.fullmatch(path.name)]
    return sorted(finished, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def add_backup(desk: Desk) -> None:
    """Make one more, and then delete what is older than the last three, or no longer fit to keep.

    Raises:
        RefusedError: Another window is making one.
        NotSealedError: The copy could not be rewritten; every backup is still there.
        StoreError: None could be made; likewise.
    """
    with _folder_held(desk.home) as folder:
        _make(desk, folder)
        asked = asked_in(desk.records)
        kept = backups_in(desk.home)
        _delete(
            path for n, path in enumerate(kept) if n >= KEPT or not is_fit(path, desk.key, asked)
        )


def renew_backups(desk: Desk) -> None:
    """Put one fresh backup in the place of all: older ones hold what was erased just now.

    They are deleted even where no fresh one can be made. Before the first session was closed
    there are none, and none is made.

    Raises:
        RefusedError: Another window is making one: what was erased may still be in them.
        StoreError: They could not be deleted.
    """
    if not folder_of(desk.home).is_dir():
        return
    with _folder_held(desk.home) as folder:
        older = backups_in(desk.home)
        try:
            _make(desk, folder)
        except ConvoError:
            pass  # `convo check` tells that there is none
        finally:
            _delete(older)


def renew_stale(desk: Desk) -> None:
    """Renew backups in which an earlier run left what was erased since. Most often, none are.

    Raises:
        RefusedError: Another window is making one.
        StoreError: They could not be deleted.
    """
    asked = asked_in(desk.records)
    if (asked.erased or asked.consents) and any(
        _holds_more(path, desk.key, asked) for path in backups_in(desk.home)
    ):
        renew_backups(desk)


def _holds_more(path: Path, key: DataKey, asked: Asked) -> bool:
    """Tell whether a backup that opens holds what was asked to be gone; checksums are not read."""
    try:
        copy = open_to_read(path, key)
    except StoreError:
        return False
    try:
        return not is_granted(copy, asked)
    finally:
        copy.close()


def is_fit(path: Path, key: DataKey, asked: Asked) -> bool:
    """Tell whether a backup opens, is sound, and holds nothing that was *asked* to be gone."""
    try:
        copy = open_to_read(path, key)
    except StoreError:
        return False
    try:
        return is_sound(copy) and is_granted(copy, asked)
    finally:
        copy.close()


def asked_in_backups(home: Home, key: DataKey) -> Asked:
    """Return what people asked for, as far as backups that open know of it; the newest counts."""
    found = Asked()
    for path in reversed(backups_in(home)):
        try:
            copy = open_to_read(path, key)
        except StoreError:
            continue
        try:
            found = found.then(asked_in(copy))
        finally:
            copy.close()
    return found


@contextmanager
def _folder_held(home: Home) -> Iterator[Path]:
    """Yield the folder of the backups, which no other window touches meanwhile."""
    folder = folder_of(home)
    try:
        make_private_folder(folder)
        with held(folder, alone=True):
            try:
                yield folder
            finally:
                _settle(folder)
    except OSError as error:
        raise StoreError(f"the backups could not be written or deleted: {error.strerror}") from None


def _make(desk: Desk, folder: Path) -> None:
    """Add a verified copy to *folder*; nothing unfinished is left, not even of a kill before."""
    new = folder / f"{secrets.token_hex(8)}.part"
    try:
        backup.back_up(desk.records, new, desk.key)
        _forget_order(new, desk.key)
        new.rename(new.with_suffix(".db"))
    finally:
        _clear(folder)


def _forget_order(path: Path, key: DataKey) -> None:
    """Take out what closing an open session will take out: it stays here when it is closed.

    That is the order of what was said, and what was taken back. The copy is sealed, so that
    nothing is in it that a window in the way kept in the record's file.
    """
    with open_store(path, key) as copy:
        with transaction(copy):
            for session in reading.sessions(copy):
                forgetting.forget_session(copy, session.id)
                erasure.forget_order(copy, session.id)
            sealing.ask_for_seal(copy, of_order=True)
        sealing.seal(copy)
        if not is_sound(copy):
            raise StoreError("the backup does not pass its checks, and was deleted: try again")


def _clear(folder: Path) -> None:
    _delete(
        path
        for path in folder.iterdir()
        if not _FINISHED.fullmatch(path.name) and path.name != "lock"
    )


def _delete(paths: Iterator[Path] | Collection[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Put names on disk: a power cut could bring back what was deleted."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
