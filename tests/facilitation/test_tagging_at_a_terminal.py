import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from convo.model.themes import Theme
from convo.records import glance
from convo.records.connection import create_store, open_to_read
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.facilitation.test_live_at_a_terminal import Tmux, until

PROGRAM = "tests.facilitation.tagging_program"
SAID, ACTIONS, THEMES = 2_000, 100, 9
pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, *(Theme(id=n, name=f"theme-{n}") for n in range(1, THEMES + 1)))
        texts = (f"{IN_EVERY_SCRIPT[n % 14]} {n}" for n in range(SAID))
        desk.keep(*(contribution(text) for text in texts))
    return home


@pytest.fixture
def screen(home: Home) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    tmux = Tmux(sys.executable, "-m", PROGRAM, str(home.folder))
    try:
        assert until(lambda: f"{SAID} without a theme" in tmux.screen()), tmux.screen()
        yield tmux
    finally:
        tmux("kill-server")


def tags(home: Home) -> dict[int, int]:
    with open_to_read(home.record, KEY) as db:
        return glance.kept_counts(db)


def test_two_keys_put_the_next_of_two_thousand_under_a_theme(screen: Tmux, home: Home) -> None:
    for n in range(ACTIONS):
        screen("send-keys", str(n % THEMES + 1), "n")

    assert until(lambda: sum(tags(home).values()) == ACTIONS, seconds=120)
    assert until(lambda: f"{SAID - ACTIONS} without a theme" in screen.screen())
    assert tags(home) == {n: ACTIONS // THEMES + (n == 1) for n in range(1, THEMES + 1)}
    assert until(lambda: f"· {ACTIONS + 1}/{SAID} ·" in screen.screen())


def test_a_burst_of_downs_right_after_opening_loses_none(home: Home) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    tmux = Tmux(sys.executable, "-m", PROGRAM, str(home.folder))
    try:
        assert until(lambda: "TAGGING" in tmux.screen())
        tmux("send-keys", *["Down"] * 13)

        assert until(lambda: f"· 14/{SAID} ·" in tmux.screen()), tmux.screen()
    finally:
        tmux("kill-server")
