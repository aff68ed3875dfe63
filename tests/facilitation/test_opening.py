from pathlib import Path

import pytest

from convo.errors import NotSealedError, RefusedError
from convo.model.changes import Erase, Keep
from convo.model.contributions import Contribution
from convo.model.words import Attribution
from convo.records import sealing
from convo.records.about import things_in
from convo.records.codec import decode
from convo.records.connection import create_store, open_store, open_to_read
from convo.records.store import Store
from facilitation.desk.capture import Capture
from facilitation.desk.erasing import erase
from facilitation.desk.home import Home
from facilitation.desk.importing import Source, import_text
from facilitation.desk.keeping import back_up
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.restoring import restore
from facilitation.desk.sessions import close_session
from tests.build import KEY, SESSION, contribution


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    home.slots.mkdir(mode=0o700)
    (home.slots / "recovery.slot").write_bytes(b"a slot")
    create_store(home.record, KEY)
    return home


def test_nothing_is_restored_while_a_window_has_the_record_open(home: Home, tmp_path: Path) -> None:
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION)
        back_up(desk, tmp_path / "b.db")
        desk.keep(contribution("said since", id=5))

        with pytest.raises(RefusedError, match="close that first"):
            restore(home, tmp_path / "b.db", KEY)

    with open_desk(home, KEY) as desk:
        assert list(desk.records.execute("SELECT id FROM contributions")) == [(5,)]
    restore(home, tmp_path / "b.db", KEY)


def test_two_windows_can_have_the_record_open(home: Home) -> None:
    with open_desk(home, KEY) as one, open_desk(home, KEY) as two:
        one.keep(SESSION)
        two.keep(contribution("said in the other window"))

        [[count]] = one.records.execute("SELECT count(*) FROM contributions").fetchall()
    assert count == 1


def test_what_could_not_be_sealed_is_sealed_at_the_next_start(home: Home) -> None:
    with open_store(home.record, KEY) as db:
        store = Store(db)
        store.apply(Keep(SESSION))
        store.apply(Keep(contribution("words", id=5)))
        store.apply(Erase(5))
        assert sealing.is_seal_due(db)

    with open_desk(home, KEY) as desk:
        assert not sealing.is_seal_due(desk.records)


def test_a_busy_record_still_opens_and_an_erasure_is_told_as_it_is(home: Home) -> None:
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION)
        desk.keep(contribution("words", id=5))
        reader = open_to_read(home.record, KEY)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM contributions").fetchone()

        erased = erase(desk, 5)

        assert not erased.is_sealed
        reader.close()


def test_a_writer_in_the_way_leaves_the_seal_due(home: Home) -> None:
    with open_store(home.record, KEY) as db, open_store(home.record, KEY) as other:
        db.execute("PRAGMA busy_timeout = 20")
        store = Store(db)
        store.apply(Keep(SESSION))
        store.apply(Keep(contribution("words", id=5)))
        store.apply(Erase(5))
        other.conn.execute("BEGIN IMMEDIATE")

        with pytest.raises(NotSealedError):
            store.seal()

        other.conn.execute("ROLLBACK")
        assert sealing.is_seal_due(db)


def test_what_is_imported_anonymously_is_journalled_in_no_order(desk: Desk) -> None:
    desk.keep(SESSION)
    notes = "".join(f"0: point {n}\n" for n in range(40))

    import_text(
        desk, SESSION.id, notes.encode(), source=Source.NOTES, attribution=Attribution.ANONYMOUS
    )

    [[change]] = desk.records.execute(
        "SELECT change FROM journal ORDER BY seq DESC LIMIT 1"
    ).fetchall()
    ids = [one.id for one in things_in(decode(change)) if isinstance(one, Contribution)]
    assert len(ids) == 40
    assert ids == sorted(ids)


def test_a_window_that_was_open_cannot_change_a_closed_session(home: Home) -> None:
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION)
        capture = Capture(desk, SESSION.id)
        capture.take("3 said")
        close_session(desk, SESSION.id)

        for line in ("... more", "s/said/told/", "+", "# prompt", "3 late"):
            with pytest.raises(RefusedError, match="closed"):
                capture.take(line)
