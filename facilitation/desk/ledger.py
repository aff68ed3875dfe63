"""The ledger as it is read: where questions stand, threads, and what was promised."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Brief, Contribution
from convo.model.words import Kind, QuestionState
from convo.records import gathering, glance, reading, search
from convo.records.things import find
from convo.rules.ledger import Entry, Links, Turn, entries, in_order, thread
from convo.rules.notes import stands_for
from facilitation.desk.feed import ids_called
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk

_ALL: Final = 2**31
"""More than any record holds: whatever has the words is found."""

_OFFERED: Final = 50
"""Contributions listed for what is typed: who does not see the one that is meant types on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which questions are listed: those to which all of this applies."""

    is_open: bool = False
    is_contested: bool = False
    waiting_longer_than: int | None = None
    """In days, without a response; None for all."""

    def let_in(self, entry: Entry, today: date) -> bool:
        """Tell whether a question is listed."""
        if self.is_open and entry.state is not QuestionState.OPEN:
            return False
        if self.is_contested and entry.state is not QuestionState.CONTESTED:
            return False
        days = self.waiting_longer_than
        return days is None or entry.waits_on(today, longer_than=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The questions of some sessions, each once, the earliest first."""

    entries: tuple[Entry, ...] = ()
    said: Mapping[int, Contribution] = field(default_factory=dict, repr=False)
    """The questions and what is linked to them, by id."""

    sessions: int = 0
    """How many sessions it is of."""

    def with_all(
        self, filters: Filters, *, today: date, found: Collection[int] | None = None
    ) -> list[Entry]:
        """Return the questions that are let in.

        Args:
            filters: What holds for all of them.
            today: The day that counts.
            found: What was found by its words: a question is listed where it, or what is merged
                in it, is among that. None for any words.
        """
        return [
            entry
            for entry in self.entries
            if filters.let_in(entry, today)
            and (found is None or not {entry.question_id, *entry.merged}.isdisjoint(found))
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a ledger is of: one session, or those of one round, or all there are."""

    session_id: int | None = None
    round_id: int | None = None


def scopes(desk: Desk) -> list[tuple[Scope, str]]:
    """Return all that a ledger can be of, each with its title: all, the rounds, the sessions."""
    return [
        (Scope(), "all sessions"),
        *((Scope(round_id=one.id), one.title) for one in reading.rounds(desk.records)),
        *((Scope(session_id=one.id), one.title) for one in reading.sessions(desk.records)),
    ]


def sessions_in(desk: Desk, scope: Scope) -> tuple[int, ...]:
    """Return the sessions that a ledger is of, by the day they were held.

    Raises:
        NotFoundError: There is no such session.
    """
    if scope.session_id is not None:
        return (reading.get_session(desk.records, scope.session_id).id,)
    return tuple(
        one.id for one in reading.sessions(desk.records) if scope.round_id in (None, one.round_id)
    )


def ledger_of(desk: Desk, session_ids: Collection[int]) -> Ledger:
    """Return the ledger of some sessions, with what other sessions hold of its questions.

    What nothing is linked to is not read: 2,000 questions among 20,000 contributions take some
    0.2 s, so it is for a thread of its own.

    Raises:
        NotFoundError: There is no such session.
    """
    for id_ in session_ids:
        reading.get_session(desk.records, id_)
    kept = gathering.gather_linked(desk.records, session_ids)
    return Ledger(
        entries=entries(kept, session_ids),
        said={one.id: one for one in kept.contributions},
        sessions=len(session_ids),
    )


def found_by(desk: Desk, words: str) -> frozenset[int] | None:
    """Return what has the words that were typed; None where none were."""
    if not words.strip():
        return None
    return frozenset(search.search(desk.records, words, limit=_ALL))


def question_rows(
    desk: Desk, session_ids: Collection[int], *, filters: Filters, today: date
) -> list[Row]:
    """Return the questions of some sessions, each once, the earliest first.

    Raises:
        NotFoundError: There is no such session.
    """
    ledger = ledger_of(desk, session_ids)
    return [
        {
            "id": entry.question_id,
            "session": ledger.said[entry.question_id].session_id,
            "state": entry.state,
            "says": entry.says,
            "merged": list(entry.merged),
            "responses": list(entry.responses),
            "follow_ups": list(entry.follow_ups),
            "answered_by": [{"role": role, "responses": n} for role, n in entry.answered_by],
            "asked_on": entry.asked_on.isoformat(),
            "latency": entry.latency,
            "waiting": entry.waiting(today),
            "raised_in": entry.raised_in,
            "sessions": ledger.sessions,
            "text": ledger.said[entry.question_id].text,
        }
        for entry in ledger.with_all(filters, today=today)
    ]


def thread_rows(desk: Desk, said: Contribution) -> list[Row]:
    """Return the thread that a contribution is in: its question, responses and what came after.

    One that is in several threads has them one after the other; each begins at depth 0. One that
    nothing is linked to is alone.
    """
    questions, responses = all_links(desk)
    said, same = _same(desk, said)
    kept = gathering.gather_points(desk.records, Links(questions, responses).around(same))
    known = {one.id: one for one in kept.contributions}
    handles = {one.id: one.handle for one in kept.participants}

    def row(turn: Turn) -> Row:
        one = known[turn.contribution_id]
        standing = standing_of(kept.questions, one.id)
        return {
            "id": one.id,
            "session": one.session_id,
            "depth": turn.depth,
            "kind": one.kind,
            "state": standing.state if one.kind is Kind.QUESTION else None,
            "merged_into": standing.merged_into,
            "handle": handles.get(one.participant_id or 0),
            "role": one.role,
            "text": one.text,
        }

    return list(map(row, thread(kept, said.id)))


def commitment_rows(desk: Desk, session_ids: Collection[int]) -> list[Row]:
    """Return the promises made in some sessions, those due first before the others.

    One of which nobody noted anything yet is open, nobody's and never due.

    Raises:
        NotFoundError: There is no such session.
    """
    for id_ in session_ids:
        reading.get_session(desk.records, id_)
    kept = gathering.gather_points(desk.records, glance.promised_in(desk.records, session_ids))
    known = {one.contribution_id: one for one in kept.commitments}
    promises = [
        (said, known.get(said.id, Commitment(contribution_id=said.id))) for said in in_order(kept)
    ]
    return [
        {
            "id": said.id,
            "session": said.session_id,
            "state": promise.state,
            "due": promise.due and promise.due.isoformat(),
            "team": promise.team or None,
            "text": said.text,
        }
        for said, promise in sorted(promises, key=lambda pair: pair[1].due or date.max)
    ]


def linked_with(desk: Desk, id_: int) -> tuple[Response, ...]:
    """Return the links that a contribution has itself: what responds to it, and it to what."""
    _, responses = all_links(desk)
    return tuple(one for one in responses if id_ in (one.question_id, one.contribution_id))


def merged_with(desk: Desk, id_: int) -> tuple[int, ...]:
    """Return what was merged to be one question with *id_*: all that can be taken apart again."""
    questions, _ = all_links(desk)
    merged = {one.contribution_id for one in questions if one.merged_into is not None}
    return tuple(one for one in Links(questions, ()).group(id_) if one in merged)


def offered(
    desk: Desk,
    scope: Scope,
    typed: str,
    *,
    kinds: Collection[Kind] = (),
    besides: Collection[int] = (),
) -> list[Brief]:
    """Return contributions that somebody may mean by what was typed, 50 at the most.

    Args:
        desk: Where.
        scope: In these sessions alone.
        typed: Words, or the first digits of a code. Where there are none, what was noted as a
            response or as a promise comes first.
        kinds: What they are; none for anything.
        besides: What is not meant.
    """
    words = typed.strip()
    found = [*ids_called(desk, words), *search.search(desk.records, words, limit=_ALL)]
    wanted = glance.responding(
        desk.records,
        sessions_in(desk, scope),
        among=dict.fromkeys(found) if words else None,
        kinds=kinds,
        most=_OFFERED + len(besides),
    )
    ids = [id_ for id_ in wanted if id_ not in besides][:_OFFERED]
    briefs = glance.briefs(desk.records, ids)
    return [briefs[id_] for id_ in ids if id_ in briefs]


def commitment_of(desk: Desk, id_: int) -> Commitment:
    """Return what was promised by a contribution, as far as anybody noted it."""
    known = gathering.gather_only(desk.records, [id_]).commitments
    return next(iter(known), Commitment(contribution_id=id_))


def all_links(desk: Desk) -> tuple[list[Question], list[Response]]:
    """Return the links of the whole record: they lead from one session into another."""
    return find(desk.records, Question, "1", {}), find(desk.records, Response, "1", {})


def standing_of(questions: Iterable[Question], id_: int) -> Question:
    """Return where a question stands; at its beginning where nothing was noted of it."""
    known = (one for one in questions if one.contribution_id == id_)
    return next(known, Question(contribution_id=id_))


def _same(desk: Desk, said: Contribution) -> tuple[Contribution, list[int]]:
    """Return what stands for *said* in outputs, and the ids of all that say the same."""
    found = {one.id: one for one in (said, *reading.one_with(desk.records, said))}
    main = stands_for(said.id, found)
    return found[main], [id_ for id_ in found if stands_for(id_, found) == main]
