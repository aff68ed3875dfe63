"""Themes, and which contribution is about which."""

import re
from dataclasses import dataclass, field

from convo.text import is_clean

_COLOUR = re.compile(r"#[0-9a-f]{6}")
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

    when_to_use: str = field(default="", repr=False)
    """What belongs under it, for whoever tags."""

    when_not: str = field(default="", repr=False)
    """What does not, though it seems to."""

    colour: str = ""
    """#rrggbb, beside a name that tells it all the same; empty for none."""

    retired: bool = False
    """Whether it is offered no more. What is under it stays there."""

    merged_into: int | None = None
    """The theme that now stands for it: whatever is under this one is under that."""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError("a theme is one word that begins with a letter")
        if self.id in (self.parent_id, self.merged_into):
            raise ValueError("a theme is no part of itself")
        if self.colour and not _COLOUR.fullmatch(self.colour):
            raise ValueError("a colour is #rrggbb")
        words = (self.name, self.definition, self.when_to_use, self.when_not, *self.aliases)
        if not all(map(is_clean, words)):
            raise ValueError("a theme's words were not cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """That a contribution is about a theme."""

    contribution_id: int
    theme_id: int
