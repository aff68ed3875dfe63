"""The terminal app: composition and crash policy, no feature."""

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.notifications import Notify

from convo.errors import ConvoError, TextTooLongError
from convo.text import clean
from facilitation.desk.door import State
from facilitation.desk.entering import Entry, catch_up
from facilitation.desk.opening import Desk
from facilitation.display import sentence
from facilitation.hardening import LOCKED
from facilitation.key import Where
from facilitation.screens.first_run import FirstRunScreen
from facilitation.screens.help import HelpScreen
from facilitation.screens.here import commands_here, keys_here
from facilitation.screens.home import HomeScreen
from facilitation.screens.jumping import Jump, JumpScreen, Place, list_at
from facilitation.screens.unlock import UnlockScreen
from facilitation.screens.urgent import Urgent
from facilitation.settings import Settings
from facilitation.terminal import footer_keys, input_decoder, letting_go, widths
from facilitation.terminal.bindings import bindings
from facilitation.terminal.curtain import Curtain
from facilitation.terminal.ending import HUNG_UP, end_when_told
from facilitation.terminal.failing import failures_told, place_of
from facilitation.terminal.isolates import WholeIsolates
from facilitation.terminal.ordered_input import OrderedInput
from facilitation.terminal.palette import LiteralCommands
from facilitation.terminal.themes import HIGH_CONTRAST, NAMES

_LOOK_EVERY = 5.0
"""Seconds between two looks at the clock: the lock is late by no more."""

_UNTIL_CLOSED = 86_400.0
"""Seconds an error stays on the screen: until somebody clicks it away."""

_BELOW_ALL_SCREENS = 2  # of the stack: Textual's own, and home or the door


