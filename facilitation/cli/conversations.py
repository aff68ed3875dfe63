"""Commands for sessions and for what is said in them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.errors import ConvoError
from convo.model.words import Attribution, Rule
from facilitation.cli.opening import ID, is_terminal, opened_desk
from facilitation.cli.printing import as_listing, print_json, print_rows, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from facilitation.desk.importing import Outcome

_COLUMNS = ("id", "handle", "role", "kind", "language", "themes", "text")
_SOURCES = ("talk-page", "notes", "csv", "vtt", "zoom-chat", "docx")


@click.group()
def session() -> None:
    """Sessions: one conversation each."""


@session.command("new")
@click.option("--title", required=True)
@click.option("--region", required=True, help="An id such as ESEAP, or a region of your own.")
@click.option("--zone", required=True, help="Its time zone, such as Asia/Jakarta.")
@click.option("--start", required=True, metavar="ISO", help="As in 2026-05-16T19:00, local time.")
@click.option("--rule", required=True, type=click.Choice([rule.value for rule in Rule]))
@click.option("--languages", default="", help="Tags such as en,id: the main language first.")
@click.option("--focus-group", is_flag=True, help="Nothing is told of anybody in it.")
@click.option("--round", "round_id", metavar="ID", type=ID, help="The round it belongs to.")
@click.option(
    "--follows",
    metavar="ID",
    type=ID,
    help="The session it carries on from: what that left open goes on its agenda.",
)
@click.option("--carry/--no-carry", default=True, help="Whether open questions are carried over.")
@as_listing
def session_new(
    *, title: str, region: str, zone: str, start: str, rule: str, languages: str,
    focus_group: bool, round_id: int | None, follows: int | None, carry: bool, as_json: bool,
) -> None:  # fmt: skip
    """Plan a session; prints its id.

    With --follows, each question that waits for a response in that session is carried over: it
    goes on the agenda, without names, where it may be read aloud to other people.
    """
    from facilitation.desk.listing import session_row
    from facilitation.desk.rounds import carry_all
    from facilitation.desk.sessions import new_session, start_of

    begins = start_of(start)
    with opened_desk() as desk:
        made = new_session(
            desk,
            title=title,
            region=region,
            zone=zone,
            start=begins,
            rule=Rule(rule),
            languages=[tag.strip() for tag in languages.split(",") if tag.strip()],
            focus_group=focus_group,
            round_id=round_id,
            follows=follows,
        )
        row = session_row(desk, made)
        carried, left_out = carry_all(desk, made.id) if carry else (0, 0)
    if as_json:
        print_json(row)
    else:
        click.echo(made.id)
    if carried or left_out:
        say(f"Open questions on its agenda: {carried}; left out, as not for all: {left_out}.")


@session.command("list")
@as_listing
def session_list(*, as_json: bool) -> None:
    """List the sessions, by the day they were held."""
    from facilitation.desk.listing import session_rows

    with opened_desk() as desk:
        rows = session_rows(desk)
    print_rows(rows, ("id", "held_on", "region", "contributions", "title"), as_json=as_json)


@session.command("show")
@click.argument("session_id", metavar="ID", type=ID)
@as_listing
def session_show(session_id: int, *, as_json: bool) -> None:
    """Show one session."""
    from facilitation.desk.listing import session_row
    from facilitation.desk.sessions import get_session

    with opened_desk() as desk:
        row = session_row(desk, get_session(desk, session_id))
    if as_json:
        print_json(row)
    else:
        agenda = row.pop("agenda")
        pairs = [{"name": name, "value": value} for name, value in row.items()]
        pairs += [{"name": "prompt", "value": one["text"]} for one in agenda]
        print_rows(pairs, ("name", "value"), as_json=False)


@session.command("close")
@click.argument("session_id", metavar="ID", type=ID)
def session_close(session_id: int) -> None:
    """End a session: its order is forgotten, the file sealed, and a backup made beside it."""
    from facilitation.desk.sessions import close_session

    with opened_desk() as desk:
        closed = close_session(desk, session_id)
    say(f"Closed: {closed.contributions} contributions, {closed.untagged} without a theme.")
    if not closed.is_sealed:
        say("Its order is still in the file: close the other windows on it, then `convo seal`.")
    if closed.not_backed_up is None:
        say("A verified backup is beside the record: the last three are kept.")
    else:
        say(f"Not backed up: {closed.not_backed_up}.")
    if closed.reminder:
        say(closed.reminder)


@session.command("codes")
@click.argument("session_id", metavar="ID", type=ID)
@as_listing
def session_codes(session_id: int, *, as_json: bool) -> None:
    """Print the code by which each contribution can be withdrawn, without saying who asks."""
    from facilitation.desk.listing import code_rows

    with opened_desk() as desk:
        rows = code_rows(desk, session_id)
    print_rows(rows, ("id", "code"), as_json=as_json)


@click.group("round")
def round_() -> None:
    """Rounds: sets of sessions on one policy, ending in one summary."""


@round_.command("new")
@click.option("--title", required=True)
def round_new(title: str) -> None:
    """Begin a round; prints its id, for `convo session new --round`."""
    from facilitation.desk.rounds import new_round

    with opened_desk() as desk:
        click.echo(new_round(desk, title).id)


@round_.command("list")
@as_listing
def round_list(*, as_json: bool) -> None:
    """List the rounds by title, with how many sessions and contributions each one has."""
    from facilitation.desk.rounds import round_rows

    with opened_desk() as desk:
        rows = round_rows(desk)
    print_rows(rows, ("id", "sessions", "contributions", "title"), as_json=as_json)


@click.command()
@click.argument("session_id", metavar="SESSION", type=ID)
@click.option("--plain", is_flag=True, help="Line by line, for pipes and screen readers.")
def capture(session_id: int, *, plain: bool) -> None:
    """Take down what is said: one line of the quick grammar each.

    [SPEAKER][:kind] text [#theme ...] [+n], where SPEAKER is 0 for nobody or 3 for P3. A line
    that begins with ... goes on with the last one, s/old/new/ corrects it. /help lists what else
    can be done: prompts, attribution, undo, purge, read-back.
    """
    from facilitation.desk.taking import taker
    from facilitation.desk.verbs import Verbs

    del plain  # lines are all there is to this command
    failed = False
    with opened_desk() as desk, taker(desk.home) as number:
        lines = Verbs(desk, session_id, taker=number)
        if is_terminal():
            say("One line each; /help lists the verbs; end with Ctrl+D.")
        for raw in sys.stdin.buffer:
            try:
                told = lines.take(raw.decode("utf-8", "replace").rstrip("\r\n"))
            except ConvoError as error:
                failed = True
                say(f"not saved: {error}")
                continue
            if told.saved is not None:
                click.echo(f"saved {told.saved}")
            for row in told.lines:
                click.echo(row)
            if told.said:
                say(told.said)
    click.get_current_context().exit(int(failed))


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--session", "session_id", metavar="ID", type=ID, required=True)
@click.option("--as", "source", type=click.Choice(_SOURCES), help="What FILE is.")
@click.option(
    "--attribution",
    type=click.Choice([one.value for one in Attribution]),
    default=Attribution.ANONYMOUS.value,
    show_default=True,
    help="How its words are attributed: nothing wider is kept.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Tell what would be kept; keep nothing.")
@as_listing
def import_(
    file: Path, session_id: int, source: str | None, attribution: str,
    *, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring the words of FILE into a session; a second time adds nothing."""
    from facilitation.desk.given_files import content_of
    from facilitation.desk.importing import Source, import_text, source_of

    with opened_desk() as desk:
        outcome = import_text(
            desk,
            session_id,
            content_of(file),
            source=Source(source) if source else source_of(file),
            attribution=Attribution(attribution),
            dry_run=dry_run,
        )
    problems = [{"line": one.line, "message": one.message} for one in outcome.problems]
    if as_json:
        counts = {"read": outcome.read, "added": outcome.added}
        print_json(counts | {"already_there": outcome.already_there, "problems": problems})
    else:
        _say_outcome(outcome)
    for line in outcome.contacts:
        say(f"line {line}: it tells how to reach somebody: masked in every summary")
    click.get_current_context().exit(int(not outcome.read))


def _say_outcome(outcome: "Outcome") -> None:
    click.echo(
        f"read {outcome.read}, added {outcome.added}, already there {outcome.already_there},"
        f" left out {outcome.left_out}"
    )
    for problem in outcome.problems:
        say(f"line {problem.line}: {problem.message}")


@click.command()
@click.argument("session_id", metavar="SESSION", type=ID)
@as_listing
def contributions(session_id: int, *, as_json: bool) -> None:
    """List what was said in a session."""
    from facilitation.desk.listing import contribution_rows

    with opened_desk() as desk:
        rows = contribution_rows(desk, session_id)
    print_rows(rows, _COLUMNS, as_json=as_json)


@click.command()
@click.argument("query")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1))
@click.option("--best-first", is_flag=True, help="Order by how well they match.")
@as_listing
def search(query: str, limit: int, *, best_first: bool, as_json: bool) -> None:
    """Find words in any script; "words in quotation marks" stand side by side."""
    from convo.text import clean
    from facilitation.desk.listing import found_rows

    with opened_desk() as desk:
        rows = found_rows(desk, clean(query), limit=limit, by_rank=best_first)
    print_rows(rows, _COLUMNS, as_json=as_json)
