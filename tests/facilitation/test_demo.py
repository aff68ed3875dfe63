import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import TypeVar, get_args

import pytest

from convo.disclosure.counts import LEAST
from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.changes import Thing
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.words import (
    Attribution,
    Audience,
    Form,
    Kind,
    Preparer,
    QuestionState,
    Role,
    Rule,
    Use,
)
from convo.model.written import Written
from convo.rules.directory import gaps, is_stale
from facilitation.demo.conversation import demo_conversation

TODAY = date(2026, 3, 9)
REFERENCES = {
    "round_id": Round,
    "session_id": Session,
    "follows": Session,
    "prompt_id": Prompt,
    "participant_id": Participant,
    "contribution_id": Contribution,
    "theme_id": Theme,
    "parent_id": Theme,
    "question_id": Contribution,
    "merged_into": Contribution,
    "forum_id": Forum,
}
LARGE = LEAST[Audience.PUBLIC]
T = TypeVar("T")


@pytest.fixture(scope="module")
def things() -> tuple[Thing, ...]:
    chance = random.Random(5)  # noqa: S311 - a test that fails fails again
    return demo_conversation(TODAY, ids=lambda: chance.getrandbits(62))


def of(kind: type[T], things: tuple[Thing, ...]) -> list[T]:
    return [thing for thing in things if isinstance(thing, kind)]


def referred(thing: Thing) -> Iterator[tuple[type, int]]:
    for field in fields(thing):
        number = getattr(thing, field.name)
        if field.name in REFERENCES and number is not None:
            yield REFERENCES[field.name], number


def public(contribution: Contribution) -> bool:
    return contribution.use is Use.QUOTE or (
        contribution.use is Use.PARAPHRASE and contribution.form is not Form.QUOTE
    )


def test_things_come_kind_by_kind(things: tuple[Thing, ...]) -> None:
    assert list(dict.fromkeys(map(type, things))) == [
        Round,
        Session,
        Prompt,
        Participant,
        Theme,
        Contribution,
        Tag,
        Translation,
        Agreement,
        Question,
        Response,
        Commitment,
        Recommendation,
        Contact,
        Forum,
        ForumMention,
        Practice,
        ChecklistItem,
        Written,
    ]


def test_whatever_a_thing_refers_to_comes_before_it(things: tuple[Thing, ...]) -> None:
    before: set[tuple[type, int]] = set()

    for thing in things:
        assert set(referred(thing)) <= before
        if hasattr(thing, "id"):
            before.add((type(thing), thing.id))


def test_nothing_is_kept_twice(things: tuple[Thing, ...]) -> None:
    ids = [thing.id for thing in things if hasattr(thing, "id")]

    assert len(set(ids)) == len(ids)
    assert len(set(things)) == len(things)


def test_the_same_ids_make_the_same_conversation(things: tuple[Thing, ...]) -> None:
    chance = random.Random(5)  # noqa: S311 - the same as before

    assert demo_conversation(TODAY, ids=lambda: chance.getrandbits(62)) == things


def test_ids_are_in_no_order_unless_told_otherwise() -> None:
    ids = [contribution.id for contribution in of(Contribution, demo_conversation(TODAY))]

    assert ids != sorted(ids)
    assert not set(ids) & {
        contribution.id for contribution in of(Contribution, demo_conversation(TODAY))
    }


def test_two_sessions_of_two_regions_are_held_in_two_zones(things: tuple[Thing, ...]) -> None:
    first, second = of(Session, things)

    assert {first.region, second.region} == {"ESEAP", "MENA"}
    assert first.zone != second.zone
    assert second.follows == first.id
    assert first.held_on < second.held_on < TODAY
    assert {first.rule, second.rule} == {Rule.NAMED, Rule.CHATHAM}


@pytest.mark.parametrize("day", range(0, 366, 7))
def test_it_can_be_made_on_any_day(day: int) -> None:
    today = date(2028, 1, 1) + timedelta(days=day)

    assert all(session.held_on < today for session in of(Session, demo_conversation(today)))


def test_prompts_fill_the_time_of_a_session(things: tuple[Thing, ...]) -> None:
    for session in of(Session, things):
        prompts = [prompt for prompt in of(Prompt, things) if prompt.session_id == session.id]

        assert [prompt.position for prompt in prompts] == [0, 1, 2, 3]
        assert 60 <= sum(prompt.minutes or 0 for prompt in prompts) <= 90


def test_about_sixty_things_are_said(things: tuple[Thing, ...]) -> None:
    assert 55 <= len(of(Contribution, things)) <= 75


def test_contributions_belong_to_their_session(things: tuple[Thing, ...]) -> None:
    sessions = {thing.id: thing.session_id for thing in of(Prompt, things)}
    sessions |= {thing.id: thing.session_id for thing in of(Participant, things)}

    for contribution in of(Contribution, things):
        for about in (contribution.prompt_id, contribution.participant_id):
            assert about is None or sessions[about] == contribution.session_id


