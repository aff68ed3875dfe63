"""Headings, names of choices, and how dates, numbers and lists are written in English."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from convo.disclosure.reasons import Reason
from convo.model.words import Audience, CommitmentState, Form, Kind, QuestionState, Role, Rule

LANGUAGE: Final = "en"
CONTENTS: Final = "Contents"
TABLE: Final = "Table"
FIGURE: Final = "Figure"
PAGE: Final = "Page"
OF: Final = "of"
NONE_HELD: Final = "none held"
NOT_SHOWN: Final = "not shown"
SOME: Final = "some"
HIDDEN_CELL: Final = "–"
UNKNOWN: Final = "not known"
OTHERS: Final = "others"

AUDIENCES: Final[Mapping[Audience, str]] = MappingProxyType(
    {Audience.INTERNAL: "For the policy team only", Audience.PUBLIC: "For everybody"}
)
RULES: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.NAMED: "Whoever agreed to it is named; of others a region or a role may be told.",
        Rule.CHATHAM: "Chatham House Rule: nobody is named, and no organisation that anybody"
        " belongs to.",
        Rule.SWAN: "Staff may be named; of others a region or a role may be told, and no"
        " organisation.",
        Rule.FKAGEU: "Nobody is named, and no organisation; nor is it told who took part.",
        Rule.FOCUS_GROUP: "Focus group: nothing is told of anybody, and words are quoted only where"
        " that was agreed to.",
    }
)
ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.VOLUNTEER: "Volunteer",
        Role.AFFILIATE: "Member of an affiliate",
        Role.STAFF: "Staff",
        Role.BOARD: "Board member",
        Role.OBSERVER: "Observer",
    }
)
KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.COMMENT: "Comment",
        Kind.QUESTION: "Question",
        Kind.RESPONSE: "Response",
        Kind.CHALLENGE: "Challenge",
        Kind.RECOMMENDATION: "Recommendation",
        Kind.COMMITMENT: "Commitment",
        Kind.PRACTICE: "Practice",
    }
)
FORMS: Final[Mapping[Form, str]] = MappingProxyType(
    {Form.QUOTE: "quotation", Form.PARAPHRASE: "paraphrase", Form.OBSERVATION: "observation"}
)
QUESTION_STATES: Final[Mapping[QuestionState, str]] = MappingProxyType(
    {
        QuestionState.OPEN: "Open",
        QuestionState.ANSWERED: "Answered",
        QuestionState.PARTLY: "Partly answered",
        QuestionState.CONTESTED: "Contested",
        QuestionState.ANSWERED_RESTRICTED: "Answered, not for publication",
        QuestionState.WITHDRAWN: "Withdrawn",
    }
)
COMMITMENT_STATES: Final[Mapping[CommitmentState, str]] = MappingProxyType(
    {
        CommitmentState.OPEN: "Open",
        CommitmentState.KEPT: "Kept",
        CommitmentState.DROPPED: "Dropped",
    }
)
REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.COUNTED_ONLY: "only a paraphrase was agreed to, and only the very words were noted",
        Reason.UNTRANSLATED: "their language would tell who spoke, and nobody translated them",
        Reason.INTERNAL: "they were meant for inside the organisation",
        Reason.RESTRICTED: "they are too sensitive for a report and were meant for a separate"
        " annex",
        Reason.WITHDRAWN: "they were withdrawn, or erased at somebody’s request",
    }
)
"""Why contributions are left out, after "because"."""

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(given: date) -> str:
    """Return a date in words."""
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year}"


def days(first: date, last: date) -> str:
    """Return a period in words."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def fewer_than(number: int) -> str:
    """Return the words for a number that is withheld."""
    return f"fewer than {number}"


def from_to(low: int, high: int | None) -> str:
    """Return a band in words; both ends belong to it."""
    return f"{low} or more" if high is None else f"{low} to {high}"


def contributions(number: str) -> str:
    """Return how many contributions, in words."""
    return f"{number} contribution{'' if number == '1' else 's'}"


def conversations(number: int) -> str:
    """Return how many conversations, in words."""
    return f"{number:,} conversation{'' if number == 1 else 's'}"


def named(name: str, role: str | None) -> str:
    """Return the credit of somebody who is named."""
    return f"{name}, {role.lower()}" if role else name


def participant(region: str | None) -> str:
    """Return the credit of somebody who is not named."""
    return f"Participant, {region} (not named)" if region else "Participant (not named)"


def listing(items: Sequence[str]) -> str:
    """Return *items* as one phrase."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
