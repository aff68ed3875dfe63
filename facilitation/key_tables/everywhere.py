"""The keys that work everywhere, and of what lies over all screens."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("app.back", "escape", Where.EVERYWHERE, "back", "Back", "Close what is on top"),
    key("app.quit", "ctrl+q", Where.EVERYWHERE, "quit", "Quit", "Leave convo", shown=True,
        priority=True),
    key("app.how_to_quit", "ctrl+c", Where.EVERYWHERE, "how_to_quit", "How to quit",
        "Say which key leaves convo"),
    key("app.lock", "ctrl+l", Where.EVERYWHERE, "lock", "Lock",
        "Close the record, and forget its words", shown=True, priority=True),
    key("app.jump", "f2", Where.EVERYWHERE, "jump", "Jump",
        "Go to a session, a theme, or a contribution by its code"),
    key("app.palette", "ctrl+p", Where.EVERYWHERE, "command_palette", "Palette",
        "Everything there is to do here, by name"),
    key("app.curtain", "f3", Where.EVERYWHERE, "curtain", "Curtain",
        "Hide everything behind a clock", shown=True, priority=True),
    key("app.urgent", "f9", Where.EVERYWHERE, "urgent", "Urgent",
        "Whom to ask when somebody is in danger, and what to say", priority=True),
    key("app.help", "f1", Where.EVERYWHERE, "help", "Help", "What the keys do here", shown=True),
    key("help.back", "escape", Where.HELP, "back", "Close", "Close the help", shown=True),
    key("help.next", "down", Where.HELP, "scroll(1)", "Next", "Scroll one line down"),
    key("help.previous", "up", Where.HELP, "scroll(-1)", "Previous", "Scroll one line up"),
    key("help.page_down", "pagedown", Where.HELP, "scroll(10)", "Page down",
        "Scroll ten lines down"),
    key("help.page_up", "pageup", Where.HELP, "scroll(-10)", "Page up", "Scroll ten lines up"),
    key("curtain.open", "ctrl+r", Where.CURTAIN, "open", "Show",
        "Take the curtain away", shown=True),
)  # fmt: skip
