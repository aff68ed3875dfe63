"""The keys of lists."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("list.next", "down", Where.LISTS, "move(1)", "Next", "Go one row down"),
    key("list.previous", "up", Where.LISTS, "move(-1)", "Previous", "Go one row up"),
    key("list.page_down", "pagedown", Where.LISTS, "page(1)", "Page down", "Go one screen down"),
    key("list.page_up", "pageup", Where.LISTS, "page(-1)", "Page up", "Go one screen up"),
    key("list.first", "home", Where.LISTS, "go(0)", "First", "Go to the first row"),
    key("list.last", "end", Where.LISTS, "go(-1)", "Last", "Go to the last row, and stay there"),
    key("list.mark", "space", Where.LISTS, "mark", "Mark",
        "Mark the row, or unmark it", shown=True),
    key("list.filter", "slash", Where.LISTS, "filter", "Filter", "Show only rows with these words",
        shown=True),
    key("list.undo", "u", Where.LISTS, "undo", "Undo",
        "Take back what this window did last; what another one did since stays", shown=True),
    key("list.redo", "U", Where.LISTS, "redo", "Redo", "Make it again"),
    key("list.open", "enter", Where.LISTS, "open", "Open", "Open the row", shown=True),
    key("contributions.back", "escape", Where.SESSIONS, "app.back", "Sessions",
        "Go back to the sessions", shown=True),
    key("contributions.ledger", "q", Where.SESSIONS, "ledger", "Questions",
        "Show the questions of the session, and what became of them"),
)  # fmt: skip
