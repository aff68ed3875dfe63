"""Which questions are open and which have a response: what people linked, and what follows from it.

Where a question stands is set by people. What its links say of that is told beside it, and no
text is read for it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from convo.model.answers import Question, Response
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Kind, QuestionState, Role, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A contribution in a thread."""

    contribution_id: int
    depth: int
    """0 for a question and those merged into it, 1 for what responds to it, 2 and more for what
    came after that."""


class Links:
    """Which questions are one, and what responds to what. Circles of either end too."""

    def __init__(
        self,
        questions: Iterable[Question],
        responses: Iterable[Response],
        *,
        order: Iterable[int] = (),
    ) -> None:
        """Look up all links once.

        Args:
            questions: What was merged into what.
            responses: What responds to what.
            order: The ids of contributions, in the order in which turns are told; others come
                last, by id.
        """
        place = {id_: number for number, id_ in enumerate(order)}
        self._place = lambda id_: (place.get(id_, len(place)), id_)
        self._into = {
            one.contribution_id: one.merged_into for one in questions if one.merged_into is not None
        }
        self._group: defaultdict[int, set[int]] = defaultdict(set)
        for id_ in {*self._into, *self._into.values()}:
            self._group[self.stands_for(id_)].add(id_)
        self._responses: defaultdict[int, set[int]] = defaultdict(set)
        self._asked: defaultdict[int, set[int]] = defaultdict(set)
        for one in responses:
            self._responses[self.stands_for(one.question_id)].add(one.contribution_id)
            self._asked[self.stands_for(one.contribution_id)].add(self.stands_for(one.question_id))

    def stands_for(self, id_: int) -> int:
        """Return the question that stands for *id_* and for all others merged with it."""
        if id_ not in self._into:
            return id_
        way = {id_: 0}
        while (into := self._into.get(id_)) is not None:
            if into in way:  # a circle: each of it, and all that leads to it, come to the same one
                return min(one for one, place in way.items() if place >= way[into])
            way[into] = len(way)
            id_ = into
        return id_

    def group(self, id_: int) -> tuple[int, ...]:
        """Return *id_* and all that was merged with it, the one that stands for them first."""
        head = self.stands_for(id_)
        return (head, *sorted(self._group.get(head, {head}) - {head}, key=self._place))

    def responses(self, id_: int) -> tuple[int, ...]:
        """Return what responds to *id_*, or to what was merged with it."""
        return tuple(sorted(self._responses.get(self.stands_for(id_), ()), key=self._place))

    def is_response(self, id_: int) -> bool:
        """Tell whether *id_*, or what was merged with it, responds to something."""
        return self.stands_for(id_) in self._asked

    def below(self, id_: int) -> tuple[Turn, ...]:
        """Return a question with all that came after it, each once: what came first is first."""
        turns: dict[int, int] = dict.fromkeys(self.group(id_), 0)
        waiting = [(reply, 1) for reply in reversed(self.responses(id_))]
        while waiting:
            one, depth = waiting.pop()
            if one not in turns:
                turns |= dict.fromkeys(self.group(one), depth)
                waiting += [(reply, depth + 1) for reply in reversed(self.responses(one))]
        return tuple(Turn(contribution_id=one, depth=depth) for one, depth in turns.items())

    def thread(self, id_: int) -> tuple[Turn, ...]:
        """Return the whole thread that *id_* is in, or one after the other where it is in several.

        Each begins with a turn of depth 0.
        """
        heads = [self.stands_for(id_)]
        above = {heads[0]: None}
        for head in heads:  # it grows
            higher = self._asked.get(head, set()) - above.keys()
            heads += sorted(higher, key=self._place)
            above |= dict.fromkeys(higher)
        tops = [head for head in heads if not self._asked.get(head)]
        return tuple(turn for top in tops or heads[:1] for turn in self.below(top))

    def around(self, ids: Iterable[int]) -> frozenset[int]:
        """Return *ids* with all that any links lead to from there."""
        found: set[int] = set()
        waiting = list(ids)
        while waiting:
            if (id_ := waiting.pop()) not in found:
                found.add(id_)
                head = self.stands_for(id_)
                waiting.append(head)
                waiting += self._group.get(head, ())
                waiting += self._responses.get(head, ())
                waiting += self._asked.get(head, ())
        return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question, with all that were merged into it."""

    question_id: int
    """The one that stands for all of them."""

    state: QuestionState
    """As people set it."""

    says: QuestionState | None
    """What its links say its state is, where people left it open; None where they say nothing."""

    merged: tuple[int, ...]
    """The others, in the order in which they were asked."""

    responses: tuple[int, ...]
    """What responds to any of them, each once, the earliest first."""

    follow_ups: tuple[int, ...]
    """What came after the responses, the earliest first."""

    answered_by: tuple[tuple[Role | None, int], ...]
    """How many of the responses were made under each role; None where none is kept."""

    asked_on: date
    """The day on which the first of them was asked: its own, else that of its session."""

    latency: int | None
    """Days until the first response, 0 where that was there before; None while there is none, or
    where one of the days is not known."""

    raised_in: int
    """In how many of the sessions it was asked."""

    def waits_on(self, today: date, *, longer_than: int = -1) -> bool:
        """Tell whether it is open, without a response, for more than some days.

        Args:
            today: The day that counts.
            longer_than: In days. Less than 0: however long.
        """
        days = self.waiting(today)
        return days is not None and (longer_than < 0 or days > longer_than)

    def waiting(self, today: date) -> int | None:
        """Return for how many days it has been open without a response; None where it is not."""
        if self.state is not QuestionState.OPEN or self.responses:
            return None
        return (today - self.asked_on).days


def entries(gathered: Gathered, session_ids: Collection[int]) -> tuple[Entry, ...]:
    """Return the questions of some sessions, each once, the earliest first.

    A question of theirs that was merged into one of another session is told by that one.

    Args:
        gathered: The sessions with all that is linked to what was said in them; what is missing
            of that is passed over.
        session_ids: Those whose questions are told.
    """
    reader = _Reader(gathered)
    asked: defaultdict[int, list[Contribution]] = defaultdict(list)
    for given in reader.said.values():
        if given.kind is Kind.QUESTION:
            asked[reader.links.stands_for(given.id)].append(given)
    return tuple(
        reader.entry(head, group, session_ids)
        for head, group in asked.items()
        if any(given.session_id in session_ids for given in group)
    )


def thread(gathered: Gathered, id_: int) -> tuple[Turn, ...]:
    """Return the threads that *id_* is in, as `Links.thread` has them.

    Args:
        gathered: All that is linked to it; what is missing of that is passed over.
        id_: A contribution.
    """
    order = [given.id for given in in_order(gathered)]
    turns = Links(gathered.questions, gathered.responses, order=order).thread(id_)
    return tuple(turn for turn in turns if turn.contribution_id in order)


def in_order(gathered: Gathered) -> tuple[Contribution, ...]:
    """Return what was said by day, and by the order of the record within a day."""
    days = _Days(gathered)
    return tuple(sorted(gathered.contributions, key=days.at_latest))


class _Days:
    """On which days things were said."""

    def __init__(self, gathered: Gathered) -> None:
        self._held_on = {session.id: session.held_on for session in gathered.sessions}
        self._with_days = {
            given.session_id for given in gathered.contributions if _own_day(given) is not None
        }

    def at_latest(self, given: Contribution) -> date:
        """Return its own day, else that of its session."""
        return _own_day(given) or self._held_on[given.session_id]

    def known(self, given: Contribution) -> date | None:
        """Return its day; None where it has none of its own and others of its session do.

        Such a session was brought in from a page that people wrote on for weeks.
        """
        if given.session_id in self._with_days:
            return _own_day(given)
        return self._held_on[given.session_id]


class _Reader:
    """All that entries are made from, looked up once."""

    def __init__(self, gathered: Gathered) -> None:
        self.days = _Days(gathered)
        self.said = {given.id: given for given in in_order(gathered)}
        self.links = Links(gathered.questions, gathered.responses, order=tuple(self.said))
        self.standing = {question.contribution_id: question for question in gathered.questions}

    def entry(
        self, head: int, group: Sequence[Contribution], session_ids: Collection[int]
    ) -> Entry:
        """Return the entry of the questions in *group*, for which *head* stands."""
        ids = [given.id for given in group]
        question_id = head if head in ids else ids[0]
        turns = self.links.below(head) if self.links.responses(head) else ()
        below = [turn for turn in turns if turn.contribution_id in self.said]
        responses = [self.said[turn.contribution_id] for turn in below if turn.depth == 1]
        follow_ups = tuple(turn.contribution_id for turn in below if turn.depth > 1)
        state = self._state(question_id)
        return Entry(
            question_id=question_id,
            state=state,
            says=self._says(responses, follow_ups) if state is QuestionState.OPEN else None,
            merged=tuple(id_ for id_ in ids if id_ != question_id),
            responses=tuple(given.id for given in responses),
            follow_ups=follow_ups,
            answered_by=_by_role(responses),
            asked_on=min(map(self.days.at_latest, group)),
            latency=self._latency(group, responses),
            raised_in=len({given.session_id for given in group} & set(session_ids)),
        )

    def _state(self, id_: int) -> QuestionState:
        return self.standing.get(id_, Question(contribution_id=id_)).state

    def _says(
        self, responses: Collection[Contribution], follow_ups: Iterable[int]
    ) -> QuestionState | None:
        """Return what is said of a question by its *responses* and what came after them."""
        if not responses:
            return None
        if all(given.use is Use.RESTRICTED for given in responses):
            return QuestionState.ANSWERED_RESTRICTED
        if any(map(self._is_left_open, follow_ups)):
            return QuestionState.PARTLY
        return QuestionState.ANSWERED

    def _is_left_open(self, id_: int) -> bool:
        head = self.links.stands_for(id_)
        is_open = self._state(head) is QuestionState.OPEN and not self.links.responses(head)
        return is_open and self.said[id_].kind is Kind.QUESTION

    def _latency(
        self, group: Iterable[Contribution], responses: Iterable[Contribution]
    ) -> int | None:
        asked = [self.days.known(given) for given in group]
        answered = [self.days.known(given) for given in responses]
        if not answered or None in asked or None in answered:
            return None
        first = min(day for day in answered if day is not None)
        return max(0, (first - min(day for day in asked if day is not None)).days)


def _own_day(given: Contribution) -> date | None:
    return given.said_at.date() if given.said_at else given.said_on


def _by_role(responses: Iterable[Contribution]) -> tuple[tuple[Role | None, int], ...]:
    counts: Mapping[Role | None, int] = Counter(given.role for given in responses)
    return tuple((role, counts[role]) for role in (*Role, None) if role in counts)
