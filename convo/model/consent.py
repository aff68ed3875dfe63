"""Consent: the last word of whoever said something on how much may be told of it."""

from dataclasses import dataclass
from datetime import date

from convo.model.words import Attribution, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What somebody agreed to after their words were noted, at the most.

    A backup that is restored is narrowed to it again.

    Raises:
        ValueError: A day is kept of somebody who is anonymous.
    """

    contribution_id: int
    attribution: Attribution
    use: Use
    agreed_on: date | None = None
    """UTC, the day on which more was agreed to; None where it was less, and when anonymous."""

    def __post_init__(self) -> None:
        if self.attribution is Attribution.ANONYMOUS and self.agreed_on is not None:
            raise ValueError("nothing is kept of when somebody anonymous agreed")