def test_many_languages_are_spoken(things: tuple[Thing, ...]) -> None:
    spoken = Counter(contribution.language for contribution in of(Contribution, things))

    assert set(spoken) == {
        "en",
        "id",
        "es",
        "fr",
        "ar",
        "fa",
        "hi",
        "bn",
        "my",
        "th",
        "zh",
        "ja",
        "am",
        "uk",
    }
    assert min(spoken.values()) >= 3


def test_sessions_expect_the_languages_spoken_in_them(things: tuple[Thing, ...]) -> None:
    for session in of(Session, things):
        spoken = {
            contribution.language
            for contribution in of(Contribution, things)
            if contribution.session_id == session.id
        }

        assert spoken == set(session.languages)


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("id", "LATIN"),
        ("ar", "ARABIC"),
        ("fa", "ARABIC"),
        ("hi", "DEVANAGARI"),
        ("bn", "BENGALI"),
        ("my", "MYANMAR"),
        ("th", "THAI"),
        ("zh", "CJK"),
        ("ja", "HIRAGANA"),
        ("am", "ETHIOPIC"),
        ("uk", "CYRILLIC"),
    ],
)
def test_every_language_is_written_in_its_script(
    things: tuple[Thing, ...], language: str, script: str
) -> None:
    for contribution in of(Contribution, things):
        if contribution.language == language:
            assert script in {unicodedata.name(sign).split()[0] for sign in contribution.text}


def test_persian_keeps_its_joiners(things: tuple[Thing, ...]) -> None:
    persian = [thing.text for thing in of(Contribution, things) if thing.language == "fa"]

    assert sum("\u200c" in text for text in persian) >= 3


@pytest.mark.parametrize("field", ["attribution", "use", "kind", "form", "role"])
def test_every_choice_is_made(things: tuple[Thing, ...], field: str) -> None:
    vocabulary = {"attribution": Attribution, "use": Use, "kind": Kind, "form": Form, "role": Role}

    chosen = {getattr(contribution, field) for contribution in of(Contribution, things)}

    assert chosen - {None} == set(vocabulary[field])


def test_nobody_is_told_more_of_than_the_rule_allows(things: tuple[Thing, ...]) -> None:
    named = {session.id for session in of(Session, things) if session.rule is Rule.NAMED}

    assert {
        participant.session_id for participant in of(Participant, things) if participant.name
    } == named
    assert {
        contribution.session_id
        for contribution in of(Contribution, things)
        if contribution.attribution is Attribution.NAMED
    } == named


def test_whoever_is_named_has_a_name(things: tuple[Thing, ...]) -> None:
    names = {participant.id: participant.name for participant in of(Participant, things)}

    for contribution in of(Contribution, things):
        if contribution.attribution is Attribution.NAMED:
            assert names[contribution.participant_id or 0]


def test_everybody_on_the_list_says_something(things: tuple[Thing, ...]) -> None:
    heard = {contribution.participant_id for contribution in of(Contribution, things)}

    assert heard - {None} == {participant.id for participant in of(Participant, things)}


def test_somebody_changes_hats(things: tuple[Thing, ...]) -> None:
    hats: dict[int | None, set[Role]] = {}
    for contribution in of(Contribution, things):
        if contribution.role:
            hats.setdefault(contribution.participant_id, set()).add(contribution.role)

    assert any(len(roles) > 1 for roles in hats.values())


def test_the_codebook_has_twelve_themes_in_use(things: tuple[Thing, ...]) -> None:
    themes = of(Theme, things)

    assert len({theme.name for theme in themes}) == 12
    assert all(theme.definition and theme.aliases for theme in themes)
    assert sum(theme.parent_id is not None for theme in themes) == 1
    assert {tag.theme_id for tag in of(Tag, things)} == {theme.id for theme in themes}


def test_some_themes_are_large_enough_for_a_public_summary(things: tuple[Thing, ...]) -> None:
    told = {thing.id: thing.session_id for thing in of(Contribution, things) if public(thing)}
    names = {theme.id: theme.name for theme in of(Theme, things)}
    tags = [tag for tag in of(Tag, things) if tag.contribution_id in told]

    everywhere = Counter(names[tag.theme_id] for tag in tags)
    somewhere = Counter((names[tag.theme_id], told[tag.contribution_id]) for tag in tags)

    assert {name for name, number in everywhere.items() if number >= LARGE} == {
        "community-safety",
        "language-access",
        "local-capacity",
        "first-contact",
    }
    assert Counter(name for (name, _), number in somewhere.items() if number >= LARGE) == {
        "community-safety": 2,
        "language-access": 2,
    }


def test_a_few_contributions_have_no_theme_yet(things: tuple[Thing, ...]) -> None:
    tagged = {tag.contribution_id for tag in of(Tag, things)}

    assert 2 <= len({thing.id for thing in of(Contribution, things)} - tagged) <= 5


