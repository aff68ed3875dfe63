"""The keys of what opens a record."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("unlock.open", "enter", Where.UNLOCK, "open", "Open", "Open the record", shown=True,
        priority=True),
    key("unlock.other", "f4", Where.UNLOCK, "other", "Other way",
        "Change between the passphrase and the recovery code", shown=True),
    key("first_run.go_on", "enter", Where.FIRST_RUN, "go_on", "Go on",
        "Choose what is under the cursor, or go on with what is typed", shown=True,
        priority=True),
    key("first_run.back", "escape", Where.FIRST_RUN, "back", "Back",
        "Go back to what opens the record"),
    key("code.check", "enter", Where.CODE, "check", "Check",
        "Compare what is typed with the recovery code", shown=True, priority=True),
    key("code.skip", "f4", Where.CODE, "skip", "Skip",
        "Go on without typing the code, once you say so", shown=True),
    key("code.back", "escape", Where.CODE, "skip", "Skip",
        "Go on without typing the code, once you say so"),
)  # fmt: skip
