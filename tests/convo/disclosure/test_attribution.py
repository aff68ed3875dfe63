from itertools import product
from typing import Any

import pytest

from convo.disclosure.attribution import (
    CEILINGS,
    Ceiling,
    Telling,
    Told,
    ceiling_of,
    most_told,
    telling,
)
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Audience, Form, Role, Rule, Use
from tests.exports.build import contribution, session

NOTHING, REGION, ROLE = Told.NOTHING, Told.REGION, Told.ROLE
NAME, BOTH = Told.NAME, Told.NAME_AND_ROLE

# What each rule lets be told of words attributed to a name, by role; then to a role.
NAMED_WORDS: dict[Rule, dict[Role | str | None, Told]] = {
    Rule.NAMED: {Role.STAFF: BOTH, "else": NAME},
    Rule.CHATHAM: {Role.VOLUNTEER: ROLE, "else": REGION},
    Rule.SWAN: {Role.STAFF: BOTH, None: REGION, "else": ROLE},
    Rule.FKAGEU: {"else": REGION},
    Rule.FOCUS_GROUP: {"else": NOTHING},
}
ROLE_WORDS: dict[Rule, dict[Role | str | None, Told]] = {
    Rule.NAMED: {"else": ROLE},
    Rule.CHATHAM: {Role.VOLUNTEER: ROLE, "else": REGION},
    Rule.SWAN: {"else": ROLE},
    Rule.FKAGEU: {"else": REGION},
    Rule.FOCUS_GROUP: {"else": NOTHING},
}


def said(attribution: Attribution, role: Role | None, **fields: Any) -> Contribution:  # noqa: ANN401 -- whatever a contribution has
    person = None if attribution is Attribution.ANONYMOUS else 7
    return contribution(
        session(), attribution=attribution, role=role, participant_id=person, **fields
    )


@pytest.mark.parametrize(("rule", "role"), list(product(Rule, [*Role, None])))
def test_a_name_is_told_only_where_the_rule_lets_it(rule: Rule, role: Role | None) -> None:
    expected = NAMED_WORDS[rule].get(role, NAMED_WORDS[rule]["else"])

    assert most_told(said(Attribution.NAMED, role), CEILINGS[rule]) is expected


@pytest.mark.parametrize(("rule", "role"), list(product(Rule, Role)))
def test_words_attributed_to_a_role_never_tell_a_name(rule: Rule, role: Role) -> None:
    expected = ROLE_WORDS[rule].get(role, ROLE_WORDS[rule]["else"])

    assert most_told(said(Attribution.ROLE, role), CEILINGS[rule]) is expected


@pytest.mark.parametrize("rule", Rule)
def test_words_attributed_to_a_region_tell_that_at_most(rule: Rule) -> None:
    expected = NOTHING if rule is Rule.FOCUS_GROUP else REGION

    assert most_told(said(Attribution.REGION, None), CEILINGS[rule]) is expected


@pytest.mark.parametrize("rule", Rule)
def test_anonymous_words_tell_nothing_under_any_rule(rule: Rule) -> None:
    assert most_told(said(Attribution.ANONYMOUS, None), CEILINGS[rule]) is NOTHING


@pytest.mark.parametrize(
    ("use", "form", "audience", "expected"),
    [
        (Use.QUOTE, Form.QUOTE, Audience.PUBLIC, Telling.QUOTE),
        (Use.QUOTE, Form.PARAPHRASE, Audience.PUBLIC, Telling.PARAPHRASE),
        (Use.QUOTE, Form.OBSERVATION, Audience.PUBLIC, Telling.PARAPHRASE),
        (Use.PARAPHRASE, Form.PARAPHRASE, Audience.PUBLIC, Telling.PARAPHRASE),
        (Use.PARAPHRASE, Form.QUOTE, Audience.PUBLIC, Telling.COUNT),
        (Use.PARAPHRASE, Form.QUOTE, Audience.INTERNAL, Telling.COUNT),
        (Use.INTERNAL, Form.QUOTE, Audience.INTERNAL, Telling.QUOTE),
        (Use.INTERNAL, Form.PARAPHRASE, Audience.INTERNAL, Telling.PARAPHRASE),
        (Use.INTERNAL, Form.QUOTE, Audience.PUBLIC, Telling.NOTHING),
        (Use.INTERNAL, Form.PARAPHRASE, Audience.PUBLIC, Telling.NOTHING),
        (Use.RESTRICTED, Form.QUOTE, Audience.INTERNAL, Telling.NOTHING),
        (Use.RESTRICTED, Form.PARAPHRASE, Audience.PUBLIC, Telling.NOTHING),
    ],
)
def test_words_go_no_further_than_they_were_given_for(
    use: Use, form: Form, audience: Audience, expected: Telling
) -> None:
    given = said(Attribution.ANONYMOUS, None, use=use, form=form)

    assert telling(given, CEILINGS[Rule.NAMED], audience=audience) is expected


def test_a_focus_group_is_quoted_only_where_that_was_agreed() -> None:
    agreed = said(Attribution.ANONYMOUS, None, use=Use.QUOTE, form=Form.QUOTE)
    inside = said(Attribution.ANONYMOUS, None, use=Use.INTERNAL, form=Form.QUOTE)
    focus = CEILINGS[Rule.FOCUS_GROUP]

    assert telling(agreed, focus, audience=Audience.INTERNAL) is Telling.QUOTE
    assert telling(inside, focus, audience=Audience.INTERNAL) is Telling.COUNT


def test_a_focus_group_under_another_rule_is_held_to_the_stricter_of_both() -> None:
    named = ceiling_of(session(rule=Rule.NAMED, focus_group=True))
    silent = ceiling_of(session(rule=Rule.FKAGEU, focus_group=True))

    assert named == CEILINGS[Rule.FOCUS_GROUP]
    assert not silent.attendance


@pytest.mark.parametrize("rule", Rule)
def test_only_two_rules_keep_silent_about_who_answers_for_a_promise(rule: Rule) -> None:
    assert CEILINGS[rule].teams is (rule not in {Rule.FKAGEU, Rule.FOCUS_GROUP})


def test_every_rule_has_a_ceiling() -> None:
    assert set(CEILINGS) == set(Rule)
    assert all(isinstance(ceiling, Ceiling) for ceiling in CEILINGS.values())
