import re
import sys
import time
from pathlib import Path

import pytest

from convo.records.data_key import DataKey
from tests.facilitation.conftest import PASSPHRASE
from tests.facilitation.test_lock import (
    CANARY,
    Terminal,
    home,
    key,
    terminal,
)
from tests.promises.conftest import Measured

__all__ = ["home", "key", "terminal"]  # pytest finds fixtures by their names here


def copies_in_memory(pid: int, *needles: bytes) -> list[int]:
    """Count each of *needles* in all that a process can read of its own memory."""
    found = [0] * len(needles)
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for low, high in re.findall(
            r"^([0-9a-f]+)-([0-9a-f]+) r.*(?<!\[vvar\])$", maps, re.MULTILINE
        ):
            try:
                memory.seek(int(low, 16))
                block = memory.read(int(high, 16) - int(low, 16))
            except (OSError, OverflowError):  # pages of the kernel's
                continue
            found = [n + block.count(needle) for n, needle in zip(found, needles, strict=True)]
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux shows it")
def test_a_lock_leaves_neither_words_nor_key_in_memory(
    key: DataKey, terminal: Terminal, measured: Measured
) -> None:
    secrets = (CANARY.encode(), key.hex.encode(), bytes.fromhex(key.hex), PASSPHRASE.encode())
    begun = time.monotonic()
    assert terminal.shows("Passphrase:")
    start_took = time.monotonic() - begun
    terminal.type(f"{PASSPHRASE}\r")
    assert terminal.shows("SESSIONS")
    terminal.type("o")
    assert terminal.shows(CANARY)
    open_copies = copies_in_memory(terminal.program.pid, *secrets)

    begun = time.monotonic()
    terminal.type("\x0c")
    assert terminal.shows("Passphrase:")
    lock_took = time.monotonic() - begun

    assert open_copies[0] > 0
    assert open_copies[1] > 0
    assert copies_in_memory(terminal.program.pid, *secrets) == [0, 0, 0, 0]
    assert lock_took < max(1, 4 * start_took)
    short = "" if lock_took <= 1 else "1 s was promised; a start takes as long here"
    measured(
        f"{open_copies[0]} copies of the words and {open_copies[1]} of the key before, 0 after,"
        f" in {lock_took:.1f} s",
        short=short,
    )
