"""Names of choices and short words of a report in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from convo.disclosure.reasons import Reason
from convo.model.words import (
    Audience,
    CommitmentState,
    Form,
    Kind,
    Part,
    Preparer,
    QuestionState,
    Role,
    Rule,
)
from exports.tongue import Message

CONTENTS: Final = Message("Contents")
TABLE: Final = Message("Table")
FIGURE: Final = Message("Figure")
NONE_HELD: Final = Message("none held", "a conversation")
NOT_SHOWN: Final = Message("not shown", "a number, or languages")
UNKNOWN: Final = Message("not known")
OTHER_LANGUAGES: Final = Message("others", "languages")
OTHER_NUMBERS: Final = Message("others", "questions or contributions")
EVERYWHERE: Final = Message("everywhere", "a region")
ANY_LANGUAGE: Final = Message("any", "a language")
NEVER: Final = Message("never", "tried")
CROSS_REGIONAL: Final = Message("cross-regional")
HIDDEN_CELL: Final = "–"

PREPARERS: Final[Mapping[Preparer, Message]] = MappingProxyType(
    {
        Preparer.ORGANISATION: Message("For organisations"),
        Preparer.PERSON: Message("For each person"),
    }
)
PARTS: Final[Mapping[Part, Message]] = MappingProxyType(
    {
        Part.FINDING: Message("Finding"),
        Part.LEAD: Message("Lead sentence of a theme"),
        Part.DISAGREEMENT: Message("Disagreement"),
        Part.NEXT_STEP: Message("Next step"),
    }
)
AUDIENCES: Final[Mapping[Audience, Message]] = MappingProxyType(
    {
        Audience.INTERNAL: Message("For the policy team only"),
        Audience.PUBLIC: Message("For everybody"),
    }
)
RULES: Final[Mapping[Rule, Message]] = MappingProxyType(
    {
        Rule.NAMED: Message(
            "Whoever agreed to it is named; of others a region or a role may be told."
        ),
        Rule.CHATHAM: Message(
            "Chatham House Rule: nobody is named, and no organisation that anybody belongs to."
        ),
        Rule.SWAN: Message(
            "Staff may be named; of others a region or a role may be told, and no organisation."
        ),
        Rule.FKAGEU: Message("Nobody is named, and no organisation; nor is it told who took part."),
        Rule.FOCUS_GROUP: Message(
            "Focus group: nothing is told of anybody, and words are quoted only where"
            " that was agreed to."
        ),
    }
)
ROLES: Final[Mapping[Role, Message]] = MappingProxyType(
    {
        Role.VOLUNTEER: Message("Volunteer"),
        Role.AFFILIATE: Message("Member of an affiliate"),
        Role.STAFF: Message("Staff"),
        Role.BOARD: Message("Board member"),
        Role.OBSERVER: Message("Observer"),
    }
)
KINDS: Final[Mapping[Kind, Message]] = MappingProxyType(
    {
        Kind.COMMENT: Message("Comment"),
        Kind.QUESTION: Message("Question"),
        Kind.RESPONSE: Message("Response"),
        Kind.CHALLENGE: Message("Challenge"),
        Kind.RECOMMENDATION: Message("Recommendation"),
        Kind.COMMITMENT: Message("Commitment"),
        Kind.PRACTICE: Message("Practice"),
    }
)
FORMS: Final[Mapping[Form, Message]] = MappingProxyType(
    {
        Form.QUOTE: Message("quotation"),
        Form.PARAPHRASE: Message("paraphrase"),
        Form.OBSERVATION: Message("observation"),
    }
)
QUESTION_STATES: Final[Mapping[QuestionState, Message]] = MappingProxyType(
    {
        QuestionState.OPEN: Message("Open", "a question"),
        QuestionState.ANSWERED: Message("Answered"),
        QuestionState.PARTLY: Message("Partly answered"),
        QuestionState.CONTESTED: Message("Contested"),
        QuestionState.ANSWERED_RESTRICTED: Message("Answered, not for publication"),
        QuestionState.WITHDRAWN: Message("Withdrawn"),
    }
)
COMMITMENT_STATES: Final[Mapping[CommitmentState, Message]] = MappingProxyType(
    {
        CommitmentState.OPEN: Message("Open", "a commitment"),
        CommitmentState.KEPT: Message("Kept"),
        CommitmentState.DROPPED: Message("Dropped"),
    }
)
REASONS: Final[Mapping[Reason, Message]] = MappingProxyType(
    {
        Reason.COUNTED_ONLY: Message(
            "only a paraphrase was agreed to, and only the very words were noted"
        ),
        Reason.UNTRANSLATED: Message(
            "their language would tell who spoke, and nobody translated them"
        ),
        Reason.INTERNAL: Message("they were meant for inside the organisation"),
        Reason.RESTRICTED: Message(
            "they are too sensitive for a report and were meant for a separate annex"
        ),
        Reason.WITHDRAWN: Message("they were withdrawn, or erased at somebody’s request"),
    }
)
"""Why contributions are left out, after "because"."""
