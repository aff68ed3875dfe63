"""The sheets of a workbook in English, and what heads their columns.

The name of a sheet has 31 characters at most. Every `Message` here is translated in
`exports/locale`.
"""

from typing import Final

from exports.tongue import Message

SHEET_ABOUT: Final = Message("About", "a sheet")
SHEET_THEMES: Final = Message("Themes", "a sheet")
SHEET_BY_REGION: Final = Message("By region", "a sheet")
SHEET_QUESTIONS: Final = Message("Questions", "a sheet")
SHEET_COMMITMENTS: Final = Message("Commitments", "a sheet")
SHEET_FORUMS: Final = Message("Groups", "a sheet")
SHEET_RECOMMENDATIONS: Final = Message("Recommendations", "a sheet")
SHEET_MODELS: Final = Message("Models", "a sheet")
SHEET_CONTACTS: Final = Message("Contacts", "a sheet")
SHEET_CHECKLIST: Final = Message("Checklist", "a sheet")
SHEET_WRITTEN: Final = Message("Drafted by organisers", "a sheet")
SHEET_AGREEMENT: Final = Message("Agreement of readers", "a sheet")
SHEET_NEXT: Final = Message("What happens next", "a sheet")
SHEET_CHANGES: Final = Message("Changes", "a sheet")
SHEET_LEFT_OUT: Final = Message("Left out", "a sheet")
TITLE: Final = Message("Title")
CAPTURED: Final = Message("Captured, with those withdrawn since")
LISTED: Final = Message("Listed with their words")
FOLLOWS: Final = Message("Carries on from")
RAISED: Final = Message("Raised", "in how many conversations")
MERGED_WITH: Final = Message("Merged with")
RESPONSES: Final = Message("Responses")
KIND: Final = Message("Kind")
FORM: Final = Message("Form")
WORDS: Final = Message("Words")
ABOUT_TRANSLATION: Final = Message("About the translation")
NAME: Final = Message("Name")
ROLE: Final = Message("Role")
WHOSE: Final = Message("Whose words these may be")
THEME_NAMES: Final = Message("Themes")
OTHERS_AGREED: Final = Message("Others agreed")
ADDRESSEE: Final = Message("Addressed to")
FALLBACK: Final = Message("Where nobody answers")
PREPARER: Final = Message("Who prepares")
TO_PREPARE: Final = Message("To have ready")
PART: Final = Message("Part", "of a report")
NOTHING_WRITTEN: Final = Message("The organisers wrote nothing for this report.")
WHAT_IS_SAID_OF_THEM: Final = Message("What is said of them")
