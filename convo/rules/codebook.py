"""How themes are named, found and merged."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from convo.errors import RefusedError
from convo.model.themes import Theme
from convo.text import clean

_GAP = re.compile(r"[\s_]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*:\s+(?=\S)")
_ALIAS: Final = re.compile(r"(?:\\.|[^;|\n؛；])+", re.DOTALL)
_STROKED: Final = re.compile(r"\\([\\;|؛；])")
_TO_STROKE: Final = re.compile(r"[\\;|؛；]")

GLYPHS: Final = "▢▪▫▬▭▮▯▰▱▴▸▾◂◊◌◍◘◚◧◨◩◪◫◬"
"""Shapes of one cell in every terminal: Unicode calls none of them wide or ambiguous, and none is
an emoji that is drawn in two."""


def theme_name(typed: str) -> str:
    """Return the name that a theme gets when *typed*: `#Local Capacity` is `local-capacity`.

    Raises:
        RefusedError: It does not begin with a letter, holds "#", or has over 80 characters.
    """
    name = _comparable(clean(typed).strip().removeprefix("#"))
    try:
        Theme(id=1, name=name)
    except ValueError:
        raise RefusedError(
            "a theme's name begins with a letter, has no # in it, and at most 80 characters"
        ) from None
    return name


def can_be_named(typed: str) -> bool:
    """Tell whether a theme could be called what was typed."""
    try:
        theme_name(typed)
    except RefusedError:
        return False
    return True


def find_theme(themes: Iterable[Theme], typed: str) -> Theme | None:
    """Return the theme whose name, or else one of whose aliases, was typed; None for neither.

    Raises:
        RefusedError: It cannot be a theme's name.
    """
    name = theme_name(typed)
    alias: Theme | None = None
    for theme in themes:
        if theme.name == name:
            return theme
        if name in map(alias_key, theme.aliases):
            alias = alias or theme
    return alias


def matching(themes: Iterable[Theme], typed: str, *, most: int) -> list[Theme]:
    """Return themes whose name or alias fits what was typed so far, the best first.

    One that is called so comes first, then those that begin so, then those of which a later word
    does. A retired one is found by all of its name or alias alone.
    """
    wanted = _comparable(clean(typed).removeprefix("#"))

    def rank(theme: Theme) -> tuple[int, str] | None:
        words = [theme.name, *map(alias_key, theme.aliases)]
        if wanted in words:
            return 0, theme.name
        if theme.retired:
            return None
        if any(word.startswith(wanted) for word in words):
            return 1, theme.name
        if any(f"-{wanted}" in word for word in words):
            return 2, theme.name
        return None

    ranked = [(found, theme) for theme in themes if (found := rank(theme)) is not None]
    return [theme for _, theme in sorted(ranked, key=lambda one: one[0])[:most]]


def merged(into: Theme, merged_theme: Theme) -> Theme:
    """Return *into* answering to the name and the aliases of *merged_theme* too."""
    words = (*into.aliases, merged_theme.name, *merged_theme.aliases)
    return replace(into, aliases=tuple(dict.fromkeys(words)))


def glyph_of(theme: Theme) -> str:
    """Return the shape that stands beside a theme's name, the same for as long as there is one.

    Together with the name it makes a colour unnecessary. Of many themes, some share a shape.
    """
    return GLYPHS[theme.id % len(GLYPHS)]


def without_language(alias: str) -> str:
    """Return an alias without the language that may be marked in front of it: `fr: défis`."""
    return _LANGUAGE.sub("", alias.strip(), count=1)


def alias_key(alias: str) -> str:
    """Return what is compared of an alias with what somebody types."""
    return _comparable(without_language(alias))


def aliases_text(aliases: Iterable[str]) -> str:
    """Return aliases as one line to be typed in or kept in a table; see `read_aliases`."""
    return "; ".join(_TO_STROKE.sub(r"\\\g<0>", alias) for alias in aliases)


def read_aliases(typed: str) -> tuple[str, ...]:
    """Return the aliases in a text that has semicolons or strokes between them, each once.

    With a backslash before it, such a sign belongs to an alias: `aliases_text` writes it so.
    """
    parts = (_STROKED.sub(r"\1", part) for part in _ALIAS.findall(typed))
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in parts))))


def above(themes: Mapping[int, Theme], theme: Theme) -> list[Theme]:
    """Return what a theme is part of, the nearest first; of a circle, each once."""
    found: dict[int, Theme] = {}
    at = themes.get(theme.parent_id or 0)
    while at is not None and at.id not in found:
        found[at.id] = at
        at = themes.get(at.parent_id or 0)
    return list(found.values())


def as_tree(themes: Iterable[Theme]) -> Iterator[tuple[Theme, int]]:
    """Yield each theme behind what it is part of, with how many it is within.

    Those on one level come in the order in which they are given. A theme whose parent is not
    among them is part of nothing.
    """
    kept = {theme.id: theme for theme in themes}
    parts: defaultdict[int | None, list[Theme]] = defaultdict(list)
    for theme in kept.values():
        circular = theme in above(kept, theme)
        parts[theme.parent_id if theme.parent_id in kept and not circular else None].append(theme)
    waiting = [(theme, 0) for theme in reversed(parts[None])]
    while waiting:
        theme, depth = waiting.pop()
        yield theme, depth
        waiting += [(part, depth + 1) for part in reversed(parts[theme.id])]


def _comparable(alias: str) -> str:
    return clean(_GAP.sub("-", alias.strip()).casefold())  # folding can take letters apart
