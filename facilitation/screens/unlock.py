"""The door of a record that is locked."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, Label

from convo.errors import ConvoError
from facilitation.desk.door import Way
from facilitation.desk.entering import Entry
from facilitation.display import one_line, sentence
from facilitation.key import Where
from facilitation.screens.background import apart
from facilitation.terminal.bindings import bindings
from facilitation.widgets.line_field import LineField
from facilitation.widgets.working import Working

_ASKED = {
    Way.PASSPHRASE: "Passphrase:",
    Way.RECOVERY: "Recovery code, as it stands on the paper:",
}

_UPGRADING = "Bringing the record up to date: it is of an earlier version"


class UnlockScreen(Screen[None]):
    """What opens the record is asked for until something does; then the screen leaves."""

    CSS_PATH = "unlock.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.UNLOCK)

    def __init__(self, entry: Entry, *, is_locked: bool) -> None:
        """Ask for a key on behalf of *entry*.

        Args:
            entry: What the key is for.
            is_locked: Whether nobody was there: no keyring is asked before somebody is.
        """
        super().__init__()
        self._entry = entry
        self._is_locked = is_locked
        self._ways = entry.door.ways
        self._asked = Way.PASSPHRASE if Way.PASSPHRASE in self._ways else Way.RECOVERY
        self._tries = 0

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("CONVO   locked", id="title", markup=False)
        with Vertical():
            yield Label(f"The record is in {one_line(str(self._entry.home.folder))}", markup=False)
            yield Label(id="asked", markup=False)
            yield LineField(id="secret")
            yield Working(id="said")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the keyring where there is one and somebody is there; else ask who is there."""
        self._ask_for(self._asked)
        self._field.focus()
        self._entry.upgrading = partial(self.call_later, self._said.begin, _UPGRADING)
        if Way.KEYRING not in self._ways:
            return
        if self._is_locked:
            self._said.end("Locked: Enter opens it.")
        else:
            self._ask_keyring()

    def on_screen_resume(self) -> None:
        """Leave, where the record opened while something else was on top."""
        if self._entry.has_key:
            self.dismiss()

    @property
    def _field(self) -> LineField:
        return self.query_one(LineField)

    @property
    def _said(self) -> Working:
        return self.query_one(Working)

    def _ask_for(self, way: Way) -> None:
        self._asked = way
        self.query_one("#asked", Label).update(_ASKED[way])
        self._field.value = ""
        self._field.password = way is Way.PASSPHRASE  # a code is copied from paper, and compared

    def _ask_keyring(self) -> None:
        self._begin("Asking the keyring of this system", self._entry.by_keyring)

    def action_open(self) -> None:
        """Try what was typed; where nothing was, ask the keyring."""
        typed = self._field.value
        if typed:
            way = self._entry
            by = way.by_passphrase if self._asked is Way.PASSPHRASE else way.by_recovery
            self._begin("Trying it", partial(by, typed))
        elif Way.KEYRING in self._ways:
            self._ask_keyring()

    def action_other(self) -> None:
        """Ask for the other of the two that can be typed."""
        self._said.end()
        self._ask_for(Way.RECOVERY if self._asked is Way.PASSPHRASE else Way.PASSPHRASE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether both of them would open it."""
        return action != "other" or {Way.PASSPHRASE, Way.RECOVERY} <= set(self._ways)

    def _begin(self, what: str, work: Callable[[], None]) -> None:
        self._tries += 1
        self._said.begin(what)
        self.run_worker(self._try(self._tries, work))

    async def _try(self, number: int, work: Callable[[], None]) -> None:
        try:
            await apart(work)
        except ConvoError as error:
            if number == self._tries:  # else something newer is being tried
                self._said.end(sentence(error))
                if self._asked is Way.PASSPHRASE:
                    self._field.value = ""
            return
        if self.is_active:
            self.dismiss()
