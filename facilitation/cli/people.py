"""Commands about who said something: what may be told of them, and by which names they go."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from convo.errors import RefusedError
from convo.model.words import Attribution, Role, Use
from facilitation.cli.opening import ID, is_terminal, opened_desk
from facilitation.cli.printing import as_listing, print_rows, say
from facilitation.cli.records import say_exports, say_sealed

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from facilitation.desk.rewording import Named

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _choice(name: str, kind: type[StrEnum], told: str) -> Callable[[_Command], _Command]:
    """Return an option whose value is one of *kind*, or None."""
    return click.option(
        name,
        type=click.Choice([one.value for one in kind]),
        callback=lambda _context, _param, value: None if value is None else kind(value),
        help=told,
    )


_attribution = _choice("--attribution", Attribution, "How much may be told of who said it.")
_use = _choice("--use", Use, "Where the words may go.")


@click.command()
@click.argument("contribution_id", metavar="ID")
@_attribution
@_use
@click.option("--yes", "is_meant", is_flag=True, help="Do not ask: there is no undo.")
def narrow(
    contribution_id: str, *, attribution: Attribution | None, use: Use | None, is_meant: bool
) -> None:
    """Tell less of a contribution from now on, and forget what was known before.

    What names its contributor in anybody's words is shown first, and masked with it.
    """
    from facilitation.desk import narrowing
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        said = the_contribution(desk, contribution_id)
        planned = narrowing.narrowing(desk.records, said.id, attribution=attribution, use=use)
        _show(planned.named)
        if not is_meant:
            _confirm()
        narrowed = narrowing.narrow(desk, said.id, attribution=attribution, use=use)
    say_sealed(is_sealed=narrowed.is_sealed)
    say_exports(narrowed.exports)
    if narrowed.heard:
        say(narrowed.heard)
    click.echo(len(narrowed.exports))


@click.command()
@click.argument("contribution_id", metavar="ID")
@_attribution
@_use
@_choice("--role", Role, "Their hat.")
@click.option("--name", help="Who they are, where nobody is known yet.")
def consent(
    contribution_id: str, *, attribution: Attribution | None, use: Use | None,
    role: Role | None, name: str | None,
) -> None:  # fmt: skip
    """Record that whoever said something agreed that more is told of it."""
    from facilitation.desk import consenting
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        wider = consenting.consent(
            desk,
            the_contribution(desk, contribution_id).id,
            attribution=attribution,
            use=use,
            role=role,
            name=name,
        )
    click.echo(f"{wider.attribution} {wider.use}")


@click.group()
def people() -> None:
    """The participants of a session, and what else they are called."""


@people.command("list")
@click.argument("session_id", metavar="SESSION", type=ID)
@as_listing
def people_list(session_id: int, *, as_json: bool) -> None:
    """List those whom the notes know: handle, name and other names."""
    from facilitation.desk.listing import people_rows

    with opened_desk() as desk:
        rows = people_rows(desk, session_id)
    print_rows(rows, ("handle", "name", "aliases"), as_json=as_json)


@people.command("alias")
@click.argument("session_id", metavar="SESSION", type=ID)
@click.argument("handle")
@click.argument("aliases", metavar="ALIAS...", nargs=-1, required=True)
def people_alias(session_id: int, handle: str, aliases: tuple[str, ...]) -> None:
    """Note what else somebody is called: it is masked in what others said."""
    from facilitation.desk.naming import add_aliases

    with opened_desk() as desk:
        person = add_aliases(desk, session_id, handle, aliases)
    say(f"{person.handle}: {len(person.aliases)} other names are masked in every summary.")


def _show(named: Sequence["Named"]) -> None:
    """Show where the words name somebody, before they are masked there."""
    for one in named:
        start, end = one.mention.start, one.mention.end
        before, after = one.text[max(0, start - 30) : start], one.text[end : end + 30]
        where = one.contribution_id or "written here"
        say(f"{where}  {' '.join(f'{before}[{one.text[start:end]}]{after}'.split())}")


def _confirm() -> None:
    """Ask whether it is meant.

    Raises:
        RefusedError: It is not, or there is nobody to ask.
    """
    if not is_terminal():
        raise RefusedError("this has no undo: say --yes")
    if not click.confirm("Forget it for good?", err=True):
        raise RefusedError("nothing was changed")
