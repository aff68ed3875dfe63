"""The one thread that writes."""

from collections.abc import Callable, Container
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from convo.errors import DamagedError, StoreError
from convo.model.changes import Change, Rewrite, Saved
from convo.model.registers import Escalation
from convo.model.underway import Draft, Underway
from convo.records.driver import Database
from convo.records.store import Store

T = TypeVar("T")

_IDLE_AFTER = 0.25
"""Seconds without anything to write before the words that wait are indexed."""

_OVER = "nothing more can be saved: start convo again; what was saved is safe"

_Job = Callable[[], None]


class Writer:
    """Applies changes one after the other, in the order they were handed in.

    Whoever hands in a change keeps its words until the future says that it is saved. While
    there is nothing to write, it indexes what was written, a little at a time; where it meets
    damage then, whoever hands in the next change is told of it, and nothing more is saved.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """Start the thread, which opens the store and is the only one to use it.

        Raises:
            StoreError: As *open_store* does.
        """
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._is_over = False
        self._damage: DamagedError | None = None
        opened: Future[Store] = Future()
        self._thread = Thread(target=self._run, args=(open_store, opened), name="writer")
        self._thread.daemon = True  # a screen that ends by an error must not hang on us
        self._thread.start()
        try:
            self._store = opened.result()
        except BaseException:
            self._thread.join()
            raise

    def submit(self, change: Change) -> Future[Saved]:
        """Have *change* applied; see `Store.apply` for what the future may raise."""
        return self._ask(lambda: self._store.apply(change))

    def rewrite(self, plan: Callable[[Database], Rewrite]) -> Future[Saved]:
        """Have a change planned and made, with nothing saved in between; see `Store.rewrite`."""
        return self._ask(lambda: self._store.rewrite(plan))

    def undo(
        self, session_id: int | None = None, *, only: Container[int | None] | None = None
    ) -> Future[Saved]:
        """Have the newest change taken back; see `Store.undo`.

        What is in *only* is asked once all that was handed in before is done.
        """
        return self._ask(lambda: self._store.undo(session_id, only=only))

    def redo(
        self, session_id: int | None = None, *, only: Container[int | None] | None = None
    ) -> Future[Saved]:
        """Have the change that was taken back last made again; see `Store.redo`."""
        return self._ask(lambda: self._store.redo(session_id, only=only))

    def try_lock(self) -> Future[None]:
        """Have it tried whether the record takes anything; see `Store.try_lock`."""
        return self._ask(self._store.try_lock)

    def keep_aside(self, thing: Underway | Draft | Escalation) -> Future[None]:
        """Have it kept without a trace in the journal; see `Store.keep_aside`."""
        return self._ask(lambda: self._store.keep_aside(thing))

    def seal(self, *, only_if_due: bool = True) -> Future[None]:
        """Have the file sealed; see `Store.seal`."""
        return self._ask(lambda: self._store.seal(only_if_due=only_if_due))

    def close(self) -> None:
        """Finish what was handed in, index what waits, and close the store.

        Raises:
            DamagedError: The record is damaged, as was met while indexing.
        """
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()
        if self._damage is not None:
            raise self._over()

    def _ask(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def job() -> None:
            if not future.set_running_or_notify_cancel():
                return  # nobody waits for it any more
            try:
                self._refuse_if_over()
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for it
                future.set_exception(error)

        if not self._thread.is_alive():
            raise self._over()
        self._jobs.put(job)
        if self._is_over:  # it failed meanwhile, and looks at no more
            self._refuse_waiting()
        return future

    def _run(self, open_store: Callable[[], Store], opened: Future[Store]) -> None:
        try:
            store = open_store()
        except BaseException as error:  # noqa: BLE001 - raised where the writer was made
            opened.set_exception(error)
            return
        opened.set_result(store)
        try:
            self._work(store)
        except DamagedError as damage:  # met while indexing, when nobody waits to be told
            self._damage = damage
        finally:
            self._is_over = True
            self._refuse_waiting()
            store.close()

    def _refuse_if_over(self) -> None:
        if self._is_over:
            raise self._over()

    def _over(self) -> StoreError:
        """Return why nothing more is saved, as an error of its own for each who is told."""
        return StoreError(_OVER) if self._damage is None else DamagedError(str(self._damage))

    def _refuse_waiting(self) -> None:
        """Have whoever waits told that nothing more is saved: a thread that fails does not hang."""
        while True:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return
            if job is not None:
                job()

    def _work(self, store: Store) -> None:
        """Do what is handed in until told to stop; index in between."""
        patience: float | None = 0
        while True:
            try:
                job = self._jobs.get(timeout=patience)
            except Empty:
                patience = 0 if self._tidy(store) else None
                continue
            if job is None:
                break
            job()
            patience = _IDLE_AFTER
        while self._tidy(store):
            pass

    @staticmethod
    def _tidy(store: Store) -> bool:
        """Index some of what waits; return whether there is more. Nothing depends on it.

        Raises:
            DamagedError: A page of the file is damaged.
        """
        try:
            if store.index_some():
                return True
            store.checkpoint()
        except DamagedError:
            raise
        except StoreError:  # another program writes, or the disk is full: later, then
            pass
        return False
