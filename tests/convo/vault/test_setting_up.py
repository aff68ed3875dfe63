"""The slots of a new record, and changing its passphrase."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from convo.errors import FileInTheWayError, KeyringError, LockedError, RefusedError, StoreError
from convo.records.data_key import DataKey, new_data_key
from convo.vault.setting_up import create_slots, discard_slots, set_passphrase
from convo.vault.slots import Slot, slots_in
from convo.vault.unlocking import unlock
from tests.convo.vault.memory_keyrings import (
    ForgetfulKeyring,
    MemoryKeyring,
    StubbornKeyring,
    use_keyring,
)

pytestmark = pytest.mark.usefixtures("cheap_guesses")

WORDS = "چهار واژه‌ی دور از هم"
NEW_WORDS = "four new words"
SEVEN = "seven c"


@pytest.fixture
def key() -> DataKey:
    return new_data_key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "share" / "convo"


@pytest.mark.usefixtures("memory_keyring")
def test_each_of_three_slots_opens_the_record_alone(folder: Path, key: DataKey) -> None:
    made = create_slots(folder, key=key, keyring=True, passphrase=WORDS)

    assert made.kept_in == (Slot.KEYRING, Slot.PASSPHRASE, Slot.RECOVERY)
    assert unlock(folder) == key
    assert unlock(folder, passphrase=WORDS) == key
    assert unlock(folder, recovery_code=made.recovery_code) == key


@pytest.mark.usefixtures("memory_keyring")
def test_a_keyring_is_enough(folder: Path, key: DataKey) -> None:
    made = create_slots(folder, key=key, keyring=True, passphrase=None)

    assert made.kept_in == (Slot.KEYRING, Slot.RECOVERY)


def test_a_passphrase_is_enough_and_the_keyring_is_left_alone(
    folder: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    made = create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    assert made.kept_in == (Slot.PASSPHRASE, Slot.RECOVERY)
    assert memory_keyring.entries == {}


def test_a_recovery_code_alone_is_refused(folder: Path, key: DataKey) -> None:
    with pytest.raises(RefusedError, match="a keyring or a passphrase"):
        create_slots(folder, key=key, keyring=False, passphrase=None)


@pytest.mark.usefixtures("open_umask", "memory_keyring")
def test_files_and_folders_are_private(folder: Path, key: DataKey) -> None:
    create_slots(folder, key=key, keyring=True, passphrase=WORDS)

    modes = {path.name: oct(path.stat().st_mode) for path in [folder.parent, *folder.iterdir()]}
    assert modes == {
        "share": oct(stat.S_IFDIR | 0o700),
        "keyring.json": oct(stat.S_IFREG | 0o600),
        "passphrase.slot": oct(stat.S_IFREG | 0o600),
        "recovery.slot": oct(stat.S_IFREG | 0o600),
    }


def test_the_recovery_code_is_in_no_repr(folder: Path, key: DataKey) -> None:
    made = create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    assert made.recovery_code not in repr(made)


def test_the_slots_of_a_record_are_never_overwritten(folder: Path, key: DataKey) -> None:
    create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    with pytest.raises(FileInTheWayError, match="has key slots already"):
        create_slots(folder, key=new_data_key(), keyring=False, passphrase=WORDS)

    assert unlock(folder, passphrase=WORDS) == key


def test_a_keyring_that_fails_names_the_way_out_and_leaves_no_slot(
    folder: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(ForgetfulKeyring(), monkeypatch, trusted=ForgetfulKeyring)

    with pytest.raises(KeyringError, match=r": set up with --no-keyring and a passphrase$"):
        create_slots(folder, key=key, keyring=True, passphrase=WORDS)

    assert list(folder.iterdir()) == []


def test_a_slot_that_cannot_be_written_takes_the_others_with_it(
    folder: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    folder.joinpath("recovery.slot.new").mkdir(parents=True)

    with pytest.raises(StoreError, match=r"recovery\.slot could not be written"):
        create_slots(folder, key=key, keyring=True, passphrase=WORDS)

    assert slots_in(folder) == ()
    assert memory_keyring.entries == {}


def test_a_keyring_that_does_not_forget_is_not_in_the_way_of_a_second_try(
    folder: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(StubbornKeyring(), monkeypatch, trusted=StubbornKeyring)
    folder.joinpath("recovery.slot.new").mkdir(parents=True)

    with pytest.raises(StoreError, match=r"recovery\.slot could not be written"):
        create_slots(folder, key=key, keyring=True, passphrase=None)

    assert slots_in(folder) == ()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, key: DataKey) -> None:
    tmp_path.joinpath("share").write_text("not a folder")

    with pytest.raises(StoreError, match="the key slots could not be made"):
        create_slots(tmp_path / "share" / "convo", key=key, keyring=False, passphrase=WORDS)


@pytest.mark.parametrize("passphrase", ["", SEVEN, "四个词"])
def test_a_short_passphrase_is_refused_before_a_slot_is_made(
    folder: Path, key: DataKey, passphrase: str
) -> None:
    with pytest.raises(RefusedError, match="at least 8 characters"):
        create_slots(folder, key=key, keyring=False, passphrase=passphrase)

    assert not folder.exists()


def test_a_changed_passphrase_opens_and_the_one_before_does_not(folder: Path, key: DataKey) -> None:
    create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    set_passphrase(folder, key=unlock(folder, passphrase=WORDS), passphrase=NEW_WORDS)

    assert unlock(folder, passphrase=NEW_WORDS) == key
    with pytest.raises(LockedError):
        unlock(folder, passphrase=WORDS)


def test_a_short_passphrase_does_not_take_the_place_of_another(folder: Path, key: DataKey) -> None:
    create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    with pytest.raises(RefusedError, match="at least 8 characters"):
        set_passphrase(folder, key=key, passphrase=SEVEN)

    assert unlock(folder, passphrase=WORDS) == key


KILLED_WHILE_CHANGING = """
import os, signal, sys
from pathlib import Path
from convo.records.data_key import DataKey
from convo.vault import passphrase_slot
from convo.vault.setting_up import set_passphrase

passphrase_slot.SCRYPT_N = 2**4
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
set_passphrase(Path(sys.argv[1]), key=DataKey(hex=sys.stdin.read()), passphrase="four new words")
"""


def test_a_kill_while_the_passphrase_changes_leaves_the_old_one(folder: Path, key: DataKey) -> None:
    create_slots(folder, key=key, keyring=False, passphrase=WORDS)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_CHANGING, folder],
        input=key.hex.encode(),
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    assert unlock(folder, passphrase=WORDS) == key
    set_passphrase(folder, key=key, passphrase=NEW_WORDS)
    assert unlock(folder, passphrase=NEW_WORDS) == key
    assert sorted(path.name for path in folder.iterdir()) == ["passphrase.slot", "recovery.slot"]


def test_discarded_slots_leave_nothing(
    folder: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    create_slots(folder, key=key, keyring=True, passphrase=WORDS)

    discard_slots(folder)

    assert list(folder.iterdir()) == []
    assert memory_keyring.entries == {}
