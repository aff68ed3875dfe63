"""Waiting for what a screen comes to, and looking at how it is painted."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.facilitation.screen_text import (
    compare,
    controls,
    footer_fits,
    raw_rows,
    rows_with_more_behind,
    screen_text,
    torn_rows,
)

SIZES = [(80, 24), (120, 40)]
SECONDS = 30
"""For how long a test waits for what a busy machine is slow to do."""
PASSPHRASE = "စကားလုံး လေးလုံး می‌خواهم ዝናብ"  # noqa: S105 - of records that live for a second


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    ends = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < ends, "it never came to that"
        await pilot.pause(0.02)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type *text* as a terminal sends it, all at once: `press` knows no marks."""
    for letter in text:
        pilot.app.post_message(events.Key(f"key-{ord(letter)}", letter))
    await pilot.pause()


async def shows(pilot: Pilot[Any], text: str) -> None:
    await until(pilot, lambda: text in screen_text(pilot.app))


def messages(pilot: Pilot[Any]) -> str:
    return " ".join(str(one.message) for one in pilot.app._notifications)


async def check(pilot: Pilot[Any], name: str, request: pytest.FixtureRequest, *typed: str) -> None:
    """Compare the screen with its golden text, and look at how it is painted.

    Nothing may stand to the right of what was *typed*.
    """
    await until(pilot, lambda: footer_fits(pilot.app))
    size = pilot.app.size
    rows = raw_rows(pilot.app)
    text = screen_text(pilot.app)
    update = request.config.getoption("--update")

    assert torn_rows(rows) == []
    assert controls(rows) == []
    assert not typed or rows_with_more_behind(rows, *typed) == []
    different = compare(f"{name}-{size.width}x{size.height}", text, update=update)
    assert different == "", different