class ConvoApp(OrderedInput, inherit_bindings=False):
    """Conversations in a terminal."""

    TITLE = "convo"
    # A message covers whole rows: beside words of the other direction it would tear theirs.
    CSS = """
    Toast { width: 1fr; max-width: 100%; padding: 0 1; margin-top: 0; }
    SearchIcon { color: $foreground; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - its base says it is no class variable
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EVERYWHERE)

    def __init__(
        self,
        way_in: Desk | Entry,
        *,
        is_locked: bool = False,
        settings: Settings | None = None,
        now: Callable[[], datetime] = Desk.now,
    ) -> None:
        """Show a record.

        Args:
            way_in: The record, or the way into one: it is opened once somebody gave its key.
            is_locked: Whether no keyring may be asked before somebody is there.
            settings: What was chosen for this machine.
            now: The time, in UTC.
        """
        widths.install()
        input_decoder.install()
        letting_go.install()
        footer_keys.install()
        super().__init__()
        self._way_in = way_in
        self._is_locked = is_locked
        self._desk = way_in if isinstance(way_in, Desk) else None
        self._settings = settings or Settings()
        # The time of day, and no stopwatch: those stand still while a laptop's lid is closed.
        self._now = now
        self._touched_at = now()
        self._whole_isolates = WholeIsolates()
        self._hooks = ExitStack()
        self._urgent = Urgent(self, lambda: self._desk, now=now)
        self.set_keymap(self._settings.keys)
        self.register_theme(HIGH_CONTRAST)
        self.theme = NAMES[self._settings.theme]

    def on_mount(self) -> None:
        """Show home or the door, lock when nobody is there, and take over what may fail."""
        self._hooks.enter_context(failures_told(self._tell_failure))
        end_when_told(flush=self.keep_drafts, leave=lambda code: self.exit(return_code=code))
        self.set_interval(_LOOK_EVERY, self._lock_if_idle)
        self._urgent.remind_at_times()
        match self._way_in:
            case Desk() as desk:
                self.push_screen(HomeScreen(desk, now=self._now))
            case Entry() as entry if entry.door.state is State.NEW:
                self.push_screen(FirstRunScreen(entry), partial(self._enter, entry))
            case Entry() as entry:
                self._ask_for_key(entry)

    def on_unmount(self) -> None:
        """Give back what failures are told by."""
        self._hooks.close()

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there, and let nothing unclean be pasted."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._touched_at = self._now()
        if isinstance(event, events.Paste) and not event.is_forwarded:
            try:
                event.text = clean(event.text)
            except TextTooLongError as error:
                self.notify(f"Not pasted: {error}.", severity="warning", markup=False)
                return
        await super().on_event(event)

    def get_line_filters(self) -> list[LineFilter]:
        """Return the filters of every painted row; the last one leaves no isolate open."""
        return [*super().get_line_filters(), self._whole_isolates]

    @property
    def is_live(self) -> bool:
        """Whether a session is live: a screen that runs one says so by its own `is_live`."""
        return any(getattr(screen, "is_live", False) for screen in self.screen_stack)

    def keep_drafts(self) -> None:
        """Keep what is typed and not yet saved: screens that have any do so by `keep_draft`.

        What was handed to the writer is on disk once this returns.
        """
        try:
            self._hand_in_drafts()
        finally:
            if self._desk is not None:
                self._desk.writer.close()

    def _hand_in_drafts(self) -> None:
        """Have the writer keep what is typed: whoever opened the desk waits for it at the end."""
        for screen in self.screen_stack:
            if keep := getattr(screen, "keep_draft", None):
                keep()

    async def action_quit(self) -> None:
        """Leave, with what is typed kept."""
        self._hand_in_drafts()
        self.exit()

    def action_lock(self) -> None:
        """Leave, so that the record is closed and this process starts over without its words."""
        if self._desk is None:
            return
        self._hand_in_drafts()
        if self._desk.home.slots.is_dir():
            self.exit(return_code=LOCKED)
        else:
            self.exit(message=Text("Locked for good: the key of this record was nowhere else."))

    async def action_back(self) -> None:
        """Close the screen on top, with what is typed there kept; home stays."""
        if keep := getattr(self.screen, "keep_draft", None):
            keep()
        await self.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is anything to go back from, and a record to lock or look into."""
        if action in {"lock", "jump", "urgent"}:
            return self._desk is not None
        return action != "back" or len(self.screen_stack) > _BELOW_ALL_SCREENS

    def action_curtain(self) -> None:
        """Hide everything behind a clock."""
        if not isinstance(self.screen, Curtain):
            self.push_screen(Curtain(self._now))

    def action_urgent(self) -> None:
        """Show whom to ask when somebody is in danger, above whatever is there."""
        self._urgent.show_card()

    def action_help(self) -> None:
        """Show what the keys do on this screen."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(list(keys_here(self))))

    def action_how_to_quit(self) -> None:
        """Say which key leaves: ctrl+c is a reflex, and must not end a session."""
        keys = [each.key for each in keys_here(self) if each.label == "Quit"]
        self.notify(f"{' or '.join(keys)} leaves convo.", markup=False)

    def action_command_palette(self) -> None:
        """List everything there is to do here, by name."""
        if not isinstance(self.screen, CommandPalette):
            source = [LiteralCommands(self.screen, list(commands_here(self)))]
            # Textual makes palettes of such providers itself; its types know only their classes.
            self.push_screen(CommandPalette(source, placeholder="what to do"))  # type: ignore[arg-type]

    def action_jump(self) -> None:
        """List the sessions and themes to go to; a code goes to its contribution."""
        if self._desk is None:
            return
        if not isinstance(self.screen, JumpScreen | CommandPalette):
            self.push_screen(JumpScreen(self._desk), self._jump_to)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy within the app alone; the system's clipboard is everybody's."""
        self._clipboard = text

    def on_notify(self, event: Notify) -> None:
        """Let an error stay until somebody closes it."""
        if event.notification.severity == "error":
            event.notification.timeout = _UNTIL_CLOSED

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - they hold words
        """Stop where the keyboard can no longer be read."""
        if not (sys.__stdin__ and sys.__stdin__.isatty()):  # its window was closed
            self.keep_drafts()
            os._exit(HUNG_UP)  # it takes no output either, and would be waited for for ever
        self._stop("convo stopped on the keyboard: it could not be read.")

    def _ask_for_key(self, entry: Entry) -> None:
        screen = UnlockScreen(entry, is_locked=self._is_locked)
        self.push_screen(screen, partial(self._enter, entry))

    def _enter(self, entry: Entry, _answer: None) -> None:
        """Open the desk, in this thread, and show home; or say why it does not open, and leave."""
        if not entry.has_key:  # a new record that its keyring does not open yet
            self._ask_for_key(entry)
            return
        try:
            self._desk = entry.open()
        except ConvoError as error:
            self.exit(return_code=1, message=Text(sentence(error)))
            return
        self._touched_at = self._now()
        self.push_screen(HomeScreen(self._desk, now=self._now))
        self.run_worker(asyncio.to_thread(catch_up, self._desk))

    async def _jump_to(self, jump: Jump | None) -> None:
        if self._desk is None or jump is None:
            return
        if jump.place is Place.SESSION:
            await self._go_to(jump.id)
        else:
            self.push_screen(list_at(self._desk, jump))

    async def _go_to(self, session_id: int) -> None:
        """Go to a session: to its screen, where it is open already."""
        from facilitation.screens.opened import screen_for

        if self._desk is None:
            return
        stack = self.screen_stack
        if any(getattr(screen, "session_id", None) == session_id for screen in stack):
            while getattr(self.screen, "session_id", None) != session_id:
                await self.action_back()
            return
        await self.push_screen(screen_for(self._desk, session_id, now=self._now))

    def _lock_if_idle(self) -> None:
        if self._now() - self._touched_at >= self._settings.lock_after and not self.is_live:
            self.action_lock()

    def _tell_failure(self, place: str) -> None:
        self.notify(f"Something failed: {place}.", severity="error", markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Stop, and say why: Textual's own report shows local variables, so words."""
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        with suppress(Exception):  # the first failure is the one to tell
            self.keep_drafts()
        raised = getattr(error, "error", error)  # what a worker raised comes wrapped
        if isinstance(raised, ConvoError):  # as of a disk that fails, where nobody waits for it
            self._stop(sentence(raised))
        else:
            self._stop(f"convo stopped on {place_of(error)}.")

    def _stop(self, why: str) -> None:
        self._return_code = 1
        if not self._exit_renderables:
            self._exit_renderables.append(Text(f"{why} What was saved is safe."))
        self._close_messages_no_wait()
