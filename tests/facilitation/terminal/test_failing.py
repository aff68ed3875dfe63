from pathlib import Path

import pytest

from tests.facilitation.pty_run import Pty
from tests.facilitation.terminal.drafting_app import WORDS

QUIT = b"\x11"
NAME = WORDS.split()[0].encode()


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(b"\x1b[15~", id="handler"),
        pytest.param(b"\x1b[19~", id="worker", marks=pytest.mark.slow),
    ],
)
def test_a_failure_in_front_ends_it_and_tells_the_place_alone(tmp_path: Path, key: bytes) -> None:
    draft = tmp_path / "draft"
    with Pty("tests.facilitation.terminal.drafting_app", str(draft)) as program:
        assert program.shows(b"DRAFTING"), program.seen
        program.type(key)

        assert program.wait() == 1
        assert b"convo stopped on ValueError at " in program.seen
        assert b"drafting_app.py:" in program.seen
        assert NAME not in program.seen
        assert draft.read_text("utf-8").startswith("DRAFTING")


def test_failures_out_of_sight_are_told_and_end_nothing(tmp_path: Path) -> None:
    # A task, a thread, and an object on its way out.
    keys = {"LookupError": b"\x1b[24~", "RuntimeError": b"\x1b[21~", "OSError": b"\x1b[23~"}
    with Pty("tests.facilitation.terminal.drafting_app", str(tmp_path / "draft")) as program:
        assert program.shows(b"DRAFTING"), program.seen
        for kind, key in keys.items():
            program.type(key)
            assert program.shows(f"Something failed: {kind} at".encode()), program.seen
        program.type(QUIT)

        assert program.wait() == 0
        assert NAME not in program.seen
        assert b"Traceback" not in program.seen
