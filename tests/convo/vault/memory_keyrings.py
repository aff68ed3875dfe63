"""Keyrings in memory, and how they can fail."""

from threading import Event

import pytest
from keyring import core
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from convo.vault import keyring_slot


class MemoryKeyring(KeyringBackend):
    """A keyring that keeps its entries in `entries`, by service and name."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that takes everything and keeps nothing, as the null back end does."""

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        return None


class SilentKeyring(MemoryKeyring):
    """A keyring that waits for ever for somebody to answer its prompt."""

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password
        Event().wait()


class TalkativeKeyring(MemoryKeyring):
    """A keyring whose error tells what it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"cannot keep {password} for {username} of {service}")


class StubbornKeyring(MemoryKeyring):
    """A keyring that never lets go of what it was given."""

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError(f"{username} of {service} stays")


class Chain(KeyringBackend):
    """Several keyrings, the first that answers first, as the library's own chain."""

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = backends

    def set_password(self, service: str, username: str, password: str) -> None:
        self.backends[0].set_password(service, username, password)

    def get_password(self, service: str, username: str) -> str | None:
        return self.backends[0].get_password(service, username)


def use_keyring(
    chosen: KeyringBackend, monkeypatch: pytest.MonkeyPatch, *, trusted: type[KeyringBackend]
) -> None:
    """Make the library choose *chosen*, and trust the back ends of one class."""
    monkeypatch.setattr(core, "_keyring_backend", chosen)
    name = f"{trusted.__module__}.{trusted.__qualname__}"
    monkeypatch.setattr(keyring_slot, "TRUSTED", frozenset({name}))
