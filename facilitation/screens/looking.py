"""Looking again at what any window changed, for as long as somebody sees it."""

import asyncio
from collections.abc import Callable
from typing import Any, Final, TypeVar

from textual.screen import Screen

from convo.errors import ConvoError
from facilitation.desk.opening import Desk
from facilitation.desk.overview import version_of
from facilitation.screens.background import Newest

_TICK: Final = 1.0
"""Seconds between two looks at what other windows did."""

_UNREAD: Final = -1
"""The version of no record: what is read is another one."""

T = TypeVar("T")


class Looking:
    """Has a screen read again once the record is another one.

    While something covers the screen, as a sheet or the curtain does, nothing is looked at. An
    answer that another one overtook is dropped. What could not be read is read at the next look.
    """

    def __init__(self, screen: Screen[Any], desk: Desk, changed: Callable[[], object]) -> None:
        """Look for *screen*, which has everything read again where *changed* is called."""
        self._screen = screen
        self._desk = desk
        self._changed = changed
        self._newest = Newest(screen, desk)
        self._version: int | None = None

    def begin(self) -> None:
        """Have it read for the first time, and again from now on."""
        self._changed()
        self.keep_on()

    async def begin_at_once(self, work: Callable[[Desk], T], then: Callable[[T], object]) -> None:
        """Read it for the first time before a key is answered, and again from now on."""

        def run() -> T:
            with self._desk.aside() as own:
                return work(own)

        self.see()
        try:
            found = await asyncio.to_thread(run)
        except ConvoError:
            self.ask(work, then)  # where it fails again, a message says why
        else:
            then(found)
        self.keep_on()

    def keep_on(self) -> None:
        """Look again each second from now on."""
        self._screen.set_interval(_TICK, self.tick)

    def tick(self) -> None:
        """Have it read again, where something is different and somebody sees it."""
        if self._version is not None and self._screen.is_active and not self.is_as_seen:
            self._changed()

    @property
    def is_as_seen(self) -> bool:
        """Whether nothing was changed since it was read last."""
        return version_of(self._desk) == self._version

    def see(self) -> bool:
        """Note that what there is now is about to be read; return whether it is another record."""
        before, self._version = self._version, version_of(self._desk)
        return self._version != before

    def miss(self) -> None:
        """Note that what was to be read was not: the next look reads it again."""
        self._version = _UNREAD

    def ask(self, work: Callable[[Desk], T], then: Callable[[T], object]) -> None:
        """Read what there is now, aside; see `Newest.ask`."""
        self.see()
        self.ask_of_seen(work, then)

    def ask_of_seen(self, work: Callable[[Desk], T], then: Callable[[T], object]) -> None:
        """Read aside what `see` noted."""
        self._newest.ask(work, then, failed=self.miss)
