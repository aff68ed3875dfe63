"""A session while it is held: what is asked, who wants to speak, what is being typed."""

import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from convo.errors import RefusedError
from convo.model.changes import Keep, Saved
from convo.model.sessions import Prompt, Session
from convo.model.underway import Draft, Underway
from convo.model.words import Role
from convo.records import about, reading
from convo.text import clean
from facilitation.desk.capture import Capture, Noted
from facilitation.desk.choosing import NOTHING_CHOSEN, Chosen
from facilitation.desk.feed import short_code
from facilitation.desk.finding import Finder
from facilitation.desk.guessing import Guess
from facilitation.desk.opening import Desk
from facilitation.desk.taking import MOST, is_free

MOST_SEATS = 500
"""More handles than a conversation that somebody facilitates has people."""

_QUEUE = re.compile(r"[qQ](?P<sign>[+-])\s*(?P<who>[Pp]?\d{1,5})?")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a session stands."""

    session: Session
    prompts: tuple[Prompt, ...]
    at: int | None
    """Which prompt is being asked, from 0; None before the first."""

    elapsed: timedelta
    """Since it is being asked."""

    present: int
    """How many have a handle."""

    queue: tuple[str, ...]
    """Handles of those who want to speak, the next one first."""

    @property
    def remaining(self) -> timedelta | None:
        """What is left of the prompt's minutes, below zero once they are over; None for none."""
        minutes = None if self.at is None else self.prompts[self.at].minutes
        return None if minutes is None else timedelta(minutes=minutes) - self.elapsed


@dataclass(frozen=True, slots=True)
class Turns:
    """How often a hat spoke, and how long: each from the words noted before to its own."""

    count: int = 0
    time: timedelta = timedelta(0)


