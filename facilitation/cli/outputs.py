"""Commands that write summaries."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.errors import RefusedError
from facilitation.cli.choosing import language_option, paper_option, template_option
from facilitation.cli.opening import DAY, ID, is_terminal, opened_desk
from facilitation.cli.printing import as_listing, print_rows, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from exports.layout import Layout

_FORMATS = ("word", "markdown", "wikitext", "xlsx", "csv", "json", "qdpx", "qdc")


@click.command()
@click.argument("session_ids", metavar="[SESSION...]", type=ID, nargs=-1)
@click.option("--round", "round_id", metavar="ID", type=ID, help="All sessions of this round.")
@click.option("--format", "format_name", type=click.Choice(_FORMATS), default="word")
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    help="Everybody who could get hold of it. A review copy is for the public.",
)
@click.option(
    "--review-until",
    metavar="DATE",
    type=DAY,
    help="The last day, UTC, on which the draft can be reviewed, as in 2026-05-16.",
)
@click.option(
    "--review-copy",
    "for_participants",
    is_flag=True,
    help="A copy for those who took part in one session, to look whether their words are right.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--status", type=click.Choice(["draft", "final"]), default="draft")
@click.option("--title", help="What stands at its top.")
@language_option
@click.option(
    "--at-least",
    type=click.IntRange(min=1),
    help="How many people must be behind a number: more than 5, or 11 in public.",
)
@paper_option
@template_option
def export(
    *, session_ids: tuple[int, ...], round_id: int | None, format_name: str, audience: str | None,
    review_until: date | None, for_participants: bool, output: Path | None, status: str,
    title: str | None, language: str, at_least: int | None, paper: str | None,
    template: Path | None,
) -> None:  # fmt: skip
    """Write a summary of sessions, or of a round, to a new file; prints its path.

    It holds nothing the audience may not read. What it withholds, and why, is said on stderr.
    """
    from convo.model.words import Audience
    from exports.outline.front import left_out
    from exports.tongue import tongue_of
    from facilitation.cli.progress import progress_shown
    from facilitation.desk import reporting
    from facilitation.desk.rounds import sessions_of

    layout = _layout(format_name, paper, template)
    if bool(session_ids) == (round_id is not None):
        raise click.UsageError("say which sessions, or --round ID")
    if audience is None and not for_participants:
        raise click.UsageError("say for whom it is: --audience public or internal")
    with opened_desk() as desk, progress_shown("Writing") as progress:
        made = reporting.export(
            desk,
            session_ids if round_id is None else sessions_of(desk, round_id),
            format_name=format_name,
            audience=Audience[(audience or "public").upper()],
            review_until=review_until,
            for_participants=for_participants,
            final=status == "final",
            to=output,
            title=title,
            language=language,
            at_least=at_least,
            layout=layout,
            progress=progress,
        )
    for sentence in (*left_out(made.report, tongue_of("en")), *made.notes):
        say(sentence)
    click.echo(made.path)


def _layout(format_name: str, paper: str | None, template: Path | None) -> "Layout":
    """Return what the pages of a summary are to look like.

    Raises:
        RefusedError: The template cannot be read.
    """
    from exports.formats import RENDERERS
    from exports.layout import Layout, Paper
    from facilitation.desk.given_files import content_of

    if (paper or template) and not RENDERERS[format_name].has_pages:
        raise click.UsageError("--paper and --template are for --format word")
    if paper and template:
        raise click.UsageError("a template has its own page: leave out --paper")
    if template:
        return Layout(template=content_of(template, "template"))
    return Layout(paper=Paper(paper or Paper.A4))


@click.command()
@click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1, required=True)
@click.option("--format", "format_name", type=click.Choice(["word", "markdown"]), default="word")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--yes-restricted", is_flag=True, help="Do not ask: it is known what this writes.")
@language_option
@paper_option
@template_option
def annex(
    *,
    session_ids: tuple[int, ...],
    format_name: str,
    output: Path | None,
    yes_restricted: bool,
    language: str,
    paper: str | None,
    template: Path | None,
) -> None:
    """Write the restricted words of sessions to a file of their own; prints its path.

    It is for inside the organisation only, and holds words that stand in no summary.
    """
    from facilitation.desk import annexing

    layout = _layout(format_name, paper, template)
    if not yes_restricted:
        _confirm_restricted()
    with opened_desk() as desk:
        path = annexing.write_annex(
            desk,
            session_ids,
            format_name=format_name,
            to=output,
            language=language,
            layout=layout,
        )
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
    "--destroyed",
    "destroyed_id",
    metavar="ID",
    type=ID,
    help="Strike one of which no copy is left: it withholds no number of later ones.",
)
@click.option("--yes", "is_meant", is_flag=True, help="Do not ask whether no copy is left.")
@as_listing
def exports(*, destroyed_id: int | None, is_meant: bool, as_json: bool) -> None:
    """List the documents that left: day, audience, format, and the SHA-256 of the file.

    The numbers that --destroyed takes are in what --json prints.
    """
    from facilitation.desk.binding import strike
    from facilitation.desk.listing import export_rows

    if destroyed_id is not None:
        if not is_meant:
            _confirm_destroyed()
        with opened_desk() as desk:
            strike(desk, destroyed_id)
        say("It is struck: no later document withholds a number because of it.")
        return
    with opened_desk() as desk:
        rows = export_rows(desk)
    print_rows(rows, ("made_on", "audience", "format", "contributions", "digest"), as_json=as_json)


def _confirm_destroyed() -> None:
    """Ask whether no copy is left.

    Raises:
        RefusedError: There is one, or there is nobody to ask.
    """
    if not is_terminal():
        raise RefusedError("a document of which no copy is left is struck with --yes alone")
    if not click.confirm("Is no copy of it left?", err=True):
        raise RefusedError("nothing was changed")


@click.command()
@click.option(
    "--word",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write its summary to a new FILE instead of opening the screens.",
)
@language_option
@paper_option
@template_option
def demo(word: Path | None, language: str, paper: str | None, template: Path | None) -> None:
    """Try convo with an invented conversation, in a record that is thrown away.

    Language, paper and template are those of the summary.
    """
    from convo.model.words import Audience
    from exports.outline.english.sentences import INVENTED
    from exports.tongue import tongue_of
    from facilitation.desk.reporting import export as write
    from facilitation.desk.trying import demo_desk
    from facilitation.starting import run_app, why_no_screens

    if word is None and (why_not := why_no_screens()):
        raise click.UsageError(f"{why_not}; or convo demo --word FILE")
    layout, title = _layout("word", paper, template), tongue_of(language).say(INVENTED)
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
            title=title,
            language=language,
            layout=layout,
        )
    click.echo(made.path)
