import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convo.languages.scripts import script
from convo.records import gathering, glance
from convo.records.connection import create_store, open_to_read
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import IN_EVERY_SCRIPT, KEY, PROMPT, SAFETY, SESSION
from tests.facilitation.pty_run import Pty
from tests.facilitation.screen_text import compare

ROOT = Path(__file__).parents[2]
ENTRIES = 90
WORDS = [text for text in IN_EVERY_SCRIPT if script(text[0])]
PROGRAM = "tests.facilitation.live_program"
pytestmark = pytest.mark.slow


def a_home(folder: Path) -> Home:
    """Return a place with a record in it, and a session in that."""
    home = Home(folder)
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, PROMPT, SAFETY)
    return home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return a_home(tmp_path / "home")


def texts(home: Home) -> list[str]:
    with open_to_read(home.record, KEY) as db:
        ids = glance.ids_in(db, SESSION.id)
        kept = {one.id: one.text for one in gathering.gather(db, [SESSION.id]).contributions}
    return [kept[id_] for id_ in ids]


def until(condition: Callable[[], bool], *, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Tmux:
    """A program in a terminal of tmux, on a socket of its own."""

    def __init__(self, *command: str) -> None:
        self._base = ["tmux", "-L", f"convo-{os.getpid()}", "-f", "/dev/null", "-u"]
        env = {**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        env.pop("TMUX", None)
        new = ["new-session", "-d", "-x", "80", "-y", "24", *command]
        subprocess.run([*self._base, *new], check=True, env=env, cwd=ROOT)

    def __call__(self, *words: str) -> str:
        ran = subprocess.run([*self._base, *words], check=True, capture_output=True, text=True)
        return ran.stdout

    def screen(self) -> str:
        return self("capture-pane", "-p")


@pytest.fixture
def console(home: Home) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    tmux = Tmux(sys.executable, "-m", PROGRAM, str(home.folder))
    try:
        assert until(lambda: "(guess)" in tmux.screen()), tmux.screen()
        yield tmux
    finally:
        tmux("kill-server")


def test_ninety_entries_typed_at_a_terminal_are_stored_exactly_as_typed(
    console: Tmux, home: Home, request: pytest.FixtureRequest
) -> None:
    typed = [f"{WORDS[n % len(WORDS)]} {n}" for n in range(ENTRIES)]

    for n, text in enumerate(typed):
        console("send-keys", "-l", f"{n % 4} {text} #s")
        console("send-keys", "Enter")
    assert until(lambda: len(texts(home)) == ENTRIES, seconds=120)
    assert until(lambda: f"{ENTRIES} said" in console.screen())

    assert texts(home) == typed
    screen = console.screen()
    rows = [row for row in screen.splitlines() if re.match(r"[ >]\[ \] ", row)]
    assert len(rows) == 15
    assert [row[28:].startswith(("#1 ", "1 ")) for row in rows].count(False) == 0
    shown = re.sub(r"(?m)^([ >]\[ \]) [0-9a-f]{4}", r"\1 xxxx", screen)
    shown = re.sub(r"LIVE \S+|saved \S+", "TIME", shown)
    shown = re.sub(r"(xxxx \S+) +\S+ +#1", r"\1 ?? #1", shown)  # guesses may differ
    update = request.config.getoption("--update")
    assert compare("live-tmux-80x24", shown, update=update) == ""


def seconds_until_seen(one: Pty, two: Pty, home: Home, text: str) -> float:
    """Save *text* in one window; return the seconds until the other one shows it."""
    before = len(texts(home))
    one.type(f"0 {text}\r".encode())
    assert until(lambda: one.read(0.01) is not None and len(texts(home)) > before)
    saved = time.monotonic()
    assert two.shows(text.encode())
    return time.monotonic() - saved


def test_a_second_terminal_sees_what_is_saved_and_both_save_at_once(home: Home) -> None:
    with Pty(PROGRAM, str(home.folder)) as one, Pty(PROGRAM, str(home.folder)) as two:
        assert one.shows(b"(guess)")
        assert two.shows(b"(guess)")
        # Each but the first begins right after the other window looked: it waits for a whole tick.
        waits = [seconds_until_seen(one, two, home, f"for the other {n}") for n in range(5)]

        for n in range(20):
            one.type(f"0 one {n}\r".encode())
            two.type(f"0 two {n}\r".encode())
        assert until(
            lambda: (one.read(0.01), two.read(0.01)) is not None and len(texts(home)) == 45
        )

        assert min(waits[1:]) < 1.5  # once of four times, nothing else kept the machine busy
        assert b"Not saved" not in one.seen + two.seen
        for name in ("one", "two"):
            mine = [text for text in texts(home) if text.startswith(name)]
            assert mine == [f"{name} {n}" for n in range(20)]
