"""A slot that opens with a secret people know."""

import resource
import sqlite3
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from convo.errors import LockedError, NotEncryptedError, StoreError
from convo.records.data_key import DataKey, new_data_key
from convo.records.driver import connect
from convo.vault import passphrase_slot
from convo.vault.passphrase_slot import key_in_slot, write_slot

RIGHT, WRONG = "right horse", "other horse"
FIRST = "四つの ことば, four words"

# As people type them: with joiners, marks that combine, wide letters and spaces within.
PASSPHRASES = {
    "Arabic": "أربع كلمات لا صلة بينها",
    "Persian": "می‌خواهم چهار واژه‌ی دور از هم",
    "Hindi": "चार शब्द जिनका कोई मेल नहीं",
    "Bengali": "চারটি শব্দ যাদের কোনো মিল নেই",
    "Burmese": "မဆက်စပ်သော စကားလုံး လေးလုံး",
    "Khmer": "ពាក្យបួនដែលមិនទាក់ទងគ្នា",
    "Thai": "สี่คำที่ไม่เกี่ยวข้องกัน",
    "Chinese": "四个互不相关的词语",
    "Japanese": "関係のない四つのことば が",
    "Amharic": "የማይገናኙ አራት ቃላት",
    "Vietnamese": "bốn từ không liên quan",
}


@pytest.fixture
def key() -> DataKey:
    return new_data_key()


@pytest.mark.usefixtures("cheap_guesses")
@pytest.mark.parametrize("secret", PASSPHRASES.values(), ids=PASSPHRASES)
def test_it_does_not_matter_how_a_system_composes_letters(
    tmp_path: Path, key: DataKey, secret: str
) -> None:
    path = tmp_path / "slot"

    write_slot(path, secret=unicodedata.normalize("NFD", secret), key=key)

    assert key_in_slot(path, secret=unicodedata.normalize("NFC", secret)) == key


@pytest.mark.usefixtures("cheap_guesses")
def test_half_a_character_is_a_wrong_secret(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)

    assert key_in_slot(path, secret=f"{RIGHT}\ud83d") is None


@pytest.mark.usefixtures("cheap_guesses")
@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM slot", "UPDATE slot SET data_key = 'a'", "INSERT INTO slot VALUES ('b')"],
)
def test_a_slot_that_holds_no_key_or_two_is_damaged(
    tmp_path: Path, key: DataKey, damage: str
) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)
    salt = path.read_bytes()[:16]

    with passphrase_slot._opened(path, "mode=rw", secret=RIGHT, salt=salt) as slot:
        slot.execute(damage)

    assert key_in_slot(path, secret=RIGHT) is None


@pytest.mark.usefixtures("cheap_guesses")
def test_neither_key_nor_secret_is_in_the_bytes_of_the_slot(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"

    write_slot(path, secret=RIGHT, key=key)

    content = path.read_bytes()
    assert key.hex.encode() not in content
    assert bytes.fromhex(key.hex) not in content
    assert RIGHT.encode() not in content
    assert b"SQLite" not in content


@pytest.mark.usefixtures("cheap_guesses")
def test_two_slots_of_one_key_and_secret_have_nothing_in_common(
    tmp_path: Path, key: DataKey
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"

    write_slot(first, secret=RIGHT, key=key)
    write_slot(second, secret=RIGHT, key=key)

    assert first.read_bytes()[:16] != second.read_bytes()[:16]


@pytest.mark.usefixtures("cheap_guesses", "open_umask")
def test_a_slot_is_one_small_file_of_its_owner(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"

    write_slot(path, secret=RIGHT, key=key)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_size == 8192
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("cheap_guesses")
def test_a_new_slot_takes_the_place_of_the_old_one(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=new_data_key())

    write_slot(path, secret=WRONG, key=key)

    assert key_in_slot(path, secret=RIGHT) is None
    assert key_in_slot(path, secret=WRONG) == key


@pytest.mark.usefixtures("cheap_guesses")
def test_200_of_200_flipped_bits_leave_the_slot_shut(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)
    content = path.read_bytes()

    opened = []
    for place in range(0, len(content), 41):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        opened.append(key_in_slot(path, secret=RIGHT))

    assert opened == [None] * 200


@pytest.mark.usefixtures("cheap_guesses")
@pytest.mark.parametrize("content", [b"", b"short", b"x" * 8192])
def test_a_damaged_slot_does_not_open_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "slot"
    path.write_bytes(content)

    assert key_in_slot(path, secret=RIGHT) is None
    assert path.read_bytes() == content


@pytest.mark.usefixtures("cheap_guesses")
def test_a_journal_planted_beside_a_slot_is_not_played_back(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)
    journal = path.with_name("slot-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504))

    assert key_in_slot(path, secret=RIGHT) == key
    assert journal.exists()


@pytest.mark.usefixtures("cheap_guesses")
def test_a_name_with_the_signs_of_an_address_is_a_name(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "میز?mode=rw#%41"

    write_slot(path, secret=RIGHT, key=key)

    assert key_in_slot(path, secret=RIGHT) == key
    assert list(tmp_path.iterdir()) == [path]


def test_a_slot_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(LockedError, match=r"the key slot away\.slot could not be read"):
        key_in_slot(tmp_path / "away.slot", secret=RIGHT)


@pytest.mark.usefixtures("cheap_guesses")
def test_a_slot_that_cannot_be_written_says_so(tmp_path: Path, key: DataKey) -> None:
    with pytest.raises(StoreError, match="could not be written"):
        write_slot(tmp_path / "away" / "slot", secret=RIGHT, key=key)


@pytest.mark.usefixtures("cheap_guesses")
def test_a_full_disk_leaves_the_old_slot(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)

    with room_for(4096), pytest.raises(StoreError, match="could not be written"):
        write_slot(path, secret=WRONG, key=key)

    assert key_in_slot(path, secret=RIGHT) == key
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("cheap_guesses")
def test_a_slot_that_cannot_be_read_back_leaves_the_old_one(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)
    monkeypatch.setattr(passphrase_slot, "connect", after_the_disk_lost(path.with_name("slot.new")))

    with pytest.raises(StoreError, match="could not be read back"):
        write_slot(path, secret=WRONG, key=key)

    monkeypatch.undo()
    monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)
    assert key_in_slot(path, secret=RIGHT) == key
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("cheap_guesses")
def test_a_driver_that_does_not_encrypt_is_refused_and_leaves_nothing(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase_slot, "connect", sqlite3.connect)

    with pytest.raises(NotEncryptedError):
        write_slot(tmp_path / "slot", secret=RIGHT, key=key)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("cheap_guesses")
def test_a_wrong_secret_prints_nothing(
    tmp_path: Path, key: DataKey, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=key)

    key_in_slot(path, secret=WRONG)

    assert capfd.readouterr() == ("", "")


def test_a_slot_of_the_first_version_opens() -> None:
    path = Path(__file__).with_name("first.slot")

    key = key_in_slot(path, secret=FIRST)

    assert key == DataKey(hex="c0ffee00" * 8)


@contextmanager
def room_for(file_bytes: int) -> Iterator[None]:
    """Let the operating system refuse to write more than this into any one file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def after_the_disk_lost(written: Path) -> Callable[..., Any]:
    """Return the driver's `connect`, on a disk that loses a page of a file once it is written."""

    def connect_later(address: str, **options: Any) -> Any:  # noqa: ANN401 - the driver has no types
        if written.stat().st_size:
            written.write_bytes(written.read_bytes()[:4096])
        return connect(address, **options)

    return connect_later
