"""Headings and fixed sentences of a report in English, in the order they are printed.

Every `Message` here is translated in `exports/locale`.
"""

from typing import Final

from exports.tongue import Message

# Title block.
UNTITLED: Final = Message("What communities told us")
INVENTED: Final = Message("What communities told us (an invented conversation)")
ITEM: Final = Message("Item")
VALUE: Final = Message("Value")
ABOUT_FACTS: Final = Message(
    "Status, coverage, regions, audience, rule of attribution, last day of the data, and number of"
    " this report."
)
SUBTITLE: Final = Message("Summary of community conversations")
STATUS: Final = Message("Status")
FINAL: Final = Message("Final")
DRAFT: Final = Message("Draft for review")
COVERS: Final = Message("Covers")
HELD: Final = Message("Held", "conversations")
REGIONS: Final = Message("Regions")
LANGUAGES: Final = Message("Languages")
AUDIENCE: Final = Message("Audience")
RULE: Final = Message("Rule of attribution")
DATA_TO: Final = Message("Data up to")
REPORT: Final = Message("Report")

# 1 At a glance.
AT_A_GLANCE: Final = Message("At a glance")
CHALLENGES: Final = Message("Challenges")
NONE_RECORDED: Final = Message("None was recorded as such.")
NOTHING_COUNTED: Final = Message("No theme has enough contributions for its number to be shown.")

# 2 How to read this.
HOW_TO_READ: Final = Message("How to read this report")
WHAT_COUNTS: Final = Message(
    "A contribution is one thing that one person said or wrote. It can be about more than one"
    " theme, so the themes add up to more than the contributions."
)
WHAT_IS_QUOTED: Final = Message(
    "Words marked as a quotation are what somebody said. All others are a paraphrase or an"
    " observation by the note-takers."
)
TRANSLATIONS: Final = Message(
    "Words in another language stand with their translation, where there is one. Where so few"
    " spoke a language that it could point at somebody, the translation may stand alone."
)
WHAT_IS_NUMBERED: Final = Message(
    "The numbers C1, C2 and so on are of this report. They follow no order of time, person or"
    " place."
)
NOTED_TWICE: Final = Message(
    "Where one point of one person was noted twice, it is told once and counted once, as narrowly"
    " as either note may be told."
)
WHO_WAS_NOT_THERE: Final = Message(
    "People took part because they wanted to. Whoever was not there is not heard here."
)
ALL_ADDS_UP: Final = Message(
    "Each contribution that was captured is either listed or left out, for one reason: what is said"
    " here of listed and left out together is all of them."
)
NOTHING_LEFT_OUT: Final = Message("No contribution was left out.")
ORGANISERS_WROTE: Final = Message(
    "What is marked as drafted by the organisers was written by people. No number in it was"
    " computed."
)

# 3 Who took part.
WHO_TOOK_PART: Final = Message("Who took part")
CONVERSATIONS: Final = Message("Conversations")
ABOUT_CONVERSATIONS: Final = Message(
    "One row for each conversation: date, region, time zone, languages, number of contributions,"
    " and about how many people."
)
DATE: Final = Message("Date")
REGION: Final = Message("Region")
ZONE: Final = Message("Time zone")
CONTRIBUTIONS: Final = Message("Contributions")
PEOPLE: Final = Message("People, about")
NO_CONVERSATIONS: Final = Message("No conversation was held.")

# 4 What we heard, by theme.
BY_THEME: Final = Message("What we heard, by theme")
THEMES_CAPTION: Final = Message("Contributions by theme")
ABOUT_THEMES: Final = Message(
    "One row for each theme: its name and how many contributions are about it."
)
THEME: Final = Message("Theme")
NO_THEMES: Final = Message("No contribution has a theme yet.")
ONLY_COUNTED: Final = Message("Their words may not be shown.")
DISAGREEMENT: Final = Message("Where people disagree")
NO_DISAGREEMENT: Final = Message("No disagreement was noted that may be shown here.")
DRAFTED: Final = Message("Drafted by the organisers:")

