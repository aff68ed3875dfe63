"""What every importer returns."""

from dataclasses import dataclass, field
from datetime import datetime

from convo.model.words import Form, Kind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One person's one point, as an imported text has it. Nothing of it is in the record yet."""

    line: int
    """Where it begins in the source, from 1."""

    heading: str | None = None
    """The section or agenda item it stands under."""

    author: str | None = field(default=None, repr=False)
    """A name or a handle (P3) as the source has it; None for nobody."""

    role: Role | None = None
    """The hat the source itself shows, such as "(WMF)"."""

    said_at: datetime | None = None
    """UTC."""

    reply_to: int | None = None
    """Which passage it answers, as an index into `Found.passages`; None where it cannot be told."""

    unsigned: bool = False
    """Whether the source has signatures, but none for this passage."""

    kind: Kind = Kind.COMMENT
    form: Form = Form.PARAPHRASE
    themes: tuple[str, ...] = ()
    agreed: int = 0
    """How many others agreed."""

    text: str = field(repr=False)
    """Cleaned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A line a person should look at. The message holds none of its words."""

    line: int
    """From 1."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that an importer made of a text. What is in neither list was furniture or left out."""

    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
    """Lines passed over on purpose: queue commands, words off the record."""
