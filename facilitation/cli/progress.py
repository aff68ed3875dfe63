"""How far a long command has come, on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

_PATIENCE: Final = 0.5
"""Seconds that somebody waits without wondering."""


@contextmanager
def progress_shown(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how much is done, and how much there is; it leaves no line behind.

    Nothing is shown where stderr is no terminal, or where all is done at once.

    Args:
        doing: What takes so long: "Writing".
    """
    start, shown = time.monotonic(), ""

    def show(done: int, total: int) -> None:
        nonlocal shown
        line = f"{doing}: {100 * done // max(total, 1)} %"
        if sys.stderr.isatty() and line != shown and time.monotonic() - start > _PATIENCE:
            click.echo(f"\r{line}", nl=False, err=True)
            shown = line

    try:
        yield show
    finally:
        if shown:
            click.echo(f"\r{' ' * len(shown)}\r", nl=False, err=True)
