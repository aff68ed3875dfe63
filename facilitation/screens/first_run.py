"""The first run: making the record, and its recovery code on paper."""

import asyncio
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, Label, Static
from textual.widgets.option_list import Option

from convo.errors import ConvoError, LockedError
from facilitation.desk.entering import Entry
from facilitation.display import one_line, sentence
from facilitation.key import Where
from facilitation.screens.background import apart
from facilitation.screens.sheets import ConfirmScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.line_field import LineField
from facilitation.widgets.row_list import RowList
from facilitation.widgets.working import Working

_FIVE_LINES = """\
What people say here is kept in one file on this machine, and nowhere else.
The file is encrypted. Without its key nobody reads it: not even you.
The key lies in the keyring of this system, or behind a passphrase.
A recovery code on paper opens it where all else is lost; you see it once.
Nothing is sent anywhere. This machine needs no network."""

_ABOUT_THE_CODE = """\
Copy these eight groups onto paper, and keep it away from this machine.
They open the record where passphrase and keyring are lost. You see them now, and never again."""
_SKIPPED = "Go on without the code? Without it on paper, a lost key is lost for good."
_SKIP = "Yes, I skip typing the recovery code"

_FIRST_WAY = " With the keyring of this system: nothing to type, it opens when you log in"
_SECOND_WAY = " With a passphrase: four or more words that do not belong together"


class FirstRunScreen(Screen[None]):
    """Says what is about to be made, asks what is to open it, and makes it."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FIRST_RUN)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._is_busy = False
        self._code: str | None = None
        self._is_tried = False
        self._is_done = False

    def compose(self) -> ComposeResult:
        """Lay out the screen; what is typed twice comes once it is wanted."""
        yield Label("CONVO   first run", id="title", markup=False)
        with Vertical():
            yield Static(_FIVE_LINES, markup=False)
            yield Label(f"It will be in {one_line(str(self._entry.home.folder))}", markup=False)
            yield Label("What is to open it?", id="asked", markup=False)
            yield RowList()
            with Vertical(id="typed"):
                yield Label("Passphrase:", markup=False)
                yield LineField(is_secret=True, id="once")
                yield Label("The same again:", markup=False)
                yield LineField(is_secret=True, id="twice")
            yield Working(id="said")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask what is to open it."""
        rows = self.query_one(RowList)
        rows.add_options([Option(_FIRST_WAY), Option(_SECOND_WAY)])
        rows.highlighted = 0
        rows.focus()

    def on_screen_resume(self) -> None:
        """Go on, where that had to wait for something on top to be closed."""
        self._go()

    def on_option_list_option_selected(self) -> None:
        """Take what was clicked."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Take the choice, or go from one field to the next, or make the record."""
        once, twice = self.query_one("#once", LineField), self.query_one("#twice", LineField)
        if self._is_busy:
            return
        if self.focused is once:
            self.set_focus(twice)  # at once: the next key may be here already
        elif self.focused is twice and once.value != twice.value:
            once.value = twice.value = ""  # nobody sees which of them was meant
            self.set_focus(once)
            self.query_one(Working).end("That is not the same: type it twice the same way.")
        elif self.focused is twice:
            self._make(once.value)
        elif self.query_one(RowList).highlighted:
            self.add_class("-typing")
            self.set_focus(once)
        else:
            self._make(None)

    def action_back(self) -> None:
        """Ask again what is to open it."""
        for field in self.query(LineField):
            field.value = ""
        self.remove_class("-typing")
        self.set_focus(self.query_one(RowList))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is anything to go back from."""
        return action != "back" or (self.has_class("-typing") and not self._is_busy)

    def _make(self, passphrase: str | None) -> None:
        self._is_busy = True
        self.query_one(Working).begin("Making the record and its keys")
        self.run_worker(self._made(passphrase))

    async def _made(self, passphrase: str | None) -> None:
        said, entry = self.query_one(Working), self._entry
        try:
            self._code = await asyncio.to_thread(entry.set_up, passphrase=passphrase)
        except ConvoError as error:
            self._is_busy = False
            said.end(sentence(error))
            return
        for field in self.query(LineField):
            field.value = ""
        said.begin("Opening the record")
        self._go()
        # It is got while the code is being copied. What does not open is asked for at the door.
        with suppress(LockedError):
            await apart(
                entry.by_keyring if passphrase is None else partial(entry.by_passphrase, passphrase)
            )
        self._is_tried = True
        self._go()

    def _go(self) -> None:
        """Show the code, and then leave; neither under what is on top, as the curtain."""
        if not self.is_active:
            return
        if self._code is not None:
            code, self._code = self._code, None
            self.app.push_screen(CodeScreen(self._entry, code), self._leave)
        elif self._is_done and self._is_tried:
            self.dismiss()

    def _leave(self, _answer: None) -> None:
        self._is_done = True
        self._go()


class CodeScreen(Screen[None]):
    """Shows the recovery code of a new record, once, and asks for it from the paper."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CODE)

    def __init__(self, entry: Entry, code: str) -> None:
        super().__init__()
        self._entry = entry
        self._code = code

    def compose(self) -> ComposeResult:
        """Lay out the screen: half of the code in a line, to be read without losing one's place."""
        groups = self._code.split("-")
        half = len(groups) // 2
        yield Label("CONVO   the recovery code", id="title", markup=False)
        with Vertical():
            yield Static(_ABOUT_THE_CODE, markup=False)
            lines = (groups[:half], groups[half:])
            yield Static("\n\n".join(map("  ".join, lines)), id="code", markup=False)
            yield Label("Type it here from the paper:", markup=False)
            yield LineField()
            yield Working(id="said")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Wait for the code."""
        self.query_one(LineField).focus()

    def action_check(self) -> None:
        """Leave, if what was typed is the code."""
        typed = self.query_one(LineField).value
        if self._entry.is_code_retyped(typed):
            self.dismiss()
        elif typed:
            self.query_one(Working).end("That is another code: compare it with the paper.")

    def action_skip(self) -> None:
        """Leave without it, once somebody says by name that this is meant."""

        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant:
                self.dismiss()

        self.app.push_screen(ConfirmScreen(_SKIPPED, _SKIP), answered)
