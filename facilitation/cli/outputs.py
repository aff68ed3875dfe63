"""Commands that write summaries."""

from pathlib import Path

import click

from convo.errors import RefusedError
from facilitation.cli.opening import ID, is_terminal, opened_desk
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
    for sentence in left_out(made.report):
        say(sentence)
    click.echo(made.path)


@click.command()
@click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1, required=True)
@click.option("--format", "format_name", type=click.Choice(["word", "markdown"]), default="word")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--yes-restricted", is_flag=True, help="Do not ask: it is known what this writes.")
def annex(
    *, session_ids: tuple[int, ...], format_name: str, output: Path | None, yes_restricted: bool
) -> None:
    """Write the restricted words of sessions to a file of their own; prints its path.

    It is for inside the organisation only, and holds words that stand in no summary.
    """
    from facilitation.desk import annexing

    if not yes_restricted:
        _confirm_restricted()
    with opened_desk() as desk:
        path = annexing.write_annex(desk, session_ids, format_name=format_name, to=output)
    say("It holds restricted words: do not forward it.")
    click.echo(path)


def _confirm_restricted() -> None:
    """Have a person type what they are about to write.

    Raises:
        RefusedError: They typed something else, or there is nobody to ask.
    """
    if not is_terminal():
        raise RefusedError("restricted words are written with --yes-restricted alone")
    say("This writes words that are too sensitive for any summary.")
    if click.prompt("Type the word restricted", default="", show_default=False, err=True) != (
        "restricted"
    ):
        raise RefusedError("nothing was written")


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
