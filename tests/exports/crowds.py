"""Conversations at random in which some people speak much more often than others; all invented."""

from dataclasses import replace
from itertools import count
from random import Random

from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Forum, ForumMention
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Form, Kind, Preparer, Role, Rule, Use
from tests.exports.build import session

_REGIONS = ("ESEAP", "MENA", "SSA", "LAC", "SA")
_RULES = ((Rule.CHATHAM,), (Rule.CHATHAM, Rule.FKAGEU), tuple(Rule))
_FORUMS = tuple(
    Forum(id=every, name=f"forum-{every}", may_print=True) for every in (1, 2, 3, 7, 20)
)
"""By how many contributions one speaks of each."""

_LISTED = (Use.QUOTE, Form.PARAPHRASE)
_UNLISTED = (
    (Use.PARAPHRASE, Form.QUOTE),
    (Use.PARAPHRASE, Form.QUOTE),
    (Use.INTERNAL, Form.PARAPHRASE),
    (Use.RESTRICTED, Form.PARAPHRASE),
)


class Crowd:
    """Sessions with people in them; a seed always gives the same."""

    def __init__(self, seed: int) -> None:
        """Hold sessions of which some are much larger than others."""
        self.dice = dice = Random(seed)  # noqa: S311 -- invented conversations, no secret
        regions = _REGIONS[: dice.randint(2, 5)]
        rules = dice.choice(_RULES)
        self.sessions = tuple(
            session(id=1 + each, region=dice.choice(regions), rule=dice.choice(rules))
            for each in range(dice.randint(2, 7))
        )
        self.themes = tuple(
            Theme(id=500 + each, name=f"theme-{each}") for each in range(dice.randint(1, 5))
        )
        ids = count(1)
        self.people = {
            held.id: [_person(next(ids), held) for _ in range(dice.choice((1, 2, 4, 8, 16)))]
            for held in self.sessions
        }
        self._sizes = [dice.choice((1, 2, 5, 10, 20)) for _ in self.sessions]
        self._anonymous, self._known = dice.random(), dice.random()
        self._unlisted = dice.choice((0, 0, 0.1, 0.4))
        self._words = count()

    def say(self, number: int) -> tuple[Contribution, ...]:
        """Return so many contributions, of which nobody knows where the next is made."""
        return tuple(self._one() for _ in range(number))

    def tag(self, given: tuple[Contribution, ...]) -> tuple[Tag, ...]:
        """Return the themes of contributions: none of some, two of others."""
        most = len(self.themes)
        return tuple(
            Tag(contribution_id=each.id, theme_id=about.id)
            for each in given
            for about in self.dice.sample(self.themes, min(most, self.dice.choice((0, 1, 1, 1, 2))))
        )

    def gathered(self, given: tuple[Contribution, ...], tags: tuple[Tag, ...]) -> Gathered:
        regions = {held.id: held.region for held in self.sessions}
        return Gathered(
            sessions=self.sessions,
            participants=tuple(person for there in self.people.values() for person in there),
            contributions=given,
            themes=self.themes,
            tags=tags,
            forums=_FORUMS,
            forum_mentions=tuple(
                ForumMention(contribution_id=each.id, forum_id=forum.id)
                for each in given
                for forum in _FORUMS
                if each.id % forum.id == 0  # always the same, however often it is asked
            ),
            checklist=tuple(
                ChecklistItem(
                    id=each.id,
                    preparer=Preparer.PERSON,
                    region=regions[each.session_id],
                    position=0,
                    text=each.text,
                    contribution_id=each.id,
                )
                for each in given
                if each.id % 3 == 0
            ),
        )

    def _one(self) -> Contribution:
        dice = self.dice
        [held] = dice.choices(self.sessions, self._sizes)
        attribution = Attribution.ANONYMOUS
        if dice.random() > self._anonymous:
            attribution = dice.choice(tuple(Attribution))
        there = self.people[held.id]
        person = there[0] if dice.random() < 0.4 else dice.choice(there)
        is_known = attribution is Attribution.NAMED or dice.random() < self._known
        use, form = dice.choice(_UNLISTED) if dice.random() < self._unlisted else _LISTED
        return Contribution(
            id=dice.getrandbits(62),
            session_id=held.id,
            participant_id=person.id
            if is_known and attribution is not Attribution.ANONYMOUS
            else None,
            role=dice.choice(tuple(Role)) if attribution is Attribution.ROLE else None,
            attribution=attribution,
            use=use,
            form=form,
            language="en",
            text=f"we heard {next(self._words)} of it",
        )


def linked(gathered: Gathered, dice: Random) -> Gathered:
    """Return the same with questions, of which some are one, with responses and with promises.

    What is linked was said in one session.
    """
    kinds = (Kind.QUESTION, Kind.QUESTION, Kind.RESPONSE, Kind.COMMITMENT)
    given = tuple(replace(each, kind=dice.choice(kinds)) for each in gathered.contributions)
    asked = [each for each in given if each.kind is Kind.QUESTION and dice.random() < 0.5]

    def beside(one: Contribution) -> list[int]:
        there = [each.id for each in asked if each.session_id == one.session_id and each != one]
        return dice.sample(there, min(len(there), 1))

    return replace(
        gathered,
        contributions=given,
        questions=tuple(
            Question(contribution_id=each.id, merged_into=other)
            for each in asked[::4]
            for other in beside(each)
        ),
        responses=tuple(
            Response(question_id=other, contribution_id=each.id)
            for each in given
            if each.kind is not Kind.QUESTION and dice.random() < 0.3
            for other in beside(each)
        ),
        commitments=tuple(
            Commitment(contribution_id=each.id, team="Trust")
            for each in given
            if each.kind is Kind.COMMITMENT and dice.random() < 0.5
        ),
    )


def _person(number: int, held: Session) -> Participant:
    return Participant(id=100 + number, session_id=held.id, handle=f"P{number}", name="Nemo")


def crowded(seed: int) -> Gathered:
    """Return 10 to 200 contributions in some sessions; a seed gives the same."""
    crowd = Crowd(seed)
    given = crowd.say(crowd.dice.choice((10, 30, 60, 120, 200)))
    return crowd.gathered(given, crowd.tag(given))
