from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from convo.disclosure.credit import NOBODY, Credit
from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Kind, Role, Rule, Use
from exports.report.values import Report, Statement
from tests.exports.build import contribution, contributions, held_in, report_of, session
from tests.exports.crowds import crowded, linked

REGIONS = ("ESEAP", "MENA")
REGION = {"attribution": Attribution.REGION}


def told(gathered: Gathered) -> dict[str | None, Credit]:
    """Return the credit of each statement by its words."""
    return {each.words: each.credit for each in report_of(gathered).statements}


def answered(
    question: Contribution,
    answer: Contribution,
    *others: Contribution,
    sessions: tuple[Session, ...],
) -> Gathered:
    return Gathered(
        sessions=sessions,
        contributions=(question, answer, *others),
        responses=(Response(question_id=question.id, contribution_id=answer.id),),
    )


def ask(held: Session, **fields: object) -> Contribution:
    return contribution(held, "Who will read it?", kind=Kind.QUESTION, **fields)


def test_a_question_does_not_hand_its_region_to_a_response() -> None:
    a, b = held_in(*REGIONS)
    crowd = contributions(a, 8, **REGION)

    found = told(answered(ask(a, **REGION), contribution(a, "We will."), *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == found["We will."] == NOBODY
    assert found["Point 0."] == Credit(region="ESEAP")


def test_a_response_does_not_hand_its_region_to_a_question() -> None:
    a, b = held_in(*REGIONS)
    crowd = contributions(a, 8, **REGION)

    found = told(answered(ask(a), contribution(a, "We will.", **REGION), *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == found["We will."] == NOBODY


def test_a_region_that_all_tell_stays() -> None:
    a, b = held_in(*REGIONS)
    crowd = contributions(a, 8, **REGION)
    answer = contribution(a, "We will.", **REGION)

    found = told(answered(ask(a, **REGION), answer, *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == found["We will."] == Credit(region="ESEAP")


def test_in_a_report_about_one_region_no_place_is_a_secret() -> None:
    a, again = held_in("ESEAP", "ESEAP")
    crowd = contributions(a, 8, **REGION)

    found = told(
        answered(ask(a, **REGION), contribution(a, "We will."), *crowd, sessions=(a, again))
    )

    assert found["Who will read it?"] == Credit(region="ESEAP")


def test_a_hat_that_every_rule_lets_be_told_stays() -> None:
    a, b = held_in(*REGIONS)
    hat = {"attribution": Attribution.ROLE, "role": Role.VOLUNTEER}
    crowd = contributions(a, 8, **hat)

    found = told(answered(ask(a, **hat), contribution(a, "We will."), *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == Credit(role=Role.VOLUNTEER)


def test_a_hat_that_tells_no_place_stays_where_another_does_not_tell_its_region() -> None:
    a, b = held_in(*REGIONS)
    hat = {"attribution": Attribution.ROLE, "role": Role.VOLUNTEER}
    crowd = (*contributions(a, 8, **REGION), *contributions(a, 8, **hat))
    answer = contribution(a, "We will.", **REGION)

    found = told(answered(ask(a, **hat), answer, *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == Credit(role=Role.VOLUNTEER)
    assert found["We will."] == NOBODY


def test_a_hat_that_few_rules_let_be_told_does_not_stay() -> None:
    a, b = session(region="ESEAP", rule=Rule.NAMED), session(region="MENA")
    hat = {"attribution": Attribution.ROLE, "role": Role.AFFILIATE}
    crowd = contributions(a, 8, **hat)

    found = told(answered(ask(a, **hat), contribution(a, "We will."), *crowd, sessions=(a, b)))

    assert found["Who will read it?"] == NOBODY
    assert found["Point 0."] == Credit(role=Role.AFFILIATE)


def by_name(*others: str) -> tuple[Gathered, tuple[Participant, ...]]:
    """Return a question by Nemo with an answer by somebody, in one of two regions."""
    a, b = (session(region=region, rule=Rule.NAMED) for region in REGIONS)
    people = tuple(
        Participant(id=70 + each, session_id=a.id, handle=f"P{each + 1}", name=name)
        for each, name in enumerate(("Nemo", *others))
    )
    asked, *answers = (
        {"attribution": Attribution.NAMED, "participant_id": person.id} for person in people
    )
    answer = contribution(a, "Nemo will.", **(answers[0] if answers else {}))
    gathered = answered(ask(a, **asked), answer, sessions=(a, b))
    return replace(gathered, participants=people), people


def test_a_name_does_not_stay_beside_words_whose_place_it_would_tell() -> None:
    gathered, _ = by_name()

    assert set(told(gathered).values()) == {NOBODY}


def test_a_name_that_does_not_stay_is_masked_in_the_words() -> None:
    gathered, _ = by_name()

    assert not [words for words in told(gathered) if words is None or "Nemo" in words]


def test_names_that_all_agreed_to_stay() -> None:
    gathered, _ = by_name("Ann")

    found = told(gathered)

    assert found["Who will read it?"] == Credit(name="Nemo")
    assert found["Nemo will."] == Credit(name="Ann")


def test_merged_questions_and_what_responds_to_any_of_them_are_linked() -> None:
    a, b = held_in(*REGIONS)
    first, second = ask(a), contribution(a, "Or when?", kind=Kind.QUESTION, **REGION)
    answer = contribution(a, "In May.", **REGION)
    gathered = answered(second, answer, first, *contributions(a, 8, **REGION), sessions=(a, b))
    merge = Question(contribution_id=first.id, merged_into=second.id)

    assert told(gathered)["In May."] == Credit(region="ESEAP")
    assert told(replace(gathered, questions=(merge,)))["In May."] == NOBODY


def test_two_questions_with_one_response_are_linked() -> None:
    a, b = held_in(*REGIONS)
    first, second = ask(a), contribution(a, "Or when?", kind=Kind.QUESTION, **REGION)
    answer = contribution(a, "In May.", **REGION)
    gathered = answered(second, answer, first, *contributions(a, 8, **REGION), sessions=(a, b))
    both = Response(question_id=first.id, contribution_id=answer.id)

    found = told(replace(gathered, responses=(*gathered.responses, both)))

    assert found["Or when?"] == found["In May."] == NOBODY


def test_a_response_to_a_question_that_is_not_listed_is_linked_to_nothing() -> None:
    a, b = held_in(*REGIONS)
    first, second = ask(a, use=Use.RESTRICTED), contribution(a, "In May.", **REGION)
    third = contribution(a, "Or in June.")
    gathered = answered(first, second, third, *contributions(a, 8, **REGION), sessions=(a, b))
    both = Response(question_id=first.id, contribution_id=third.id)

    found = told(replace(gathered, responses=(*gathered.responses, both)))

    assert found["In May."] == Credit(region="ESEAP")


def promised_by(*rules: Rule) -> Report:
    """Return a report in which a promise with a team responds to a question."""
    a, b = (session(region=region, rule=rule) for region, rule in zip(REGIONS, rules, strict=True))
    promise = contribution(a, "We will.", kind=Kind.COMMITMENT)
    gathered = answered(ask(a), promise, sessions=(a, b))
    team = Commitment(contribution_id=promise.id, team="Trust")
    return report_of(replace(gathered, commitments=(team,)))


def test_a_team_does_not_hand_its_place_to_a_question() -> None:
    [promise] = promised_by(Rule.CHATHAM, Rule.FKAGEU).commitments

    assert promise.team == ""


def test_a_team_that_every_rule_lets_be_told_stays() -> None:
    [promise] = promised_by(Rule.CHATHAM, Rule.CHATHAM).commitments

    assert promise.team == "Trust"


HATS = {Rule.CHATHAM: {Role.VOLUNTEER}, Rule.NAMED: {*Role}, Rule.SWAN: {*Role}}
TEAMS = {Rule.CHATHAM, Rule.NAMED, Rule.SWAN}


def places(
    statement: Statement, said: Contribution, report: Report, gathered: Gathered
) -> set[str]:
    """Return where a reader thinks that one statement may have been made, from it alone."""
    credit = statement.credit
    if credit.region is not None:
        return {credit.region}
    if credit.name is not None:
        return {held.region for held in gathered.sessions if held.id == said.session_id}
    teams = {each.statement for each in report.commitments if each.team}
    return {
        held.region
        for held in report.conversations
        if (credit.role is None or credit.role in HATS.get(held.rule, set()))
        and (statement.number not in teams or held.rule in TEAMS)
    }


def groups(report: Report) -> Iterator[set[int]]:
    """Yield the numbers of statements that a reader knows to be of one session."""
    together = [{q.statement, *q.merged_with, *q.responses} for q in report.questions]
    while together:
        group = together.pop()
        while touching := [other for other in together if other & group]:
            group = group.union(*touching)
            together = [other for other in together if not other & group]
        if len(group) > 1:
            yield group


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_no_link_of_any_ledger_tells_where_something_was_said(audience: Audience) -> None:
    met = Counter[bool]()

    for seed in range(120):
        gathered = linked(crowded(seed), Random(seed))  # noqa: S311 -- invented, no secret
        report = report_of(gathered, audience=audience, at_least=2)
        by_words = {each.text: each for each in gathered.contributions}
        alone = {
            each.number: places(each, by_words[each.words or ""], report, gathered)
            for each in report.statements
        }
        for group in groups(report):
            where = set.intersection(*(alone[number] for number in group))
            assert all(alone[number] == where for number in group)
            met[len(where) == 1 < len({held.region for held in gathered.sessions})] += 1

    # Some groups keep what all of them tell.
    assert met[False] > met[True] > 0
