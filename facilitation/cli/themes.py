"""Commands for the codebook and for tags."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import as_listing, print_rows, say

if TYPE_CHECKING:  # loaded by the command that runs, not by `convo --help`
    from facilitation.desk.codebooks import Outcome


@click.group()
def theme() -> None:
    """The codebook: what contributions are about."""


_WORDING = (
    click.option("--definition", help="What it is about."),
    click.option("--when-to-use", help="What belongs under it."),
    click.option("--when-not", help="What does not, though it seems to."),
    click.option("--parent", help="The theme it is part of; empty for none."),
    click.option("--alias", "aliases", multiple=True,
                 help="Another word for it, as in 'fr: défis'; may be repeated."),
    click.option("--colour", help="As in #1f77b4; empty for none."),
)  # fmt: skip


def _worded(command: Callable[..., None]) -> Callable[..., None]:
    """Give *command* an option for each thing that is told of a theme."""
    for option in reversed(_WORDING):
        command = option(command)
    return command


@theme.command("add")
@click.argument("name")
@_worded
def theme_add(name: str, aliases: tuple[str, ...], **typed: str | None) -> None:
    """Add a theme."""
    from facilitation.desk.theming import Wording, new_theme

    with opened_desk() as desk:
        made = new_theme(desk, Wording(name=name, aliases=aliases, **typed))
    click.echo(made.name)


@theme.command("edit")
@click.argument("name")
@_worded
def theme_edit(name: str, aliases: tuple[str, ...], **typed: str | None) -> None:
    """Change what is told of a theme; --alias replaces all that there are."""
    from facilitation.desk.finding import theme_called
    from facilitation.desk.theming import Wording, edit_theme

    with opened_desk() as desk:
        wording = Wording(aliases=aliases or None, **typed)
        edited = edit_theme(desk, theme_called(desk, name).id, wording)
    click.echo(edited.name)


@theme.command("list")
@as_listing
def theme_list(*, as_json: bool) -> None:
    """List the themes: how many contributions are about each, and with its parts; parts behind."""
    from facilitation.desk.codebook_tree import theme_rows

    with opened_desk() as desk:
        rows = theme_rows(desk)
    columns = ("contributions", "with_parts", "glyph", "name", "definition")
    print_rows(rows, columns, as_json=as_json)


@theme.command("rename")
@click.argument("old")
@click.argument("new")
def theme_rename(old: str, new: str) -> None:
    """Give a theme another name; it goes on answering to the OLD one."""
    from facilitation.desk.finding import theme_called
    from facilitation.desk.theming import Wording, edit_theme

    with opened_desk() as desk:
        renamed = edit_theme(desk, theme_called(desk, old).id, Wording(name=new))
    click.echo(renamed.name)


@theme.command("retire")
@click.argument("name")
def theme_retire(name: str) -> None:
    """Offer a theme no more; what is under it stays there."""
    _retire(name, retired=True)


@theme.command("unretire")
@click.argument("name")
def theme_unretire(name: str) -> None:
    """Offer a retired theme again."""
    _retire(name, retired=False)


def _retire(name: str, *, retired: bool) -> None:
    from facilitation.desk.theming import retire_theme

    with opened_desk() as desk:
        changed = retire_theme(desk, name, retired=retired)
    click.echo(changed.name)


@theme.command("split")
@click.argument("name")
@click.argument("new")
@click.argument("contribution_ids", nargs=-1)
@click.option("--both", multiple=True, help="A contribution that is under both; may be repeated.")
def theme_split(
    name: str, new: str, contribution_ids: tuple[str, ...], both: tuple[str, ...]
) -> None:
    """Make a NEW theme of a part of NAME: these contributions go there, all others stay."""
    from facilitation.desk.finding import the_contribution
    from facilitation.desk.theming import split_theme

    with opened_desk() as desk:
        moved = [the_contribution(desk, one).id for one in contribution_ids]
        also = [the_contribution(desk, one).id for one in both]
        made = split_theme(desk, name, new, moved=moved, both=also)
    click.echo(made.name)


@theme.command("merge")
@click.argument("old")
@click.argument("into")
def theme_merge(old: str, into: str) -> None:
    """Move all contributions of OLD under INTO, which then answers to both names."""
    from facilitation.desk.tagging import merge_themes

    with opened_desk() as desk:
        count = merge_themes(desk, old, into)
    say(f"Moved: {count}.")


@theme.command("unmerge")
@click.argument("old")
def theme_unmerge(old: str) -> None:
    """Let OLD stand for itself again, with all that is under it."""
    from facilitation.desk.tagging import unmerge_theme

    with opened_desk() as desk:
        again = unmerge_theme(desk, old)
    click.echo(again.name)


@theme.command("remove")
@click.argument("name")
def theme_remove(name: str) -> None:
    """Take a theme out of the codebook; its contributions stay."""
    from facilitation.desk.tagging import remove_theme

    with opened_desk() as desk:
        count = remove_theme(desk, name)
    say(f"Contributions that were under it: {count}.")


@theme.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def theme_import(file: Path) -> None:
    """Bring in the themes of FILE (.csv or .qdc) that are missing; what is there stays as it is."""
    from facilitation.desk.codebooks import import_codebook

    with opened_desk() as desk:
        outcome = import_codebook(desk, file)
    _tell(outcome)


@theme.command("starter")
def theme_starter() -> None:
    """Bring in themes to start from, for conversations about human rights."""
    from facilitation.desk.codebooks import import_starter

    with opened_desk() as desk:
        outcome = import_starter(desk)
    _tell(outcome)


@theme.command("export")
@click.argument("file", type=click.Path(path_type=Path))
def theme_export(file: Path) -> None:
    """Write the codebook to a new FILE, .csv or .qdc; it never overwrites."""
    from facilitation.desk.codebooks import export_codebook

    with opened_desk() as desk:
        count = export_codebook(desk, file)
    click.echo(file)
    say(f"Themes: {count}.")


def _tell(outcome: "Outcome") -> None:
    click.echo(f"added {outcome.added}, already there {outcome.already_there}")
    for problem in outcome.problems:
        say(f"line {problem.line}: {problem.message}")
    click.get_current_context().exit(int(not outcome.added + outcome.already_there))


@click.command()
@click.argument("session_ids", metavar="[SESSION]...", nargs=-1, type=ID)
@as_listing
def agreement(session_ids: tuple[int, ...], *, as_json: bool) -> None:
    """Tell how far a second reader agrees with the first: Cohen's kappa, Krippendorff's alpha.

    The first line, whose theme is -, is for all themes together. Without a SESSION, all are meant.
    """
    from facilitation.desk.second_reading import agreement_rows

    with opened_desk() as desk:
        rows = agreement_rows(desk, session_ids)
    columns = ("read", "both", "first", "second", "same", "kappa", "alpha", "theme")
    print_rows(rows, columns, as_json=as_json)


@click.command()
@click.argument("contribution_id", metavar="ID")
@click.argument("themes", nargs=-1, required=True)
def tag(contribution_id: str, themes: tuple[str, ...]) -> None:
    """Put a contribution under THEMES; those that are new join the codebook."""
    from facilitation.desk import tagging
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        put = tagging.tag(desk, the_contribution(desk, contribution_id), themes)
    click.echo(" ".join(theme.name for theme in put))


@click.command()
@click.argument("contribution_id", metavar="ID")
@click.argument("themes", nargs=-1)
def untag(contribution_id: str, themes: tuple[str, ...]) -> None:
    """Take a contribution out of THEMES; without any, out of all."""
    from facilitation.desk import tagging
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        taken = tagging.untag(desk, the_contribution(desk, contribution_id), themes)
    click.echo(" ".join(theme.name for theme in taken))
