"""From an invented conversation to a Word file, as an organiser does it: by keys alone."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports.word.check import check
from tests.facilitation.test_live_at_a_terminal import Tmux, until

pytestmark = pytest.mark.slow
TWO_MINUTES = 120


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    folder = tmp_path / "out"
    folder.mkdir()
    command = f"cd {folder} && exec {sys.executable} -m facilitation.cli demo"
    path = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])  # noqa: PTH109 - a string
    tmux = Tmux("env", f"PYTHONPATH={path}", "sh", "-c", command)
    try:
        yield tmux
    finally:
        subprocess.run([*tmux._base, "kill-server"], check=False)


def test_from_the_demo_to_a_word_file_by_keys_alone_takes_less_than_two_minutes(
    demo: Tmux, tmp_path: Path
) -> None:
    began = time.monotonic()
    transcript = []

    def see(words: str, *keys: str) -> None:
        """Press keys, once the screen shows *words*; note the screen."""
        assert until(lambda: words in demo.screen(), seconds=60), demo.screen()
        transcript.append(demo.screen())
        if keys:
            demo("send-keys", *keys)

    see("e Summary", "E")
    see("ctrl+e writes it", "r")
    see("NAMES", "Escape")
    see("ctrl+e writes it", "p")
    see("Draft for review", "Escape")
    see("ctrl+e writes it", "C-e")
    see("It is in", "Escape")
    see("Written: summary-", "L")
    see("internal  draft   word")

    took = time.monotonic() - began
    [file] = (tmp_path / "out").iterdir()
    assert took < TWO_MINUTES
    assert file.stat().st_mode & 0o777 == 0o600
    assert check(file.read_bytes()) == []
    (tmp_path / "transcript.txt").write_text("\n".join(transcript), "utf-8")
