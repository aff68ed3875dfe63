"""What the organisers of the invented conversation wrote for its summary."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from convo.model.themes import Theme
from convo.model.words import Audience, Part
from convo.model.written import Written

_WRITTEN: Final = (
    (
        Part.FINDING,
        "",
        "By day people know whom to ask; at night nobody answers in their language.",
    ),
    (Part.FINDING, "", "Local groups carry the work, and ask for training and money for it."),
    (Part.LEAD, "community-safety", "What people fear most is that their names are used."),
    (Part.LEAD, "language-access", "Whoever asks for help wants to do so in their own language."),
    (Part.DISAGREEMENT, "", "Some want guides to be public; others fear whom they would help."),
    (Part.NEXT_STEP, "", "The team answers the open questions in writing, and sends them round."),
)
"""Part, theme, and words."""


def drafted(
    round_id: int, themes: Mapping[str, Theme], *, ids: Callable[[], int]
) -> Iterator[Written]:
    """Yield what was written about the round; *themes* are by name."""
    for position, (part, theme, text) in enumerate(_WRITTEN):
        yield Written(
            id=ids(),
            part=part,
            round_id=round_id,
            theme_id=themes[theme].id if theme else None,
            position=position,
            text=text,
            audience=Audience.PUBLIC if part is Part.NEXT_STEP else Audience.INTERNAL,
        )
