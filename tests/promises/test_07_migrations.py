import shutil
from pathlib import Path
from random import Random

import pytest

from convo.records import gathering
from convo.records.connection import is_sound, open_store, open_to_read
from convo.records.driver import Database, connect
from convo.records.schema import migrations
from tests.build import IN_EVERY_SCRIPT, KEY
from tests.promises.conftest import Measured
from tests.promises.killing import kill, time_of, upgrade

NAMES = [one.name for one in migrations.pending(Database(memory=True, execute_plugins=False))]
OLDER = NAMES[1:]
"""Each of these was not there yet in one of the versions that hold contributions."""


def record_before(folder: Path, migration: str) -> Path:
    """Make a record as the version before *migration* had it, with words of every script."""
    path = folder / f"before-{migration}.db"
    connection = connect(path, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex}'\"")
    connection.execute("PRAGMA journal_mode = wal")
    with Database(connection, execute_plugins=False) as db:
        migrations.apply(db, stop_before=migration)
        db.execute(
            "INSERT INTO sessions (id, title, region, zone, held_on, languages, rule, focus_group,"
            " closed) VALUES (7, 'Old', 'MENA', 'UTC', '2021-01-01', '[]', 'chatham', 0, 1)"
        )
        for number, text in enumerate(IN_EVERY_SCRIPT, start=1):
            db.execute(
                "INSERT INTO contributions (id, session_id, attribution, use, kind, form, text,"
                " unsigned, language_confirmed)"
                " VALUES (:id, 7, 'anonymous', 'quote', 'comment', 'quote', :text, 0, 0)",
                {"id": number, "text": text},
            )
    return path


def version_of(path: Path) -> int:
    """Return how many migrations a record has, and that all that was in it still is."""
    with open_to_read(path, KEY) as db:
        texts = {text for (text,) in db.execute("SELECT text FROM contributions").fetchall()}
        assert texts == set(IN_EVERY_SCRIPT)
        assert is_sound(db)
        return len(list(migrations.applied(db)))


@pytest.mark.parametrize("kills", [6, pytest.param(50, marks=pytest.mark.slow)])
def test_a_kill_while_a_record_is_upgraded_leaves_the_old_one_or_the_new_one(
    kills: int, tmp_path: Path, measured: Measured
) -> None:
    choose = Random(20261124)  # noqa: S311 - no secret
    found: list[str] = []
    for n in range(kills):
        migration = OLDER[n % len(OLDER)]
        older = record_before(tmp_path, migration)
        if n == 0:
            took = time_of(upgrade, Path(shutil.copy(older, tmp_path / "whole.db")))

        kill(upgrade, older, after=choose.uniform(0, took))

        assert version_of(older) in {NAMES.index(migration), len(NAMES)}
        found.append("new" if version_of(older) == len(NAMES) else "old")
        open_store(older, KEY).close()
        open_store(older, KEY).close()
        assert version_of(older) == len(NAMES)
        assert [path.name for path in tmp_path.glob(f"{older.name}.*")] == []
        older.unlink()

    old, new = found.count("old"), found.count("new")
    assert kills < 50 or min(old, new) > 0
    measured(f"{kills} kills over {len(OLDER)} older versions: {old} old, {new} new, 0 between")


def test_every_older_version_opens_with_all_that_was_in_it(tmp_path: Path) -> None:
    for migration in OLDER:
        older = record_before(tmp_path, migration)

        with open_store(older, KEY) as db:
            kept = gathering.gather(db, [7]).contributions

        assert {one.text for one in kept} == set(IN_EVERY_SCRIPT)


def test_a_copy_that_a_kill_left_half_written_is_not_taken_for_the_record_of_before(
    tmp_path: Path,
) -> None:
    older = record_before(tmp_path, OLDER[0])
    spare = older.with_name(f"{older.name}.before-upgrade")
    kills = Random(20261124)  # noqa: S311 - no secret
    took = time_of(upgrade, Path(shutil.copy(older, tmp_path / "whole.db")))

    for _ in range(10):
        place = Path(shutil.copy(older, tmp_path / "again.db"))
        spare = place.with_name(f"{place.name}.before-upgrade")
        kill(upgrade, place, after=kills.uniform(0, took / 2))

        if spare.exists():
            assert version_of(spare) == NAMES.index(OLDER[0])
        for left in tmp_path.glob("again.db*"):
            left.unlink()
