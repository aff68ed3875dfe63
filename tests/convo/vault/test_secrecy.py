"""Secrets stay out of arguments, the environment, logs and tracebacks."""

import json
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from convo.errors import ConvoError
from convo.records.data_key import new_data_key
from convo.vault.keyring_slot import keep_in_keyring
from convo.vault.setting_up import create_slots
from tests.convo.vault.memory_keyrings import TalkativeKeyring, use_keyring

WORDS = "四个互不相关的词语"

LOOKS_AT_ITSELF = """
import json, logging, os, sys
from pathlib import Path
from convo.records.data_key import DataKey
from convo.vault import passphrase_slot
from convo.vault.passphrase_file import read_passphrase
from convo.vault.setting_up import create_slots
from convo.vault.unlocking import unlock

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
passphrase_slot.SCRYPT_N = 2**4
folder = Path(sys.argv[1])
key = DataKey(hex=sys.stdin.buffer.readline().decode().strip())
passphrase = read_passphrase(sys.stdin.buffer)
made = create_slots(folder, key=key, keyring=False, passphrase=passphrase)
opened = unlock(folder, passphrase=passphrase) == unlock(folder, recovery_code=made.recovery_code)
seen = [Path("/proc/self", name).read_text() for name in ("cmdline", "environ")]
seen.append(str(os.environ))
json.dump({"opened": opened, "code": made.recovery_code, "seen": seen}, sys.stdout)
"""


def test_no_secret_is_in_the_arguments_the_environment_or_the_log(tmp_path: Path) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("this system does not show what it knows of a program under /proc")
    key = new_data_key().hex

    done = subprocess.run(
        [sys.executable, "-c", LOOKS_AT_ITSELF, tmp_path / "convo"],
        input=f"{key}\n{WORDS}\n".encode(),
        capture_output=True,
        check=True,
    )

    found = json.loads(done.stdout)
    told = "".join([*found["seen"], done.stderr.decode()])
    assert found["opened"]
    assert [secret for secret in (key, WORDS, found["code"]) if secret in told] == []


def with_all_locals(error: BaseException) -> str:
    """Return the traceback as the most talkative of tools would show it."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_a_traceback_with_local_variables_does_not_show_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_data_key()
    use_keyring(TalkativeKeyring(), monkeypatch, trusted=TalkativeKeyring)

    with pytest.raises(ConvoError) as refused:
        keep_in_keyring(tmp_path / "keyring.json", key=key)

    shown = with_all_locals(refused.value)
    assert "key = DataKey()" in shown
    assert key.hex not in shown


@pytest.mark.usefixtures("cheap_guesses")
def test_a_slot_that_could_not_be_written_does_not_show_the_key(tmp_path: Path) -> None:
    key = new_data_key()
    tmp_path.joinpath("passphrase.slot.new").mkdir()

    with pytest.raises(ConvoError) as refused:
        create_slots(tmp_path, key=key, keyring=False, passphrase=WORDS)

    shown = with_all_locals(refused.value)
    assert "key = DataKey()" in shown
    assert key.hex not in shown
