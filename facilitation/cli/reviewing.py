"""The command that shows what a summary would mask, and what else could tell who spoke."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from facilitation.cli.choosing import language_option
from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import as_listing, print_json, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from exports.report.risks import Risks


@click.command()
@click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1)
@click.option("--audience", type=click.Choice(["public", "internal"]), default="public")
@language_option
@click.option(
    "--not-a-name", "plain", multiple=True, metavar="WORD", help="Mask WORD no more: it is no name."
)
@as_listing
def review(
    *,
    session_ids: tuple[int, ...],
    audience: str,
    language: str,
    plain: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show what a summary would mask, in context, and what else could tell who spoke.

    It is for your own eyes: it holds the names. What was not masked is in [brackets]; what was,
    in {braces}.
    """
    from convo.model.words import Audience
    from facilitation.desk import reviewing
    from facilitation.desk.naming import clear_words

    if not session_ids and not plain:
        raise click.UsageError("say which sessions, or which word is no name")
    with opened_desk() as desk:
        if plain:
            clear_words(desk, plain)
        if not session_ids:
            return
        found = reviewing.review(
            desk, session_ids, audience=Audience[audience.upper()], language=language
        )
    rows = reviewing.review_rows(found)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        word = f"{{{row['word']}}}" if row["masked"] else f"[{row['word']}]"
        sure = "sure" if row["certain"] else "unsure"
        line = " ".join(f"{row['before']}{word}{row['after']}".split())
        click.echo(f"{row['contribution'] or row['written']}\t{row['kind']}\t{sure}\t{line}")
    for sentence in _risks(found.risks):
        say(sentence)
    if found.numbers:
        say(f"Numbers in what organisers wrote, which nobody computed: {len(found.numbers)}.")


def _risks(risks: "Risks") -> Iterator[str]:
    """Yield what else could tell who spoke, a sentence each."""
    counted = (
        (len(risks.dates), "days are spoken of"),
        (len(risks.places), "places of these sessions are spoken of"),
        (risks.small_cells, "numbers are small, and are withheld"),
    )
    for number, what in counted:
        if number:
            yield f"{number} {what}."
    for named, what in (
        (risks.languages, "One person alone spoke"),
        (risks.roles, "Few spoke as"),
        (risks.regions, "Few spoke in"),
    ):
        if named:
            yield f"{what}: {', '.join(map(str, named))}."
