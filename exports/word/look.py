"""What the styles of a template leave to each paragraph that uses them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Styles of a template, by the ids that this program gives them."""

    theirs: frozenset[str] = frozenset()
    """Styles that are the template's own."""

    lists: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    """The list and its level that a paragraph must name, as its style does not. List 0 is none."""

    stops: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The tab stops that a paragraph must have, as markup, where its style has others."""


OURS: Final = Look()
"""Without a template: every style is ours, and says all itself."""
