"""Opening the record for a command."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from convo.errors import LockedError, RefusedError, StoreError
from convo.model.ids import typed_id
from facilitation.cli.printing import say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from convo.records.data_key import DataKey
    from facilitation.desk.opening import Desk


def _read_id(typed: str) -> int:
    """Return what was typed as an id: whether there is such a thing, the record knows."""
    number = typed_id(typed)
    if number is None:
        raise click.BadParameter(f"{typed!r} is no id: take the number that the list has for it")
    return number


def _read_day(typed: str) -> date:
    from facilitation.desk.answering import due_of

    try:
        return due_of(typed)
    except RefusedError as error:
        raise click.BadParameter(str(error)) from None


DAY: Final = _read_day
"""The type of an option that is a day, in the digits of any script."""

ID: Final = _read_id
"""The type of an argument that is the id of a session, or of anything else that has one."""


def is_terminal() -> bool:
    """Tell whether a person can be asked something."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def given_passphrase(given: str | None = None) -> str | None:
    """Return the passphrase of `--passphrase-file`, here or before the command; None for none.

    Raises:
        RefusedError: The file can be read by others, is missing or empty.
    """
    from pathlib import Path

    from convo.vault.passphrase_file import read_passphrase, read_passphrase_file

    given = given or click.get_current_context().find_root().params["passphrase_file"]
    if given is None:
        return None
    if given == "-":
        return read_passphrase(sys.stdin.buffer)
    return read_passphrase_file(Path(given))


@contextmanager
def opened_desk() -> Iterator["Desk"]:
    """Open the record: with what was given, else the keyring, else by asking at a terminal.

    Raises:
        LockedError: There is no record, or no key slot opened. The sentence says what to do.
        StoreError: The record cannot be used.
    """
    from facilitation.desk.backups import renew_stale
    from facilitation.desk.home import home
    from facilitation.desk.opening import open_desk

    def upgrading() -> None:
        say("Bringing the record up to date: it is of an earlier version.")

    with open_desk(home(), unlocked(), upgrading=upgrading) as desk:
        with suppress(RefusedError, StoreError):  # `convo check` tells, and the next start tries
            renew_stale(desk)
        yield desk


def unlocked() -> "DataKey":
    """Return the key of the record here.

    Raises:
        LockedError: There is no record, or no key slot opened. The sentence says what to do.
    """
    from convo.text import as_sentence
    from convo.vault.unlocking import unlock
    from facilitation.desk.home import home

    place, passphrase = home(), given_passphrase()
    if not place.is_set_up:
        raise LockedError("there is no record yet: make one with `convo setup`")
    try:
        return unlock(place.slots, passphrase=passphrase)
    except LockedError as error:
        if passphrase is not None:
            raise
        if not is_terminal():
            raise LockedError(f"{error}; in a script, by --passphrase-file FILE") from None
        say(as_sentence(str(error)))
    return unlock(place.slots, passphrase=click.prompt("Passphrase", hide_input=True, err=True))
