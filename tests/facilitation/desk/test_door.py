import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from convo.errors import FileInTheWayError, KeyringError, LockedError, RefusedError
from convo.vault.setting_up import SetUp
from facilitation.desk.door import Door, State, Way, is_retyped
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.convo.vault.memory_keyrings import MemoryKeyring, StubbornKeyring, use_keyring
from tests.facilitation.conftest import PASSPHRASE

IN_MANY_SCRIPTS = ("کلید‌های ساده ۱۲۳", "စကားဝှက် လေးလုံး", "ការ\u200bសម្ងាត់ បួន", "合言葉は四つの言葉")


@pytest.fixture
def door(home: Path) -> Door:
    return Door(Home(home))


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    back_end = MemoryKeyring()
    use_keyring(back_end, monkeypatch, trusted=MemoryKeyring)
    return back_end


def set_up(door: Door) -> SetUp:
    return door.set_up(keyring=False, passphrase=PASSPHRASE)


def hashes_under(folder: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_empty_home_is_new_and_nothing_opens_it(door: Door) -> None:
    assert (door.state, door.ways) == (State.NEW, ())
    assert not door.home.folder.exists()


def test_a_record_that_was_set_up_is_locked_and_says_what_opens_it(door: Door) -> None:
    set_up(door)

    assert door.state is State.LOCKED
    assert door.ways == (Way.PASSPHRASE, Way.RECOVERY)


def test_a_keyring_comes_first(door: Door, keyring: MemoryKeyring) -> None:
    door.set_up(keyring=True, passphrase=PASSPHRASE)

    assert door.ways == (Way.KEYRING, Way.PASSPHRASE, Way.RECOVERY)
    assert len(keyring.entries) == 1


def test_a_record_without_slots_is_told_from_a_locked_one(door: Door) -> None:
    set_up(door)

    for slot in door.home.slots.iterdir():
        slot.unlink()

    assert (door.state, door.ways) == (State.SLOTS_MISSING, ())


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_slots_without_a_record_are_no_new_home(door: Door, lose: Callable[[Path], None]) -> None:
    set_up(door)

    lose(door.home.record)

    assert door.state is State.RECORD_MISSING
    with pytest.raises(FileInTheWayError):
        set_up(door)


def test_an_empty_file_where_the_record_belongs_is_no_new_home(door: Door) -> None:
    door.home.folder.mkdir()

    door.home.record.touch()

    assert door.state is State.RECORD_MISSING


def test_each_way_gives_the_key_that_opens_the_record(door: Door, keyring: MemoryKeyring) -> None:
    made = door.set_up(keyring=True, passphrase=PASSPHRASE)

    keys = {
        door.by_keyring(),
        door.by_passphrase(PASSPHRASE),
        door.by_recovery(made.recovery_code.lower().replace("-", " ")),
    }

    assert len(keyring.entries) == len(keys) == 1
    with open_desk(door.home, keys.pop()) as desk:
        assert desk.home == door.home


@pytest.mark.parametrize("passphrase", IN_MANY_SCRIPTS)
def test_a_passphrase_may_be_in_any_script(door: Door, passphrase: str) -> None:
    door.set_up(keyring=False, passphrase=passphrase)

    door.by_passphrase(passphrase)


@pytest.mark.parametrize(
    "try_to_open",
    [
        lambda door: door.by_passphrase("wrong horse battery"),
        lambda door: door.by_passphrase(""),
        lambda door: door.by_passphrase("\udcff no text at all"),
        lambda door: door.by_recovery("0000-" * 7 + "0000"),
        lambda door: door.by_recovery("no code at all"),
        lambda door: door.by_keyring(),
    ],
)
def test_what_does_not_open_it_leaves_every_byte_as_it_was(
    door: Door, try_to_open: Callable[[Door], object]
) -> None:
    set_up(door)
    before = hashes_under(door.home.folder)

    with pytest.raises(LockedError):
        try_to_open(door)

    assert len(before) == 3
    assert hashes_under(door.home.folder) == before


def test_an_emptied_keyring_leaves_every_byte_as_it_was(door: Door, keyring: MemoryKeyring) -> None:
    door.set_up(keyring=True, passphrase=PASSPHRASE)
    before = hashes_under(door.home.folder)
    keyring.entries.clear()

    with pytest.raises(LockedError, match="give the passphrase"):
        door.by_keyring()

    assert hashes_under(door.home.folder) == before


def test_what_did_not_open_it_is_in_no_message(door: Door) -> None:
    set_up(door)

    with pytest.raises(LockedError) as refused:
        door.by_passphrase("wrong horse battery")

    assert "wrong horse" not in str(refused.value)


def test_a_set_up_that_fails_leaves_a_new_home(door: Door) -> None:
    with pytest.raises(RefusedError):
        door.set_up(keyring=False, passphrase=PASSPHRASE[:7])

    assert door.state is State.NEW
    assert hashes_under(door.home.folder.parent) == {}


def test_a_keyring_that_is_not_trusted_is_not_used(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_end = StubbornKeyring()
    use_keyring(back_end, monkeypatch, trusted=MemoryKeyring)

    with pytest.raises(KeyringError, match="no keyring"):
        door.set_up(keyring=True, passphrase=None)

    assert back_end.entries == {}
    assert door.state is State.NEW


def test_the_recovery_code_is_known_again_however_it_is_typed(door: Door) -> None:
    made = set_up(door)

    assert is_retyped(made, made.recovery_code)
    assert is_retyped(made, f" {made.recovery_code.lower().replace('-', '')} ")
    assert not is_retyped(made, made.recovery_code[:-1])
    assert not is_retyped(made, "")


def test_the_recovery_code_is_in_no_repr_and_in_no_file(door: Door) -> None:
    made = set_up(door)

    assert made.recovery_code not in repr((door, made))
    found = [path for path in door.home.folder.rglob("*") if path.is_file()]
    assert not any(made.recovery_code.encode() in path.read_bytes() for path in found)
