"""Keys handled strictly one after the other, however fast they come."""

from collections import deque
from functools import partial
from typing import Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

_PATIENCE: Final = 1.0
"""Seconds after which the next key goes on all the same: a curtain must not wait for what is stuck,
and whoever is gone never answers."""


class OrderedInput(App[None]):
    """An app in which the next key, paste or click waits until the last key is done with.

    Textual hands a key to the focused widget and goes on. An editing key such as backspace is a
    binding, run once the key has bubbled up to the app, and letters typed after it were inserted
    by then; a binding with priority overtakes letters typed before it. Where keys arrive in
    bursts, as over a slow line, that changes what was written: 6 of 6 bursts, measured.

    Here a marker follows each key through the same queues, and then once more, behind what the
    key had its widget say. Once it is back, so is what the key set off.
    """

    class KeyDone(Message):
        """Has gone the way of a key, behind it."""

        def __init__(self, number: int, *, again: MessagePump | None) -> None:
            super().__init__()
            self.number = number
            self.again = again
            """Where it is to go once more."""

    def __init__(self) -> None:
        super().__init__()
        self._keys_waiting: deque[events.Event] = deque()
        self._key_number = 0
        self._key_out: int | None = None
        """The number of the marker that is not back yet."""

    async def on_event(self, event: events.Event) -> None:
        """Let input wait its turn, and pass on everything else."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._keys_waiting.append(event)
            if self._key_out is None:
                await self._handle_waiting()
            elif len(self._keys_waiting) == 1:
                self.set_timer(_PATIENCE, partial(self._finish, self._key_out))
        else:
            await super().on_event(event)

    async def on_ordered_input_key_done(self, message: KeyDone) -> None:
        """Go on: a marker is back."""
        message.stop()
        if message.number == self._key_out and message.again is not None:
            once_more = self.KeyDone(message.number, again=None)
            if message.again.post_message(once_more):
                return
        await self._finish(message.number)

    async def _handle_waiting(self) -> None:
        while self._keys_waiting and self._key_out is None and self.screen_stack:
            event = self._keys_waiting.popleft()
            before = self.screen
            await super().on_event(event)
            if isinstance(event, events.MouseEvent) or not self.screen_stack:
                continue
            if event.is_forwarded:
                self._follow(self.focused or self.screen)
            elif self.screen is not before:  # a binding with priority opened it just now
                self._follow(self.screen)
        if self._keys_waiting and self._key_out is not None:
            self.set_timer(_PATIENCE, partial(self._finish, self._key_out))

    def _follow(self, target: MessagePump) -> None:
        self._key_number += 1
        sent = target.post_message(self.KeyDone(self._key_number, again=target))
        self._key_out = self._key_number if sent else None

    async def _finish(self, number: int) -> None:
        """Go on, unless that was done already."""
        if number == self._key_out:
            self._key_out = None
            await self._handle_waiting()
