"""The keys of the registers, and of the card for danger."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("register.next", "tab", Where.REGISTERS, "section(1)", "Section", "Show the next register",
        shown=True),
    key("register.previous", "shift+tab", Where.REGISTERS, "section(-1)", "Before",
        "Show the register before"),
    key("register.new", "n", Where.REGISTERS, "new", "New", "Add an entry", shown=True),
    key("register.verify", "v", Where.REGISTERS, "verify", "Checked",
        "Note that the contact was tried today, and answered"),
    key("register.share", "s", Where.REGISTERS, "share", "Share",
        "Note whether those who do it agreed to be shown as a model", shown=True),
    key("register.link", "l", Where.REGISTERS, "link", "Forum", "Note of which forum it speaks"),
    key("register.item", "c", Where.REGISTERS, "item", "List", "Make an item of a checklist of it"),
    key("register.later", "J", Where.REGISTERS, "shift(1)", "Later", "Move the item down its list"),
    key("register.earlier", "K", Where.REGISTERS, "shift(-1)", "Earlier", "Move it up its list"),
    key("register.drop", "d", Where.REGISTERS, "drop", "Take out", "Take it out; it can be undone"),
    key("register.back", "escape", Where.REGISTERS, "app.back", "Back", "Go back to the sessions"),
    key("entry.keep", "ctrl+s", Where.ENTRY, "keep", "Keep it", "Keep the entry", shown=True),
    key("entry.go_on", "enter", Where.ENTRY, "go_on", "Go on",
        "Go to the next line, or choose what stands in this one", shown=True, priority=True),
    key("entry.choose", "space", Where.ENTRY, "choose", "Choose",
        "Choose what stands in this line"),
    key("entry.back", "escape", Where.ENTRY, "back", "Leave", "Leave it as it was", shown=True),
    key("urgent.asked", "enter", Where.URGENT, "asked", "Asked",
        "Note that they were asked, now", shown=True, priority=True),
    key("urgent.answered", "a", Where.URGENT, "answered", "Answered",
        "Note that somebody answered: the time is forgotten", shown=True),
    key("urgent.back", "escape", Where.URGENT, "back", "Close", "Close the card", shown=True),
)  # fmt: skip