def test_everything_not_said_in_english_is_translated(things: tuple[Thing, ...]) -> None:
    foreign = [thing.id for thing in of(Contribution, things) if thing.language != "en"]
    translations = of(Translation, things)

    assert [translation.contribution_id for translation in translations] == foreign
    assert {translation.language for translation in translations} == {"en"}
    assert all(re.fullmatch(r"[A-Z][\x20-\x7e]+[.?]", thing.text) for thing in translations)
    assert {translation.by_machine for translation in translations} == {True, False}
    assert not any(thing.by_machine and thing.checked for thing in translations)


def test_questions_stand_in_every_state_but_withdrawn(things: tuple[Thing, ...]) -> None:
    questions = of(Question, things)
    asked = [thing.id for thing in of(Contribution, things) if thing.kind is Kind.QUESTION]

    assert [question.contribution_id for question in questions] == asked
    assert {question.state for question in questions} == set(QuestionState) - {
        QuestionState.WITHDRAWN
    }


def test_every_question_that_is_not_open_has_a_response(things: tuple[Thing, ...]) -> None:
    answered = {response.question_id for response in of(Response, things)}

    assert answered == {
        question.contribution_id
        for question in of(Question, things)
        if question.state is not QuestionState.OPEN
    }


def test_a_restricted_answer_is_restricted(things: tuple[Thing, ...]) -> None:
    uses = {thing.id: thing.use for thing in of(Contribution, things)}
    (restricted,) = (
        question.contribution_id
        for question in of(Question, things)
        if question.state is QuestionState.ANSWERED_RESTRICTED
    )

    assert [
        uses[response.contribution_id]
        for response in of(Response, things)
        if response.question_id == restricted
    ] == [Use.RESTRICTED]


def test_questions_are_merged_within_a_session_and_across(things: tuple[Thing, ...]) -> None:
    sessions = {thing.id: thing.session_id for thing in of(Contribution, things)}
    merged = [
        sessions[question.contribution_id] == sessions[question.merged_into]
        for question in of(Question, things)
        if question.merged_into is not None
    ]

    assert sorted(merged) == [False, True]


def test_every_promise_has_a_team_and_a_day(things: tuple[Thing, ...]) -> None:
    commitments = of(Commitment, things)
    promised = [thing.id for thing in of(Contribution, things) if thing.kind is Kind.COMMITMENT]

    assert [commitment.contribution_id for commitment in commitments] == promised
    assert all(commitment.team for commitment in commitments)
    assert {
        commitment.due is not None and commitment.due > TODAY for commitment in commitments
    } == {
        True,
        False,
    }


def test_some_recommendations_are_addressed_and_others_wait(things: tuple[Thing, ...]) -> None:
    advised = {one.id for one in of(Contribution, things) if one.kind is Kind.RECOMMENDATION}
    addressed = {one.contribution_id: one.addressee for one in of(Recommendation, things)}

    assert addressed.keys() < advised
    assert len(set(addressed.values())) > 2


def test_others_agree_by_role_and_from_elsewhere(things: tuple[Thing, ...]) -> None:
    agreements = of(Agreement, things)

    assert len(agreements) >= 5
    assert any(agreement.role for agreement in agreements)
    assert any(agreement.region for agreement in agreements)


def test_it_holds_every_kind_of_thing_but_what_is_only_made_by_using_it(
    things: tuple[Thing, ...],
) -> None:
    missing = set(get_args(Thing)) - set(map(type, things))

    assert {kind.__name__ for kind in missing} == {
        "Imported",
        "Export",
        "Consent",
        "PlainWord",
        "Underway",
        "Draft",
        "Escalation",
        "SecondReading",
        "SecondTag",
    }


def test_every_kind_of_contact_is_there_and_none_is_real(things: tuple[Thing, ...]) -> None:
    contacts = of(Contact, things)

    assert {one.is_urgent for one in contacts} == {True, False}
    assert {one.verified_on is None for one in contacts} == {True, False}
    assert {is_stale(one, today=TODAY) for one in contacts} == {True, False}
    assert all(re.search(r"@example\.org|\+00 ", one.route) for one in contacts)


def test_something_is_missing_from_the_directory(things: tuple[Thing, ...]) -> None:
    found = {(gap.region, gap.language) for gap in gaps(of(Contact, things), of(Session, things))}

    assert ("MENA", "am") in found
    assert ("MENA", "en") not in found


def test_some_practices_may_be_shared_and_one_may_not(things: tuple[Thing, ...]) -> None:
    kinds = {one.id: one.kind for one in of(Contribution, things)}
    practices = of(Practice, things)

    assert {one.may_share for one in practices} == {True, False}
    assert {kinds[one.contribution_id] for one in practices} == {Kind.PRACTICE}


def test_both_have_things_to_get_ready_in_several_scripts(things: tuple[Thing, ...]) -> None:
    items = of(ChecklistItem, things)

    assert {one.preparer for one in items} == set(Preparer)
    assert {one.contribution_id is None for one in items} == {True, False}
    assert {unicodedata.name(one.text[0]).split()[0] for one in items} >= {
        "LATIN", "ARABIC", "BENGALI", "CYRILLIC", "CJK",
    }  # fmt: skip
