"""A place for a record, clocks that show UTC, and a keyring in memory."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from convo.vault import passphrase_slot
from facilitation.desk.door import Door
from facilitation.desk.home import Home


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """A door with nothing behind it yet, where guesses cost next to nothing."""
    monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)
    return Door(Home(tmp_path / "at" / "home"))


@pytest.fixture
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have this machine's clock show UTC wherever this runs."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
