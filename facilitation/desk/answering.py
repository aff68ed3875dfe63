"""Changing the ledger: where questions stand, what responds to them, and what was promised.

Each change is taken back by one undo. Each waits until it is on disk: screens have it done aside.
"""

from dataclasses import replace
from datetime import date

from convo.errors import RefusedError
from convo.model.answers import Commitment, Response
from convo.model.changes import Drop
from convo.model.contributions import Contribution
from convo.model.words import CommitmentState, Kind, QuestionState
from convo.rules.ledger import Links
from convo.text import clean, with_ascii_digits
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import all_links, commitment_of, standing_of
from facilitation.desk.opening import Desk

_PROMISES = frozenset((Kind.COMMITMENT, Kind.RESPONSE, Kind.COMMENT))


def answer(desk: Desk, asked: Contribution, said: Contribution) -> None:
    """Note that one contribution responds to another: a response to a question, or what came after.

    What nobody gave a kind becomes a question, or a response.

    Raises:
        RefusedError: The first is neither a question nor in a thread; both are one question; the
            first came after the second; or that is noted already.
    """
    questions, responses = all_links(desk)
    links = Links(questions, responses)
    made = Response(question_id=asked.id, contribution_id=said.id) if asked != said else None
    if made is None or links.stands_for(asked.id) == links.stands_for(said.id):
        raise RefusedError("that is one question: it cannot respond to itself")
    if said.id in links.responses(asked.id):
        raise RefusedError(f"{short_code(said.id)} responds to that already")
    if asked.id in (turn.contribution_id for turn in links.below(said.id)):
        raise RefusedError(f"{short_code(asked.id)} came after it: say them the other way round")
    question = asked if links.is_response(asked.id) else _as_question(asked)
    reply = replace(said, kind=Kind.RESPONSE) if said.kind is Kind.COMMENT else said
    desk.keep(*_corrected(asked, question), *_corrected(said, reply), made)


def unanswer(desk: Desk, asked: Contribution, said: Contribution) -> None:
    """Take back that one contribution responds to another, or to what was merged with that.

    Raises:
        RefusedError: It does not.
    """
    questions, responses = all_links(desk)
    group = Links(questions, responses).group(asked.id)
    taken = [one for one in responses if one.contribution_id == said.id]
    taken = [one for one in taken if one.question_id in group]
    if not taken:
        raise RefusedError(f"{short_code(said.id)} does not respond to that")
    desk.change(*map(Drop, taken))


def set_state(desk: Desk, asked: Contribution, state: QuestionState) -> int:
    """Set where a question stands; one that was merged stands where the other does.

    Returns:
        The id of the question whose state it is.

    Raises:
        RefusedError: It was noted as something else than a question.
    """
    questions, _ = all_links(desk)
    head = Links(questions, ()).stands_for(asked.id)
    standing = replace(standing_of(questions, head), state=state)
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
    questions, _ = all_links(desk)
    links = Links(questions, ())
    if links.stands_for(asked.id) == links.stands_for(into.id):
        raise RefusedError("they are one question already: see `convo thread`")
    merged = replace(standing_of(questions, asked.id), merged_into=into.id)
    kept = [*_corrected(asked, _as_question(asked)), *_corrected(into, _as_question(into))]
    desk.keep(*kept, merged)
    return len(Links([*questions, merged], ()).group(into.id)) - 1


def unmerge_question(desk: Desk, asked: Contribution) -> None:
    """Let a question stand for itself again, in the state it had, with what was merged into it.

    Raises:
        RefusedError: It was not merged into another.
    """
    standing = standing_of(all_links(desk)[0], asked.id)
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
    Where nothing is different, nothing is kept: there would be nothing to see of taking it back.

    Raises:
        RefusedError: It was noted as something that promises nothing.
    """
    if said.kind not in _PROMISES:
        raise RefusedError(f"{short_code(said.id)} was noted as a {said.kind}: correct that first")
    before = commitment_of(desk, said.id)
    made = replace(
        before,
        team=before.team if team is None else clean(team).strip(),
        due=due or before.due,
        state=state or before.state,
    )
    corrected = _corrected(said, replace(said, kind=Kind.COMMITMENT))
    if corrected or made != before:
        desk.keep(*corrected, made)
    return made


def _as_question(asked: Contribution) -> Contribution:
    """Return *asked* as a question, where nobody noted that it is something else."""
    if asked.kind not in (Kind.QUESTION, Kind.COMMENT):
        raise RefusedError(f"{short_code(asked.id)} was noted as a {asked.kind}, not a question")
    return replace(asked, kind=Kind.QUESTION)


def _corrected(before: Contribution, now: Contribution) -> tuple[Contribution, ...]:
    return () if before == now else (now,)


def due_of(typed: str) -> date:
    """Return the day that was typed as in 2026-05-16, in the digits of any script.

    Raises:
        RefusedError: That is none.
    """
    try:
        return date.fromisoformat(with_ascii_digits(typed.strip()))
    except ValueError:
        raise RefusedError("write the day as in 2026-05-16") from None
