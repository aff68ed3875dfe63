"""The ledger: where questions stand, what responds to them, and what was promised."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from convo.errors import RefusedError
from convo.model.answers import Commitment, Question, Response
from convo.model.changes import Drop
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import CommitmentState, Kind, QuestionState
from convo.records import gathering, reading
from convo.records.things import find
from convo.rules.folding import folded
from convo.rules.ledger import Entry, Links, Turn, entries, in_order, thread
from convo.rules.notes import stands_for
from convo.text import clean
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk

_PROMISES = frozenset((Kind.COMMITMENT, Kind.RESPONSE, Kind.COMMENT))


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


def question_rows(
    desk: Desk, session_ids: Collection[int], *, filters: Filters, today: date
) -> list[Row]:
    """Return the questions of some sessions, each once, the earliest first.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = folded(_with_links(desk, gathering.gather(desk.records, session_ids)))
    said = {one.id: one for one in kept.contributions}
    return [
        {
            "id": entry.question_id,
            "session": said[entry.question_id].session_id,
            "state": entry.state,
            "says": entry.says,
            "merged": list(entry.merged),
            "responses": list(entry.responses),
            "follow_ups": list(entry.follow_ups),
            "answered_by": [{"role": role, "responses": n} for role, n in entry.answered_by],
            "asked_on": entry.asked_on.isoformat(),
            "latency": entry.latency,
            "raised_in": entry.raised_in,
            "sessions": len(session_ids),
            "text": said[entry.question_id].text,
        }
        for entry in entries(kept, session_ids)
        if filters.let_in(entry, today)
    ]


def thread_rows(desk: Desk, said: Contribution) -> list[Row]:
    """Return the thread that a contribution is in: its question, responses and what came after.

    One that is in several threads has them one after the other; each begins at depth 0. One that
    nothing is linked to is alone.
    """
    questions, responses = _all_links(desk)
    said = _main_of(desk, said)
    ids = Links(questions, responses).around(one.id for one in _same(desk, said))
    kept = folded(_with_mains(desk, ids))
    known = {one.id: one for one in kept.contributions}
    handles = {one.id: one.handle for one in kept.participants}

    def row(turn: Turn) -> Row:
        one = known[turn.contribution_id]
        standing = _standing(kept.questions, one.id)
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


def answer(desk: Desk, asked: Contribution, said: Contribution) -> None:
    """Note that one contribution responds to another: a response to a question, or what came after.

    What nobody gave a kind becomes a question, or a response.

    Raises:
        RefusedError: The first is neither a question nor in a thread; both are one question; the
            first came after the second; or that is noted already.
    """
    questions, responses = _all_links(desk)
    links = Links(questions, responses)
    made = Response(question_id=asked.id, contribution_id=said.id) if asked != said else None
    if made is None or links.stands_for(asked.id) == links.stands_for(said.id):
        raise RefusedError("that is one question: it cannot respond to itself")
    if said.id in links.responses(asked.id):
        raise RefusedError(f"contribution {said.id} responds to that already")
    if asked.id in (turn.contribution_id for turn in links.below(said.id)):
        raise RefusedError(f"contribution {asked.id} came after it: say them the other way round")
    question = asked if links.is_response(asked.id) else _as_question(asked)
    reply = replace(said, kind=Kind.RESPONSE) if said.kind is Kind.COMMENT else said
    desk.keep(*_corrected(asked, question), *_corrected(said, reply), made)


def unanswer(desk: Desk, asked: Contribution, said: Contribution) -> None:
    """Take back that one contribution responds to another, or to what was merged with that.

    Raises:
        RefusedError: It does not.
    """
    questions, responses = _all_links(desk)
    group = Links(questions, responses).group(asked.id)
    taken = [one for one in responses if one.contribution_id == said.id]
    taken = [one for one in taken if one.question_id in group]
    if not taken:
        raise RefusedError(f"contribution {said.id} does not respond to that")
    desk.change(*map(Drop, taken))


def set_state(desk: Desk, asked: Contribution, state: QuestionState) -> int:
    """Set where a question stands; one that was merged stands where the other does.

    Returns:
        The id of the question whose state it is.

    Raises:
        RefusedError: It was noted as something else than a question.
    """
    questions, _ = _all_links(desk)
    head = Links(questions, ()).stands_for(asked.id)
    standing = replace(_standing(questions, head), state=state)
    desk.keep(*_corrected(asked, _as_question(asked)), standing)
    return head


