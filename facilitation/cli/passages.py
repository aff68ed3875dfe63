"""Commands for what a longer text asks or promises, and for who agrees with it."""

import click

from convo.model.words import Kind
from facilitation.cli.opening import opened_desk
from facilitation.cli.printing import say


@click.command()
@click.argument("contribution_id", metavar="ID")
@click.argument("begins")
@click.argument("ends")
@click.option(
    "--kind",
    type=click.Choice([one.value for one in Kind]),
    default=Kind.QUESTION.value,
    show_default=True,
)
def passage(contribution_id: str, begins: str, ends: str, kind: str) -> None:
    """Note a passage of a contribution as one of its own; prints its id.

    A post may ask several things: each has its own place in the ledger then. BEGINS and ENDS are
    the first and the last words of the passage. The post stays whole; they are erased together.
    """
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.passages import take_passage

    with opened_desk() as desk:
        said = the_contribution(desk, contribution_id)
        made = take_passage(desk, said, begins, ends, kind=Kind(kind))
    click.echo(made.id)


@click.command()
@click.argument("contribution_id", metavar="ID")
def agree(contribution_id: str) -> None:
    """Count one more who agrees with a contribution; who they are is not kept."""
    from facilitation.desk import amending
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        amending.agree(desk, the_contribution(desk, contribution_id).id).result()
    say("Counted.")
