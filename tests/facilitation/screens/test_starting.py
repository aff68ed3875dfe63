import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convo.errors import DamagedError, LockedError
from facilitation.desk.door import Door
from facilitation.desk.opening import open_desk
from facilitation.starting import run_at_door
from tests.facilitation.pty_run import Pty

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no such terminal elsewhere")

PASSPHRASE = "four words nobody guesses"  # noqa: S105 - of a record that lives for a second
DOWN, CTRL_S = "\x1b[B", "\x13"
STEP_S = 2.0
"""The most that a step may take."""


class Steps:
    """Types at a terminal, and knows the longest time that the next screen took to come."""

    def __init__(self, program: Pty) -> None:
        self.program = program
        self.slowest = 0.0

    def __call__(self, keys: str, *, then: str) -> None:
        """Type *keys* at once, and wait for a text."""
        begun, since = time.monotonic(), len(self.program.seen)
        self.program.type(keys.encode())
        assert self.program.shows(then.encode(), since=since), then
        self.slowest = max(self.slowest, time.monotonic() - begun)


def code_in(seen: bytes) -> str:
    """Return the recovery code: the eight groups that stand in two lines."""
    lines = re.findall(rb"(?:[0-9A-Z]{4}  ){3}[0-9A-Z]{4}", seen)
    return "-".join(b"  ".join(lines[:2]).decode().split())


@pytest.mark.long
def test_from_nothing_to_a_live_editor_by_key_presses_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Pty("facilitation.cli", env={"CONVO_HOME": str(home)}) as program:
        step = Steps(program)
        step("", then="first run")
        step(f"{DOWN}\r", then="The same again")
        making = Steps(program)
        making(f"{PASSPHRASE}\r{PASSPHRASE}\r", then="from the paper")
        step(f"{code_in(program.seen)}\r", then="n plans one")
        step("n", then="NEW SESSION")
        step("Asia\r\t\t\resea\r", then="ESEAP")
        step("\rjakarta\r", then="Asia/Jakarta")
        step("2026-05-16T19:00\ren\r\rchatham\r", then="Nobody is named")
        step(CTRL_S, then="1 planned")
        step("\r", then="Enter goes on")
        step("\r", then="Welcome")
        step("\r", then="nothing saved yet")
        step("0 Kami butuh bantuan\r", then="saved ")
        program.type(b"\x11")
        assert program.wait() == 0

    assert (home / "record.db").stat().st_mode & 0o777 == 0o600
    assert step.slowest <= STEP_S * _load()
    # Two slots are written and read back, at the price of a guess each.
    assert making.slowest <= 2 * STEP_S * _load()


def test_a_record_without_anything_that_opens_it_is_refused_in_a_sentence(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    for slot in door.home.slots.iterdir():
        slot.unlink()

    with pytest.raises(LockedError, match="no key slots"):
        run_at_door(door.home, is_locked=False)


def test_keys_whose_record_is_lost_are_refused_in_a_sentence(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    door.home.record.unlink()

    with pytest.raises(DamagedError, match="missing or empty"):
        run_at_door(door.home, is_locked=False)


def test_the_record_is_closed_however_the_screens_end(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    opened = []

    def run_and_fail(way_in: object, **_given: object) -> int:
        way_in.by_passphrase(PASSPHRASE)  # type: ignore[attr-defined]
        opened.append(way_in.open())  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("facilitation.starting.run_app", run_and_fail)
    with pytest.raises(KeyboardInterrupt):
        run_at_door(door.home, is_locked=False)

    with pytest.raises(Exception, match="closed"):
        opened[0].records.execute("SELECT 1")
    with open_desk(door.home, door.by_passphrase(PASSPHRASE)) as desk:
        assert desk.home == door.home


def _load() -> float:
    """Return how many times slower than alone this machine is, by the processes that wait."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def test_loading_the_screens_keeps_nobody_from_going_on_or_from_leaving() -> None:
    code = """
import sys
from facilitation.starting import load_screens
loading = load_screens()
assert "facilitation.app" not in sys.modules or loading.is_alive()
loading.join()
print("facilitation.app" in sys.modules, loading.daemon)
"""

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["True", "True"]


def test_the_command_loads_the_screens_while_it_unlocks_the_record(door: Door) -> None:
    door.set_up(keyring=False, passphrase=PASSPHRASE)
    code = """
import sys, time
from convo.vault import unlocking
from facilitation import cli, starting

def unlock(*_given, **_named):
    ends = time.monotonic() + 30
    while "facilitation.app" not in sys.modules and time.monotonic() < ends:
        time.sleep(0.01)
    print("facilitation.app" in sys.modules)
    raise SystemExit

starting.why_no_screens = lambda: None
unlocking.unlock = unlock
sys.argv = ["convo", "--passphrase-file", "-"]
cli.main()
"""

    ran = subprocess.run(
        [sys.executable, "-c", code],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"CONVO_HOME": str(door.home.folder)},
    )

    assert ran.stdout.split() == ["True"]
