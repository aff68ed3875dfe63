"""What the tests of the vault stand on: cheap guesses, a keyring in memory, surroundings."""

import os
from collections.abc import Iterator

import pytest

from convo.vault import passphrase_slot
from tests.convo.vault.memory_keyrings import MemoryKeyring, use_keyring
from tests.convo.vault.surroundings import Surroundings


@pytest.fixture
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make opening a slot cost next to nothing, instead of half a second."""
    monkeypatch.setattr(passphrase_slot, "SCRYPT_N", 2**4)


@pytest.fixture
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """Put a keyring in memory where the operating system's would be."""
    back_end = MemoryKeyring()
    use_keyring(back_end, monkeypatch, trusted=MemoryKeyring)
    return back_end


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Let files and folders be made as open as whoever makes them asks for."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    """Give a program a home of its own, with a path short enough for sockets."""
    return Surroundings(root=tmp_path_factory.mktemp("at"))
