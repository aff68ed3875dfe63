"""How the invented conversation is written down: one short row for each thing that was said."""

from typing import NamedTuple

from convo.model.words import QuestionState, Rule


class Said(NamedTuple):
    """A contribution with all that was made of it."""

    how: str
    """Handle, role, attribution, use, kind, form and language, in this order; "-" for none."""

    text: str
    english: str = ""
    """Empty where it was said in English."""

    themes: str = ""
    """Names of themes with spaces between; empty for something not yet tagged."""

    key: str = ""
    """What other rows call it by."""

    answers: str = ""
    """The key of the question it responds to."""

    state: QuestionState = QuestionState.OPEN
    """Where a question stands; of no meaning for others."""

    merged_into: str = ""
    """The key of the question that stands for this one too."""

    agreed: tuple[tuple[str, str, int], ...] = ()
    """Role or "-", region or "" for the session's own, and how many agreed."""

    team: str = ""
    """Who owns a commitment, or to whom something is recommended."""

    due_in: int = 0
    """Days from today until a commitment is due."""

    by_machine: bool = False
    """Whether a program translated it, and nobody has checked that yet."""


class Asked(NamedTuple):
    """A prompt, and what was said to it in this order."""

    prompt: str
    minutes: int
    said: tuple[Said, ...]


class Meeting(NamedTuple):
    """A session as it went."""

    title: str
    region: str
    zone: str
    days_ago: int
    hour: int
    """When it began, on the clock of its zone."""

    rule: Rule
    languages: tuple[str, ...]
    people: dict[str, str]
    """Each handle and, where it may be kept, a name."""

    agenda: tuple[Asked, ...]


class About(NamedTuple):
    """A theme of the codebook."""

    name: str
    definition: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    """The name of a theme above in the codebook."""
