"""Restoring a backup, in which nothing comes back that people took back since."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convo.errors import StoreError
from convo.model.changes import Rewrite
from convo.records import backup, reading
from convo.records.connection import open_to_read
from convo.records.data_key import DataKey
from convo.records.driver import Database
from convo.records.erasure import Asked, asked_in, parts_of
from convo.rules.consent import is_wider, lesser
from convo.vault.private_files import make_private_folder, written_beside
from convo.vault.slots import Slot
from facilitation.desk.backups import asked_in_backups
from facilitation.desk.holding import held
from facilitation.desk.home import Home
from facilitation.desk.keeping import slot_beside
from facilitation.desk.narrowing import narrowing, of_nobody


def restore(home: Home, path: Path, key: DataKey) -> tuple[int, int]:
    """Put a backup in the record's place; return how often words were erased, and narrowed, again.

    What people asked for since is done once more, as the record knows it, or else the backups
    beside it: they know where the record does not open any more.

    Raises:
        RefusedError: Another window has the record open: what it saves would be lost.
        StoreError: The backup does not open with *key*, or is damaged, or there is no room for it.
            The record is unchanged.
    """
    with held(home.folder, alone=True), _told():
        asked = asked_in_backups(home, key)
        try:
            with open_to_read(home.record, key) as records:
                asked = asked.then(asked_in(records))
        except StoreError:
            pass  # it is why somebody restores
        narrowings = _Narrowings(asked)
        erased = backup.restore(
            path,
            home.record,
            key,
            erased=asked.erased,
            narrow=narrowings.of,
        )
        return erased, narrowings.count


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the backup was not restored: {error.strerror}") from None


class _Narrowings:
    """What has to change in a copy of the record, and of how many contributions less is told."""

    def __init__(self, asked: Asked) -> None:
        """Begin with what people asked for since the copy was made."""
        self._asked = asked
        self.count = 0
        """Of how many less is told than in the copy; all of them once `of` has come to its end."""

    def of(self, copy: Database) -> Iterator[Rewrite]:
        """Yield what has to change in a *copy*, each as that is by then.

        A name that went with what was erased goes out of all words here, too.
        """
        for gone in self._asked.erased:
            yield of_nobody(copy, parts_of(copy, gone.contribution_id))
        for consent in self._asked.consents.values():
            said = reading.find_contribution(copy, consent.contribution_id)
            if said is None:
                continue
            if is_wider(said, consent):
                attribution, use = lesser(said, consent)
                self.count += 1
                yield narrowing(copy, said.id, attribution=attribution, use=use).rewrite
            yield Rewrite((consent,))  # for the next backup that is restored


def bring_slot(home: Home, path: Path) -> None:
    """Take the recovery slot that lies beside a backup into an empty home.

    Raises:
        StoreError: There is none.
    """
    slot = slot_beside(path)
    if not slot.is_file():
        raise StoreError(f"{slot.name!r} is missing beside the backup: nothing here opens it")
    make_private_folder(home.slots)
    with written_beside(Slot.RECOVERY.file_in(home.slots)) as new:
        shutil.copyfile(slot, new)