class Live:
    """One window on a session that is held."""

    def __init__(
        self,
        desk: Desk,
        session_id: int,
        *,
        taker: int,
        guess: Guess,
        now: Callable[[], datetime] = Desk.now,
    ) -> None:
        """Begin, or go on where the session stands.

        Args:
            desk: Where.
            session_id: The session.
            taker: Which note-taker this window is, from 1.
            guess: What guesses languages.
            now: The time, in UTC.

        Raises:
            NotFoundError: There is no such session.
        """
        self._desk = desk
        self._taker = taker
        self._now = now
        self._capture = Capture(desk, session_id, guess=guess)
        self.session_id = session_id
        self.turns: dict[Role | None, Turns] = {}
        """How often and how long each hat spoke, as far as this window noted it; no person."""
        self._turn_since = now()

    def guess_by(self, guess: Guess) -> None:
        """Guess languages by this from now on."""
        self._capture.guess = guess

    @property
    def is_off_the_record(self) -> bool:
        """Whether nothing that is said now may be kept."""
        return self._capture.is_off_the_record

    @property
    def is_closed(self) -> bool:
        """Whether the session takes no more, whichever window ended it."""
        return reading.is_closed(self._desk.records, self.session_id)

    def standing(self) -> Standing:
        """Return where the session stands, in whichever window it was brought there."""
        records, underway = self._desk.records, self._underway()
        prompts = tuple(reading.prompts_in(records, self.session_id))
        since = underway.since
        return Standing(
            session=reading.get_session(records, self.session_id),
            prompts=prompts,
            at=next((n for n, one in enumerate(prompts) if one.id == underway.prompt_id), None),
            elapsed=timedelta(0) if since is None else max(timedelta(0), self._now() - since),
            present=len(reading.participants_in(records, self.session_id)),
            queue=underway.queue,
        )

    def hand_in(self, line: str, *, chosen: Chosen = NOTHING_CHOSEN) -> Future[Noted]:
        """Do what a line says; see `Capture.hand_in`. The queue of speakers is kept as well.

        `q+3` puts P3 at its end, `q-` calls the next one, `q-3` takes P3 out.
        """
        command = _QUEUE.fullmatch(clean(line).strip())
        if command is not None and not self.is_off_the_record:
            return self._queue(command["sign"], command["who"])
        underway = self._underway()
        self._capture.prompt_id = underway.prompt_id
        told = self._capture.hand_in(line, chosen=chosen)
        if self._capture.prompt_id != underway.prompt_id:  # the line was a prompt of its own
            now = replace(underway, prompt_id=self._capture.prompt_id, since=self._now())
            return self._keep(now, "next prompt")
        told.add_done_callback(lambda done: self._count_turn(done, chosen.role))
        return told

    def go_to_prompt(self, step: int) -> Future[Noted]:
        """Ask the next prompt (1), or the one before (-1).

        Raises:
            RefusedError: There is none.
        """
        standing = self.standing()
        at = (-1 if standing.at is None else standing.at) + step
        if not 0 <= at < len(standing.prompts):
            raise RefusedError("there is no other prompt on the agenda")
        asked = replace(self._underway(), prompt_id=standing.prompts[at].id, since=self._now())
        return self._keep(asked, f"prompt {at + 1} of {len(standing.prompts)}")

    def draft(self) -> Draft | None:
        """Return what this note-taker was typing when the program ended; None for nothing."""
        return self._draft_of(self._taker)

    def left_draft(self) -> Draft | None:
        """Return what another note-taker was typing whose window is gone; None for nothing."""
        drafts = (self._draft_of(number) for number in range(1, MOST + 1) if number != self._taker)
        return next((one for one in drafts if one and is_free(self._desk.home, one.taker)), None)

    def keep_draft(self, text: str, cursor: int) -> Future[None] | None:
        """Keep what is being typed, or that it is nothing any more. Off the record, do neither.

        Args:
            text: As it stands in the editor.
            cursor: Code points before the cursor.

        Raises:
            TextTooLongError: It is longer than a text may be.
        """
        if self.is_off_the_record:
            return None
        kept = clean(text)
        before = min(len(clean(text[:cursor])), len(kept))
        draft = Draft(session_id=self.session_id, taker=self._taker, text=kept, cursor=before)
        return self._desk.writer.keep_aside(draft)

    def forget_draft(self, *, taker: int | None = None) -> Future[None]:
        """Keep that nothing is being typed, off the record too.

        Args:
            taker: Whose draft it is; None for that of this window.
        """
        empty = Draft(session_id=self.session_id, taker=taker or self._taker, text="")
        return self._desk.writer.keep_aside(empty)

    def undo(self) -> Future[Saved]:
        """Take back the newest change of this session; see `Writer.undo`."""
        return self._desk.writer.undo(self.session_id)

    def redo(self) -> Future[Saved]:
        """Make again what was taken back last; see `Writer.redo`."""
        return self._desk.writer.redo(self.session_id)

    def seat(self, number: int) -> Future[Saved] | None:
        """Give a handle to *number* people, P1 and so on; who has one keeps it.

        Returns:
            None where all of them have one.

        Raises:
            RefusedError: That is nobody, or more than a conversation has.
        """
        if not 0 < number <= MOST_SEATS:
            raise RefusedError(f"say how many are in the room, up to {MOST_SEATS}")
        finder = Finder(self._desk, self.session_id)
        for n in range(1, number + 1):
            finder.by_handle(f"P{n}")
        return self._desk.hand_in(*map(Keep, finder.new)) if finder.new else None

    def _draft_of(self, taker: int) -> Draft | None:
        found = reading.draft(self._desk.records, self.session_id, taker)
        return found if found is not None and found.text else None

    def _queue(self, sign: str, who: str | None) -> Future[Noted]:
        underway = self._underway()
        handle = who and f"P{int(who.upper().removeprefix('P'))}"
        if sign == "+" and handle is None:
            raise RefusedError("say who wants to speak, as in q+3")
        others = tuple(one for one in underway.queue if one != handle)
        if sign == "+" and handle is not None:
            queue = (*others, handle)
        else:
            queue = others if handle else underway.queue[1:]
        said = f"queue: {' '.join(queue) or 'nobody'}"
        return self._keep(replace(underway, queue=queue), said)

    def _underway(self) -> Underway:
        return reading.underway(self._desk.records, self.session_id)

    def _keep(self, underway: Underway, said: str) -> Future[Noted]:
        return _then(self._desk.writer.keep_aside(underway), lambda: Noted(said=said))

    def _count_turn(self, done: Future[Noted], role: Role | None) -> None:
        if done.exception() is None and done.result().saved is not None:
            before, ended = self.turns.get(role, Turns()), self._now()
            self.turns[role] = Turns(before.count + 1, before.time + ended - self._turn_since)
            self._turn_since = ended


def code_in(saved: Saved) -> str:
    """Return the short code of what a change was about; empty for none or several."""
    id_ = about.subject_of(saved.change)
    return "" if id_ is None else short_code(id_)


def _then(done: Future[None], told: Callable[[], T]) -> Future[T]:
    """Return what to tell once something is *done*."""
    future: Future[T] = Future()

    def tell(ended: Future[None]) -> None:
        if error := ended.exception():
            future.set_exception(error)
        else:
            future.set_result(told())

    done.add_done_callback(tell)
    return future
