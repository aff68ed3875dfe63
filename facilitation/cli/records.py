"""Commands that make, keep, check and erase."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.errors import FileInTheWayError, RefusedError
from facilitation.cli.opening import given_passphrase, is_terminal, opened_desk, unlocked
from facilitation.cli.printing import as_listing, print_json, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from convo.model.exported import Export
    from facilitation.desk.opening import Desk


@click.command()
@click.option("--no-keyring", is_flag=True, help="Keep the key behind a passphrase alone.")
@click.option(
    "--passphrase-file",
    "passphrase_path",
    metavar="FILE",
    help="Take the passphrase from the first line of FILE; - is stdin.",
)
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the recovery code to a new FILE instead of showing it.",
)
def setup(*, no_keyring: bool, passphrase_path: str | None, recovery_file: Path | None) -> None:
    """Make the encrypted record, and show its recovery code once."""
    from exports.files import write_new
    from facilitation.desk.door import Door, is_retyped
    from facilitation.desk.home import home

    passphrase = given_passphrase(passphrase_path)
    if passphrase is None and no_keyring and is_terminal():
        passphrase = click.prompt(
            "A passphrase of four or more words",
            hide_input=True,
            confirmation_prompt=True,
            err=True,
        )
    if recovery_file is not None and os.path.lexists(recovery_file):
        raise FileInTheWayError(f"{str(recovery_file)!r} is there already: nothing was set up")
    if recovery_file is not None and not recovery_file.parent.is_dir():
        raise RefusedError(f"there is no folder {recovery_file.parent}: nothing was set up")
    place = home()
    made = Door(place).set_up(keyring=not no_keyring, passphrase=passphrase)
    ways = ", ".join(slot.name.lower() for slot in made.kept_in)
    say(f"The record is in {place.folder}, and opens with: {ways}.")
    if recovery_file is not None:
        try:
            write_new(recovery_file, f"{made.recovery_code}\n".encode())
        except BaseException:
            click.echo(made.recovery_code)  # lost otherwise, and it is shown only now
            raise
        say(f"The recovery code is in {recovery_file}: print it, keep the paper, delete the file.")
        return
    say("This recovery code opens the record if everything else fails. It is shown only now:")
    try:
        click.echo(made.recovery_code)
    except OSError:
        say(made.recovery_code)  # lost otherwise
        raise
    while is_terminal():
        typed = click.prompt("Write it on paper, and type it from there", err=True)
        if is_retyped(made, typed):
            break
        say("That is another code: compare it with the paper.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a verified, encrypted copy of the record to a new FILE.

    A second file beside it, FILE.recovery, opens the copy with the recovery code.
    """
    from facilitation.desk.keeping import back_up

    with opened_desk() as desk:
        back_up(desk, file)
    say(f"The backup is in {file}. Keep {file.name}.recovery with it.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--recovery-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CODE",
    help="Open the backup with the recovery code on the first line of CODE.",
)
def restore(file: Path, recovery_file: Path | None) -> None:
    """Put a backup in the record's place; what was erased since is erased again."""
    from convo.vault.passphrase_file import read_passphrase_file
    from convo.vault.unlocking import unlock
    from facilitation.desk.home import home
    from facilitation.desk.restoring import bring_slot
    from facilitation.desk.restoring import restore as put_back

    place = home()
    if not place.is_set_up:
        bring_slot(place, file)
    if recovery_file is None:
        key = unlocked()
    else:
        key = unlock(place.slots, recovery_code=read_passphrase_file(recovery_file))
    erased, narrowed = put_back(place, file, key)
    say(
        "The record is what it was when the backup was made."
        f" Erased again: {erased}. Narrowed again: {narrowed}."
    )


@click.command()
@as_listing
def check(*, as_json: bool) -> None:
    """Look at integrity, permissions, encryption and leftovers."""
    from facilitation.desk.keeping import checks

    with opened_desk() as desk:
        found = list(checks(desk))
    if as_json:
        print_json([{"name": one.name, "ok": one.is_well, "advice": one.advice} for one in found])
    else:
        for one in found:
            click.echo(f"{'ok  ' if one.is_well else 'STOP'}  {one.name}: {one.advice}")
    if not all(one.is_well for one in found):
        click.get_current_context().exit(1)


@click.command()
def seal() -> None:
    """Rewrite the record's file without what was erased."""
    from facilitation.desk import keeping

    with opened_desk() as desk:
        say_sealed(is_sealed=keeping.seal(desk))


@click.command()
@click.argument("code_or_id", metavar="CODE|ID")
def withdraw(code_or_id: str) -> None:
    """Take a contribution back for somebody, by its code or its number: nothing of it is left."""
    from facilitation.desk.finding import withdrawn_by

    _erase(code_or_id, withdrawn_by)


@click.command()
@click.argument("contribution_id", metavar="ID")
def purge(contribution_id: str) -> None:
    """Erase a contribution at once, for good: there is no undo."""
    from facilitation.desk.finding import whole_id

    _erase(contribution_id, lambda _desk, typed: whole_id(typed))


def _erase(typed: str, find: Callable[["Desk", str], int]) -> None:
    from facilitation.desk.erasing import erase

    with opened_desk() as desk:
        erased = erase(desk, find(desk, typed))
    if erased.notes > 1:
        say(f"It was noted in {erased.notes} places, and all of them are erased.")
    say_sealed(is_sealed=erased.is_sealed)
    say_exports(erased.exports)
    click.echo(len(erased.exports))


def say_exports(exports: Iterable["Export"]) -> None:
    """Name the documents that are to be recalled."""
    for export in exports:
        say(
            f"A document of {export.made_on} still contains it: {export.format},"
            f" {export.audience.name.lower()}, SHA-256 {export.digest[:16]}."
        )


def say_sealed(*, is_sealed: bool) -> None:
    """Say whether what was erased is out of the file."""
    if is_sealed:
        say("Nothing of what was erased is left in the file.")
    else:
        say("Not yet erased from the file: close the other windows on it, then `convo seal`.")
