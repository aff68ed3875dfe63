"""Programs of ours in surroundings of their own: a home, a session bus and keyrings."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest

_CHECKOUT = Path(__file__).parents[3]
_DEADLINE_S = 30

UNLOCK = "printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
"""Start a keyring, made with its first password, and go on once it is open."""


class Outcome(TypedDict):
    """What `keeping.py` prints."""

    chosen: str
    opened: bool
    refused: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A home folder where nothing was set up, and nothing of this machine's session."""

    root: Path

    @property
    def place(self) -> Path:
        """Return the file that says where in the keyring the key is."""
        return self.root / "keyring.json"

    def keep_and_open(self, key: str, **extra: str) -> Outcome:
        """Keep *key* and open it again in a program that has no session bus."""
        return self._outcome([sys.executable, *self._program], key, extra)

    def keep_and_open_on_a_bus(self, key: str, *, before: str, **extra: str) -> Outcome:
        """Do so on a session bus of its own, after the shell ran *before*."""
        for program in ("dbus-run-session", "gnome-keyring-daemon"):
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not on this machine")
        shell = ["dbus-run-session", "--", "sh", "-c", f'{before}exec "$@"', "sh"]
        return self._outcome([*shell, sys.executable, *self._program], key, extra)

    def files_with(self, key: str) -> list[Path]:
        """Return every file under the home that holds *key*."""
        return [
            path
            for path in self.root.rglob("*")
            if path.is_file() and key.encode() in path.read_bytes()
        ]

    @property
    def _program(self) -> list[str]:
        return ["-P", str(Path(__file__).with_name("keeping.py")), str(self.place)]

    def _outcome(self, command: list[str], key: str, extra: dict[str, str]) -> Outcome:
        paths = os.pathsep.join([str(_CHECKOUT), str(self.root / "packages")])
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root),
            "XDG_RUNTIME_DIR": str(self.root),
            "XDG_DATA_HOME": str(self.root / "data"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "PYTHONPATH": paths,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            command,
            input=key,
            env=environment | extra,
            capture_output=True,
            text=True,
            timeout=_DEADLINE_S,
            check=True,
        )
        outcome: Outcome = json.loads(done.stdout)
        return outcome


def install_file_keyrings(packages: Path, *classes: tuple[str, float]) -> None:
    """Install stand-ins for keyrings that keep secrets in plain files of the home folder.

    Each is a module and class with the name and the priority that the real one has.
    """
    entry_points = ["[keyring.backends]"]
    for dotted, priority in classes:
        module, _, name = dotted.rpartition(".")
        path = packages.joinpath(*module.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_FILE_KEYRING.format(name=name, priority=priority), encoding="utf-8")
        entry_points.append(f"{name} = {module}")
    information = packages / "file_keyrings-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Name: file-keyrings\nVersion: 1\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("\n".join(entry_points), encoding="utf-8")


_FILE_KEYRING = """
from pathlib import Path

from keyring.backend import KeyringBackend


class {name}(KeyringBackend):
    priority = {priority}

    def set_password(self, service, username, password):
        Path.home().joinpath("{name}.txt").write_text(password)

    def get_password(self, service, username):
        path = Path.home().joinpath("{name}.txt")
        return path.read_text() if path.exists() else None
"""
