"""Changing a theme: all that is told of it, whether it is offered, and making two of it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import Drop, Keep
from convo.model.ids import new_id
from convo.model.second import Reader
from convo.model.themes import Tag, Theme
from convo.records import readers, reading
from convo.rules.codebook import above, alias_key, can_be_named, find_theme, theme_name
from convo.text import clean
from facilitation.desk.finding import theme_called
from facilitation.desk.opening import Desk

_SHORT: Final = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What somebody types about a theme; None leaves what is there."""

    name: str | None = field(default=None, repr=False)
    definition: str | None = field(default=None, repr=False)
    when_to_use: str | None = field(default=None, repr=False)
    when_not: str | None = field(default=None, repr=False)
    parent: str | None = field(default=None, repr=False)
    """The name of the theme it is part of; empty for none."""

    aliases: tuple[str, ...] | None = field(default=None, repr=False)
    """All of them; a language may be marked in front of each: `fr: défis`."""

    colour: str | None = None
    """#rrggbb, or short #rgb; empty for none."""


def new_theme(desk: Desk, typed: Wording) -> Theme:
    """Add a theme to the codebook.

    Raises:
        RefusedError: As `edit_theme` does, or there is no name.
        NotFoundError: There is no theme called like its parent.
    """
    blank = Theme(id=new_id(), name=_free_name(desk, typed.name or ""))
    made = _worded(desk, blank, replace(typed, name=None))
    desk.keep(made)
    return made


def edit_theme(desk: Desk, theme_id: int, typed: Wording) -> Theme:
    """Keep what was typed about a theme; it goes on answering to a name that it had.

    The names of what was merged into it stay among its aliases.

    Raises:
        NotFoundError: There is no such theme any more, or none called like its parent.
        RefusedError: The name cannot be one, another theme answers to it or to an alias, the
            colour is none, or it would be part of itself.
    """
    theme = _the_theme(desk, theme_id)
    edited = _worded(desk, theme, typed)
    if edited != theme:
        desk.keep(edited)
    return edited


def retire_theme(desk: Desk, typed: str, *, retired: bool) -> Theme:
    """Have a theme offered no more, or again; what is under it stays there.

    Raises:
        NotFoundError: There is no such theme.
        RefusedError: It is so already.
    """
    theme = theme_called(desk, typed)
    if theme.retired == retired:
        raise RefusedError(f"that theme is {'retired already' if retired else 'not retired'}")
    changed = replace(theme, retired=retired)
    desk.keep(changed)
    return changed


def split_theme(
    desk: Desk, typed: str, new: str, *, moved: Collection[int], both: Collection[int] = ()
) -> Theme:
    """Make two of a theme, and return the new one, which is part of what the old one is part of.

    All other contributions stay where they are. It is undone as one.

    Args:
        desk: Where.
        typed: The name of the old theme.
        new: The name of the new one.
        moved: The contributions that go under the new theme alone.
        both: Those that are under both from now on.

    Raises:
        NotFoundError: There is no such theme, or a contribution is not under it.
        RefusedError: The new name cannot be one, a theme answers to it, or nothing was chosen.
    """
    theme, moving, staying = theme_called(desk, typed), set(moved) - set(both), set(both)
    made = Theme(id=new_id(), name=_free_name(desk, new), parent_id=theme.parent_id)
    if not moving | staying:
        raise RefusedError("choose what goes under the new theme: without that, add a theme")
    tags = readers.tags_under(desk.records, theme.id, moving | staying, reader=Reader.FIRST)
    if missing := (moving | staying) - {one.contribution_id for one in tags}:
        raise NotFoundError(f"contribution {min(missing)} is not under that theme")
    put = [Tag(contribution_id=id_, theme_id=made.id) for id_ in sorted(moving | staying)]
    gone = [tag for tag in tags if tag.contribution_id in moving]
    desk.change(Keep(made), *map(Keep, put), *map(Drop, gone))
    return made


def _worded(desk: Desk, theme: Theme, typed: Wording) -> Theme:
    """Return *theme* as it was typed."""
    name = theme.name if typed.name is None else theme_name(typed.name)
    aliases = _aliases(desk, theme, name, theme.aliases if typed.aliases is None else typed.aliases)
    known = set(map(alias_key, (theme.name, *theme.aliases)))
    _refuse_taken(desk, theme, [word for word in (name, *aliases) if alias_key(word) not in known])
    return replace(
        theme,
        name=name,
        definition=_text(typed.definition, before=theme.definition),
        when_to_use=_text(typed.when_to_use, before=theme.when_to_use),
        when_not=_text(typed.when_not, before=theme.when_not),
        aliases=aliases,
        colour=theme.colour if typed.colour is None else _colour(typed.colour),
        parent_id=theme.parent_id if typed.parent is None else _parent(desk, theme, typed.parent),
    )


def _text(typed: str | None, *, before: str) -> str:
    return before if typed is None else clean(typed).strip()


def _aliases(desk: Desk, theme: Theme, name: str, typed: Sequence[str]) -> tuple[str, ...]:
    """Return aliases without what it is called anyway, and with all that it has to answer to."""
    stands_for = reading.stands_for(desk.records)
    merged = [one.name for one in reading.merged_themes(desk.records)
              if stands_for.get(one.id) == theme.id]  # fmt: skip
    before = [theme.name] if name != theme.name else []
    cleaned = (" ".join(clean(alias).split()) for alias in (*typed, *before, *merged))
    found: dict[str, str] = {}
    for alias in filter(None, cleaned):
        found.setdefault(alias_key(alias), alias)
    return tuple(alias for key, alias in found.items() if key != name)


def _refuse_taken(desk: Desk, theme: Theme, words: Sequence[str]) -> None:
    others = [one for one in reading.themes(desk.records) if one.id != theme.id]
    stands_for = reading.stands_for(desk.records)
    others += [one for one in reading.merged_themes(desk.records)
               if stands_for.get(one.id) != theme.id]  # fmt: skip
    keys = {alias_key(alias) for one in others for alias in (one.name, *one.aliases)}
    if any(alias_key(word) in keys for word in words):
        raise RefusedError("another theme has that name or alias: merge them instead")


def _free_name(desk: Desk, typed: str) -> str:
    """Return the name that was typed, to which no theme answers.

    Raises:
        RefusedError: It cannot be one, or a theme answers to it.
    """
    name = theme_name(typed)
    _refuse_taken(desk, Theme(id=new_id(), name=name), [name])
    return name


def _colour(typed: str) -> str:
    colour = _SHORT.sub(r"#\1\1\2\2\3\3", typed.strip().casefold()) if typed else ""
    if colour and not _COLOUR.fullmatch(colour):
        raise RefusedError("a colour is written as in #1f77b4: six digits, from 0 to f")
    return colour


def _parent(desk: Desk, theme: Theme, typed: str) -> int | None:
    if not typed.strip():
        return None
    themes = {one.id: one for one in reading.themes(desk.records)}
    parent = find_theme(themes.values(), typed) if can_be_named(typed) else None
    if parent is None:
        raise NotFoundError("the codebook has no theme of its parent's name")
    if theme.id in {parent.id, *(one.id for one in above(themes, parent))}:
        raise RefusedError("a theme is no part of itself, nor of its own parts")
    return parent.id


def _the_theme(desk: Desk, theme_id: int) -> Theme:
    for theme in reading.themes(desk.records):
        if theme.id == theme_id:
            return theme
    raise NotFoundError("that theme is in the codebook no more")
