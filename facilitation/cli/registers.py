"""Commands for the directory of contacts, and for the groups that exist already."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import as_listing, print_rows, say

_Command = TypeVar("_Command", bound=Callable[..., Any])

of_entry: Final = click.argument("entry_id", metavar="ID", type=ID)
of_contribution: Final = click.argument("contribution_id", metavar="CONTRIBUTION")
in_region: Final = click.option("--region", help="Its region; left out or empty for every region.")
_prints: Final = click.option(
    "--may-print/--no-print", "may_print", default=None, help="Whether documents may show it."
)


@click.group()
def contacts() -> None:
    """The directory: whom people turn to, where, and in which language. Only you fill it."""


def _contact_options(command: _Command) -> _Command:
    for option in (
        in_region,
        click.option("--language", help="In which they answer, as in pt-BR; empty for any."),
        click.option("--purpose", help="What for, as in: first contact."),
        click.option("--route", help="How they are reached: a desk's, never a person's own."),
        click.option("--fallback", help="What to try where nobody answers."),
        click.option(
            "--urgent/--not-urgent", "is_urgent", default=None, help="For danger to life, or not."
        ),
        _prints,
    ):
        command = option(command)
    return command


@contacts.command("list")
@click.option("--gaps", "is_gaps", is_flag=True, help="Only what is missing.")
@as_listing
def contacts_list(*, is_gaps: bool, as_json: bool) -> None:
    """List the contacts; those nobody checked for 90 days are stale.

    With --gaps: the languages sessions of a region are held in, and nobody there answers in.
    """
    from facilitation.desk.register_rows import contact_rows, gap_rows
    from facilitation.desk.registers import read_registers

    with opened_desk() as desk:
        registers, today = read_registers(desk), desk.now().date()
    if is_gaps:
        print_rows(gap_rows(registers), ("lack", "region", "language"), as_json=as_json)
        return
    rows = contact_rows(registers, today=today)
    columns = ("id", "urgent", "stale", "verified_on", "language", "region", "purpose", "route")
    print_rows(rows, columns, as_json=as_json)
    if not as_json and registers.gaps:
        say(f"Missing: {len(registers.gaps)}; see them with --gaps.")


@contacts.command("add")
@_contact_options
def contacts_add(**typed: str | bool | None) -> None:
    """Add a contact, and print its id. It counts as checked once you say so."""
    from convo.model.registers import Contact
    from facilitation.desk.registers import add

    texts = dict.fromkeys(("region", "language", "purpose", "route"), "")
    with opened_desk() as desk:
        made = add(desk, Contact, texts | given_of(typed))
    click.echo(made.id)


@contacts.command("change")
@of_entry
@_contact_options
def contacts_change(entry_id: int, **typed: str | bool | None) -> None:
    """Change what is given of a contact."""
    from convo.model.registers import Contact
    from facilitation.desk.registers import change

    with opened_desk() as desk:
        change(desk, Contact, entry_id, given_of(typed))
    say("Changed.")


@contacts.command("verify")
@of_entry
def contacts_verify(entry_id: int) -> None:
    """Note that you tried a contact today, and it answered."""
    from facilitation.desk.registers import verify

    with opened_desk() as desk:
        contact = verify(desk, entry_id, today=desk.now().date())
    say(f"Checked on {contact.verified_on}.")


@contacts.command("drop")
@of_entry
def contacts_drop(entry_id: int) -> None:
    """Take a contact out."""
    from convo.model.registers import Contact
    from facilitation.desk.registers import drop

    with opened_desk() as desk:
        drop(desk, Contact, entry_id)
    say("Taken out.")


@click.group()
def forums() -> None:
    """The groups, meetings and places that exist already."""


def _forum_options(command: _Command) -> _Command:
    for option in (
        click.option("--name", help="What it is called."),
        in_region,
        click.option("--about", help="What it is for, and whom."),
        click.option("--languages", help="As in en,id."),
        _prints,
    ):
        command = option(command)
    return command


@forums.command("list")
@as_listing
def forums_list(*, as_json: bool) -> None:
    """List the forums, each with the contributions that speak of it."""
    from facilitation.desk.register_rows import forum_rows
    from facilitation.desk.registers import read_registers

    with opened_desk() as desk:
        rows = forum_rows(read_registers(desk))
    columns = ("id", "may_print", "languages", "contributions", "region", "name", "about")
    print_rows(rows, columns, as_json=as_json)


@forums.command("add")
@_forum_options
def forums_add(**typed: str | bool | None) -> None:
    """Add a forum, and print its id."""
    from convo.model.registers import Forum
    from facilitation.desk.registers import add

    with opened_desk() as desk:
        made = add(desk, Forum, {"name": ""} | given_of(typed))
    click.echo(made.id)


@forums.command("change")
@of_entry
@_forum_options
def forums_change(entry_id: int, **typed: str | bool | None) -> None:
    """Change what is given of a forum."""
    from convo.model.registers import Forum
    from facilitation.desk.registers import change

    with opened_desk() as desk:
        change(desk, Forum, entry_id, given_of(typed))
    say("Changed.")


@forums.command("drop")
@of_entry
def forums_drop(entry_id: int) -> None:
    """Take a forum out; what was said of it stays."""
    from convo.model.registers import Forum
    from facilitation.desk.registers import drop

    with opened_desk() as desk:
        drop(desk, Forum, entry_id)
    say("Taken out.")


@forums.command("link")
@of_entry
@of_contribution
def forums_link(entry_id: int, contribution_id: str) -> None:
    """Note that CONTRIBUTION speaks of the forum ID."""
    _link(entry_id, contribution_id, is_linked=True)
    say("Linked.")


@forums.command("unlink")
@of_entry
@of_contribution
def forums_unlink(entry_id: int, contribution_id: str) -> None:
    """Take back that CONTRIBUTION speaks of the forum ID; both stay."""
    _link(entry_id, contribution_id, is_linked=False)
    say("Not linked any more.")


def given_of(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was given: None stands for an option that was left out."""
    return {name: given for name, given in typed.items() if given is not None}


def _link(forum_id: int, contribution_id: str, *, is_linked: bool) -> None:
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.practices import link

    with opened_desk() as desk:
        link(desk, the_contribution(desk, contribution_id), forum_id, is_linked=is_linked)
