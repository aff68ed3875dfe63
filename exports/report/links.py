"""What the ledger links: questions that are one, and what responds to them."""

from collections import defaultdict
from collections.abc import Iterable

from convo.model.answers import Question
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Kind


def merged(standings: Iterable[Question]) -> dict[int, int]:
    """Return one question's id for all that were merged together, by each one's id.

    It is the one they were merged into. Chains and circles of merges end too.
    """
    return _joined(
        (question.contribution_id, question.merged_into)
        for question in standings
        if question.merged_into is not None
    )


def linked(gathered: Gathered, listed: Iterable[Contribution]) -> tuple[frozenset[int], ...]:
    """Return the ids of listed contributions that a report links, each of them once.

    Two are linked where one responds to the other, or both stand for one question; so are those
    that are linked to the same one.
    """
    one_of = merged(gathered.questions)
    shown = {given.id: given for given in listed}
    asked = {
        id_: one_of.get(id_, id_) for id_, given in shown.items() if given.kind is Kind.QUESTION
    }
    heads = set(asked.values())
    answers = (
        (response.contribution_id, one_of.get(response.question_id, response.question_id))
        for response in gathered.responses
        if response.contribution_id in shown
    )
    together = _joined([*asked.items(), *(pair for pair in answers if pair[1] in heads)])
    groups: defaultdict[int, set[int]] = defaultdict(set)
    for id_ in shown:
        groups[together.get(id_, id_)].add(id_)
    return tuple(frozenset(ids) for ids in groups.values() if len(ids) > 1)


def _joined(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return one id for all that pairs join, by each one's id: the second of the last pair."""
    one_of: dict[int, int] = {}

    def find(id_: int) -> int:
        while (above := one_of.get(id_, id_)) != id_:
            # Each id on the way skips one: long chains are walked once.
            one_of[id_] = one_of.get(above, above)
            id_ = above
        return id_

    for one, other in pairs:
        one_of[find(one)] = find(other)
    return {id_: find(id_) for id_ in one_of}
