"""Headings and fixed sentences of a report in English, in the order they are printed."""

from typing import Final

# Title block.
ITEM: Final = "Item"
VALUE: Final = "Value"
ABOUT_FACTS: Final = (
    "Status, coverage, regions, audience, rule of attribution, last day of the data, and number of"
    " this report."
)
SUBTITLE: Final = "Summary of community conversations"
STATUS: Final = "Status"
FINAL: Final = "Final"
DRAFT: Final = "Draft for review"
COVERS: Final = "Covers"
HELD: Final = "Held"
REGIONS: Final = "Regions"
LANGUAGES: Final = "Languages"
AUDIENCE: Final = "Audience"
RULE: Final = "Rule of attribution"
RULES_DIFFER: Final = "It differs from one conversation to another, see “Who took part”."
DATA_TO: Final = "Data up to"
REPORT: Final = "Report"

# 1 At a glance.
AT_A_GLANCE: Final = "At a glance"
CHALLENGES: Final = "Challenges"
NONE_RECORDED: Final = "None was recorded as such."
SEE: Final = ", see "
SEE_SECTION: Final = ", see section "
DASH: Final = " — "
READ_AT: Final = "How to read the numbers, and what was left out, is said in section "
NOTHING_COUNTED: Final = "No theme has enough contributions for its number to be shown."

# 2 How to read this.
HOW_TO_READ: Final = "How to read this report"
WHAT_COUNTS: Final = (
    "A contribution is one thing that one person said or wrote. It can be about more than one"
    " theme, so the themes add up to more than the contributions."
)
WHAT_IS_QUOTED: Final = (
    "Words marked as a quotation are what somebody said. All others are a paraphrase or an"
    " observation by the note-takers."
)
TRANSLATIONS: Final = (
    "Words in another language stand with their translation, where there is one. Where so few"
    " spoke a language that it could point at somebody, the translation may stand alone."
)
WHAT_IS_NUMBERED: Final = (
    "The numbers C1, C2 and so on are of this report. They follow no order of time, person or"
    " place."
)
NOTED_TWICE: Final = (
    "Where one point of one person was noted twice, it is told once and counted once, as narrowly"
    " as either note may be told."
)
WHO_WAS_NOT_THERE: Final = (
    "People took part because they wanted to. Whoever was not there is not heard here."
)
ALL_ADDS_UP: Final = (
    "Each contribution that was captured is either listed or left out, for one reason: what is said"
    " here of listed and left out together is all of them."
)
NOTHING_LEFT_OUT: Final = "No contribution was left out."

# 3 Who took part.
WHO_TOOK_PART: Final = "Who took part"
CONVERSATIONS: Final = "Conversations"
ABOUT_CONVERSATIONS: Final = (
    "One row for each conversation: date, region, time zone, languages, number of contributions,"
    " and about how many people."
)
DATE: Final = "Date"
REGION: Final = "Region"
ZONE: Final = "Time zone"
CONTRIBUTIONS: Final = "Contributions"
PEOPLE: Final = "People, about"
NO_CONVERSATIONS: Final = "No conversation was held."

# 4 What we heard, by theme.
BY_THEME: Final = "What we heard, by theme"
THEMES_CAPTION: Final = "Contributions by theme"
ABOUT_THEMES: Final = "One row for each theme: its name and how many contributions are about it."
THEME: Final = "Theme"
NO_THEMES: Final = "No contribution has a theme yet."
ONLY_COUNTED: Final = "Their words may not be shown."
ALL_IN_ANNEX: Final = "All words that may be shown are in annex "

# 5 By region.
BY_REGION: Final = "What we heard, by region"
REGIONS_CAPTION: Final = "Listed contributions by theme and region"
ABOUT_REGIONS: Final = (
    "One row for each theme, one column for each region, and the number of all. A dash is a number"
    " that is not shown. “None held” means that there was no conversation, which is not 0."
)
ALL: Final = "All"
READ_REGIONS: Final = (
    "A dash stands for a number that is too small to be shown, or from which another could be"
    " worked out."
)
NO_REGIONS: Final = (
    "The conversations give no such table: it would have one region only, or too few contributions"
    " to show anything without pointing at somebody."
)

