import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from convo.errors import DamagedError, FileInTheWayError, WrongKeyError
from convo.model.changes import Erase, Keep, Rewrite
from convo.records import gathering
from convo.records.backup import back_up, digest, restore
from convo.records.connection import open_store
from convo.records.data_key import new_data_key
from convo.records.driver import Database
from convo.records.erasure import asked_in
from convo.records.sealing import is_seal_due
from convo.records.store import Store
from tests.build import KEY, SESSION, contribution


def nothing(_copy: Database) -> list[Rewrite]:
    return []


@pytest.fixture
def backup(store: Store, db: Database, tmp_path: Path) -> Path:
    store.apply(Keep(contribution("kept", id=5)))
    store.apply(Keep(contribution("to be erased", id=6)))
    back_up(db, tmp_path / "backup.db", KEY)
    return tmp_path / "backup.db"


def test_a_backup_is_equal_private_and_encrypted(db: Database, backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert b"kept" not in backup.read_bytes()
    with open_store(backup, KEY) as copy:
        assert digest(copy) == digest(db)


def test_a_backup_never_overwrites(db: Database, backup: Path) -> None:
    before = backup.read_bytes()

    with pytest.raises(FileInTheWayError):
        back_up(db, backup, KEY)

    assert backup.read_bytes() == before


def test_what_was_lost_comes_back(store: Store, path: Path, backup: Path) -> None:
    store.close()
    path.unlink()

    restore(backup, path, KEY, erased=[], narrow=nothing)

    with open_store(path, KEY) as db:
        texts = {one.text for one in gathering.gather(db, [SESSION.id]).contributions}
    assert texts == {"kept", "to be erased"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_erased_since_is_erased_again(
    store: Store, db: Database, path: Path, backup: Path
) -> None:
    store.apply(Erase(6))
    erased = asked_in(db).erased
    store.close()

    path.with_name("record.db-wal").write_bytes(b"of the record before")

    count = restore(backup, path, KEY, erased=erased, narrow=nothing)

    with open_store(path, KEY) as restored:
        left = gathering.gather(restored, [SESSION.id])
        assert [one.text for one in left.contributions] == ["kept"]
        assert asked_in(restored).erased == erased
        assert not is_seal_due(restored)
    assert count == 1


def test_a_backup_of_another_key_leaves_the_record_alone(
    store: Store, path: Path, backup: Path
) -> None:
    store.close()
    before = path.read_bytes()

    with pytest.raises(WrongKeyError):
        restore(backup, path, new_data_key(), erased=[], narrow=nothing)

    assert path.read_bytes() == before


def test_a_damaged_backup_leaves_the_record_alone(store: Store, path: Path, backup: Path) -> None:
    store.close()
    before = path.read_bytes()
    damaged = bytearray(backup.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    backup.write_bytes(damaged)

    with pytest.raises(DamagedError, match="use another one"):
        restore(backup, path, KEY, erased=[], narrow=nothing)

    assert path.read_bytes() == before


def test_records_that_differ_in_a_word_have_different_digests(store: Store, db: Database) -> None:
    before = digest(db)

    store.apply(Keep(contribution("one word")))

    assert digest(db) != before


def test_what_was_narrowed_since_is_narrowed_again_before_the_copy_is_in_place(
    store: Store, path: Path, backup: Path
) -> None:
    store.close()
    seen: list[str] = []

    def narrow(copy: Database) -> Iterator[Rewrite]:
        for id_, text in ((5, "narrower"), (6, "narrower too")):
            seen.extend(one.text for one in gathering.gather(copy, [SESSION.id]).contributions)
            yield Rewrite((contribution(text, id=id_),))

    restore(backup, path, KEY, erased=[], narrow=narrow)

    with open_store(path, KEY) as restored:
        left = {one.text for one in gathering.gather(restored, [SESSION.id]).contributions}
        assert not is_seal_due(restored)
    assert left == {"narrower", "narrower too"}
    assert "narrower" in seen
