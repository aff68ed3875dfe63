import os
import subprocess
import sys
from pathlib import Path

import pytest

from convo.errors import StoreError
from convo.model.sessions import Session
from convo.model.words import Attribution, Role
from convo.records import backup, gathering, reading, sealing
from convo.records.connection import open_to_read
from convo.records.data_key import new_data_key
from convo.records.driver import Database
from convo.records.erasure import asked_in
from facilitation.desk.backups import KEPT, add_backup, backups_in, folder_of
from facilitation.desk.erasing import erase
from facilitation.desk.holding import held
from facilitation.desk.home import Home
from facilitation.desk.keeping import checks, seal
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.restoring import restore
from facilitation.desk.sessions import close_session
from tests.build import IN_EVERY_SCRIPT, KEY, NOON, SESSION, contribution
from tests.facilitation.conftest import Convo, modes_under

ROOT = Path(__file__).parents[2]
CANARY = "Zarqunnisa said so"


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A record with words of every script and CANARY (id 5), closed and so backed up."""
    desk.keep(SESSION)
    desk.keep(contribution(CANARY, id=5), *map(contribution, IN_EVERY_SCRIPT))
    close_session(desk, SESSION.id)
    return desk


def texts_in(path: Path) -> set[str]:
    """Return every text a backup holds, and every change its journal holds."""
    with open_to_read(path, KEY) as copy:
        ids = reading.all_contribution_ids(copy)
        words = {one.text for one in gathering.gather_only(copy, ids).contributions}
        return words | {row[0] for row in copy.execute("SELECT change FROM journal")}


def fit_of(desk: Desk) -> tuple[bool, str]:
    [found] = [one for one in checks(desk) if one.name == "backups"]
    return found.is_well, found.advice


def planned(number: int) -> Session:
    return Session(
        id=100 + number,
        title="Asia",
        region="ESEAP",
        zone="Asia/Jakarta",
        held_on=SESSION.held_on,
        starts_at=NOON,
        languages=("en",),
        rule=SESSION.rule,
    )


def test_closing_a_session_leaves_a_backup_equal_to_the_record(closed: Desk) -> None:
    [made] = backups_in(closed.home)

    with open_to_read(made, KEY) as copy:
        assert backup.digest(copy) == backup.digest(closed.records)
    assert set(IN_EVERY_SCRIPT) < texts_in(made)


def test_backups_are_private_encrypted_and_their_names_say_nothing(closed: Desk) -> None:
    [made] = backups_in(closed.home)

    assert modes_under(folder_of(closed.home)) == {".": "700", "lock": "600", made.name: "600"}
    assert CANARY.encode() not in made.read_bytes()
    assert len(made.stem) == 16
    assert int(made.stem, 16) >= 0


def test_the_last_three_are_kept(desk: Desk) -> None:
    sessions = [planned(number) for number in range(KEPT + 1)]
    desk.keep(*sessions)
    made: list[Path] = []

    for session in sessions:
        close_session(desk, session.id)
        made.insert(0, backups_in(desk.home)[0])

    assert len(set(made)) == KEPT + 1
    assert backups_in(desk.home) == made[:KEPT]


def test_a_session_closes_although_it_cannot_be_backed_up(desk: Desk) -> None:
    desk.keep(SESSION)
    folder_of(desk.home).write_bytes(b"in the way")

    came_to = close_session(desk, SESSION.id)

    assert (came_to.not_backed_up or "").startswith("the backups could not be written")
    assert reading.get_session(desk.records, SESSION.id).closed


def test_a_backup_that_fails_leaves_the_older_ones(
    closed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backups_in(closed.home)

    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(backup, "back_up", fail)

    with pytest.raises(StoreError):
        add_backup(closed)

    assert backups_in(closed.home) == before


def test_what_became_of_a_copy_is_verified_once_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_well = sealing.seal

    def seal_badly(db: Database) -> None:
        seal_well(db)
        [new] = folder_of(desk.home).glob("*.part")
        content = bytearray(new.read_bytes())
        content[-2000] ^= 1
        new.write_bytes(content)

    monkeypatch.setattr(sealing, "seal", seal_badly)

    with pytest.raises(StoreError, match="does not pass its checks"):
        add_backup(desk)

    assert backups_in(desk.home) == []


def test_the_command_says_where_the_backup_is_and_that_there_is_none(
    convo: Convo, session_id: int, home: Path
) -> None:
    said = convo("session", "close", session_id)
    assert (said.code, "A verified backup is beside the record" in said.err) == (0, True)

    with held(home / "backups", alone=True):
        said = convo("session", "close", session_id)
    assert (said.code, "Not backed up: another window" in said.err) == (0, True)


def test_a_backup_beside_the_record_can_be_restored(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="".join(f"0 {line}\n" for line in IN_EVERY_SCRIPT))
    convo("session", "close", session_id)
    [made] = Path("home", "backups").glob("*.db")
    Path("home", "record.db").unlink()

    assert convo("restore", made).code == 0

    rows = convo("contributions", session_id, "--json").json
    assert {row["text"] for row in rows} == set(IN_EVERY_SCRIPT)


def test_a_backup_holds_no_order_of_a_session_that_is_still_open(desk: Desk) -> None:
    other = planned(1)
    desk.keep(SESSION, other)
    desk.keep(contribution("first"))
    placed = contribution("in the notes", position=7, attribution=Attribution.ROLE, role=Role.STAFF)
    desk.keep(placed)
    desk.keep(contribution("taken back"))
    desk.writer.undo(SESSION.id).result()

    add_backup(desk)

    [made] = backups_in(desk.home)
    assert texts_in(made) == {"first", "in the notes"}
    with open_to_read(made, KEY) as copy:
        found = gathering.gather(copy, [SESSION.id]).contributions
    assert [one.position for one in found] == [None, None]


def test_erased_words_are_in_no_backup(closed: Desk) -> None:
    add_backup(closed)
    older = backups_in(closed.home)
    assert all(CANARY in texts_in(path) for path in older)

    erased = erase(closed, 5)

    [fresh] = backups_in(closed.home)
    assert erased.is_sealed
    assert fresh not in older
    assert not any("Zarqunnisa" in text for text in texts_in(fresh))
    with open_to_read(fresh, KEY) as copy:
        assert [one.contribution_id for one in asked_in(copy).erased] == [5]


def test_a_purge_before_the_first_backup_makes_none(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.keep(contribution(CANARY, id=5))

    assert erase(desk, 5).is_sealed

    assert not folder_of(desk.home).exists()


def test_words_leave_the_backups_even_where_no_fresh_one_can_be_made(
    closed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "back_up", fail)
        assert erase(closed, 5).is_sealed

    assert backups_in(closed.home) == []
    assert fit_of(closed)[0] is False
    assert seal(closed)
    assert len(backups_in(closed.home)) == 1


def test_while_another_window_holds_the_backups_nothing_is_said_to_be_erased(closed: Desk) -> None:
    with held(folder_of(closed.home), alone=True):
        assert not erase(closed, 5).is_sealed

        is_well, advice = fit_of(closed)
        assert not is_well
        assert "`convo seal`" in advice

    assert seal(closed)
    assert fit_of(closed) == (True, "each of 1 opens, and holds nothing that was erased")


def test_a_window_that_blocks_the_seal_keeps_no_words_in_the_backups(closed: Desk) -> None:
    writer = closed.writer
    writer._ask(lambda: writer._store._db.execute("PRAGMA busy_timeout = 20")).result()
    with open_to_read(closed.home.record, KEY) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM contributions").fetchone()

        assert not erase(closed, 5).is_sealed

        [fresh] = backups_in(closed.home)
        assert CANARY not in texts_in(fresh)


def test_closing_a_session_drops_a_backup_with_words_that_were_erased(closed: Desk) -> None:
    [stale] = backups_in(closed.home)
    with held(folder_of(closed.home), alone=True):
        erase(closed, 5)

    add_backup(closed)

    assert stale not in backups_in(closed.home)
    assert fit_of(closed)[0]


@pytest.mark.parametrize("harm", ["flip a bit", "empty", "another key"])
def test_a_check_finds_a_backup_that_could_not_be_restored(
    closed: Desk, tmp_path: Path, harm: str
) -> None:
    [made] = backups_in(closed.home)
    content = bytearray(made.read_bytes())
    content[-2000] ^= 1
    if harm == "another key":
        other = tmp_path / "other.db"
        backup.back_up(closed.records, other, new_data_key())
        content = bytearray(other.read_bytes())
    made.write_bytes(b"" if harm == "empty" else content)

    assert fit_of(closed)[0] is False

    assert seal(closed)
    assert fit_of(closed)[0]


def test_a_check_leaves_nothing_beside_the_backups(closed: Desk) -> None:
    before = sorted(folder_of(closed.home).iterdir())

    assert fit_of(closed)[0]

    assert sorted(folder_of(closed.home).iterdir()) == before


def test_backups_remember_what_was_erased_when_the_record_is_lost(
    tmp_path: Path, desk: Desk
) -> None:
    home = Home(tmp_path / "other")
    home.folder.mkdir(mode=0o700)
    desk.keep(SESSION)
    desk.keep(contribution(CANARY, id=5))
    backup.back_up(desk.records, home.record, KEY)
    with open_desk(home, KEY) as other:
        old = tmp_path / "of last month.db"
        backup.back_up(other.records, old, KEY)
        close_session(other, SESSION.id)
        erase(other, 5)
    home.record.write_bytes(b"damaged")

    assert restore(home, old, KEY) == (1, 0)

    with open_desk(home, KEY) as other:
        assert reading.all_contribution_ids(other.records) == []


KILLED = """
import os, sys
from pathlib import Path
from facilitation.desk import backups
from facilitation.desk.home import Home
from facilitation.desk.erasing import erase
from facilitation.desk.opening import open_desk
from tests.build import KEY