# 6 Questions and responses.
QUESTIONS: Final = "Questions and responses"
QUESTIONS_CAPTION: Final = "Questions, and room for the answer"
ABOUT_QUESTIONS: Final = (
    "One row for each question: its number, its words, its state, and a cell for the answer of the"
    " policy team."
)
QUESTION: Final = "Question"
STATE: Final = "State"
ANSWER: Final = "Answer of the policy team"
NO_QUESTIONS: Final = "No question was asked that may be shown here."
OPEN_QUESTIONS: Final = "Open questions"
NOTHING_OPEN: Final = "No question is open that may be shown here."

# 7 Commitments.
COMMITMENTS: Final = "Commitments made"
ABOUT_COMMITMENTS: Final = "What was promised, by which team, until when, and how far it is."
COMMITMENT: Final = "Commitment"
TEAM: Final = "By"
DUE: Final = "Until"
NO_COMMITMENTS: Final = "No commitment was made that may be shown here."

# 8 to 10.
RECOMMENDATIONS: Final = "Recommendations"
PRACTICES: Final = "Existing groups, contacts and models"
CHECKLIST: Final = "Checklist"

# 11 Not yet under a theme.
UNCATEGORISED: Final = "Not yet under a theme"
ALL_CATEGORISED: Final = "Every contribution that may be counted here has a theme."

# 12 What happens next.
NEXT: Final = "What happens next"
ANSWERS: Final = "The policy team fills in the last column of the table of questions."
URGENT: Final = "Urgent concerns about somebody's safety: "
NO_CHANNEL: Final = "no channel has been configured for this report."

# Annexes.
REGISTER: Final = "Contributions"
ABOUT_REGISTER: Final = "Number, kind, themes and words of each contribution that may be shown."
ABOUT_TRANSLATED_REGISTER: Final = (
    "Number, kind, themes, words and translation of each contribution that may be shown."
)
NUMBER: Final = "No."
THEMES: Final = "Kind and themes"
WORDS: Final = "Contribution"
TRANSLATION: Final = "Translation"
NO_STATEMENTS: Final = "There is no contribution whose words may be shown."
METHOD: Final = "Method and themes"
HOW_THEMES_WERE_GIVEN: Final = (
    "Note-takers gave themes to the contributions. Themes that only words are about which may not"
    " be shown here are not listed."
)
NO_DEFINITION: Final = "no definition yet"
CODEBOOK: Final = "Themes and what belongs to them"
ABOUT_CODEBOOK: Final = "Each theme and what belongs to it."
DEFINITION: Final = "What belongs to it"
CHANGES: Final = "Changes since the last draft"
NO_CHANGES: Final = "This report was not compared with an earlier one."

# The restricted annex, a document of its own.
RESTRICTED_ANNEX: Final = "Restricted annex"
RESTRICTED_SUBTITLE: Final = "Words from community conversations that stand in no report"
DO_NOT_FORWARD: Final = "Restricted: do not forward"
ABOUT_RESTRICTED_FACTS: Final = "That it is restricted, for whom it is, and number of this annex."
ANNEX: Final = "Annex"
HOW_TO_HANDLE: Final = "How to handle this annex"
WHAT_IS_RESTRICTED: Final = (
    "These words are too sensitive for a report. Whoever said them allowed them for this annex"
    " alone. Do not forward, copy or quote them. Nobody is told to have said any of them, and no"
    " report refers to them."
)
WHAT_IS_NUMBERED_HERE: Final = (
    "The numbers R1, R2 and so on are of this annex. They follow no order of time, person or place."
)
RESTRICTED_WORDS: Final = "Restricted words"
