"""The ledger of a report: its questions with what answers them, and its commitments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from convo.model.answers import Commitment
from convo.model.answers import Question as Standing
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Kind
from exports.report.crediting import Crediting
from exports.report.links import merged
from exports.report.values import Promise, Question


def questions(
    gathered: Gathered, listed: Iterable[Contribution], *, numbers: Mapping[int, int]
) -> tuple[Question, ...]:
    """Return the questions that are listed, each once, by the numbers of their statements.

    Questions that were merged are one. It is told by the words of the one they were merged into
    or, where these may not be read, of the first that may.
    """
    standing = {question.contribution_id: question for question in gathered.questions}
    one_of = merged(gathered.questions)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for given in listed:
        if given.kind is Kind.QUESTION:
            groups[one_of.get(given.id, given.id)].append(given.id)
    responses = defaultdict(set)
    for response in gathered.responses:
        if response.contribution_id in numbers:
            question = one_of.get(response.question_id, response.question_id)
            responses[question].add(numbers[response.contribution_id])
    told = {_speaks_for(ids, standing, numbers): head for head, ids in groups.items()}
    return tuple(
        Question(
            number=number,
            statement=numbers[id_],
            state=standing.get(id_, Standing(contribution_id=id_)).state,
            merged_with=tuple(sorted(numbers[other] for other in groups[head] if other != id_)),
            responses=tuple(sorted(responses[head])),
        )
        for number, (id_, head) in enumerate(
            sorted(told.items(), key=lambda item: numbers[item[0]]), 1
        )
    )


def _speaks_for(
    ids: Iterable[int], standing: Mapping[int, Standing], numbers: Mapping[int, int]
) -> int:
    """Return which of some merged questions stands for all of them."""

    def rank(id_: int) -> tuple[bool, int]:
        question = standing.get(id_)
        return question is not None and question.merged_into is not None, numbers[id_]

    return min(ids, key=rank)


def commitments(
    gathered: Gathered, credits_of: Crediting, *, numbers: Mapping[int, int]
) -> tuple[Promise, ...]:
    """Return the commitments that are listed, by the numbers of their statements.

    One that the ledger does not know yet stands there too: open, and nobody's.
    """
    known = {promise.contribution_id: promise for promise in gathered.commitments}
    made = []
    for given in credits_of.sifted.listed:
        if given.kind is Kind.COMMITMENT:
            promise = known.get(given.id, Commitment(contribution_id=given.id))
            made.append(
                Promise(
                    statement=numbers[given.id],
                    team=credits_of.teams.get(given.id, ""),
                    due=promise.due,
                    state=promise.state,
                )
            )
    return tuple(sorted(made, key=lambda promise: promise.statement))
