"""Where something was raised and who was absent: only what a reader can tell without it."""

from dataclasses import replace
from typing import Any

import pytest

from convo.model.answers import Question
from convo.model.gathered import Gathered
from convo.model.words import Attribution, Kind, Role, Rule
from tests.exports.build import (
    contribution,
    contributions,
    held_in,
    report_of,
    session,
    tagged,
    theme,
)

ABOUT, OTHER = theme("safety"), theme("language")


def test_a_theme_was_raised_where_the_table_or_its_words_say_so() -> None:
    sessions = held_in("ESEAP", "MENA", "SSA")
    many = tuple(each for held in sessions[:2] for each in contributions(held, 6))
    rest = tuple(each for held in sessions for each in contributions(held, 6))
    gathered = Gathered(
        sessions=sessions,
        contributions=(*many, *rest),
        themes=(ABOUT, OTHER),
        tags=(*tagged(ABOUT, many), *tagged(OTHER, rest)),
    )

    raised = {each.name: each.raised_in for each in report_of(gathered).themes}

    assert raised == {"language": 3, "safety": 2}


def test_where_the_table_tells_nothing_nothing_is_told_of_where_it_was_raised() -> None:
    sessions = held_in("ESEAP", "MENA")
    said = tuple(contribution(held) for held in sessions)
    gathered = Gathered(
        sessions=sessions, contributions=said, themes=(ABOUT,), tags=tagged(ABOUT, said)
    )

    [told] = report_of(gathered).themes

    assert told.raised_in == 1


def merged(**fields: Any) -> Gathered:  # noqa: ANN401 -- whatever a contribution has
    sessions = held_in("ESEAP", "MENA")
    asked = [contribution(held, kind=Kind.QUESTION, **fields) for held in sessions]
    crowd = (each for held in sessions for each in contributions(held, 5, **fields))
    one, other = asked
    return Gathered(
        sessions=sessions,
        contributions=(*asked, *crowd),
        questions=(Question(contribution_id=one.id, merged_into=other.id),),
    )


def test_a_question_was_raised_where_those_who_asked_it_are_told_to_be_from() -> None:
    [told] = report_of(merged(attribution=Attribution.REGION)).questions

    assert told.raised_in == 2


def test_of_what_was_asked_anonymously_nobody_knows_where_it_was_raised() -> None:
    [told] = report_of(merged()).questions

    assert told.raised_in == 1


def test_regions_of_the_scheme_without_a_session_are_absent() -> None:
    gathered = Gathered(sessions=held_in("ESEAP"))

    told = report_of(gathered, regions=("ESEAP", "MENA", "SSA")).beside.absent

    assert told.regions == ("MENA", "SSA")


@pytest.mark.parametrize(
    ("rules", "roles"),
    [
        ((Rule.NAMED,), {Role.BOARD, Role.OBSERVER, Role.AFFILIATE, Role.VOLUNTEER}),
        ((Rule.CHATHAM,), {Role.VOLUNTEER}),
        ((Rule.NAMED, Rule.CHATHAM), {Role.VOLUNTEER}),
        ((Rule.FKAGEU,), set()),
    ],
)
def test_only_roles_that_every_rule_lets_be_told_can_be_absent(
    rules: tuple[Rule, ...], roles: set[Role]
) -> None:
    sessions = tuple(session(rule=rule) for rule in rules)
    said = contributions(sessions[0], 5, attribution=Attribution.ROLE, role=Role.STAFF)

    told = report_of(Gathered(sessions=sessions, contributions=said)).beside.absent

    assert set(told.roles) == roles


def test_a_role_under_which_few_spoke_is_not_told_to_have_been_there() -> None:
    held = session(rule=Rule.NAMED)
    few = contributions(held, 2, attribution=Attribution.ROLE, role=Role.BOARD)
    with_few = Gathered(sessions=(held,), contributions=few)

    told = report_of(with_few).beside.absent

    assert told == report_of(replace(with_few, contributions=())).beside.absent
