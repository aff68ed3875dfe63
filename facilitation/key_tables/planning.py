"""The keys of what comes before a session: its form, its checks and the rule."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("form.plan", "ctrl+s", Where.FORM, "plan", "Plan it", "Make the session", shown=True),
    key("form.go_on", "enter", Where.FORM, "go_on", "Go on",
        "Go to the next line, or choose what stands in this one", shown=True, priority=True),
    key("form.choose", "space", Where.FORM, "choose", "Choose", "Choose what stands in this line"),
    key("form.back", "escape", Where.FORM, "back", "Leave",
        "Leave the form, once you say so where words would be lost", shown=True),
    key("carry.add", "enter", Where.CARRY, "add", "Add", "Put what is marked on the agenda",
        shown=True, priority=True),
    key("carry.mark", "space", Where.CARRY, "mark", "Mark", "Mark the question, or unmark it",
        shown=True),
    key("carry.back", "escape", Where.CARRY, "back", "None", "Put none on the agenda", shown=True),
    key("preflight.go_on", "enter", Where.PREFLIGHT, "go_on", "Go on",
        "Go on to the rule, to be read aloud", shown=True),
    key("preflight.again", "f5", Where.PREFLIGHT, "again", "Again", "Look at everything again",
        shown=True),
    key("preflight.next", "down", Where.PREFLIGHT, "scroll(1)", "Next", "Scroll one line down"),
    key("preflight.previous", "up", Where.PREFLIGHT, "scroll(-1)", "Previous",
        "Scroll one line up"),
    key("preflight.back", "escape", Where.PREFLIGHT, "app.back", "Back",
        "Go back to the sessions", shown=True),
    key("script.begin", "enter", Where.SCRIPT, "begin", "We have read it: begin",
        "Note that the rule was read, and begin the session", shown=True),
    key("script.language", "f4", Where.SCRIPT, "language", "Language",
        "Read it in another language of the session", shown=True),
    key("script.next", "down", Where.SCRIPT, "scroll(1)", "Next", "Scroll one line down"),
    key("script.previous", "up", Where.SCRIPT, "scroll(-1)", "Previous", "Scroll one line up"),
    key("script.page_down", "pagedown,space", Where.SCRIPT, "scroll(10)", "Page down",
        "Scroll ten lines down"),
    key("script.page_up", "pageup", Where.SCRIPT, "scroll(-10)", "Page up",
        "Scroll ten lines up"),
    key("script.back", "escape", Where.SCRIPT, "app.back", "Back", "Go back to the sessions"),
)  # fmt: skip
