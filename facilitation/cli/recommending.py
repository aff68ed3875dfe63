"""Commands for what was recommended, and to whom."""

import click

from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import print_rows, say


@click.command()
@click.argument("contribution_id", metavar="ID")
@click.option(
    "--to",
    "addressee",
    metavar="TEAM",
    required=True,
    help="A team or an organisation, never a person; '' for nobody yet.",
)
def recommendation(contribution_id: str, addressee: str) -> None:
    """Note to whom something is recommended: summaries group recommendations by that."""
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.recommending import set_addressee

    with opened_desk() as desk:
        made = set_addressee(desk, the_contribution(desk, contribution_id), addressee)
    say("It is addressed." if made.addressee else "It is addressed to nobody yet.")


@click.command()
@click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def recommendations(session_ids: tuple[int, ...], *, as_json: bool) -> None:
    """List what was recommended by addressee, first what has none yet."""
    from facilitation.desk.recommending import recommendation_rows

    with opened_desk() as desk:
        rows = recommendation_rows(desk, dict.fromkeys(session_ids))
    print_rows(rows, ("id", "addressee", "text"), as_json=as_json)
