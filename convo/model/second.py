"""A second reading: how somebody else would have put what was said under themes."""

from dataclasses import dataclass
from enum import Enum


class Reader(Enum):
    """Whose themes are meant."""

    FIRST = "first"
    SECOND = "second"
    """Who reads again without seeing what the first one chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """That a second reader looked at a contribution, without seeing what the first one chose.

    Nothing is kept of who they are.
    """

    contribution_id: int
    first: frozenset[int] | None = None
    """The ids of the themes that the first reader had chosen, once both were compared and one of
    them was preferred: how far they agreed is reckoned from that. None before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondTag:
    """That a contribution is about a theme, as the second reader has it.

    It says nothing of where the contribution stands: see `convo.model.themes.Tag`.
    """

    contribution_id: int
    theme_id: int
