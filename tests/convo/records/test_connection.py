import os
import sqlite3
import stat
from pathlib import Path

import pytest

from convo.errors import (
    DamagedError,
    FileInTheWayError,
    NewerStoreError,
    NotEncryptedError,
    StoreError,
    WrongKeyError,
)
from convo.model.changes import Keep
from convo.model.words import Attribution
from convo.records import connection, glance, reading, registers
from convo.records.connection import copy_store, create_store, is_sound, open_store, open_to_read
from convo.records.data_key import new_data_key
from convo.records.driver import Database, DriverError, connect
from convo.records.schema import migrations
from convo.records.store import Store
from convo.records.things import keep
from tests.build import KEY, SESSION, contribution


def test_a_new_record_is_encrypted(path: Path) -> None:
    assert b"SQLite format 3" not in path.read_bytes()
    assert b"CREATE TABLE" not in path.read_bytes()


def test_every_file_of_a_record_is_private_under_an_open_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        create_store(tmp_path / "record.db", KEY)
        with open_store(tmp_path / "record.db", KEY) as db:
            Store(db).apply(Keep(SESSION))
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(old)

    assert modes == {"record.db": 0o600, "record.db-wal": 0o600, "record.db-shm": 0o600}


def test_a_record_is_never_made_over_a_file(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(FileInTheWayError):
        create_store(path, KEY)

    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        create_store(tmp_path / "none" / "record.db", KEY)


def test_a_wrong_key_changes_nothing(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()

    with pytest.raises(WrongKeyError, match="does not open"):
        open_store(path, new_data_key())

    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_an_empty_file_is_damage_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.touch()

    with pytest.raises(DamagedError, match="restore a backup"):
        open_store(path, KEY)

    assert path.read_bytes() == b""


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        open_store(tmp_path / "record.db", KEY)

    assert list(tmp_path.iterdir()) == []


def test_a_plain_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    before = path.read_bytes()

    with pytest.raises(NotEncryptedError):
        open_store(path, KEY)

    assert path.read_bytes() == before


def test_a_driver_that_cannot_encrypt_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The standard library's driver takes a key without a word: a real driver without a cipher.
    monkeypatch.setattr(connection, "connect", sqlite3.connect)
    before = path.read_bytes()

    with pytest.raises(NotEncryptedError, match="does not encrypt"):
        open_store(path, KEY)

    assert path.read_bytes() == before


def test_a_record_of_a_later_version_is_left_byte_for_byte(path: Path) -> None:
    with open_store(path, KEY) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('convo', 'm999_later', '2030-01-01')"
        )
    before = path.read_bytes()

    with pytest.raises(NewerStoreError, match="later version"):
        open_store(path, KEY)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
    ],
)
def test_a_record_is_opened_with_care(db: Database, pragma: str, value: str | int) -> None:
    assert db.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_pragma_that_does_not_hold_stops_the_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection._CAREFUL, "page_size", 512)

    with pytest.raises(StoreError, match="page_size is 4096, not 512"):
        open_store(path, KEY)


def test_nothing_can_be_changed_through_a_reader(path: Path) -> None:
    with open_to_read(path, KEY) as reader, pytest.raises(DriverError, match="readonly"):
        reader.execute("DELETE FROM sessions")


def test_a_transaction_that_fails_keeps_nothing(db: Database) -> None:
    with pytest.raises(DriverError), connection.transaction(db):
        db.execute("INSERT INTO rounds VALUES (1, 'half'), (1, 'twice')")

    assert db.execute("SELECT count(*) FROM rounds").fetchone() == (0,)


def test_two_writers_wait_for_each_other(path: Path) -> None:
    with (
        open_store(path, KEY) as one,
        open_store(path, KEY) as two,
        connection.transaction(one),
    ):
        two.execute("PRAGMA busy_timeout = 20")

        with pytest.raises(StoreError, match="another program is writing"):
            Store(two).apply(Keep(SESSION))


def test_a_lock_that_another_program_holds_is_told_of(path: Path) -> None:
    with (
        open_store(path, KEY) as one,
        open_store(path, KEY) as two,
        connection.transaction(one),
    ):
        two.execute("PRAGMA busy_timeout = 20")

        with pytest.raises(StoreError, match="another program is writing"):
            Store(two).try_lock()


def test_an_older_record_is_upgraded_and_a_copy_waits_until_it_opens_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    spare = tmp_path / "record.db.before-upgrade"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    old_db = Database(older, execute_plugins=False)
    migrations.apply(old_db, stop_before="m002_keeping")
    old_db.execute(
        "INSERT INTO sessions VALUES (7, NULL, 'Old', 'MENA', 'UTC', '2021-01-01', NULL, '[]',"
        " 'chatham', 0, NULL, 0)"
    )
    old_db.close()

    with open_to_read(path, KEY) as db:
        assert migrations.pending(db) != []
    with open_store(path, KEY) as db:
        assert reading.get_session(db, 7).title == "Old"
        open_to_read(path, KEY).close()
        assert spare.exists()
    open_store(path, KEY).close()

    assert not spare.exists()


