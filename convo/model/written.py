"""What organisers write for a summary, beside what was said."""

from dataclasses import dataclass, field

from convo.model.words import Audience, Part
from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sentence or a paragraph of the organisers. Documents say that people drafted it.

    Raises:
        ValueError: It belongs to a session and a round, or to neither; only a lead sentence is
            about a theme, and each is; it is for nobody outside; the text is blank or was not
            cleaned; or the place is none.
    """

    id: int
    part: Part
    session_id: int | None = None
    """The session it sums up; None where it is about a round."""

    round_id: int | None = None
    """The round it sums up; None where it is about one session."""

    theme_id: int | None = None
    """Which theme it leads in."""

    position: int
    """Its place in its part, from 0."""

    text: str = field(repr=False)
    audience: Audience = Audience.INTERNAL
    """Everybody who may read it in a document: people chose to tell the public, or nobody did."""

    def __post_init__(self) -> None:
        if (self.session_id is None) == (self.round_id is None):
            raise ValueError("what is written belongs to a session or to a round")
        if (self.theme_id is not None) is not (self.part is Part.LEAD):
            raise ValueError("a lead sentence is about a theme, and nothing else is")
        if self.audience is Audience.ORGANISERS:
            raise ValueError("what is written for a summary is internal or public")
        if not self.text.strip() or not is_clean(self.text):
            raise ValueError("what is written needs text that was cleaned")
        if self.position < 0:
            raise ValueError("places count from 0")
