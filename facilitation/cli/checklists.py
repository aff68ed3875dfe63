"""Commands for practices, and for the checklists of what to have ready."""

from typing import Final

import click

from convo.model.words import Preparer
from facilitation.cli.opening import opened_desk
from facilitation.cli.printing import as_listing, print_rows, say
from facilitation.cli.registers import given_of, in_region, of_contribution, of_entry

_preparer: Final = click.option(
    "--for", "preparer", type=click.Choice([one.value for one in Preparer]), help="Who prepares it."
)


@click.group()
def practices() -> None:
    """What people told of what they do: contributions of kind practice."""


@practices.command("list")
@as_listing
def practices_list(*, as_json: bool) -> None:
    """List the practices, and whether each may be shown as a model."""
    from facilitation.desk.register_rows import practice_rows
    from facilitation.desk.registers import read_registers

    with opened_desk() as desk:
        rows = practice_rows(read_registers(desk))
    print_rows(rows, ("id", "may_share", "forums", "text"), as_json=as_json)


@practices.command("share")
@of_contribution
def practices_share(contribution_id: str) -> None:
    """Note that those who do it agreed to be shown as a model."""
    _allow(contribution_id, may_share=True)
    say("It may be shown as a model.")


@practices.command("unshare")
@of_contribution
def practices_unshare(contribution_id: str) -> None:
    """Take back that it may be shown as a model."""
    _allow(contribution_id, may_share=False)
    say("It is not shown as a model.")


@click.group()
def checklist() -> None:
    """What an organisation and a person have ready, in each region."""


@checklist.command("list")
@as_listing
def checklist_list(*, as_json: bool) -> None:
    """List the items, list by list, in their order."""
    from facilitation.desk.register_rows import checklist_rows
    from facilitation.desk.registers import read_registers

    with opened_desk() as desk:
        rows = checklist_rows(read_registers(desk))
    print_rows(rows, ("id", "preparer", "contribution", "region", "text"), as_json=as_json)


@checklist.command("add")
@_preparer
@in_region
@click.option("--text", help="What to have ready, in your team's own words.")
@click.option("--from", "said", metavar="CONTRIBUTION", help="Make it of what somebody said.")
def checklist_add(
    preparer: str | None, region: str | None, text: str | None, said: str | None
) -> None:
    """Add an item at the end of its list, and print its id: your own text, or somebody's words."""
    from facilitation.desk.checklists import add_item
    from facilitation.desk.finding import the_contribution

    if preparer is None or (text is None) is (said is None):
        raise click.UsageError("say --for whom, and either --text or --from")
    with opened_desk() as desk:
        made_of = the_contribution(desk, said) if said else None
        words = made_of.text if made_of else text
        typed = {"preparer": preparer, "region": region or "", "text": words}
        made = add_item(desk, typed, said=made_of)
    click.echo(made.id)


@checklist.command("change")
@of_entry
@_preparer
@in_region
@click.option("--text", help="What to have ready, in your team's own words.")
def checklist_change(entry_id: int, **typed: str | None) -> None:
    """Change what is given of an item; in another list, it comes at the end."""
    from facilitation.desk.checklists import change_item

    with opened_desk() as desk:
        change_item(desk, entry_id, given_of(typed))
    say("Changed.")


@checklist.command("move")
@of_entry
@click.argument("by", type=int)
def checklist_move(entry_id: int, by: int) -> None:
    """Move an item down its list BY places; up after two dashes, as in: move ID -- -1."""
    from facilitation.desk.checklists import move

    with opened_desk() as desk:
        move(desk, entry_id, by)
    say("Moved.")


@checklist.command("drop")
@of_entry
def checklist_drop(entry_id: int) -> None:
    """Take an item out."""
    from convo.model.registers import ChecklistItem
    from facilitation.desk.registers import drop

    with opened_desk() as desk:
        drop(desk, ChecklistItem, entry_id)
    say("Taken out.")


def _allow(contribution_id: str, *, may_share: bool) -> None:
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.practices import allow

    with opened_desk() as desk:
        allow(desk, the_contribution(desk, contribution_id), may_share=may_share)
