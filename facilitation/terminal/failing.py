"""Failures told by their place alone: what an error says could be somebody's words."""

import asyncio
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


def place_of(error: BaseException) -> str:
    """Return the kind of *error* and the file and line that raised it, and none of its message."""
    cause = getattr(error, "error", None)  # what a worker raised comes wrapped
    raised = cause if isinstance(cause, BaseException) else error
    frames = traceback.extract_tb(raised.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(raised).__name__}{where}"


@contextmanager
def failures_told(tell: Callable[[str], None]) -> Iterator[None]:
    """Have *tell* called, in the running loop, with the place of whatever fails out of sight.

    That is tasks nobody waits for, threads, and objects on their way out: Python itself prints
    them with their message, into the middle of the screen.
    """
    loop = asyncio.get_running_loop()

    def note(error: BaseException | None) -> None:
        place = "an error" if error is None else place_of(error)
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, place)

    def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        note(context.get("exception"))

    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook = lambda failed: note(failed.exc_value)
    sys.unraisablehook = lambda failed: note(failed.exc_value)
    loop.set_exception_handler(in_loop)
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks
        # The loop keeps ours: asyncio's own prints, with its message, what a task that is dropped
        # later had failed on.
