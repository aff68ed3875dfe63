"""The codebook, and which contribution is about what."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import Drop, Keep, Saved
from convo.model.contributions import Contribution
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.records import readers, reading
from convo.rules.codebook import above, alias_key, merged, theme_name
from facilitation.desk.finding import Finder, theme_called
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme, and how many contributions are about it."""

    theme: Theme
    contributions: int


def merge_themes(desk: Desk, old: str, into: str) -> int:
    """Let one theme stand for another too: it answers to both names.

    What is under the other, now or later, counts under it. See `unmerge_theme`.

    Returns:
        How many contributions are under another theme by this.

    Raises:
        NotFoundError: There is no theme of one of the names.
        RefusedError: Both are one theme, or the other one is retired.
    """
    gone, target = theme_called(desk, old), theme_called(desk, into)
    if gone.id == target.id:
        raise RefusedError("that is one theme: it cannot be merged into itself")
    if target.retired:
        raise RefusedError(
            "the theme to merge into is retired: bring it back first, or take another"
        )
    count = _count(desk, gone)
    kept = merged(target, gone)
    themes = {theme.id: theme for theme in reading.themes(desk.records)}
    if gone in above(themes, target):  # what is between them becomes part of it, so it moves up
        kept = replace(kept, parent_id=gone.parent_id)
    children = [
        replace(theme, parent_id=target.id)
        for theme in themes.values()
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
    stands_for = reading.stands_for(desk.records)
    parent_id = apart.parent_id and stands_for.get(apart.parent_id, apart.parent_id)
    again = replace(apart, merged_into=None, parent_id=parent_id)
    words = set(map(alias_key, (apart.name, *apart.aliases)))
    answering = _all_above(desk, apart)
    desk.keep(again, *(replace(one, aliases=_without(one.aliases, words)) for one in answering))
    return again


def _all_above(desk: Desk, apart: Theme) -> list[Theme]:
    """Return the themes that answer to the name of one that was merged: the next, and so on."""
    themes = {one.id: one for one in reading.merged_themes(desk.records)}
    themes |= {one.id: one for one in reading.themes(desk.records)}
    found: dict[int, Theme] = {}
    at = themes.get(apart.merged_into or 0)
    while at is not None and at.id not in found:
        found[at.id] = at
        at = themes.get(at.merged_into or 0)
    return list(found.values())


def _without(aliases: Sequence[str], words: Collection[str]) -> tuple[str, ...]:
    return tuple(alias for alias in aliases if alias_key(alias) not in words)


def remove_theme(desk: Desk, typed: str) -> int:
    """Take a theme out of the codebook; return how many contributions were under it.

    What was merged into it stands for itself again, with all that is under that.

    Raises:
        NotFoundError: There is no such theme.
    """
    theme = theme_called(desk, typed)
    count = _count(desk, theme)
    desk.change(Drop(theme))
    return count


def _count(desk: Desk, theme: Theme) -> int:
    return readers.theme_counts(desk.records, None, reader=Reader.FIRST).get(theme.id, 0)


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
    under = {one.theme_id for one in reading.tags_of(desk.records, contribution.id)}
    if names:
        under &= {theme_called(desk, name).id for name in names}
    if not under:
        raise RefusedError(f"contribution {contribution.id} is under no such theme")
    desk.change(
        *(
            Drop(tag)
            for id_ in sorted(under)
            for tag in readers.tags_under(desk.records, id_, [contribution.id], reader=Reader.FIRST)
        )
    )
    return [theme for theme in reading.themes(desk.records) if theme.id in under]
