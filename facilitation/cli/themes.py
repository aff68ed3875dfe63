"""Commands for the codebook and for tags."""

import click

from facilitation.cli.opening import ID, opened_desk
from facilitation.cli.printing import print_rows, say


@click.group()
def theme() -> None:
    """The codebook: what contributions are about."""


@theme.command("add")
@click.argument("name")
@click.option("--definition", default="", help="What belongs under it.")
@click.option("--parent", help="The theme it is part of.")
@click.option("--alias", "aliases", multiple=True, help="Another word for it; may be repeated.")
def theme_add(name: str, definition: str, parent: str | None, aliases: tuple[str, ...]) -> None:
    """Add a theme."""
    from facilitation.desk.tagging import add_theme

    with opened_desk() as desk:
        made = add_theme(desk, name, definition=definition, parent=parent, aliases=aliases)
    click.echo(made.name)


@theme.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def theme_list(*, as_json: bool) -> None:
    """List the themes, each with how many contributions are about it."""
    from facilitation.desk.tagging import codebook

    with opened_desk() as desk:
        counted = codebook(desk)
    names = {one.theme.id: one.theme.name for one in counted}
    rows = [
        {
            "id": one.theme.id,
            "name": one.theme.name,
            "definition": one.theme.definition,
            "parent": names.get(one.theme.parent_id or 0),
            "aliases": list(one.theme.aliases),
            "contributions": one.contributions,
        }
        for one in counted
    ]
    print_rows(rows, ("contributions", "name", "definition"), as_json=as_json)


@theme.command("rename")
@click.argument("old")
@click.argument("new")
def theme_rename(old: str, new: str) -> None:
    """Give a theme another name; it goes on answering to the OLD one."""
    from facilitation.desk.tagging import rename_theme

    with opened_desk() as desk:
        renamed = rename_theme(desk, old, new)
    click.echo(renamed.name)


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


@click.command()
@click.argument("session_ids", metavar="[SESSION]...", nargs=-1, type=ID)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
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
@click.argument("contribution_id")
@click.argument("themes", nargs=-1, required=True)
def tag(contribution_id: str, themes: tuple[str, ...]) -> None:
    """Put a contribution under THEMES; those that are new join the codebook."""
    from facilitation.desk import tagging
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        put = tagging.tag(desk, the_contribution(desk, contribution_id), themes)
    click.echo(" ".join(theme.name for theme in put))


@click.command()
@click.argument("contribution_id")
@click.argument("themes", nargs=-1)
def untag(contribution_id: str, themes: tuple[str, ...]) -> None:
    """Take a contribution out of THEMES; without any, out of all."""
    from facilitation.desk import tagging
    from facilitation.desk.finding import the_contribution

    with opened_desk() as desk:
        taken = tagging.untag(desk, the_contribution(desk, contribution_id), themes)
    click.echo(" ".join(theme.name for theme in taken))