# 5 By region.
BY_REGION: Final = Message("What we heard, by region")
BY_REGION_CAPTION: Final = Message("Contributions by region")
REGIONS_CAPTION: Final = Message("Listed contributions by theme and region")
ABOUT_REGIONS: Final = Message(
    "One row for each theme, one column for each region, and the number of all. A dash is a number"
    " that is not shown. “None held” means that there was no conversation, which is not 0."
)
ALL: Final = Message("All", "contributions")
READ_REGIONS: Final = Message(
    "A dash stands for a number that is too small to be shown, or from which another could be"
    " worked out."
)
NO_REGIONS: Final = Message(
    "The conversations give no such table: it would have one region only, or too few contributions"
    " to show anything without pointing at somebody."
)

# 6 Questions and responses.
QUESTIONS: Final = Message("Questions and responses")
QUESTIONS_CAPTION: Final = Message("Questions, and room for the answer")
ABOUT_QUESTIONS: Final = Message(
    "One row for each question: its number, its words, its state, and a cell for the answer of the"
    " policy team."
)
QUESTION: Final = Message("Question")
STATE: Final = Message("State")
ANSWER: Final = Message("Answer of the policy team")
NO_QUESTIONS: Final = Message("No question was asked that may be shown here.")
OPEN_QUESTIONS: Final = Message("Open questions")
OPEN_CAPTION: Final = Message("Open questions, and room for the answer")
ABOUT_OPEN: Final = Message(
    "One row for each open question: its number, its words, and a cell for the answer of the"
    " policy team."
)
NOTHING_OPEN: Final = Message("No question is open that may be shown here.")

# 7 Commitments.
COMMITMENTS: Final = Message("Commitments made")
ABOUT_COMMITMENTS: Final = Message(
    "What was promised, by which team, until when, and how far it is."
)
COMMITMENT: Final = Message("Commitment")
TEAM: Final = Message("By", "a team")
DUE: Final = Message("Until", "a day")
NO_COMMITMENTS: Final = Message("No commitment was made that may be shown here.")

# 8 to 10.
RECOMMENDATIONS: Final = Message("Recommendations")
READ_RECOMMENDATIONS: Final = Message(
    "They stand by addressee, and for each by theme. To whom they are addressed was noted by the"
    " organisers."
)
NOT_ADDRESSED: Final = Message("Not yet addressed")
NO_ADDRESSEE: Final = Message("No addressee told")
NO_THEME: Final = Message("Without a theme")
PRACTICES: Final = Message("Existing groups, contacts and models")
WHAT_IS_KNOWN: Final = Message(
    "Groups and contacts are those that the organisers wrote down, never taken from what somebody"
    " said. Models are practices that those who do them agreed to show."
)
FORUMS: Final = Message("Existing groups")
FORUMS_CAPTION: Final = Message("Groups that exist already")
ABOUT_FORUMS: Final = Message(
    "One row for each group: its name, region, what it is for, its languages, and how many listed"
    " contributions speak of it."
)
FORUM: Final = Message("Group")
WHAT_FOR: Final = Message("What it is for", "a group")
SPOKEN_OF: Final = Message("Listed contributions about it")
READ_FORUMS: Final = Message(
    "Groups are named where those who run them agreed to it. Contributions are counted only from"
    " conversations whose rule lets a group be told."
)
NO_FORUMS: Final = Message("There is no group that may be named here.")
CONTACTS: Final = Message("Contacts")
CONTACTS_CAPTION: Final = Message("Contacts, and when somebody last tried them")
ABOUT_CONTACTS: Final = Message(
    "One row for each contact: what it is for, its region and language, how it is reached, and when"
    " that was last tried."
)
PURPOSE: Final = Message("For", "what a contact is for")
ROUTE: Final = Message("How to reach it")
TRIED: Final = Message("Last tried")
NO_CONTACTS: Final = Message("There is no contact that may be shown here.")
MODELS: Final = Message("Models")
NO_MODELS: Final = Message("There is no practice that may be shown as a model.")
CHECKLIST: Final = Message("Checklist")
WHAT_TO_PREPARE: Final = Message(
    "What to have ready. Where it was made of a contribution, that is told by its number."
)
NOTHING_TO_PREPARE: Final = Message("Nothing was noted that may be shown here.")
ANYWHERE: Final = Message("Everywhere, or not told where")

# 11 Not yet under a theme.
UNCATEGORISED: Final = Message("Not yet under a theme")
ALL_CATEGORISED: Final = Message("Every contribution that may be counted here has a theme.")

