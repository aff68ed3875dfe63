"""The small vocabularies of a conversation: one word for each choice a person makes."""

from enum import IntEnum, StrEnum


class Rule(StrEnum):
    """A session's attribution rule: the most that may be told of anybody in it."""

    NAMED = "named"
    CHATHAM = "chatham"
    SWAN = "swan"
    FKAGEU = "fkageu"
    FOCUS_GROUP = "focus-group"


class Attribution(StrEnum):
    """How much may be told of who said something, chosen before it is typed."""

    NAMED = "named"
    ROLE = "role"
    REGION = "region"
    ANONYMOUS = "anonymous"


class Role(StrEnum):
    """The hat somebody spoke under. It belongs to what was said, not to a person."""

    VOLUNTEER = "volunteer"
    AFFILIATE = "affiliate"
    STAFF = "staff"
    BOARD = "board"
    OBSERVER = "observer"


class Kind(StrEnum):
    """What sort of point a contribution makes."""

    COMMENT = "comment"
    QUESTION = "question"
    RESPONSE = "response"
    CHALLENGE = "challenge"
    RECOMMENDATION = "recommendation"
    COMMITMENT = "commitment"
    PRACTICE = "practice"


class Form(StrEnum):
    """How the words were kept."""

    QUOTE = "quote"
    """Verbatim."""

    PARAPHRASE = "paraphrase"
    OBSERVATION = "observation"


class Use(StrEnum):
    """Where the words may go, from everywhere to a separate annex only."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class Audience(IntEnum):
    """Everybody who could get hold of an output, from the fewest people to the most."""

    ORGANISERS = 1
    INTERNAL = 2
    PUBLIC = 3


class QuestionState(StrEnum):
    """Where a question stands in the ledger."""

    OPEN = "open"
    ANSWERED = "answered"
    PARTLY = "partly"
    CONTESTED = "contested"
    ANSWERED_RESTRICTED = "answered-but-restricted"
    WITHDRAWN = "withdrawn"


class CommitmentState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


class Part(StrEnum):
    """Where in a summary something that organisers wrote stands."""

    FINDING = "finding"
    LEAD = "lead"
    """The sentence that leads in a theme."""

    DISAGREEMENT = "disagreement"
    """Where people disagreed. It is told, and never resolved."""

    NEXT_STEP = "next-step"


class Preparer(StrEnum):
    """Who has the things of a checklist ready."""

    ORGANISATION = "organisation"
    PERSON = "person"
