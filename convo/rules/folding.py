"""What outputs are made from: a point that was noted twice is told once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.consent import Consent
from convo.model.contributions import Agreement, Contribution
from convo.model.gathered import Gathered
from convo.model.registers import ChecklistItem, ForumMention, Practice
from convo.model.themes import Tag
from convo.rules.consent import lesser, narrowed
from convo.rules.notes import joined, stands_for

_Of = TypeVar(
    "_Of",
    Tag,
    Question,
    Response,
    Commitment,
    Recommendation,
    Agreement,
    ForumMention,
    Practice,
)
_Into = Callable[[int], int]


def folded(gathered: Gathered) -> Gathered:
    """Return *gathered* without what says the same as another contribution in it.

    What was linked to it is linked to the one that stands for it. That is told as narrowly as the
    narrowest of them. Of people who agreed the larger number counts: the same room agreed.
    Translations and second readings of what is left out are left out with it. All that is one
    note points straight at one of them, so that it counts as one person. Folding twice is folding
    once.
    """
    by_id = {one.id: one for one in gathered.contributions}
    if not any(one.one_with or one.same_as for one in by_id.values()):
        return gathered
    main_of = {id_: stands_for(id_, by_id) for id_ in by_id}

    def into(id_: int) -> int:
        return main_of.get(id_, id_)

    kept = _kept(by_id, main_of)
    left = _without_doubles(gathered, {id_ for id_ in by_id if into(id_) != id_})
    return replace(
        left,
        contributions=tuple(kept[one.id] for one in left.contributions),
        prompts=tuple(
            replace(one, carried_from=into(one.carried_from)) if one.carried_from else one
            for one in left.prompts
        ),
        tags=_moved(left.tags, into, lambda one: one.theme_id),
        agreements=_most(_moved(left.agreements, into, lambda one: one)),
        questions=_moved([_merged(one, into) for one in left.questions], into),
        responses=_responses(left.responses, into),
        commitments=_moved(left.commitments, into),
        recommendations=_moved(left.recommendations, into),
        practices=_shared_by_all(left.practices, into),
        forum_mentions=_moved(left.forum_mentions, into, lambda one: one.forum_id),
        checklist=tuple(
            _made_of(one, into) for one in left.checklist if _is_as_told(one, by_id, main_of)
        ),
    )


def _without_doubles(gathered: Gathered, doubles: set[int]) -> Gathered:
    """Return *gathered* without what has no place in outputs once these are left out."""
    return replace(
        gathered,
        contributions=tuple(one for one in gathered.contributions if one.id not in doubles),
        translations=tuple(
            one for one in gathered.translations if one.contribution_id not in doubles
        ),
        second_readings=tuple(
            one for one in gathered.second_readings if one.contribution_id not in doubles
        ),
        second_tags=tuple(
            one for one in gathered.second_tags if one.contribution_id not in doubles
        ),
    )


def _kept(by_id: Mapping[int, Contribution], main_of: Mapping[int, int]) -> dict[int, Contribution]:
    """Return what stays, by its id: as narrow as all that it stands for."""
    doubles: defaultdict[int, list[Contribution]] = defaultdict(list)
    for id_, main in main_of.items():
        if id_ != main:
            doubles[main].append(by_id[id_])
    kept, one_of = {}, joined(by_id.values())
    for id_, one in by_id.items():
        if main_of[id_] != id_:
            continue
        head = one_of[id_]
        reply_to = main_of.get(one.reply_to or 0, one.reply_to)
        now = replace(
            one,
            one_with=None if head == id_ else head,
            reply_to=None if reply_to == id_ else reply_to,
        )
        for double in doubles[id_]:
            now = _as_narrow(now, double)
        kept[id_] = now
    return kept


def _as_narrow(main: Contribution, other: Contribution) -> Contribution:
    """Return *main*, of which no more is told than of *other*."""
    agreed = Consent(contribution_id=main.id, attribution=other.attribution, use=other.use)
    attribution, use = lesser(main, agreed)
    if (attribution, use) == (main.attribution, main.use):
        return main
    return narrowed(main, attribution=attribution, use=use)


def _moved(
    things: Iterable[_Of], into: _Into, also: Callable[[_Of], Hashable] = lambda _one: None
) -> tuple[_Of, ...]:
    """Return things with the contributions they are now part of; what these had before is first.

    Args:
        things: Each is part of a contribution.
        into: Returns what stands for a contribution.
        also: What, besides the contribution, tells them apart; of equal ones the first stays.
    """
    moved: dict[Hashable, _Of] = {}
    for one in sorted(things, key=lambda one: into(one.contribution_id) != one.contribution_id):
        id_ = into(one.contribution_id)
        moved.setdefault((id_, also(one)), replace(one, contribution_id=id_))
    return tuple(moved.values())


def _most(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return the largest number of each group that agreed with a contribution."""
    found: dict[Hashable, Agreement] = {}
    for one in agreements:
        before = found.setdefault((one.contribution_id, one.role, one.region), one)
        if one.count > before.count:
            found[one.contribution_id, one.role, one.region] = one
    return tuple(found.values())


def _merged(one: Question, into: _Into) -> Question:
    """Return a question that is merged into what stands for the other one, if that is another."""
    merged = None if one.merged_into is None else into(one.merged_into)
    return replace(one, merged_into=None if merged == into(one.contribution_id) else merged)


def _responses(responses: Iterable[Response], into: _Into) -> tuple[Response, ...]:
    """Return what responds to what; what would respond to itself is left out."""
    moved = (
        replace(one, question_id=into(one.question_id), contribution_id=into(one.contribution_id))
        for one in responses
        if into(one.question_id) != into(one.contribution_id)
    )
    return tuple(dict.fromkeys(moved))


def _shared_by_all(practices: Iterable[Practice], into: _Into) -> tuple[Practice, ...]:
    """Return the practices, each of which may be shared only where all its notes say so."""
    found: dict[int, Practice] = {}
    for one in _moved(practices, into, lambda one: one):
        may_share = one.may_share and found.get(one.contribution_id, one).may_share
        found[one.contribution_id] = replace(one, may_share=may_share)
    return tuple(found.values())


def _is_as_told(
    item: ChecklistItem, by_id: Mapping[int, Contribution], main_of: Mapping[int, int]
) -> bool:
    """Tell whether an item may leave where what stands for its contribution may.

    It was made of words in another form or language than that tells: those may be told to fewer.
    """
    made_of = by_id.get(item.contribution_id or 0)
    if made_of is None or main_of[made_of.id] == made_of.id:
        return True
    main = by_id[main_of[made_of.id]]
    return (made_of.form, made_of.language) == (main.form, main.language)


def _made_of(item: ChecklistItem, into: _Into) -> ChecklistItem:
    if item.contribution_id is None:
        return item
    return replace(item, contribution_id=into(item.contribution_id))
