"""One typing program for all bursts: starting it takes longer than any test."""

import ast
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.facilitation.pty_run import F9, SECONDS, Pty


@pytest.fixture(scope="session")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], str]]:
    """Type bytes in one write at a program with an editor; return what came of them."""
    out: Path = tmp_path_factory.mktemp("typed") / "lines"
    out.touch()
    with Pty("tests.facilitation.terminal.typing_app", str(out)) as program:
        assert program.shows(b"\x1b[?2004h"), program.seen  # it takes pastes by now

        def typed(keys: bytes) -> str:
            before = len(out.read_text("utf-8").splitlines())
            program.type(keys + F9)
            until = time.monotonic() + SECONDS
            while len(lines := out.read_text("utf-8").splitlines()) == before:
                assert time.monotonic() < until
                assert program.program.poll() is None
                program.read(0.02)
            return str(ast.literal_eval(lines[-1]))

        yield typed
