from pathlib import Path

import pytest

from convo.records.data_key import new_data_key
from convo.vault.passphrase_slot import key_in_slot, write_slot
from tests.promises.conftest import Measured
from tests.promises.programs import new_place

RIGHT = "correct horse battery"


@pytest.mark.usefixtures("cheap_guesses")
def test_a_keyring_that_is_gone_is_one_sentence_and_a_passphrase_opens_all_the_same(
    tmp_path: Path,
) -> None:
    place = new_place(tmp_path)
    saved = place.run("capture", place.session_id, typed="0 words\n").saved
    (place.home.slots / "keyring.json").write_text(
        '{"back_end": "keyring.backends.SecretService.Keyring", "entry": "gone"}'
    )

    refused = place.run_locked("contributions", place.session_id)

    assert refused.code == 1
    assert refused.is_plain
    assert refused.err.count("\n") == 1
    assert "give the passphrase" in refused.err
    assert place.run("contributions", place.session_id).code == 0
    assert place.kept() == set(saved)


@pytest.mark.usefixtures("cheap_guesses")
def test_100_of_100_right_secrets_open_their_slot(tmp_path: Path) -> None:
    path, opened = tmp_path / "slot", 0

    for number in range(100):
        key = new_data_key()
        write_slot(path, secret=f"{RIGHT} {number}", key=key)
        opened += key_in_slot(path, secret=f"{RIGHT} {number}") == key

    assert opened == 100


@pytest.mark.usefixtures("cheap_guesses")
def test_none_of_2000_wrong_secrets_opens_a_slot_or_changes_a_byte(
    tmp_path: Path, measured: Measured
) -> None:
    path = tmp_path / "slot"
    write_slot(path, secret=RIGHT, key=new_data_key())
    before = path.read_bytes(), path.stat().st_mtime_ns

    opened = [key_in_slot(path, secret=f"{RIGHT} {number}") for number in range(2000)]

    assert opened == [None] * 2000
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
    measured("100 of 100 right secrets open; 0 of 2,000 wrong ones; 0 bytes changed")
