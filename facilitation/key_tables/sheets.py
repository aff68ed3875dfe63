"""The keys of sheets over a screen."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("sheet.back", "escape", Where.SHEET, "back", "Close", "Close the sheet", shown=True),
    key("sheet.choose", "enter", Where.SHEET, "choose", "Choose", "Choose what is under the cursor",
        shown=True, priority=True),
    key("sheet.next", "down", Where.SHEET, "move(1)", "Next", "Go one row down"),
    key("sheet.previous", "up", Where.SHEET, "move(-1)", "Previous", "Go one row up"),
    key("sheet.page_down", "pagedown,space", Where.SHEET, "move(10)", "Page down",
        "Go ten rows down"),
    key("sheet.page_up", "pageup", Where.SHEET, "move(-10)", "Page up", "Go ten rows up"),
    key("edit.keep", "enter", Where.EDIT, "keep", "Keep", "Keep the words", shown=True,
        priority=True),
    key("edit.new_line", "ctrl+j", Where.EDIT, "new_line", "New line", "Begin a new line",
        priority=True),
    key("edit.back", "escape", Where.EDIT, "back", "Leave", "Leave the words as they were",
        shown=True, priority=True),
)  # fmt: skip
