"""Sentences of a report in English that numbers, names or labels are put into.

Every `Message` and `Plural` here is translated in `exports/locale`.
"""

from dataclasses import dataclass
from typing import Final

from exports.tongue import Message, Plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How to say a number of something, also where the number may not be told."""

    told: Plural
    untold: Message


CONTRIBUTIONS: Final = Counted(
    told=Plural("{number} contribution", "{number} contributions"),
    untold=Message("some contributions"),
)
OTHERS: Final = Counted(
    told=Plural("{number} other", "{number} others"), untold=Message("others", "people who agree")
)
CONVERSATIONS: Final = Plural("{number} conversation", "{number} conversations")
REGIONS: Final = Plural("{number} region", "{number} regions")
PEOPLE: Final = Plural("{number} person", "{number} people")

# Numbers, lists and lines.
FEWER_THAN: Final = Message("fewer than {number}")
FROM_TO: Final = Message("{low} to {high}", "numbers")
OR_MORE: Final = Message("{low} or more")
DAYS: Final = Message("{first} to {last}", "days")
BETWEEN_ITEMS: Final = Message(", ", "between the items of a list")
BETWEEN_PARTS: Final = Message("; ", "between what is said of one thing")
BEFORE: Final = Message("{label}:", "before words")
QUOTED: Final = Message("“{words}”")
CITED: Final = Message("{words} — {source}")
PAGE: Final = Message("Page {page} of {pages}")
RUNNING_FOOT: Final = Message("Numbers below {number} are not shown. See “{section}”.")

# The facts, and the first section.
DRAFT_UNTIL: Final = Message("Draft for review until {day} (UTC)")
RULES_DIFFER: Final = Message("It differs from one conversation to another, see “{section}”.")
COVERS: Final = Message("{conversations} in {regions}, {contributions}")
FINDING: Final = Message("{theme}: {contributions}.")
BESIDES: Final = Message("Of this kind too: {numbers}.")
NONE_OF_KIND: Final = Message("{kind} — {none}")
UNANSWERED: Final = Message("Open questions: {numbers}, see {table}.")
PROMISED: Final = Message("Commitments: {numbers}, see {table}.")
UNCATEGORISED: Final = Message("Contributions without a theme so far: {number}.")
UNCATEGORISED_SEE: Final = Message(
    "Contributions without a theme so far: {number}, see section {section}."
)
READ_AT: Final = Message(
    "How to read the numbers, and what was left out, is said in section {section}."
)

# How to read a report.
SMALL_NUMBERS: Final = Message(
    "A number that cannot be counted in this report itself is not shown where fewer than {people}"
    " are behind it, however often they spoke. Where it could be worked out from others, one of"
    " these is not shown either: what is not shown need not be small. Contributions whose words"
    " may not be shown count under a theme, or for a conversation, only where they are of at least"
    " {people}."
)
CAPTURED: Final = Message(
    "Contributions captured in these conversations, with those withdrawn since: {number}."
)
LISTED: Final = Message("Listed with their words in this report: {number}.")
LEFT_OUT: Final = Message("The words of {contributions} are not in this report: {reason}.")
LEFT_OUT_TOGETHER: Final = Message(
    "The words of {contributions} are not in this report, for one or more of these reasons:"
    " {reasons}."
)
LEFT_OUT_UNTOLD: Final = Message(
    "How many more there are is not told: set against an earlier report, it could point at"
    " somebody. Words can be left out of this report for these reasons: {reasons}."
)
ABSENT_REGIONS: Final = Message("No conversation was held in these regions: {regions}.")
ABSENT_ROLES: Final = Message("Nobody is told here to have spoken in these roles: {roles}.")
FOLLOWS: Final = Message("{conversation} carries on from {earlier}.")
HELD_UNDER: Final = Message("{rule} Under this rule: {conversations}.")

# What was heard.
CHART: Final = Message("Bar chart: {numbers}. The same numbers are in the table.")
NOT_IN_CHART: Final = Message("Not in the chart, each with {contributions}: {themes}.")
COUNT_LINE: Final = Message("Contributions: {number}. {definition}")
RAISED_IN: Final = Message("raised in at least {number} of {conversations}")
RAISED_IN_ALL: Final = Message("raised in all of {conversations}")
LEAD: Final = Message("{words} (drafted by the organisers)")
CONTESTED: Final = Message("Contested questions: {numbers}, see {table}.")
REGIONS_NOT_IN_CHART: Final = Message(
    "Not in the chart, because their number is not shown: {regions}."
)
ALL_IN_ANNEX: Final = Message("All words that may be shown are in annex {annex}.")
MERGED: Final = Message("with {labels}")
ANSWERED_BY: Final = Message("Said in the conversation: {labels}.")

# Somebody's words, and whose they may be.
PARTICIPANT: Final = Message("Participant (not named)")
PARTICIPANT_OF: Final = Message("Participant, {region} (not named)")
NAMED: Final = Message("{name}, {role}")
AGREED: Final = Message("{others} agreed")
ABOUT: Final = Message("{kind}, {form}")
ABOUT_THEMES: Final = Message("{kind}, {form}: {themes}")
TRANSLATION: Final = Message("Translation")
UNCHECKED: Final = Message("Translation, not checked")
BY_MACHINE: Final = Message("Translation by machine, not checked")

ADDRESSED: Final = Message("To: {addressee}")

# Contacts, and what to have ready.
URGENT_PURPOSE: Final = Message("{purpose} (urgent danger)")
ROUTE_OR: Final = Message("{route}; where nobody answers: {fallback}")
STALE: Final = Message("{day}: too long ago to rely on")
NO_CONTACT_IN_REGIONS: Final = Message("No contact that may be shown for: {regions}.")
NO_CONTACT_IN_LANGUAGES: Final = Message("No contact that may be shown answers in: {languages}.")
TO_PREPARE_FROM: Final = Message("{words} ({label})")
URGENT_ROUTE: Final = Message("{region}, {language}: {route}")

# What changed.
SINCE: Final = Message("Compared with the draft of {day}, the last one for the same audience.")
ADDED: Final = Message("Contributions that are listed now and were not then: {number}.")
GONE: Final = Message("Contributions that were listed then and are not now: {number}.")

# What happens next.
CORRECT: Final = Message(
    "Whoever took part can have their words corrected: ask whoever held the conversation, and"
    " give the number of this report, {report}, and that of the contribution, such as C1."
)
WITHDRAW: Final = Message(
    "A contribution can be withdrawn with the code given at the conversation, or by asking whoever"
    " held it, with the number of this report, {report}. It is then erased, and later reports"
    " leave it out. Copies that were handed on before cannot be called back."
)

# The restricted annex.
WITHDRAW_FROM_ANNEX: Final = Message(
    "When words that stand here are withdrawn, whoever made this annex asks for it back by its"
    " number, {annex}: destroy it then."
)
RESTRICTED_AND_COUNTED: Final = Message(
    "The words of {contributions} more are restricted and not shown here either: only a paraphrase"
    " was agreed to, and only the very words were noted."
)
