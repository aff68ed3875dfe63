"""A program at a terminal of its own: type into it, and read what it paints."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
DOWN, PAGE_DOWN = b"\x1b[B", b"\x1b[6~"
F1, F3, F5, F9 = b"\x1bOP", b"\x1bOR", b"\x1b[15~", b"\x1b[20~"
SECONDS = 30
"""For how long a test waits for what a busy machine is slow to do."""


class Pty:
    """A module run as a program on its own terminal; `seen` is every byte it has written."""

    def __init__(
        self,
        *words: str,
        size: tuple[int, int] = (80, 24),
        env: dict[str, str] | None = None,
        own: bool = True,
    ) -> None:
        """Start a module with its arguments; one that does not own the terminal is not told
        when it closes.
        """
        self.seen = b""
        self._end, inner = pty.openpty()
        termios.tcsetwinsize(inner, (size[1], size[0]))
        self.program = subprocess.Popen(
            [sys.executable, "-c", _AT_ITS_TERMINAL if own else _RUN, *words],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            cwd=ROOT,
            env=os.environ | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | (env or {}),
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.program.kill()
        self.program.wait()
        self.hang_up()

    def type(self, keys: bytes) -> None:
        """Write *keys* at once, as a slow line would deliver them."""
        os.write(self._end, keys)

    def shows(self, wanted: bytes, *, since: int = 0) -> bool:
        """Wait until *wanted* was written after the first *since* bytes; return whether it was."""
        until = time.monotonic() + SECONDS
        while wanted not in self.seen[since:] and time.monotonic() < until:
            if not self.read(0.1) and self.program.poll() is not None:
                break
        return wanted in self.seen[since:]

    def read(self, seconds: float) -> bytes:
        """Wait at most so long for one more piece of output, and return it."""
        try:
            if not select.select([self._end], [], [], seconds)[0]:
                return b""
            piece = os.read(self._end, 65536)
        except (OSError, ValueError):  # the program has ended, or we hung up
            return b""
        self.seen += piece
        return piece

    def hang_up(self) -> None:
        """Close the terminal, as closing its window would."""
        if self._end >= 0:
            os.close(self._end)
            self._end = -1

    def wait(self) -> int:
        """Return the exit code, reading on so that nobody waits for us."""
        until = time.monotonic() + SECONDS
        while self.program.poll() is None and time.monotonic() < until:
            self.read(0.05)
        return self.program.wait(0.1)


_RUN = """
import runpy, sys
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
# The terminal is a program's own once it asks for it: closing it then sends a hang-up.
_AT_ITS_TERMINAL = f"import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n{_RUN}"
