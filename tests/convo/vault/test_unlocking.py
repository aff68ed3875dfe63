"""Which slot is tried, and what is said when none opens."""

from pathlib import Path

import pytest

from convo.errors import LockedError
from convo.records.data_key import DataKey, new_data_key
from convo.vault.recovery import new_recovery_code
from convo.vault.setting_up import create_slots
from convo.vault.slots import Slot, slots_in
from convo.vault.unlocking import unlock
from tests.convo.vault.memory_keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("cheap_guesses")

WORDS = "የማይገናኙ አራት ቃላት"
OTHER_WORDS = "other words"


@pytest.fixture
def key() -> DataKey:
    return new_data_key()


def refusal(folder: Path, *, passphrase: str | None = None, code: str | None = None) -> str:
    """Return what is said when the record does not open."""
    with pytest.raises(LockedError) as refused:
        unlock(folder, passphrase=passphrase, recovery_code=code)
    return str(refused.value)


def test_slots_are_in_the_order_to_try_them(tmp_path: Path) -> None:
    for slot in (Slot.RECOVERY, Slot.KEYRING, Slot.PASSPHRASE):
        slot.file_in(tmp_path).touch()

    assert slots_in(tmp_path) == (Slot.KEYRING, Slot.PASSPHRASE, Slot.RECOVERY)


def test_what_a_kill_left_is_no_slot(tmp_path: Path) -> None:
    tmp_path.joinpath("passphrase.slot.new").touch()

    assert slots_in(tmp_path) == ()


def test_a_passphrase_opens_while_the_keyring_has_lost_the_key(
    tmp_path: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    create_slots(tmp_path, key=key, keyring=True, passphrase=WORDS)
    memory_keyring.entries.clear()

    assert unlock(tmp_path, passphrase=WORDS) == key


def test_a_wrong_passphrase_is_not_made_good_by_an_open_keyring(
    tmp_path: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    create_slots(tmp_path, key=key, keyring=True, passphrase=WORDS)

    assert "does not open" in refusal(tmp_path, passphrase=OTHER_WORDS)
    assert memory_keyring.entries


def test_the_recovery_code_is_tried_before_the_passphrase(tmp_path: Path, key: DataKey) -> None:
    code = create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS).recovery_code

    assert unlock(tmp_path, passphrase=OTHER_WORDS, recovery_code=code) == key


def test_a_folder_without_slots_says_where_they_are(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        "this folder has no key slots: restore them from the backup the record came from"
    )


def test_without_a_keyring_the_passphrase_is_asked_for(tmp_path: Path, key: DataKey) -> None:
    create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS)

    assert refusal(tmp_path) == (
        "the record is locked: give the passphrase or give the recovery code"
    )


def test_a_keyring_that_lost_the_key_names_what_else_opens(
    tmp_path: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    create_slots(tmp_path, key=key, keyring=True, passphrase=None)
    memory_keyring.entries.clear()

    assert refusal(tmp_path) == (
        "the operating system's keyring no longer has the key:"
        " unlock the keyring, or give the recovery code"
    )


def test_a_wrong_passphrase_names_what_else_opens(tmp_path: Path, key: DataKey) -> None:
    create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS)

    assert refusal(tmp_path, passphrase=OTHER_WORDS) == (
        "this passphrase does not open the record: type it again, or give the recovery code"
    )


@pytest.mark.usefixtures("memory_keyring")
def test_a_passphrase_where_none_was_set_says_so(tmp_path: Path, key: DataKey) -> None:
    create_slots(tmp_path, key=key, keyring=True, passphrase=None)

    assert refusal(tmp_path, passphrase=WORDS) == (
        "no passphrase opens this record: use the keyring or give the recovery code"
    )


@pytest.mark.parametrize("code", [new_recovery_code(), "not even a code"], ids=["well", "ill"])
def test_a_wrong_recovery_code_is_compared_with_the_paper(
    tmp_path: Path, key: DataKey, code: str
) -> None:
    create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS)

    assert refusal(tmp_path, code=code) == (
        "this recovery code does not open the record: compare it with the paper,"
        " eight groups of four, and try again"
    )


def test_a_recovery_code_whose_slot_is_gone_says_so(tmp_path: Path, key: DataKey) -> None:
    code = create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS).recovery_code
    Slot.RECOVERY.file_in(tmp_path).unlink()

    assert refusal(tmp_path, code=code) == (
        "no recovery code opens this record: give the passphrase"
    )


def test_a_wrong_passphrase_where_it_is_the_only_slot_leaves_the_backup(
    tmp_path: Path, key: DataKey
) -> None:
    create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS)
    Slot.RECOVERY.file_in(tmp_path).unlink()

    assert refusal(tmp_path, passphrase=OTHER_WORDS) == (
        "this passphrase does not open the record: type it again, or restore a backup"
    )
