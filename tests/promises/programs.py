"""`convo` as a process of its own, in a place of its own, with whatever stands in its way."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from convo.records import reading
from convo.records.connection import open_to_read
from convo.records.data_key import DataKey
from convo.vault.unlocking import unlock
from facilitation.desk.home import Home
from tests.sizes import ROOT

SECONDS: Final = 60
PASSPHRASE: Final = "correct horse battery staple"  # noqa: S105 - of a record that lives a second
# What `convo` is, but that guesses of a passphrase cost next to nothing, and that strace may look.
_CONVO = """
from convo.vault import passphrase_slot
from facilitation import cli
passphrase_slot.SCRYPT_N = 2**4
cli.harden = lambda: None
cli.main()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a program came to."""

    code: int
    out: str
    err: str

    @property
    def saved(self) -> list[int]:
        """The ids it told as saved."""
        return [int(line[6:]) for line in self.out.splitlines() if line.startswith("saved ")]

    @property
    def is_plain(self) -> bool:
        """Whether all that it said are sentences, and none of how it is made."""
        lines = self.err.splitlines()
        return bool(lines) and not any(
            word in line for line in lines for word in ("Traceback", "Error", "stopped on", ".py")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A home with a record that PASSPHRASE opens."""

    folder: Path
    session_id: int = 0
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Home:
        """Where the record is."""
        return Home(self.folder / "home")

    @property
    def key(self) -> DataKey:
        """What opens it. Guesses must be as cheap here as they are for the program."""
        return unlock(self.home.slots, passphrase=PASSPHRASE)

    def command(self, *words: object, before: Sequence[str] = ()) -> list[str]:
        """Return what starts `convo`, under another program where one is named."""
        given = ("--passphrase-file", self.folder / "passphrase", *words)
        return [*before, sys.executable, "-P", "-c", _CONVO, *map(str, given)]

    def run(self, *words: object, typed: str = "", before: Sequence[str] = ()) -> Ended:
        """Run `convo` with these arguments and without a terminal."""
        ran = subprocess.run(
            self.command(*words, before=before),
            input=typed,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=self.surroundings,
            timeout=SECONDS,
            check=False,
        )
        return Ended(code=ran.returncode, out=ran.stdout, err=ran.stderr)

    def run_locked(self, *words: object) -> Ended:
        """Run `convo` without the passphrase."""
        ran = subprocess.run(
            [sys.executable, "-P", "-c", _CONVO, *map(str, words)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=self.surroundings,
            timeout=SECONDS,
            check=False,
        )
        return Ended(code=ran.returncode, out=ran.stdout, err=ran.stderr)

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment it runs in."""
        given = {"CONVO_HOME": str(self.home.folder), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder)} | given | self.environment

    def bytes_of_all(self) -> dict[str, bytes]:
        """Return the content of each file of the home that a program keeps, by name."""
        found = self.home.folder.rglob("*")
        kept = [
            path for path in found if path.is_file() and not path.name.endswith(("-shm", "lock"))
        ]
        return {str(path.relative_to(self.home.folder)): path.read_bytes() for path in kept}

    def kept(self) -> set[int]:
        """Return the ids of what the record holds."""
        with open_to_read(self.home.record, self.key) as records:
            return set(reading.all_contribution_ids(records))

    def arguments(self, word: str) -> tuple[str, ...]:
        """Return all that a command needs, by its name."""
        more = {
            "capture": (str(self.session_id),),
            "contributions": (str(self.session_id),),
            "backup": ("after.db",),
            "restore": ("before.db",),
        }
        return (word, *more.get(word, ()))


def new_place(folder: Path) -> Place:
    """Make a record with an open session in *folder*."""
    passphrase = folder / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    passphrase.chmod(0o600)
    place = Place(folder=folder)
    assert place.run("setup", "--no-keyring").code == 0
    made = place.run(
        "session", "new", "--title", "Asia", "--region", "ESEAP", "--zone", "Asia/Jakarta",
        "--start", "2022-05-16T19:00", "--rule", "named", "--languages", "en,id",
    )  # fmt: skip
    return Place(folder=folder, session_id=int(made.out))
