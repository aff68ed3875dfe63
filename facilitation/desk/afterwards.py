"""What is told of something that takes its time, once it is done."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

D = TypeVar("D")
T = TypeVar("T")


def afterwards(done: Future[D], tell: Callable[[D], T]) -> Future[T]:
    """Return what there is to *tell* once something is *done*, in the thread that did it.

    Where it failed, or telling fails, the same error is raised by what is returned: whoever waits
    for it never waits for ever. Whoever gives up waiting takes nothing back.
    """
    told: Future[T] = Future()
    told.set_running_or_notify_cancel()  # from here on it cannot be cancelled

    def pass_on(ended: Future[D]) -> None:
        try:
            told.set_result(tell(ended.result()))
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits
            told.set_exception(error)

    done.add_done_callback(pass_on)
    return told


def at_once(told: T) -> Future[T]:
    """Return what is *told* without waiting for anything."""
    future: Future[T] = Future()
    future.set_result(told)
    return future
