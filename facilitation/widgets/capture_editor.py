"""The editor in which what is said is typed."""

import re
from dataclasses import dataclass, field
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from convo.text import MAX_CHARACTERS
from facilitation.key import Where
from facilitation.terminal.bindings import bindings
from facilitation.widgets.theme_picker import ThemePicker
from facilitation.widgets.words_editor import WordsEditor

_HASH = re.compile(r"(?:^|(?<=\s))[#＃](?P<typed>[^\s#＃]*)\Z")


class CaptureEditor(WordsEditor):
    """A few lines of plain text, with themes in them. What Enter does is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EDITOR)

    @dataclass
    class ThemeTyped(Message):
        """The word at the cursor is a theme being typed, or none is any more."""

        typed: str | None = field(repr=False)
        """Without its sign; empty right after it; None for no theme."""

    def __init__(self, picker: ThemePicker, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._picker = picker

    def put_theme(self, name: str) -> None:
        """Put a theme's name in the place of the one being typed, and a space behind it."""
        before = self.text[: self.cursor]
        found = _HASH.search(before)
        if found is not None:
            start = self.place(found.start("typed"))
            self.replace(f"{name} ", start, self.cursor_location)

    def theme_typed(self) -> str | None:
        """Return the theme being typed at the cursor; see `ThemeTyped`."""
        found = _HASH.search(self.text[: self.cursor])
        return None if found is None else found["typed"]

    def action_pick(self) -> None:
        """Take the theme under the picker's cursor."""
        if self._picker.chosen is not None:
            self.put_theme(self._picker.chosen.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is anything to pick."""
        return action != "pick" or self._picker.is_open

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual calls it
        """Go a row up: in the themes where they are open."""
        if self._picker.is_open:
            self._picker.move(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual calls it
        """Go a row down: in the themes where they are open."""
        if self._picker.is_open:
            self._picker.move(1)
        else:
            super().action_cursor_down(select)

    def on_text_area_changed(self) -> None:
        """Say whether a theme is being typed."""
        if len(self.text) > MAX_CHARACTERS:
            self.text = self.text[:MAX_CHARACTERS]
        self.post_message(self.ThemeTyped(self.theme_typed()))

    def on_text_area_selection_changed(self) -> None:
        """Say whether a theme is being typed where the cursor is now."""
        self.post_message(self.ThemeTyped(self.theme_typed()))
