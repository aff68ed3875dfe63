"""Keeping the key in a keyring: what the ways a keyring fails come to."""

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from convo.errors import KeyringError
from convo.records.data_key import DataKey, new_data_key
from convo.vault.keyring_slot import forget_in_keyring, keep_in_keyring, key_in_keyring
from tests.convo.vault.memory_keyrings import (
    Chain,
    ForgetfulKeyring,
    MemoryKeyring,
    SilentKeyring,
    TalkativeKeyring,
    use_keyring,
)


@pytest.fixture
def key() -> DataKey:
    return new_data_key()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "keyring.json"


@pytest.mark.usefixtures("memory_keyring")
def test_a_key_in_the_keyring_comes_back(place: Path, key: DataKey) -> None:
    keep_in_keyring(place, key=key)

    assert key_in_keyring(place) == key


@pytest.mark.usefixtures("open_umask")
def test_the_file_says_where_the_key_is_and_not_what(
    place: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    keep_in_keyring(place, key=key)

    said = json.loads(place.read_text())
    assert said["back_end"] == "tests.convo.vault.memory_keyrings.MemoryKeyring"
    assert memory_keyring.entries == {("convo", said["entry"]): key.hex}
    assert key.hex not in place.read_text()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_two_records_have_entries_with_nothing_in_common(
    tmp_path: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    keep_in_keyring(tmp_path / "first", key=key)
    keep_in_keyring(tmp_path / "second", key=key)

    assert len(memory_keyring.entries) == 2


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ForgetfulKeyring, "the operating system's keyring did not give the key back"),
        (SilentKeyring, "the operating system's keyring did not answer within 0.1 seconds"),
        (TalkativeKeyring, "the operating system's keyring is locked or failed (RuntimeError)"),
    ],
)
def test_a_keyring_that_fails_is_refused_before_anything_depends_on_it(
    place: Path,
    key: DataKey,
    kind: type[MemoryKeyring],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_keyring(kind(), monkeypatch, trusted=kind)

    with pytest.raises(KeyringError) as refused:
        keep_in_keyring(place, key=key, within_s=0.1)

    assert str(refused.value) == sentence
    assert not place.exists()


@pytest.mark.parametrize("chain", [Chain(MemoryKeyring()), Chain()])
def test_a_chain_without_a_trusted_keyring_is_refused(
    place: Path, key: DataKey, chain: KeyringBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(chain, monkeypatch, trusted=ForgetfulKeyring)

    with pytest.raises(KeyringError, match="no keyring of the operating system is at hand"):
        keep_in_keyring(place, key=key)


def test_a_trusted_keyring_is_taken_out_of_its_chain(
    place: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = MemoryKeyring()
    use_keyring(Chain(ForgetfulKeyring(), trusted), monkeypatch, trusted=MemoryKeyring)

    keep_in_keyring(place, key=key)

    assert list(trusted.entries.values()) == [key.hex]
    assert key_in_keyring(place) == key


@pytest.mark.parametrize("use", [key_in_keyring, forget_in_keyring])
def test_only_the_keyring_that_got_the_key_is_asked_for_it(
    place: Path, key: DataKey, memory_keyring: MemoryKeyring, use: Callable[[Path], object]
) -> None:
    keep_in_keyring(place, key=key)
    said = json.loads(place.read_text())
    place.write_text(json.dumps(said | {"back_end": "keyring.backends.SecretService.Keyring"}))

    with pytest.raises(KeyringError, match="no keyring of the operating system is at hand"):
        use(place)

    assert list(memory_keyring.entries.values()) == [key.hex]


@pytest.mark.parametrize("use", [key_in_keyring, forget_in_keyring])
def test_a_file_cannot_name_a_keyring_that_is_not_trusted(
    place: Path,
    key: DataKey,
    memory_keyring: MemoryKeyring,
    use: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_in_keyring(place, key=key)
    use_keyring(memory_keyring, monkeypatch, trusted=ForgetfulKeyring)

    with pytest.raises(KeyringError, match="no keyring of the operating system is at hand"):
        use(place)

    assert list(memory_keyring.entries.values()) == [key.hex]


def test_a_file_that_is_gone_is_no_traceback(place: Path) -> None:
    with pytest.raises(KeyringError, match=r"keyring\.json, which says where the key is"):
        key_in_keyring(place)


@pytest.mark.parametrize("left", [None, "", "a secret of another program"])
def test_a_keyring_without_the_key_says_so_and_shows_nothing(
    place: Path, key: DataKey, left: str | None, memory_keyring: MemoryKeyring
) -> None:
    keep_in_keyring(place, key=key)
    entry = memory_keyring.entries.popitem()[0]
    if left is not None:
        memory_keyring.entries[entry] = left

    with pytest.raises(KeyringError) as refused:
        key_in_keyring(place)

    assert str(refused.value) == "the operating system's keyring no longer has the key"


@pytest.mark.usefixtures("memory_keyring")
@pytest.mark.parametrize("content", ["", "{", "[]", '{"entry": "1"}', "\ud800"])
def test_a_damaged_file_is_no_traceback(place: Path, content: str) -> None:
    place.write_text(content, encoding="utf-8", errors="surrogatepass")

    with pytest.raises(KeyringError, match=r"keyring\.json, which says where the key is"):
        key_in_keyring(place)


def test_a_forgotten_key_is_in_neither_keyring_nor_folder(
    place: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    keep_in_keyring(place, key=key)

    forget_in_keyring(place)

    assert memory_keyring.entries == {}
    assert not place.exists()


def test_a_key_the_keyring_would_not_forget_can_be_forgotten_later(
    place: Path, key: DataKey, memory_keyring: MemoryKeyring
) -> None:
    keep_in_keyring(place, key=key)
    memory_keyring.entries.clear()

    with pytest.raises(KeyringError, match="is locked or failed"):
        forget_in_keyring(place)

    assert place.exists()


def test_the_library_is_loaded_only_when_a_keyring_is_asked() -> None:
    program = "import sys, convo.vault.unlocking, convo.vault.setting_up; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "convo.vault.keyring_slot" in loaded
    assert "keyring" not in loaded


SILENT = """
import sys
from collections.abc import Callable
from pathlib import Path
from keyring import core
from convo.errors import KeyringError
from convo.records.data_key import new_data_key
from convo.vault import keyring_slot
from tests.convo.vault.memory_keyrings import SilentKeyring

core.set_keyring(SilentKeyring())
keyring_slot.TRUSTED = {SilentKeyring.__module__ + ".SilentKeyring"}
try:
    keyring_slot.keep_in_keyring(Path(sys.argv[1]), key=new_data_key(), within_s=0.1)
except KeyringError:
    print("refused")
"""


def test_a_keyring_that_never_answers_does_not_keep_the_program_from_ending(place: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SILENT, place],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )

    assert ended.stdout == "refused\n"
