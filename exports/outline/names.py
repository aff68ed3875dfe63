"""What cross-references point at."""

from typing import Final

READING: Final = "reading"
SESSIONS: Final = "sessions"
THEMES_CHART: Final = "themes_chart"
THEMES_TABLE: Final = "themes"
REGIONS: Final = "regions"
QUESTIONS: Final = "questions"
COMMITMENTS: Final = "commitments"
UNCATEGORISED: Final = "uncategorised"
REGISTER: Final = "register"
REGISTER_TABLE: Final = "statements"
CODEBOOK: Final = "codebook"
FACTS: Final = "facts"
