"""Commands for the ledger of questions, and for the matrix."""

from datetime import date
from typing import Any

import click

from convo.model.words import Audience, CommitmentState, QuestionState
from facilitation.cli.ledger_example import LEDGER_EXAMPLE
from facilitation.cli.opening import DAY, ID, opened_desk
from facilitation.cli.printing import as_listing, print_json, print_rows, say

_sessions = click.argument("session_ids", metavar="SESSION...", type=ID, nargs=-1, required=True)


@click.command(epilog=LEDGER_EXAMPLE)
@_sessions
@click.option("--open", "is_open", is_flag=True, help="Only those that are open.")
@click.option("--contested", "is_contested", is_flag=True, help="Only those that are contested.")
@click.option(
    "--no-response-for",
    "days",
    metavar="DAYS",
    type=click.IntRange(min=0),
    help="Only those that are open, and without a response for more than DAYS.",
)
@as_listing
def questions(
    session_ids: tuple[int, ...],
    *, is_open: bool, is_contested: bool, days: int | None, as_json: bool,
) -> None:  # fmt: skip
    """List the questions: where each stands, how many are merged in it, and who responded when.

    The columns are the id, the state, how many others are merged in it, how many responses it
    has and under which roles, the days until the first one, in how many of the sessions it was
    raised, the day it was asked, and the words. With --json, all of it and the ids: what is
    merged in it, its responses and what came after, and for how many days it waits.
    """
    from facilitation.desk.ledger import Filters, question_rows

    filters = Filters(is_open=is_open, is_contested=is_contested, waiting_longer_than=days)
    with opened_desk() as desk:
        today = desk.now().date()
        rows = question_rows(desk, dict.fromkeys(session_ids), filters=filters, today=today)
    if as_json:
        print_json(rows)
        return
    columns = (
        "id", "state", "merged", "responses", "answered_by", "latency", "raised_in", "asked_on",
        "text",
    )  # fmt: skip
    print_rows([row | _counted(row) for row in rows], columns, as_json=False)
    for row in rows:
        if row["says"] is not None:
            say(f"{row['id']} is open still; its links say: {row['says']}.")


def _counted(row: dict[str, Any]) -> dict[str, Any]:
    by = [f"{one['role'] or 'unknown'} {one['responses']}" for one in row["answered_by"]]
    return {
        "merged": len(row["merged"]),
        "responses": len(row["responses"]),
        "answered_by": by or None,
        "raised_in": f"{row['raised_in']}/{row['sessions']}",
    }


@click.command()
@click.argument("question_id", metavar="QUESTION")
@click.argument("response_id", metavar="RESPONSE")
def answer(question_id: str, response_id: str) -> None:
    """Note that RESPONSE responds to QUESTION, or came after it where that is a response itself.

    It changes no state: `convo question state` does.
    """
    from facilitation.desk import answering
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        asked = the_contribution(desk, question_id)
        answering.answer(desk, asked, the_contribution(desk, response_id))
    say("Linked.")


@click.command()
@click.argument("question_id", metavar="QUESTION")
@click.argument("response_id", metavar="RESPONSE")
def unanswer(question_id: str, response_id: str) -> None:
    """Take back that RESPONSE responds to QUESTION; both stay."""
    from facilitation.desk import answering
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        asked = the_contribution(desk, question_id)
        answering.unanswer(desk, asked, the_contribution(desk, response_id))
    say("Not linked any more.")


@click.group()
def question() -> None:
    """Where one question stands, and what it is merged into."""


@question.command("state")
@click.argument("question_id", metavar="ID")
@click.argument("state", metavar="STATE", type=click.Choice([one.value for one in QuestionState]))
def question_state(question_id: str, state: str) -> None:
    """Set where a question stands; one that was merged stands where the other does.

    STATE is open, answered, partly, contested, answered-but-restricted or withdrawn.
    """
    from facilitation.desk.answering import set_state
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        asked = the_contribution(desk, question_id)
        stands = set_state(desk, asked, QuestionState(state))
    click.echo(stands)


@question.command("merge")
@click.argument("question_id", metavar="ID")
@click.argument("into")
def question_merge(question_id: str, into: str) -> None:
    """Let the question INTO stand for another too: both are kept, and all links."""
    from facilitation.desk.answering import merge_questions
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        asked = the_contribution(desk, question_id)
        others = merge_questions(desk, asked, the_contribution(desk, into))
    say(f"Merged in it: {others}.")


@question.command("unmerge")
@click.argument("question_id", metavar="ID")
def question_unmerge(question_id: str) -> None:
    """Let a question that was merged stand for itself again."""
    from facilitation.desk.answering import unmerge_question
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        unmerge_question(desk, the_contribution(desk, question_id))
    say("It stands for itself again.")


@click.command()
@click.argument("contribution_id", metavar="ID")
@as_listing
def thread(contribution_id: str, *, as_json: bool) -> None:
    """Show the thread of a contribution: the question, its responses, and what came after.

    The first column is how deep it is: 0 for the question and those merged into it.
    """
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.ledger import thread_rows

    with opened_desk() as desk:
        rows = thread_rows(desk, the_contribution(desk, contribution_id))
    columns = ("depth", "id", "kind", "state", "handle", "role", "text")
    print_rows(rows, columns, as_json=as_json)


@click.command()
@click.argument("contribution_id", metavar="ID")
@click.option("--team", help="Who owns it: a team, never a person.")
@click.option("--due", metavar="DATE", type=DAY, help="As in 2026-05-16.")
@click.option("--state", type=click.Choice([one.value for one in CommitmentState]))
def commitment(contribution_id: str, team: str | None, due: date | None, state: str | None) -> None:
    """Note who owns what was promised, by when, and what became of it."""
    from facilitation.desk.answering import set_commitment
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        made = set_commitment(
            desk,
            the_contribution(desk, contribution_id),
            team=team,
            due=due,
            state=CommitmentState(state) if state else None,
        )
    say(f"It is {made.state}, due {_day(made.due)}.")


def _day(due: date | None) -> str:
    return "on no day yet" if due is None else due.isoformat()


@click.command()
@_sessions
@as_listing
def commitments(session_ids: tuple[int, ...], *, as_json: bool) -> None:
    """List what was promised, by the day it is due."""
    from facilitation.desk.ledger import commitment_rows

    with opened_desk() as desk:
        rows = commitment_rows(desk, dict.fromkeys(session_ids))
    print_rows(rows, ("id", "state", "due", "team", "text"), as_json=as_json)


@click.command()
@_sessions
@click.option("--by", required=True, type=click.Choice(["region", "role"]))
@click.option(
    "--audience",
    type=click.Choice([one.name.lower() for one in (Audience.INTERNAL, Audience.PUBLIC)]),
    default=Audience.PUBLIC.name.lower(),
    show_default=True,
    help="Whose reports would withhold what is marked.",
)
@as_listing
def matrix(session_ids: tuple[int, ...], *, by: str, audience: str, as_json: bool) -> None:
    """Count who spoke about what: exact numbers for your own eyes, never to be passed on.

    The first line names the columns; then a line a theme, the theme last. A dot: nothing was said;
    a dash: no session was held; a star: a report would withhold the number.
    """
    from facilitation.desk.matrices import By, matrix_of, table

    with opened_desk() as desk:
        told = matrix_of(
            desk, dict.fromkeys(session_ids), by=By(by), audience=Audience[audience.upper()]
        )
    if as_json:
        print_json(told)
        return
    for line in table(told):
        click.echo("\t".join(line))
    say("* would be withheld. These numbers are for those who took the notes alone.")
