"""Work that takes long, away from the screen that asked for it."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeVar

from textual.screen import Screen

from convo.errors import ConvoError, NothingToUndoError
from facilitation.desk.opening import Desk
from facilitation.display import sentence
from facilitation.terminal.failing import place_of

_LOOK_EVERY = 0.05
"""Seconds between two looks at whether a screen is on top again."""

T = TypeVar("T")
U = TypeVar("U")


def nothing() -> None:
    """Do nothing: a message is all there is to a failure."""


def aside(
    screen: Screen[U],
    desk: Desk,
    work: Callable[[Desk], T],
    then: Callable[[T], object],
    *,
    failed: Callable[[], object] = nothing,
    is_told: bool = True,
) -> None:
    """Do *work* in a thread, with a desk of its own, and *then* something with what it found.

    What is refused is shown as a message. While something covers the screen, as the curtain does,
    the answer waits. A screen that is gone by then is told nothing.

    Args:
        screen: Where it is asked, and where messages are shown.
        desk: Where.
        work: What takes long.
        then: What is done with what it found.
        failed: What is done where there is no answer.
        is_told: Whether a message says why there is none.
    """

    def run() -> T:
        with desk.aside() as own:
            return work(own)

    _wait(screen, lambda: asyncio.to_thread(run), then, failed=failed, is_told=is_told)


class Newest:
    """Asks for things aside, of which only what was asked for last is answered.

    What fails again and again is told once: such a message stays until somebody closes it.
    """

    def __init__(self, screen: Screen[Any], desk: Desk) -> None:
        """Ask for *screen*."""
        self._screen = screen
        self._desk = desk
        self._asked = self._answered = 0
        self._has_failed = False

    @property
    def is_answered(self) -> bool:
        """Whether nothing is waited for: what failed is not."""
        return self._asked == self._answered

    def ask(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[], object] = nothing,
        patience: float = 0,
    ) -> None:
        """Do *work* aside, and *then* something with what it found, if nothing was asked since.

        Args:
            work: See `aside`.
            then: See `aside`.
            failed: See `aside`.
            patience: Seconds to wait first: what is asked for again before that costs nothing.
        """
        self._asked += 1
        number = self._asked

        def take(found: T) -> None:
            self._has_failed = False
            if number == self._asked:
                self._answered = number
                then(found)

        def give_up() -> None:
            self._has_failed = True
            if number == self._asked:
                self._answered = number
                failed()

        def begin() -> None:
            if number == self._asked and self._screen.is_attached:
                is_told = not self._has_failed
                aside(self._screen, self._desk, work, take, failed=give_up, is_told=is_told)

        if patience:
            self._screen.set_timer(patience, begin)
        else:
            begin()


def once_saved(
    screen: Screen[U], begin: Callable[[], Future[T]], then: Callable[[T], object]
) -> None:
    """Begin something that the writer does, and *then* do something with what came of it."""

    async def saved() -> T:
        # Whoever leaves the screen has asked for it all the same.
        return await asyncio.shield(asyncio.wrap_future(begin()))

    _wait(screen, saved, then)


def _tell(screen: Screen[U], error: Exception) -> None:
    if isinstance(error, NothingToUndoError):  # nothing went wrong: it need not stay to be closed
        screen.notify(sentence(error), severity="warning", markup=False)
    elif isinstance(error, ConvoError):
        screen.notify(sentence(error), severity="error", markup=False)
    else:  # it may hold words: where it failed is told alone
        screen.notify(f"Something failed: {place_of(error)}.", severity="error", markup=False)


def _wait(
    screen: Screen[U],
    begin: Callable[[], Awaitable[T]],
    then: Callable[[T], object],
    *,
    failed: Callable[[], object] = nothing,
    is_told: bool = True,
) -> None:
    async def wait() -> None:
        try:
            found = await begin()
        except Exception as error:  # noqa: BLE001 - a message tells it, and what failed is told
            if is_told:
                _tell(screen, error)
            if screen.is_attached:
                failed()
        else:
            while screen.is_attached and not screen.is_active:  # noqa: ASYNC110 - none tells us
                await asyncio.sleep(_LOOK_EVERY)
            if screen.is_attached:
                then(found)

    screen.run_worker(wait(), exit_on_error=False)


async def apart(work: Callable[[], T]) -> T:
    """Do *work* in a thread that the end of the program does not wait for, and return its result.

    It is for what only asks: whoever leaves while a keyring waits for its own prompt is gone at
    once. What *work* raises is raised here.
    """
    answer: Future[T] = Future()

    def run() -> None:
        answer.set_running_or_notify_cancel()  # whoever no longer waits cannot take it away
        try:
            answer.set_result(work())
        except Exception as error:  # noqa: BLE001 - it is raised where somebody waits for it
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(answer)
