"""Opening the record for a command."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from convo.errors import LockedError

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from facilitation.desk.opening import Desk


def is_terminal() -> bool:
    """Tell whether a person can be asked something."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def given_passphrase() -> str | None:
    """Return the passphrase of `--passphrase-file`; None where there is none.

    Raises:
        RefusedError: The file can be read by others, or is empty.
        NotFoundError: There is no such file.
    """
    from pathlib import Path

    from convo.vault.passphrase_file import read_passphrase, read_passphrase_file

    given = click.get_current_context().find_root().params["passphrase_file"]
    if given is None:
        return None
    if given == "-":
        return read_passphrase(sys.stdin.buffer)
    return read_passphrase_file(Path(given))


@contextmanager
def opened_desk() -> Iterator["Desk"]:
    """Open the record: with what was given, else the keyring, else by asking at a terminal.

    Raises:
        LockedError: No key slot opened. The sentence says what to do.
        StoreError: The record cannot be used.
    """
    from facilitation.desk.home import home
    from facilitation.desk.opening import open_desk

    passphrase = given_passphrase()
    try:
        with open_desk(home(), passphrase=passphrase) as desk:
            yield desk
        return
    except LockedError:
        if passphrase is not None or not is_terminal() or not home().is_set_up:
            raise
    typed = click.prompt("Passphrase", hide_input=True, err=True)
    with open_desk(home(), passphrase=typed) as desk:
        yield desk
