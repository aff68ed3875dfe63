"""Keeping the record: erasing for good, backups, and whether all is well."""

import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from convo.errors import FileInTheWayError, NotSealedError, RefusedError, StoreError
from convo.records import backup
from convo.records.connection import is_sound
from convo.records.erasure import asked_in
from convo.records.sealing import is_seal_due
from convo.vault.private_files import written_beside
from convo.vault.slots import Slot
from facilitation.desk.backups import (
    backups_in,
    folder_of,
    is_fit,
    renew_backups,
)
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    is_well: bool
    advice: str
    """What to do where it is not well; else what was seen."""


def seal(desk: Desk, *, only_if_due: bool = False) -> bool:
    """Rewrite the file without what was erased, and put a fresh backup in the place of all.

    Returns:
        Whether nothing of it is left in either.
    """
    is_sealed = are_renewed = True
    with suppress(OSError):  # what an upgrade set aside holds what was erased since
        desk.home.record.with_name(f"{desk.home.record.name}.before-upgrade").unlink()
    try:
        desk.writer.seal(only_if_due=only_if_due).result()
    except NotSealedError:
        is_sealed = False
    try:
        renew_backups(desk)
    except (RefusedError, StoreError):
        are_renewed = False
    return is_sealed and are_renewed


def back_up(desk: Desk, path: Path) -> None:
    """Write a verified, encrypted copy to a new file, and its recovery slot beside it.

    What was erased is taken out of the record's bytes first, so that the copy has none of them.

    Raises:
        NotSealedError: Something erased is still in the file, and so would be in the copy.
        FileInTheWayError: There is something at *path*, or where its recovery slot belongs.
        StoreError: The copy could not be written, or is not equal to the record.
    """
    slot = slot_beside(path)
    if slot.exists():
        raise FileInTheWayError(f"{str(slot)!r} is there already, and was left alone")
    desk.writer.seal().result()
    backup.back_up(desk.records, path, desk.key)
    with written_beside(slot) as new:
        shutil.copyfile(Slot.RECOVERY.file_in(desk.home.slots), new)


def checks(desk: Desk) -> Iterator[Check]:
    """Look at everything that should be well, one after the other."""
    is_whole = is_sound(desk.records)
    yield Check(
        name="integrity",
        is_well=is_whole,
        advice="every page and index is as it was written"
        if is_whole
        else "the record is damaged: restore a backup",
    )
    yield _permissions(desk.home)
    is_due = is_seal_due(desk.records)
    yield Check(
        name="seal",
        is_well=not is_due,
        advice="something erased may still be in the file: close other windows, `convo seal`"
        if is_due
        else "nothing of what was erased is left in the file",
    )
    yield _backups(desk)
    left = [path.name for path in _leftovers(desk.home)]
    yield Check(
        name="leftovers",
        is_well=not left,
        advice=f"unfinished files: {', '.join(left)}: delete them" if left else "none",
    )


def _backups(desk: Desk) -> Check:
    kept, asked = backups_in(desk.home), asked_in(desk.records)
    unfit = [path for path in kept if not is_fit(path, desk.key, asked)]
    if unfit:
        advice = (
            f"{len(unfit)} of {len(kept)} are damaged, or hold what was erased since:"
            " `convo seal` replaces them"
        )
    elif kept:
        advice = f"each of {len(kept)} opens, and holds nothing that was erased"
    else:
        advice = "there is none: closing a session makes one, and so does `convo seal` after that"
    lost = not kept and folder_of(desk.home).is_dir()
    return Check(name="backups", is_well=not unfit and not lost, advice=advice)


def _permissions(home: Home) -> Check:
    open_to_others = [
        str(path.relative_to(home.folder.parent))
        for path in (home.folder, *home.folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    return Check(
        name="permissions",
        is_well=not open_to_others,
        advice=f"others can read {', '.join(open_to_others)}: chmod go= them"
        if open_to_others
        else "only this account can read the files",
    )


def _leftovers(home: Home) -> list[Path]:
    unfinished = {".new", ".part", ".restoring", ".before-upgrade"}
    return [path for path in home.folder.rglob("*") if path.suffix in unfinished]


def slot_beside(path: Path) -> Path:
    """Return where the recovery slot of a backup lies."""
    return path.with_name(f"{path.name}.recovery")