def merge_questions(desk: Desk, asked: Contribution, into: Contribution) -> int:
    """Let one question stand for another too, with all that was merged into that before.

    Responses stay with the question they were given to, and count for the one that stands for it.

    Returns:
        For how many others that one stands now.

    Raises:
        RefusedError: One of them was noted as something else than a question; or they are one
            already.
    """
    questions, _ = _all_links(desk)
    links = Links(questions, ())
    if links.stands_for(asked.id) == links.stands_for(into.id):
        raise RefusedError("they are one question already: see `convo thread`")
    merged = replace(_standing(questions, asked.id), merged_into=into.id)
    kept = [*_corrected(asked, _as_question(asked)), *_corrected(into, _as_question(into))]
    desk.keep(*kept, merged)
    return len(Links([*questions, merged], ()).group(into.id)) - 1


def unmerge_question(desk: Desk, asked: Contribution) -> None:
    """Let a question stand for itself again, in the state it had, with what was merged into it.

    Raises:
        RefusedError: It was not merged into another.
    """
    standing = _standing(_all_links(desk)[0], asked.id)
    if standing.merged_into is None:
        raise RefusedError(f"question {asked.id} was not merged into another")
    desk.keep(replace(standing, merged_into=None))


def set_commitment(
    desk: Desk,
    said: Contribution,
    *,
    team: str | None = None,
    due: date | None = None,
    state: CommitmentState | None = None,
) -> Commitment:
    """Note who owns a promise, by when, and what became of it; None leaves what is as it is.

    A response that promises something becomes a commitment, and stays where it is in its thread.

    Raises:
        RefusedError: It was noted as something that promises nothing.
    """
    if said.kind not in _PROMISES:
        raise RefusedError(f"contribution {said.id} was noted as a {said.kind}: correct that first")
    known = gathering.gather_only(desk.records, [said.id]).commitments
    before = next(iter(known), Commitment(contribution_id=said.id))
    made = replace(
        before,
        team=before.team if team is None else clean(team).strip(),
        due=due or before.due,
        state=state or before.state,
    )
    desk.keep(*_corrected(said, replace(said, kind=Kind.COMMITMENT)), made)
    return made


def commitment_rows(desk: Desk, session_ids: Collection[int]) -> list[Row]:
    """Return the promises made in some sessions, those due first before the others.

    One of which nobody noted anything yet is open, nobody's and never due.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = folded(gathering.gather(desk.records, session_ids))
    known = {one.contribution_id: one for one in kept.commitments}
    promises = [
        (said, known.get(said.id, Commitment(contribution_id=said.id)))
        for said in in_order(kept)
        if said.kind is Kind.COMMITMENT
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


def _all_links(desk: Desk) -> tuple[list[Question], list[Response]]:
    """Return the links of the whole record: they lead from one session into another."""
    return find(desk.records, Question, "1", {}), find(desk.records, Response, "1", {})


def _with_links(desk: Desk, kept: Gathered) -> Gathered:
    """Return *kept* with what other sessions hold of its questions."""
    questions, responses = _all_links(desk)
    ids = {one.id for one in kept.contributions}
    others = _with_mains(desk, Links(questions, responses).around(ids) - ids)
    known = {one.id: one for one in (*kept.sessions, *others.sessions)}
    return replace(
        kept,
        sessions=tuple(known.values()),
        contributions=(*kept.contributions, *others.contributions),
        questions=tuple(questions),
        responses=tuple(responses),
    )


def _with_mains(desk: Desk, ids: Collection[int]) -> Gathered:
    """Return what is kept of contributions, and of those that stand for them."""
    kept = gathering.gather_only(desk.records, ids)
    known = {one.id for one in kept.contributions}
    mains = {one.same_as for one in kept.contributions if one.same_as is not None}
    return _with_mains(desk, known | mains) if mains - known else kept


def _same(desk: Desk, said: Contribution) -> list[Contribution]:
    """Return *said* and what says the same."""
    found = {one.id: one for one in (said, *reading.one_with(desk.records, said))}
    return [one for one in found.values() if stands_for(one.id, found) == said.id]


def _main_of(desk: Desk, said: Contribution) -> Contribution:
    """Return what stands for *said* in outputs."""
    found = {one.id: one for one in (said, *reading.one_with(desk.records, said))}
    return found[stands_for(said.id, found)]


def _standing(questions: Iterable[Question], id_: int) -> Question:
    known = (one for one in questions if one.contribution_id == id_)
    return next(known, Question(contribution_id=id_))


def _as_question(asked: Contribution) -> Contribution:
    """Return *asked* as a question, where nobody noted that it is something else."""
    if asked.kind not in (Kind.QUESTION, Kind.COMMENT):
        raise RefusedError(f"contribution {asked.id} was noted as a {asked.kind}, not a question")
    return replace(asked, kind=Kind.QUESTION)


def _corrected(before: Contribution, now: Contribution) -> tuple[Contribution, ...]:
    return () if before == now else (now,)
