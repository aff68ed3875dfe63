"""Ends that nobody pressed a key for: a closed window, a system that shuts down."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Final

HUNG_UP: Final = 129
"""The exit code after a closed terminal: 128 and the signal's number, as shells have it."""

TERMINATED: Final = 143
"""The exit code after a request to end, by the same count."""


def end_when_told(*, flush: Callable[[], None], leave: Callable[[int], None]) -> None:
    """Have signals end the app in the running loop, with what is typed flushed first.

    A terminal that is gone takes no more output: leaving in order would wait for it for ever, so
    after a hang-up the process ends at once. There are no such signals on Windows.
    """

    def hung_up() -> None:
        try:
            flush()
        finally:
            os._exit(HUNG_UP)

    def told_to_end() -> None:
        try:
            flush()
        finally:
            leave(TERMINATED)

    if os.name == "posix":
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, hung_up)
        loop.add_signal_handler(signal.SIGTERM, told_to_end)
