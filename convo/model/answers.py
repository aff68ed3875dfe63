"""The ledger: where questions stand, what answers them, what was promised, what was advised."""

from dataclasses import dataclass, field
from datetime import date

from convo.model.words import CommitmentState, QuestionState
from convo.text import is_clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Where a contribution of kind question stands.

    Raises:
        ValueError: It is merged into itself.
    """

    contribution_id: int
    state: QuestionState = QuestionState.OPEN
    merged_into: int | None = None
    """The contribution id of the question that now stands for this one too."""

    def __post_init__(self) -> None:
        if self.merged_into == self.contribution_id:
            raise ValueError("a question cannot be merged into itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """That one contribution responds to a question.

    Raises:
        ValueError: It responds to itself.
    """

    question_id: int
    """The contribution id of the question."""

    contribution_id: int

    def __post_init__(self) -> None:
        if self.question_id == self.contribution_id:
            raise ValueError("a contribution cannot respond to itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a contribution of kind commitment promises.

    Raises:
        ValueError: The team's name was not cleaned.
    """

    contribution_id: int
    team: str = field(default="", repr=False)
    """Who owns it: a team, never a person. Empty while unknown."""

    due: date | None = None
    state: CommitmentState = CommitmentState.OPEN

    def __post_init__(self) -> None:
        if not is_clean(self.team):
            raise ValueError("a team's name is cleaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """To whom a contribution of kind recommendation is addressed.

    Raises:
        ValueError: The addressee's name was not cleaned.
    """

    contribution_id: int
    addressee: str = field(default="", repr=False)
    """A team or an organisation, never a person. Empty where nobody was named."""

    def __post_init__(self) -> None:
        if not is_clean(self.addressee):
            raise ValueError("an addressee's name is cleaned")
