"""The codebook, and which contribution is about what."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import Drop, Keep, Saved
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.themes import Tag, Theme
from convo.records import reading
from convo.rules.codebook import find_theme, merged, theme_name
from convo.text import clean
from facilitation.desk.finding import Finder, theme_called
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme, and how many contributions are about it."""

    theme: Theme
    contributions: int


def codebook(desk: Desk) -> list[Counted]:
    """Return all themes, by name."""
    counts = Counter(reading.tag_counts(desk.records))
    return [Counted(theme, counts[theme.id]) for theme in reading.themes(desk.records)]


def add_theme(
    desk: Desk,
    typed: str,
    *,
    definition: str = "",
    parent: str | None = None,
    aliases: Sequence[str] = (),
) -> Theme:
    """Add a theme to the codebook.

    Raises:
        RefusedError: Its name cannot be one, or a theme has that name or alias already.
        NotFoundError: There is no theme called *parent*.
    """
    known = reading.themes(desk.records)
    if any(find_theme(known, word) is not None for word in (typed, *aliases)):
        raise RefusedError("a theme has that name or alias already: see `convo theme list`")
    theme = Theme(
        id=new_id(),
        name=theme_name(typed),
        definition=clean(definition).strip(),
        parent_id=theme_called(desk, parent).id if parent else None,
        aliases=tuple(clean(alias).strip() for alias in aliases),
    )
    desk.keep(theme)
    return theme


def rename_theme(desk: Desk, old: str, new: str) -> Theme:
    """Give a theme another name; it goes on answering to the old one.

    Raises:
        NotFoundError: There is no theme called *old*.
        RefusedError: The new name cannot be one, or another theme has it.
    """
    theme = theme_called(desk, old)
    other = find_theme(reading.themes(desk.records), new)
    if other is not None and other.id != theme.id:
        raise RefusedError("another theme has that name or alias: merge them instead")
    name = theme_name(new)
    aliases = tuple(alias for alias in dict.fromkeys((*theme.aliases, theme.name)) if alias != name)
    renamed = replace(theme, name=name, aliases=aliases)
    desk.keep(renamed)
    return renamed


def merge_themes(desk: Desk, old: str, into: str) -> int:
    """Let one theme stand for another too: it answers to both names.

    What is under the other, now or later, counts under it. See `unmerge_theme`.

    Returns:
        How many contributions are under another theme by this.

    Raises:
        NotFoundError: There is no theme of one of the names.
        RefusedError: Both are one theme.
    """
    gone, target = theme_called(desk, old), theme_called(desk, into)
    if gone.id == target.id:
        raise RefusedError("that is one theme: it cannot be merged into itself")
    count = len(reading.tags_with(desk.records, gone.id))
    kept = merged(target, gone)
    if kept.parent_id == gone.id:
        kept = replace(kept, parent_id=gone.parent_id)
    children = [
        replace(theme, parent_id=target.id)
        for theme in reading.themes(desk.records)
        if theme.parent_id == gone.id and theme.id != target.id
    ]
    desk.keep(kept, replace(gone, merged_into=target.id), *children)
    return count


def unmerge_theme(desk: Desk, old: str) -> Theme:
    """Let a theme that was merged stand for itself again, with all that is under it.

    Raises:
        NotFoundError: No theme of that name was merged into another.
    """
    name = theme_name(old)
    apart = next((one for one in reading.merged_themes(desk.records) if one.name == name), None)
    if apart is None:
        raise NotFoundError("no theme of that name was merged into another")
    themes = {one.id: one for one in reading.themes(desk.records)}
    target = themes.get(apart.merged_into or 0)
    again = replace(apart, merged_into=None)
    words = {apart.name, *apart.aliases}
    without = target and replace(
        target, aliases=tuple(alias for alias in target.aliases if alias not in words)
    )
    desk.keep(*([without] if without else []), again)
    return again


def remove_theme(desk: Desk, typed: str) -> int:
    """Take a theme out of the codebook; return how many contributions were under it.

    Raises:
        NotFoundError: There is no such theme.
    """
    theme = theme_called(desk, typed)
    count = len(reading.tags_with(desk.records, theme.id))
    desk.change(Drop(theme))
    return count


def themes_in(desk: Desk) -> list[Theme]:
    """Return the codebook, by name."""
    return reading.themes(desk.records)


def tag_soon(desk: Desk, contribution_id: int, name: str) -> Future[Saved]:
    """Have a contribution put under a theme, made if it is new, without waiting.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: That cannot be a theme's name.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    finder = Finder(desk, said.session_id)
    tag = Tag(contribution_id=said.id, theme_id=finder.theme(name).id)
    return desk.hand_in(*map(Keep, finder.new), Keep(tag))


def tag(desk: Desk, contribution: Contribution, names: Sequence[str]) -> list[Theme]:
    """Put a contribution under themes, making those that are new; return the themes.

    Raises:
        RefusedError: A name cannot be a theme's.
    """
    finder = Finder(desk, contribution.session_id)
    themes = list(dict.fromkeys(map(finder.theme, names)))
    tags = [Tag(contribution_id=contribution.id, theme_id=theme.id) for theme in themes]
    desk.keep(*finder.new, *tags)
    return themes


def untag(desk: Desk, contribution: Contribution, names: Sequence[str]) -> list[Theme]:
    """Take a contribution out of themes, or out of all where none is named; return which.

    Raises:
        NotFoundError: There is no such theme.
        RefusedError: It is under none of them.
    """
    tags = reading.tags_of(desk.records, contribution.id)
    themes = {theme.id: theme for theme in reading.themes(desk.records)}
    if names:
        wanted = {theme_called(desk, name).id for name in names}
        tags = [one for one in tags if one.theme_id in wanted]
    if not tags:
        raise RefusedError(f"contribution {contribution.id} is under no such theme")
    desk.change(*map(Drop, tags))
    return [themes[one.theme_id] for one in tags]
