"""Commands for what organisers write beside what was said."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.model.words import Audience, Part
from facilitation.cli.opening import ID, is_terminal, opened_desk
from facilitation.cli.printing import as_listing, print_rows, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from facilitation.desk.writing import SummedUp

_session = click.option("--session", "session_id", metavar="ID", type=ID, help="What it is about.")
_round = click.option("--round", "round_id", metavar="ID", type=ID, help="What it is about.")
_file = click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Where the words are; without it, on stdin.",
)


_public = click.option(
    "--public", "is_public", is_flag=True, help="The public may read it too, not the team alone."
)


@click.group()
def write() -> None:
    """What organisers write for a summary: it is printed as drafted by people.

    The words come from stdin or from --file, never from the command line, which others can see.
    """


@write.command()
@_session
@_round
@_file
@_public
def finding(
    session_id: int | None, round_id: int | None, file: Path | None, *, is_public: bool
) -> None:
    """Write a finding, for the first page; prints its number."""
    _write(Part.FINDING, session_id, round_id, file, is_public=is_public)


@write.command()
@_session
@_round
@click.option("--theme", required=True, help="The theme it leads in.")
@_file
@_public
def lead(
    session_id: int | None, round_id: int | None, theme: str, file: Path | None, *, is_public: bool
) -> None:
    """Write a sentence that leads in a theme; prints its number."""
    _write(Part.LEAD, session_id, round_id, file, theme=theme, is_public=is_public)


@write.command()
@_session
@_round
@_file
@_public
def disagreement(
    session_id: int | None, round_id: int | None, file: Path | None, *, is_public: bool
) -> None:
    """Write where people disagreed: told, and never resolved; prints its number."""
    _write(Part.DISAGREEMENT, session_id, round_id, file, is_public=is_public)


@write.command("next-step")
@_session
@_round
@_file
@_public
def next_step(
    session_id: int | None, round_id: int | None, file: Path | None, *, is_public: bool
) -> None:
    """Write what happens next; prints its number."""
    _write(Part.NEXT_STEP, session_id, round_id, file, is_public=is_public)


@write.command("list")
@_session
@_round
@as_listing
def list_(session_id: int | None, round_id: int | None, *, as_json: bool) -> None:
    """List what was written about a session or a round, part by part."""
    from facilitation.desk.writing import written_rows

    about = _about(session_id, round_id)
    with opened_desk() as desk:
        rows = written_rows(desk, about)
    print_rows(rows, ("id", "part", "place", "audience", "theme", "text"), as_json=as_json)


@write.command()
@click.argument("written_id", metavar="ID", type=ID)
@_file
def change(written_id: int, file: Path | None) -> None:
    """Have something say other words."""
    from facilitation.desk.writing import rewrite

    text = _words(file)
    with opened_desk() as desk:
        rewrite(desk, written_id, text)
    say("Changed.")


@write.command()
@click.argument("written_id", metavar="ID", type=ID)
@click.argument("place", type=click.IntRange(min=1))
def move(written_id: int, place: int) -> None:
    """Move something to another PLACE in its part, counted from 1."""
    from facilitation.desk import writing

    with opened_desk() as desk:
        writing.move(desk, written_id, to=place)
    say("Moved.")


@write.command()
@click.argument("written_id", metavar="ID", type=ID)
@click.argument("audience", type=click.Choice(["public", "internal"]))
def tell(written_id: int, audience: str) -> None:
    """Let the public read something too, or the policy team alone."""
    from facilitation.desk import writing

    with opened_desk() as desk:
        writing.tell(desk, written_id, Audience[audience.upper()])
    say(
        "The public may read it too."
        if audience == "public"
        else "The policy team alone may read it."
    )


@write.command()
@click.argument("written_id", metavar="ID", type=ID)
def remove(written_id: int) -> None:
    """Take something out that was written."""
    from facilitation.desk import writing

    with opened_desk() as desk:
        writing.remove(desk, written_id)
    say("Taken out.")


def _write(
    part: Part,
    session_id: int | None,
    round_id: int | None,
    file: Path | None,
    *,
    is_public: bool,
    theme: str | None = None,
) -> None:
    from facilitation.desk import writing

    about, text = _about(session_id, round_id), _words(file)
    audience = Audience.PUBLIC if is_public else Audience.INTERNAL
    with opened_desk() as desk:
        made = writing.write(desk, about, part, text, theme=theme, audience=audience)
        click.echo(made.id)


def _about(session_id: int | None, round_id: int | None) -> "SummedUp":
    from facilitation.desk.writing import SummedUp

    if (session_id is None) == (round_id is None):
        raise click.UsageError("say --session ID or --round ID, one of them")
    return SummedUp(session_id=session_id, round_id=round_id)


def _words(file: Path | None) -> str:
    """Return the words to keep.

    Raises:
        RefusedError: The file cannot be read, or is larger than any text.
    """
    from facilitation.desk.given_files import content_of

    if file is not None:
        return content_of(file, "file of words").decode("utf-8", "replace")
    if is_terminal():
        say("Write it here; end with Ctrl+D.")
    return sys.stdin.buffer.read().decode("utf-8", "replace")
