"""Commands that write summaries."""

from pathlib import Path

import click

from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import say

_FORMATS = ("word", "markdown", "csv", "json")


@click.command()
@click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1, required=True)
@click.option("--format", "format_name", type=click.Choice(_FORMATS), default="word")
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    required=True,
    help="Everybody who could get hold of it.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--status", type=click.Choice(["draft", "final"]), default="draft")
@click.option("--title", help="What stands at its top.")
def export(
    *, session_ids: tuple[int, ...], format_name: str, audience: str, output: Path | None,
    status: str, title: str | None,
) -> None:  # fmt: skip
    """Write a summary of sessions to a new file; prints its path.

    It holds nothing the audience may not read. What it withholds, and why, is said on stderr.
    """
    from convo.model.words import Audience
    from exports.outline.front import left_out
    from facilitation.desk import reporting

    with opened_desk() as desk:
        made = reporting.export(
            desk,
            session_ids,
            format_name=format_name,
            audience=Audience[audience.upper()],
            final=status == "final",
            to=output,
            title=reporting.TITLE if title is None else title,
        )
    for reason in made.report.left_out:
        say(left_out(reason))
    if not made.report.left_out:
        say("Nothing was withheld.")
    click.echo(made.path)


@click.command()
@click.option(
    "--word",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write its summary to a new FILE instead of opening the screens.",
)
def demo(word: Path | None) -> None:
    """Try convo with an invented conversation, in a record that is thrown away."""
    from convo.model.words import Audience
    from facilitation.desk.reporting import export as write
    from facilitation.desk.trying import demo_desk
    from facilitation.starting import run_app, why_no_screens

    if word is None and (why_not := why_no_screens()):
        raise click.UsageError(f"{why_not}; or convo demo --word FILE")
    with demo_desk() as (desk, session_ids):
        if word is None:
            click.get_current_context().exit(run_app(desk))
        made = write(
            desk,
            session_ids,
            format_name="word",
            audience=Audience.INTERNAL,
            final=False,
            to=word,
            title="What communities told us (an invented conversation)",
        )
    click.echo(made.path)
