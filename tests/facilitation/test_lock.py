import asyncio
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from convo.records.connection import create_store
from convo.records.data_key import DataKey, new_data_key
from convo.vault import passphrase_slot
from convo.vault.setting_up import create_slots
from facilitation import app as app_module
from facilitation import hardening
from facilitation.app import ConvoApp
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.trying import demo_desk
from facilitation.hardening import LOCKED
from facilitation.settings import LOCK_AFTER
from tests.build import NOON, SESSION, contribution
from tests.facilitation.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
CANARY = "Zarqunnisa"
# What `convo` is, but for two things: guesses cost next to nothing, and its memory can be read.
# Hardened, it is closed even to the test that looks for words in it.
CONVO = """
from convo.vault import passphrase_slot
from facilitation import cli
passphrase_slot.SCRYPT_N = 2**4
cli.harden = lambda: None
cli.main()
"""
SECONDS = 30
ALMOST = LOCK_AFTER - timedelta(seconds=1)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere a lock is an end")


class Clock:
    """Shows the time it was set to, and tells when it was looked at."""

    def __init__(self) -> None:
        self.time = NOON
        self._seen = asyncio.Event()

    def __call__(self) -> datetime:
        self._seen.set()
        return self.time

    async def looked_at(self) -> None:
        self._seen.clear()
        await asyncio.wait_for(self._seen.wait(), SECONDS)


class LiveScreen(Screen[None]):
    """A screen on which a session is live."""

    is_live: ClassVar[bool] = True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> ConvoApp:
    """The screens of a record that a slot opens; they look at the clock all the time."""
    desk.home.slots.mkdir()
    monkeypatch.setattr(app_module, "_LOOK_EVERY", 0.01)
    return ConvoApp(desk, now=clock)


async def test_the_screens_lock_when_nobody_touched_them_for_ten_minutes(
    app: ConvoApp, clock: Clock
) -> None:
    async with app.run_test():
        clock.time += timedelta(minutes=10)
        await clock.looked_at()

    assert app.return_code == LOCKED


async def test_until_then_they_stay(app: ConvoApp, clock: Clock) -> None:
    async with app.run_test():
        clock.time += ALMOST
        await clock.looked_at()

        assert app.return_code is None


@pytest.mark.parametrize("way", ["key", "click"])
async def test_a_touch_begins_the_ten_minutes_again(app: ConvoApp, clock: Clock, way: str) -> None:
    async with app.run_test() as pilot:
        clock.time += ALMOST
        await (pilot.press("down") if way == "key" else pilot.click())
        clock.time += ALMOST
        await clock.looked_at()

        assert app.return_code is None


async def test_a_key_typed_into_a_field_is_a_touch_too(app: ConvoApp, clock: Clock) -> None:
    async with app.run_test() as pilot:
        await app.screen.mount(field := Input())
        field.focus()
        await pilot.pause()
        clock.time += ALMOST
        await pilot.press("x")
        clock.time += ALMOST
        await clock.looked_at()

        assert (field.value, app.return_code) == ("x", None)


async def test_nothing_locks_by_itself_while_a_session_is_live(app: ConvoApp, clock: Clock) -> None:
    async with app.run_test():
        await app.push_screen(LiveScreen())
        await app.push_screen(Screen())
        clock.time += 3 * LOCK_AFTER
        await clock.looked_at()
        stayed = app.return_code
        app.pop_screen()
        app.pop_screen()
        await clock.looked_at()

    assert stayed is None
    assert app.return_code == LOCKED


async def test_ctrl_l_locks_at_once_whatever_has_the_keys(app: ConvoApp) -> None:
    async with app.run_test() as pilot:
        await app.push_screen(LiveScreen())
        await app.push_screen(ModalScreen())
        await pilot.press("ctrl+l")

    assert app.return_code == LOCKED


async def test_a_record_whose_key_is_nowhere_else_is_left_for_good(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with demo_desk() as (desk, _):
        app = ConvoApp(desk)
        async with app.run_test() as pilot:
            await pilot.press("ctrl+l")
            await pilot.pause()

        assert app.return_code == 0
    assert not desk.home.folder.exists()
    assert "Locked for good" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--passphrase-file", "p"], [], ["--locked"]])
def test_starting_over_takes_nothing_along_that_opens_the_record(
    monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, given: started.append(given))
    monkeypatch.setattr(sys, "argv", ["convo", *words])
    monkeypatch.setattr(sys, "orig_argv", ["python", "-P", "bin/convo", *words])

    with pytest.raises(SystemExit):
        hardening.start_over()

    assert started == [[sys.executable, "-P", "bin/convo", "--locked"]]


class Terminal:
    """A program at a terminal of its own, as large as most."""

    def __init__(self, *words: str, home: Path) -> None:
        self._end, inner = pty.openpty()
        termios.tcsetwinsize(inner, (24, 80))
        self.program = subprocess.Popen(
            words,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            cwd=ROOT,
            env=os.environ | {"CONVO_HOME": str(home), "TERM": "xterm-256color"},
        )
        os.close(inner)

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def shows(self, text: str) -> bool:
        """Wait until *text* is written to the screen; return whether it ever was."""
        seen, until = b"", time.monotonic() + SECONDS
        while text.encode() not in seen and time.monotonic() < until:
            if select.select([self._end], [], [], 0.1)[0]:
                try:
                    seen += os.read(self._end, 65536)
                except OSError:  # the program ended
                    return False
        return text.encode() in seen

    def close(self) -> None:
        self.program.kill()
        self.program.wait()
        os.close(self._end)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)
    return home


@pytest.fixture
def terminal(home: Home) -> Iterator[Terminal]:
    terminal = Terminal(sys.executable, "-c", CONVO, home=home.folder)
    yield terminal
    terminal.close()


@pytest.fixture
def key(home: Home) -> DataKey:
    """The key of a record that holds CANARY, and opens with PASSPHRASE."""
    key = new_data_key()
    create_slots(home.slots, key=key, keyring=False, passphrase=PASSPHRASE)
    create_store(home.record, key)
    with open_desk(home, key) as desk:
        desk.keep(SESSION)
        desk.keep(*(contribution(f"{CANARY} {n}") for n in range(50)))
    return key


@pytest.mark.usefixtures("key")
def test_after_a_lock_the_same_process_opens_again(terminal: Terminal) -> None:
    assert terminal.shows("Passphrase:")
    terminal.type(f"{PASSPHRASE}\r")
    assert terminal.shows("SESSIONS")
    terminal.type("\x0c")
    assert terminal.shows("Passphrase:")
    terminal.type(f"{PASSPHRASE}\r")
    assert terminal.shows("SESSIONS")

    terminal.type("\x11")

    assert terminal.program.wait(SECONDS) == 0


def test_no_keyring_opens_it_before_somebody_is_there(home: Home) -> None:
    home.slots.mkdir(mode=0o700)
    (home.slots / "keyring.json").write_text("of no keyring")
    create_store(home.record, new_data_key())
    terminal = Terminal(sys.executable, "-c", CONVO, hardening.LOCKED_FLAG, home=home.folder)
    try:
        assert terminal.shows("Locked: Enter opens it.")
        terminal.type("\r")
        assert terminal.shows("which says where the key is, is damaged")
    finally:
        terminal.close()
