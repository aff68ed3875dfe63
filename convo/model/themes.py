"""Themes, and which contribution is about which."""

import re
from dataclasses import dataclass, field

from convo.text import is_clean

_NAME = re.compile(r"[^\W\d][^\s#]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What contributions are about. The set of all themes is the codebook.

    Raises:
        ValueError: The name does not begin with a letter, holds a space or "#", or is longer
            than 80 characters; some text was not cleaned; or it is its own parent.
    """

    id: int
    name: str = field(repr=False)
    """One word, as typed after "#": local-capacity."""

    definition: str = field(default="", repr=False)
    parent_id: int | None = None
    aliases: tuple[str, ...] = field(default=(), repr=False)
    """Other words for it, in any language."""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError("a theme is one word that begins with a letter")
        if self.parent_id == self.id:
            raise ValueError("a theme is no part of itself")
        if not all(map(is_clean, (self.name, self.definition, *self.aliases))):
            raise ValueError("a theme's words were not cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """That a contribution is about a theme."""

    contribution_id: int
    theme_id: int