# 12 What happens next.
NEXT: Final = Message("What happens next")
ANSWERS: Final = Message("The policy team fills in the last column of the table of questions.")
URGENT: Final = Message("Urgent concerns about somebody's safety:")
NO_CHANNEL: Final = Message("no channel has been configured for this report.")

# Annexes.
REGISTER: Final = Message("Contributions")
ABOUT_REGISTER: Final = Message(
    "Number, kind, themes and words of each contribution that may be shown."
)
ABOUT_TRANSLATED_REGISTER: Final = Message(
    "Number, kind, themes, words and translation of each contribution that may be shown."
)
NUMBER: Final = Message("No.")
THEMES: Final = Message("Kind and themes")
CONTRIBUTION: Final = Message("Contribution")
TRANSLATION: Final = Message("Translation")
NO_STATEMENTS: Final = Message("There is no contribution whose words may be shown.")
METHOD: Final = Message("Method and themes")
HOW_THEMES_WERE_GIVEN: Final = Message(
    "Note-takers gave themes to the contributions. Themes that only words are about which may not"
    " be shown here are not listed."
)
OTHER_REPORTS: Final = Message(
    "Whoever reads this report may have others about the same conversations. So a number that an"
    " earlier one for the same audience withheld is withheld here too, unless another told it, and"
    " a role stands beside words only where enough people spoke in it in that conversation alone."
)
NO_DEFINITION: Final = Message("no definition yet")
CODEBOOK: Final = Message("Themes and what belongs to them")
ABOUT_CODEBOOK: Final = Message("Each theme and what belongs to it.")
DEFINITION: Final = Message("What belongs to it")
READ_AGAIN: Final = Message(
    "A second reader gave themes to some contributions without seeing those of the first. Cohen’s"
    " kappa and Krippendorff’s alpha tell how far both agree: 1 is always, 0 is no more than by"
    " chance. They are not shown where too few people are under a theme or not under it, or where"
    " chance alone would make both agree."
)
NOBODY_READ_AGAIN: Final = Message(
    "No second reader gave themes to the contributions that are listed here, so it is not known"
    " how far two people would agree."
)
AGREEMENT_CAPTION: Final = Message("How far two readers agree")
ABOUT_AGREEMENT: Final = Message(
    "One row for all themes together and one for each theme: how many contributions both readers"
    " read, Cohen’s kappa, and Krippendorff’s alpha."
)
READ_TWICE: Final = Message("Read twice", "contributions")
KAPPA: Final = Message("Cohen’s kappa")
ALPHA: Final = Message("Krippendorff’s alpha")
ALL_THEMES: Final = Message("All themes together")
CHANGES: Final = Message("Changes since the last draft")
NO_CHANGES: Final = Message(
    "There was no earlier draft about the same conversations for the same audience to compare this"
    " report with."
)
WHAT_THE_LEDGER_KNOWS: Final = Message(
    "It is known which contributions a draft listed. It is not known what states questions had,"
    " under which themes contributions stood, or what the organisers had written: changes of those"
    " are not told."
)

# The copy for those who took part.
REVIEW_COPY: Final = Message("Review copy for those who took part")
LOOK_AT_YOUR_WORDS: Final = Message(
    "Please look whether what you said is here as you meant it, and whether it may stay. How to"
    " have it corrected or withdrawn is said at the end."
)

# The restricted annex, a document of its own.
RESTRICTED_ANNEX: Final = Message("Restricted annex")
RESTRICTED_SUBTITLE: Final = Message("Words from community conversations that stand in no report")
DO_NOT_FORWARD: Final = Message("Restricted: do not forward")
ABOUT_RESTRICTED_FACTS: Final = Message(
    "That it is restricted, for whom it is, and number of this annex."
)
ANNEX: Final = Message("Annex")
HOW_TO_HANDLE: Final = Message("How to handle this annex")
WHAT_IS_RESTRICTED: Final = Message(
    "These words are too sensitive for a report. Whoever said them allowed them for this annex"
    " alone. Do not forward, copy or quote them. Nobody is told to have said any of them, and no"
    " report refers to them."
)
WHAT_IS_NUMBERED_HERE: Final = Message(
    "The numbers R1, R2 and so on are of this annex. They follow no order of time, person or place."
)
RESTRICTED_WORDS: Final = Message("Restricted words")

# In tables.
LANGUAGE: Final = Message("Language")
