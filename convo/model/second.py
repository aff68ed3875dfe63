"""A second reading: how somebody else would have put what was said under themes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """That a second reader looked at a contribution, without seeing what the first one chose.

    Nothing is kept of who they are.
    """

    contribution_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondTag:
    """That a contribution is about a theme, as the second reader has it.

    It says nothing of where the contribution stands: see `convo.model.themes.Tag`.
    """

    contribution_id: int
    theme_id: int
