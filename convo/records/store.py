"""The one way anything in a record changes."""

from collections.abc import Callable, Container
from dataclasses import replace
from datetime import UTC, datetime
from typing import assert_never

from convo.errors import NotFoundError, RefusedError, SessionClosedError
from convo.model.changes import (
    Change,
    CloseSession,
    Drop,
    Erase,
    Keep,
    Rewrite,
    Saved,
    Thing,
    Together,
)
from convo.model.contributions import Contribution, Translation
from convo.model.exported import Export
from convo.model.people import Participant
from convo.model.registers import Escalation
from convo.model.sessions import Prompt, Round, Session
from convo.model.underway import Draft, Underway
from convo.records import erasure, forgetting, journal, reading, sealing, search, things, turns
from convo.records.connection import checkpoint, transaction
from convo.records.driver import Database
from convo.records.faults import telling
from convo.records.journal import Step


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Conversations in one file. Use it only from the thread that opened it."""

    def __init__(self, db: Database, *, now: Callable[[], datetime] = _utc_now) -> None:
        self._db = db
        self._now = now

    def apply(self, change: Change) -> Saved:
        """Make *change*, and journal it: both, or neither.

        Raises:
            NotFoundError: It belongs to something that is not there.
            SessionClosedError: It adds to a session that is closed.
            RefusedError: Something still needs what it drops.
            StoreError: The record could not be written to.
        """
        with transaction(self._db):
            session_id = reading.session_of(self._db, change)
            inverse, at = self._make(change), self._now()
            if isinstance(change, CloseSession | Erase | Rewrite):
                return Saved(change, at, None)
            seq = journal.append(self._db, change, inverse=inverse, session_id=session_id, at=at)
            return Saved(change, at, seq)

    def rewrite(self, plan: Callable[[Database], Rewrite]) -> Saved:
        """Make a change that is planned from what the record holds by then; see `apply`.

        Nothing is saved between the plan and the change.
        """
        with transaction(self._db):
            change = plan(self._db)
            self._make(change)
            return Saved(change, self._now(), None)

    def undo(
        self, session_id: int | None = None, *, only: Container[int | None] | None = None
    ) -> Saved:
        """Take back the newest change that can be taken back.

        Args:
            session_id: Only of this session; None for the newest change of all.
            only: The numbers of the changes that may be taken back; None for any.

        Raises:
            NothingToUndoError: There is none, or none of those that may be, or a later change that
                may not meets the newest of them.
            StoreError: The record could not be written to.
        """
        with transaction(self._db):
            step, _ = self._first_possible(lambda: self._next_to_undo(session_id, only))
            at = self._now()
            journal.append_answer(self._db, step, inverse=None, at=at)
            return Saved(step.change, at, step.seq)

    def redo(
        self, session_id: int | None = None, *, only: Container[int | None] | None = None
    ) -> Saved:
        """Make the change that was taken back last once more; see `undo`.

        Raises:
            NothingToUndoError: There is none, or something else was done since, or it is none of
                those that may be made again, or a change that may not meets it.
            StoreError: The record could not be written to.
        """
        with transaction(self._db):
            step, inverse = self._first_possible(lambda: self._next_to_redo(session_id, only))
            at = self._now()
            journal.append_answer(self._db, step, inverse=inverse, at=at)
            return Saved(step.change, at, step.seq)

    def _next_to_undo(self, session_id: int | None, only: Container[int | None] | None) -> Step:
        number = None if only is None else turns.own_to_undo(self._db, session_id, only)
        return journal.last_to_undo(self._db, session_id, number)

    def _next_to_redo(self, session_id: int | None, only: Container[int | None] | None) -> Step:
        number = None if only is None else turns.own_to_redo(self._db, session_id, only)
        return journal.first_to_redo(self._db, session_id, number)

    def _first_possible(self, next_step: Callable[[], Step]) -> tuple[Step, Change | None]:
        """Make the first step that can be made; return it, and what takes it back.

        One of which parts are gone, erased or narrowed, can never be made: it is left for good.
        """
        while True:
            step = next_step()
            try:
                with self._db.atomic():
                    return step, self._make(step.change, again=True)
            except (NotFoundError, RefusedError):
                journal.leave(self._db, step)

    def try_lock(self) -> None:
        """Take the lock of the record, and change nothing.

        Raises:
            StoreError: The record could not be written to.
        """
        with transaction(self._db):
            pass

    def keep_aside(self, thing: Underway | Draft | Escalation) -> None:
        """Keep where an open session stands, what is being typed, or that help was asked for.

        There is nothing to be undone, and no other trace: a journal would know the time of each.

        Raises:
            SessionClosedError: The session is closed.
            StoreError: The record could not be written to.
        """
        with transaction(self._db):
            match thing:
                case Underway() | Draft():
                    self._refuse_closed(thing.session_id)
                case Escalation(waits_since=None):
                    sealing.ask_for_seal(self._db)  # the time that it waited since
                case _:
                    pass
            things.keep(self._db, thing)

    def index_some(self) -> bool:
        """Index some of the words that wait for it; return whether more are waiting."""
        with transaction(self._db):
            return search.index_some(self._db)

    def checkpoint(self) -> None:
        """Move what was committed from the log into the file, as far as readers allow.

        Raises:
            StoreError: The disk refused it. Nothing is lost: it stays in the log.
        """
        checkpoint(self._db)

    def seal(self, *, only_if_due: bool = True) -> None:
        """Leave nothing in the file of what was erased.

        Raises:
            NotSealedError: Somebody else is reading or writing; it can be tried again.
            StoreError: The record could not be written to.
        """
        with telling("the record was not sealed"):
            if not only_if_due:
                sealing.ask_for_seal(self._db, of_order=True)
            if sealing.is_seal_due(self._db):
                sealing.seal(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _make(self, change: Change, *, again: bool = False) -> Change | None:
        """Bring the tables up to *change*, and return what takes it back.

        A closed session takes nothing new, but what was in it comes back *again*.
        """
        match change:
            case Keep(thing):
                return self._keep(thing, again=again)
            case Drop(thing):
                self._note_words(thing)
                return Together(tuple(things.drop(self._db, thing)))
            case Together(changes):
                if any(isinstance(part, CloseSession | Erase | Rewrite) for part in changes):
                    raise ValueError("what cannot be undone is done on its own")
                inverses = [self._make(part, again=again) for part in changes]
                if any(inverse is None for inverse in inverses):
                    return None
                return Together(tuple(inverse for inverse in reversed(inverses) if inverse))
            case CloseSession() | Erase() | Rewrite():
                self._make_for_good(change)
                return None
            case _:
                assert_never(change)

    def _make_for_good(self, change: CloseSession | Erase | Rewrite) -> None:
        """Bring the tables up to a change that nothing takes back."""
        match change:
            case CloseSession(session_id):
                session = reading.get_session(self._db, session_id)
                things.keep(self._db, replace(session, closed=True, starts_at=None))
                forgetting.forget_session(self._db, session_id)
                erasure.forget_order(self._db, session_id)
                sealing.ask_for_seal(self._db, of_order=True)
            case Erase(contribution_id):
                erasure.erase(self._db, contribution_id)
            case Rewrite():
                erasure.rewrite(self._db, change)

    def _keep(self, thing: Thing, *, again: bool) -> Change | None:
        if isinstance(thing, Contribution):
            erasure.refuse_unasked(self._db, thing)
        before = things.keep(self._db, thing)
        self._note_words(thing)
        if isinstance(before, Session) and isinstance(thing, Session):
            if before.closed and not thing.closed:
                raise RefusedError(f"session {thing.id} is closed for good: plan another one")
            # What was read to the room was read.
            return Keep(before) if before.begun_on == thing.begun_on else None
        if before is not None:
            return Keep(before)
        if isinstance(thing, Contribution | Prompt | Participant) and not again:
            self._refuse_closed(thing.session_id)
        # A conversation is not undone as a whole, and a document that left is out.
        return None if isinstance(thing, Round | Session | Export) else Drop(thing)

    def _note_words(self, thing: Thing) -> None:
        match thing:
            case Contribution(id=id_) | Translation(contribution_id=id_):
                search.ask_for_index(self._db, id_)
            case _:
                pass

    def _refuse_closed(self, session_id: int) -> None:
        if reading.is_closed(self._db, session_id):
            raise SessionClosedError(f"session {session_id} is closed: it takes nothing new")
