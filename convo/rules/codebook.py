"""How themes are named, found and merged."""

import re
from collections.abc import Iterable
from dataclasses import replace

from convo.errors import RefusedError
from convo.model.themes import Theme
from convo.text import clean

_GAP = re.compile(r"[\s_]+")


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
        if name in map(_comparable, theme.aliases):
            alias = alias or theme
    return alias


def matching(themes: Iterable[Theme], typed: str, *, most: int) -> list[Theme]:
    """Return themes whose name or alias fits what was typed so far, the best first.

    One that is called so comes first, then those that begin so, then those of which a later word
    does.
    """
    wanted = _comparable(clean(typed).removeprefix("#"))

    def rank(theme: Theme) -> tuple[int, str] | None:
        words = [theme.name, *map(_comparable, theme.aliases)]
        if wanted in words:
            return 0, theme.name
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


def _comparable(alias: str) -> str:
    return clean(_GAP.sub("-", alias.strip()).casefold())  # folding can take letters apart
