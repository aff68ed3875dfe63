"""What becomes of the key in each of the surroundings a program may find itself in.

The session buses and the keyrings on them are real. The keyrings that keep secrets in files
are stand-ins with the names and priorities of keyrings.alt 5.0.2 and keyrings.cryptfile 1.3.9.
"""

import json
import shlex
import sys
import time

import pytest

from convo.records.data_key import new_data_key
from tests.convo.vault import silent_prompter
from tests.convo.vault.surroundings import UNLOCK, Surroundings, install_file_keyrings
from tests.promises.conftest import Measured

PLAIN = ("keyrings.alt.file.PlaintextKeyring", 0.5)
ENCRYPTED = ("keyrings.cryptfile.cryptfile.CryptFileKeyring", 2.5)
SYSTEM = "keyring.backends.SecretService.Keyring"
CHAIN = "keyring.backends.chainer.ChainerBackend"


@pytest.fixture
def key() -> str:
    return new_data_key().hex


def test_without_a_session_bus_the_keyring_is_refused(surroundings: Surroundings, key: str) -> None:
    outcome = surroundings.keep_and_open(key)

    assert outcome["chosen"] == "keyring.backends.fail.Keyring"
    assert outcome["refused"] == "no keyring of the operating system is at hand"
    assert not surroundings.place.exists()


def test_a_locked_keyring_with_nobody_to_ask_is_refused(
    surroundings: Surroundings, key: str
) -> None:
    surroundings.keep_and_open_on_a_bus(key, before=UNLOCK)
    surroundings.place.unlink()

    outcome = surroundings.keep_and_open_on_a_bus(key, before="")

    assert outcome["chosen"] == SYSTEM
    assert outcome["refused"] is not None
    assert "is locked or failed" in outcome["refused"]
    assert not surroundings.place.exists()


def test_a_locked_keyring_whose_prompt_nobody_answers_is_refused_in_time(
    surroundings: Surroundings, key: str
) -> None:
    surroundings.keep_and_open_on_a_bus(key, before=UNLOCK)
    surroundings.place.unlink()
    prompter = shlex.join([sys.executable, silent_prompter.__file__])

    started = time.monotonic()
    outcome = surroundings.keep_and_open_on_a_bus(key, before=f'set -- {prompter} "$@"; ')

    assert outcome["refused"] == "the operating system's keyring did not answer within 2 seconds"
    assert time.monotonic() - started < 10
    assert not surroundings.place.exists()


def test_a_keyring_that_writes_a_plain_file_is_refused(
    surroundings: Surroundings, key: str
) -> None:
    install_file_keyrings(surroundings.root / "packages", PLAIN)

    outcome = surroundings.keep_and_open(key)

    assert outcome["chosen"] == PLAIN[0]
    assert outcome["refused"] == "no keyring of the operating system is at hand"
    assert surroundings.files_with(key) == []


def test_a_chain_of_nothing_but_files_is_refused(surroundings: Surroundings, key: str) -> None:
    install_file_keyrings(surroundings.root / "packages", PLAIN, ENCRYPTED)

    outcome = surroundings.keep_and_open(key)

    assert outcome["chosen"] == CHAIN
    assert outcome["refused"] == "no keyring of the operating system is at hand"
    assert surroundings.files_with(key) == []


def test_the_keyring_of_the_system_is_taken_out_of_a_chain_with_files(
    surroundings: Surroundings, key: str
) -> None:
    install_file_keyrings(surroundings.root / "packages", PLAIN, ENCRYPTED)

    outcome = surroundings.keep_and_open_on_a_bus(key, before=UNLOCK)

    assert outcome == {"chosen": CHAIN, "opened": True, "refused": None}
    assert json.loads(surroundings.place.read_text())["back_end"] == SYSTEM
    assert surroundings.files_with(key) == []


def test_a_null_back_end_in_the_environment_is_refused(
    surroundings: Surroundings, key: str
) -> None:
    outcome = surroundings.keep_and_open(
        key, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring"
    )

    assert outcome["chosen"] == "keyring.backends.null.Keyring"
    assert outcome["refused"] == "no keyring of the operating system is at hand"
    assert not surroundings.place.exists()


def test_an_unlocked_keyring_keeps_the_key(
    surroundings: Surroundings, key: str, measured: Measured, tests_here: int
) -> None:
    outcome = surroundings.keep_and_open_on_a_bus(key, before=UNLOCK)

    assert outcome == {"chosen": SYSTEM, "opened": True, "refused": None}
    assert surroundings.files_with(key) == []
    measured(f"{tests_here} of {tests_here} surroundings: kept by the system's, else refused")
