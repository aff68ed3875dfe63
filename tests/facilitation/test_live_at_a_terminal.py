import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convo.languages.scripts import script
from convo.model.underway import Draft
from convo.records import glance, reading
from convo.records.connection import create_store, open_to_read
from convo.text import clean
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import IN_EVERY_SCRIPT, KEY, PROMPT, SAFETY, SESSION
from tests.facilitation.pty_run import Pty
from tests.facilitation.screen_text import compare

ROOT = Path(__file__).parents[2]
ENTRIES, INTERRUPTIONS = 90, 100
WORDS = [text for text in IN_EVERY_SCRIPT if script(text[0])]
PROGRAM = "tests.facilitation.live_program"
pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, PROMPT, SAFETY)
    return home


def texts(home: Home) -> list[str]:
    with open_to_read(home.record, KEY) as db:
        ids = glance.ids_in(db, SESSION.id)
        kept = {one.id: one.text for one in reading.gather(db, [SESSION.id]).contributions}
    return [kept[id_] for id_ in ids]


def draft(home: Home) -> str:
    with open_to_read(home.record, KEY) as db:
        found = reading.draft(db, SESSION.id, 1)
    return "" if found is None else found.text


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
    shown = re.sub(r"(xxxx \S+ +)\S+( +#1)", r"\1??\2", shown)
    update = request.config.getoption("--update")
    assert compare("live-tmux-80x24", shown, update=update) == ""


def kill(program: Pty) -> int:
    program.program.kill()
    return -signal.SIGKILL


def hang_up_signal(program: Pty) -> int:
    program.program.send_signal(signal.SIGHUP)
    return 129


def terminate(program: Pty) -> int:
    program.program.send_signal(signal.SIGTERM)
    return 143


def close_window(program: Pty) -> int:
    program.hang_up()
    return 129


ENDINGS = (kill, hang_up_signal, terminate, close_window)
# What is typed in between must neither end the program nor do anything.
NOISE = (
    b"\xff",
    b"\xc3(",
    b"\x1b[200~ pasted \x1b[A\x1b[3~ words\x1b[201~",
    b"\x1b[200~d\x1b[201~",
)


def drafted(program: Pty, home: Home, end: str) -> bool:
    """Wait until what was typed last is in the draft."""
    return until(lambda: program.read(0.05) is not None and draft(home).endswith(end))


def test_a_hundred_interruptions_lose_nothing_that_was_saved_and_a_second_of_draft_at_most(
    home: Home,
) -> None:
    choose = random.Random(20261124)  # noqa: S311 - no secret
    saved: list[str] = []
    for n in range(INTERRUPTIONS):
        end = ENDINGS[n % len(ENDINGS)]
        with Pty(PROGRAM, str(home.folder)) as program:
            assert program.shows(b"(guess)"), program.seen
            text = f"{choose.choice(WORDS)} {n}"
            program.type(f"0 {text}\r".encode())
            assert until(lambda: program.read(0.01) is not None and len(texts(home)) > len(saved))
            saved.append(text)
            before, after = f"draft {n}", f" end {n}"
            program.type(before.encode())
            if n % 3 == 0:
                program.type(choose.choice(NOISE))
            program.type(after.encode())
            assert drafted(program, home, after), draft(home)
            code = end(program)
            assert program.program.wait(20) == code

        assert texts(home) == saved
        kept = draft(home)
        assert kept.startswith(before)
        assert kept.endswith(after)
        assert clean(kept) == kept
        forget_draft(home)


def forget_draft(home: Home) -> None:
    """Have the next window begin with an empty line."""
    with open_desk(home, KEY) as desk:
        desk.writer.keep_aside(Draft(session_id=SESSION.id, taker=1, text="")).result()