def die(*_, **__):
    os._exit(9)

with open_desk(Home(Path(sys.argv[1])), KEY) as desk:
    {where} = die
    {what}
"""
EVERYWHERE = pytest.mark.parametrize(
    "where",
    [
        pytest.param("backups.backup.digest", id="before it is compared"),
        pytest.param("backups._forget_order", id="before its order is forgotten"),
        pytest.param("Path.rename", id="before it has its name"),
        pytest.param("Path.unlink", id="before the older ones are deleted"),
    ],
)


def kill(home: Home, *, where: str, what: str) -> None:
    """Do *what* with the record in *home*, in a process that dies at *where*."""
    ran = subprocess.run(
        [sys.executable, "-c", KILLED.format(where=where, what=what), str(home.folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ran.returncode == 9


@pytest.mark.slow
@EVERYWHERE
def test_a_kill_while_backing_up_costs_no_backup_that_was_there(closed: Desk, where: str) -> None:
    for _ in range(KEPT - 1):
        add_backup(closed)
    before = backups_in(closed.home)

    kill(closed.home, where=where, what="backups.add_backup(desk)")

    assert set(before) <= set(backups_in(closed.home))
    add_backup(closed)
    assert len(backups_in(closed.home)) == KEPT
    assert all(one.is_well for one in checks(closed) if one.name in {"backups", "leftovers"})


@pytest.mark.slow
@EVERYWHERE
def test_a_kill_while_erasing_is_noticed_and_mended(closed: Desk, where: str) -> None:
    kill(closed.home, where=where, what="erase(desk, 5)")

    assert fit_of(closed)[0] is False
    assert seal(closed)
    [fresh] = backups_in(closed.home)
    assert CANARY not in texts_in(fresh)
    assert all(one.is_well for one in checks(closed) if one.name in {"backups", "leftovers"})