def test_people_and_exports_of_a_record_before_consent_was_kept_are_upgraded(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    old_db = Database(older, execute_plugins=False)
    migrations.apply(old_db, stop_before="m003_consent")
    old_db.execute(
        "INSERT INTO sessions VALUES (7, NULL, 'Old', 'MENA', 'UTC', '2021-01-01', NULL, '[]',"
        " 'named', 0, NULL, 0)"
    )
    old_db.execute("INSERT INTO participants VALUES (8, 7, 'P1', 'Invented Name')")
    old_db.execute("INSERT INTO exports VALUES (9, 'word', 3, 0, '2021-01-02', 'ab', '[1, 2]')")
    old_db.close()

    with open_store(path, KEY) as db:
        [person], [export] = reading.participants(db), reading.exports_holding(db, 2)

    assert (person.name, person.aliases) == ("Invented Name", ())
    assert (export.contribution_ids, export.unlisted_ids) == (frozenset({1, 2}), frozenset())


def test_the_days_of_a_record_before_they_had_an_index_are_found_by_it(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    old_db = Database(older, execute_plugins=False)
    migrations.apply(old_db, stop_before="m007_dated")
    keep(old_db, SESSION)
    keep(old_db, contribution("الآن"))
    keep(old_db, contribution("今", id=9, attribution=Attribution.REGION, said_on=SESSION.held_on))
    old_db.close()

    with open_store(path, KEY) as db:
        found = glance.dated_in(db)
        plan = str(db.execute(f"EXPLAIN QUERY PLAN {glance.DATED}").fetchall())

    assert found == {9}
    assert "contributions_dated" in plan


def test_who_opens_a_record_of_an_earlier_version_is_told_before_it_is_upgraded(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    with Database(older, execute_plugins=False) as old_db:
        migrations.apply(old_db, stop_before="m007_dated")
    told: list[list[str]] = []

    for _ in range(2):
        open_store(
            path,
            KEY,
            upgrading=lambda: told.append([one.name for one in tmp_path.glob("*.before*")]),
        ).close()

    assert told == [[]]


def test_exports_of_a_record_before_tables_were_remembered_told_no_table(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    old_db = Database(older, execute_plugins=False)
    migrations.apply(old_db, stop_before="m008_reports")
    old_db.execute(
        "INSERT INTO exports (id, format, audience, final, made_on, digest, contribution_ids,"
        " session_ids) VALUES (9, 'word', 3, 0, '2021-01-02', 'ab', '[1, 2]', '[7]')"
    )
    old_db.close()

    with open_store(path, KEY) as db:
        [export] = reading.exports_holding(db, 2)

    assert (export.session_ids, export.cells) == (frozenset({7}), ())


def test_calls_for_help_of_a_record_before_answers_were_kept_wait_where_their_time_was_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    older = connect(path, isolation_level=None)
    older.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    old_db = Database(older, execute_plugins=False)
    migrations.apply(old_db, stop_before="m009_answered")
    old_db.execute(
        "INSERT INTO escalations VALUES (1, '2021-01-02', NULL, 'السفارة'),"
        " (2, '2021-01-02', '2021-01-02T12:00:00+00:00', 'ទូតស្ថាន')"
    )
    old_db.close()

    with open_store(path, KEY) as db:
        waiting = registers.unanswered(db)

    assert [(one.id, one.waits_since is None) for one in waiting] == [(2, False)]


def test_shipped_migrations_keep_their_names(db: Database) -> None:
    names = [migration.name for migration in migrations.applied(db)]

    assert names == [
        "m001_conversation",
        "m002_keeping",
        "m003_consent",
        "m004_live",
        "m005_codebook",
        "m006_desk",
        "m007_dated",
        "m008_reports",
        "m009_answered",
    ]


def test_a_copy_is_sound_and_private_and_never_overwrites(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    copy_store(db, copy, KEY)

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with open_store(copy, KEY) as opened:
        assert is_sound(opened)
    with pytest.raises(FileInTheWayError):
        copy_store(db, copy, KEY)


def test_a_flipped_bit_is_noticed(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)

    with open_store(path, KEY) as db:
        assert not is_sound(db)


def test_a_page_that_a_power_cut_left_half_written_is_sound_where_the_log_has_it(
    store: Store, path: Path, tmp_path: Path
) -> None:
    store.apply(Keep(contribution("words")))
    (tmp_path / "left").mkdir()
    left, log = tmp_path / "left" / path.name, Path(f"{path}-wal").read_bytes()
    page = int.from_bytes(log[32:36])
    torn = bytearray(path.read_bytes())
    torn[page * 4096 - 2048 : page * 4096] = bytes(2048)
    left.write_bytes(torn)
    Path(f"{left}-wal").write_bytes(log)

    with open_to_read(left, KEY) as db:
        assert is_sound(db)
