import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.facilitation.pty_run import SECONDS, Pty

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft"


@pytest.fixture
def program(draft: Path) -> Iterator[Pty]:
    """The app, with a draft in its editor."""
    with Pty("tests.facilitation.terminal.drafting_app", str(draft)) as program:
        assert program.shows(b"DRAFTING"), program.seen
        program.type("\x1b[Fقبل".encode())  # at the end of the line
        assert program.shows("قبل".encode())
        yield program


def test_a_closed_window_leaves_no_process_and_the_draft(program: Pty, draft: Path) -> None:
    program.hang_up()

    assert program.program.wait(SECONDS) == 129
    assert draft.read_text("utf-8") == "DRAFTING قبل"


def test_a_request_to_end_gives_the_terminal_back_and_leaves_the_draft(
    program: Pty, draft: Path
) -> None:
    program.program.send_signal(signal.SIGTERM)

    assert program.wait() == 143
    assert b"\x1b[?1049l" in program.seen
    assert draft.read_text("utf-8") == "DRAFTING قبل"


@pytest.mark.slow
def test_a_terminal_that_is_gone_without_a_signal_is_noticed_too(draft: Path) -> None:
    with Pty("tests.facilitation.terminal.drafting_app", str(draft), own=False) as program:
        assert program.shows(b"DRAFTING"), program.seen
        program.type(b"\x1b[Fx")
        assert program.shows(b"x")
        program.hang_up()
        begun = time.monotonic()

        assert program.program.wait(SECONDS) == 129
        assert time.monotonic() - begun < SECONDS / 2
    assert draft.read_text("utf-8").endswith("x")
