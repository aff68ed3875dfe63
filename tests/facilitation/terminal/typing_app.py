"""An editor with bindings of each kind. F9 adds what came of the keys to a file, as a line."""

import asyncio
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from facilitation.terminal import input_decoder
from facilitation.terminal.ordered_input import OrderedInput


class Ask(ModalScreen[None]):
    """A dialog that is slow to lay out its one field."""

    async def on_mount(self) -> None:
        await asyncio.sleep(0.1)
        await self.mount(field := Input(select_on_focus=False))
        self.set_focus(field)


class Editor(TextArea):
    """An editor that has commands of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "put('|')"),
        Binding("enter", "put('$')", priority=True),
        Binding("f6", "app.leave"),
        Binding("f8", "wish"),
    ]

    class Wish(Message):
        """Somebody wants to be asked."""

    def action_put(self, text: str) -> None:
        self.insert(text)

    def action_wish(self) -> None:
        self.post_message(self.Wish())

    async def on_key(self, event: Key) -> None:
        """Never be done with F5."""
        if event.key == "f5":
            await asyncio.Event().wait()


class TypingApp(OrderedInput):
    """F2 and F7 ask, F4 puts a sign into the text, `d` is a command where nobody is typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask"),
        Binding("f4", "put"),
        Binding("f7", "ask", priority=True),
        Binding("f9", "write", priority=True),
        Binding("d", "erase"),
    ]

    def __init__(self, out: Path) -> None:
        super().__init__()
        self._out = out
        self._erased = False

    def compose(self) -> ComposeResult:
        yield Editor()

    def action_ask(self) -> None:
        self.push_screen(Ask())

    def on_editor_wish(self) -> None:
        self.push_screen(Ask())

    def action_put(self) -> None:
        self.query_one(Editor).insert("#")

    def action_leave(self) -> None:
        self.screen.set_focus(None)

    def action_erase(self) -> None:
        self._erased = True

    async def action_write(self) -> None:
        """Add a line, and begin again."""
        said = [editor.text for editor in self.screen_stack[0].query(Editor)]
        said += [f"asked: {field.value}" for field in self.screen.query(Input)]
        said += ["erased"] * self._erased
        with self._out.open("a", encoding="utf-8") as file:
            file.write(f"{' '.join(said)!r}\n")
        if len(self.screen_stack) > 1:
            await self.pop_screen()
        self._erased = False
        editor = self.query_one(Editor)
        editor.clear()
        editor.focus()


if __name__ == "__main__":
    input_decoder.install()
    TypingApp(Path(sys.argv[1])).run()
