"""The codebook, and which contribution is about what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convo.errors import RefusedError
from convo.model.changes import Drop, Keep
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.themes import Tag, Theme
from convo.records import reading
from convo.rules.codebook import find_theme, merged, moved, theme_name
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
    """Move all of one theme's contributions under another, which then answers to both names.

    Returns:
        How many contributions were moved.

    Raises:
        NotFoundError: There is no theme of one of the names.
        RefusedError: Both are one theme.
    """
    gone, target = theme_called(desk, old), theme_called(desk, into)
    if gone.id == target.id:
        raise RefusedError("that is one theme: it cannot be merged into itself")
    tags = reading.tags_with(desk.records, gone.id)
    kept = merged(target, gone)
    if kept.parent_id == gone.id:
        kept = replace(kept, parent_id=gone.parent_id)
    children = [
        replace(theme, parent_id=target.id)
        for theme in reading.themes(desk.records)
        if theme.parent_id == gone.id and theme.id != target.id
    ]
    changes = [*map(Keep, children), *map(Keep, moved(tags, target))]
    desk.change(Drop(gone), Keep(kept), *changes)
    return len(tags)


def remove_theme(desk: Desk, typed: str) -> int:
    """Take a theme out of the codebook; return how many contributions were under it.

    Raises:
        NotFoundError: There is no such theme.
    """
    theme = theme_called(desk, typed)
    count = len(reading.tags_with(desk.records, theme.id))
    desk.change(Drop(theme))
    return count


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
