"""How a document is laid out on pages, and how far the writing of one has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Given how many pieces of a document are written, and how many there are. Asked some hundred
times at most, and not at all by what is written at once."""


class Paper(StrEnum):
    """A size of paper: ISO 216's, or that of the United States and of a few more countries."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the pages of a document look like."""

    paper: Paper = Paper.A4
    """What it is printed on, where no template says."""

    template: bytes | None = field(default=None, repr=False)
    """An organisation's own .docx or .dotx: its page, styles, header and footer are kept."""


def unseen(_done: int, _total: int) -> None:
    """Show no progress to anybody."""
