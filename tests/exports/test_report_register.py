from dataclasses import replace
from random import Random

import pytest

from convo.disclosure.counts import Withheld
from convo.disclosure.credit import NOBODY, Credit
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.words import Attribution, Form, Role, Rule, Use
from exports.report.values import Report, Statement, Translated
from tests.exports.build import SAID, contribution, contributions, held_in, report_of, session

HELD = session()
PERSON = Participant(id=77, session_id=HELD.id, handle="P1", name="Nemo")


def by_region(held: Session, number: int, **fields: object) -> tuple[Contribution, ...]:
    return contributions(held, number, attribution=Attribution.REGION, **fields)


def statements(*given: Contribution, held: Session = HELD, **others: object) -> list[Statement]:
    gathered = Gathered(sessions=(held,), contributions=given, **others)  # type: ignore[arg-type] # any field
    return list(report_of(gathered).statements)


def test_a_name_is_told_where_rule_and_person_agree() -> None:
    held = session(rule=Rule.NAMED)
    given = contribution(held, attribution=Attribution.NAMED, participant_id=77)

    [statement] = statements(given, held=held, participants=(PERSON,))

    assert statement.credit == Credit(name="Nemo")


def test_a_name_is_not_told_under_a_stricter_rule() -> None:
    given = contribution(HELD, attribution=Attribution.NAMED, participant_id=77)

    [statement] = statements(given, participants=(PERSON,))

    assert statement.credit == NOBODY


@pytest.mark.parametrize(("number", "credit"), [(4, NOBODY), (5, Credit(region="ESEAP"))])
def test_a_region_is_told_where_enough_words_are_from_it(number: int, credit: Credit) -> None:
    assert {each.credit for each in statements(*by_region(HELD, number))} == {credit}


def test_words_that_are_not_shown_are_no_crowd_to_hide_in() -> None:
    given = by_region(HELD, 4) + by_region(HELD, 4, use=Use.RESTRICTED)

    assert {each.credit for each in statements(*given)} == {NOBODY}


def test_a_rare_language_and_a_region_are_not_told_together() -> None:
    rare = contribution(HELD, SAID["am"], language="am", attribution=Attribution.REGION)

    shown = statements(rare, *by_region(HELD, 8))

    assert {each.language: each.credit for each in shown} == {
        "am": NOBODY,
        "en": Credit(region="ESEAP"),
    }


def test_a_rare_language_is_not_told_by_words_for_which_a_translation_can_stand() -> None:
    rare = contribution(HELD, SAID["am"], language="am", use=Use.PARAPHRASE)
    translation = Translation(
        contribution_id=rare.id, language="en", text="More books.", checked=True
    )

    shown = statements(rare, *contributions(HELD, 8), translations=(translation,))

    [statement] = [each for each in shown if each.translation is not None]
    assert (statement.words, statement.language) == (None, None)
    assert statement.translation == Translated(words="More books.", by_machine=False, checked=True)


def test_the_language_a_session_was_announced_in_tells_nothing_of_anybody() -> None:
    announced = session(languages=("am", "en"))
    few = contribution(announced, SAID["am"], language="am", use=Use.PARAPHRASE)
    translation = Translation(contribution_id=few.id, language="en", text="More books.")
    gathered = Gathered(sessions=(announced,), contributions=(few,), translations=(translation,))

    [statement] = report_of(gathered).statements

    assert (statement.words, statement.language) == (SAID["am"], "am")


def test_a_translation_that_stands_for_words_leaves_room_for_another_trait() -> None:
    rare = contribution(
        HELD, SAID["am"], language="am", use=Use.PARAPHRASE, attribution=Attribution.REGION
    )
    translation = Translation(contribution_id=rare.id, language="en", text="More books.")

    shown = statements(rare, *by_region(HELD, 8), translations=(translation,))

    assert {each.credit for each in shown} == {Credit(region="ESEAP")}


def test_those_who_said_something_anonymously_are_counted_once_in_a_language() -> None:
    # Three and three again would be more than five.
    rare = contributions(HELD, 3, language="km", use=Use.PARAPHRASE)
    translations = tuple(
        Translation(contribution_id=each.id, language="en", text="Books.") for each in rare
    )

    shown = statements(*rare, *contributions(HELD, 8), translations=translations)

    assert "km" not in {each.language for each in shown}


def test_words_in_a_language_of_many_stand_beside_their_translation() -> None:
    many = contributions(HELD, 5, language="km", use=Use.PARAPHRASE)
    translations = tuple(
        Translation(contribution_id=each.id, language="en", text="Books.") for each in many
    )

    shown = statements(*many, translations=translations)

    assert {each.language for each in shown} == {"km"}
    assert all(each.words and each.translation for each in shown)


def test_a_quotation_that_was_agreed_stands_in_its_own_language() -> None:
    said = contribution(HELD, SAID["am"], language="am", form=Form.QUOTE)
    translation = Translation(contribution_id=said.id, language="en", text="More books.")

    [statement] = statements(said, translations=(translation,))

    assert (statement.words, statement.form) == (SAID["am"], Form.QUOTE)


def test_a_paraphrase_gives_way_to_its_translation_even_where_it_may_be_quoted() -> None:
    noted = contribution(HELD, SAID["am"], language="am", form=Form.PARAPHRASE, use=Use.QUOTE)
    translation = Translation(contribution_id=noted.id, language="en", text="More books.")

    [statement] = statements(noted, translations=(translation,))

    assert (statement.words, statement.language) == (None, None)


def test_a_translation_by_a_person_is_taken_before_one_by_a_machine() -> None:
    said = contribution(HELD, SAID["am"], language="am")
    by_machine = Translation(
        contribution_id=said.id, language="en", text="Machine.", by_machine=True
    )
    by_person = Translation(contribution_id=said.id, language="en-GB", text="Person.")

    [statement] = statements(said, translations=(by_machine, by_person))

    # The same tag comes first, then who made it.
    assert statement.translation is not None
    assert statement.translation.words == "Machine."
    [statement] = statements(
        said,
        translations=(
            by_person,
            Translation(contribution_id=said.id, language="en-US", text="M.", by_machine=True),
        ),
    )
    assert statement.translation is not None
    assert statement.translation.words == "Person."


def test_words_in_the_language_of_the_report_need_no_translation() -> None:
    said = contribution(HELD, language="en-GB")
    translation = Translation(contribution_id=said.id, language="en", text="Other words.")

    [statement] = statements(said, translations=(translation,))

    assert statement.translation is None


def by_volunteers(*people: int | None) -> list[Contribution]:
    return [
        contribution(
            HELD, attribution=Attribution.ROLE, role=Role.VOLUNTEER, participant_id=participant
        )
        for participant in people
    ]


@pytest.mark.parametrize("people", [(77, 78, 79, 80, 81), (77, 78, 79, None, None)])
def test_a_hat_is_told_alone_where_enough_people_wore_it(people: tuple[int | None, ...]) -> None:
    shown = statements(*by_volunteers(*people))

    assert {each.credit for each in shown} == {Credit(role=Role.VOLUNTEER)}


def test_one_person_who_spoke_often_is_no_crowd() -> None:
    often = by_volunteers(*[77] * 11, 78, 79, 80)

    assert {each.credit for each in statements(*often)} == {NOBODY}


def test_those_who_spoke_anonymously_are_no_crowd_for_one_who_did_not() -> None:
    one = by_region(HELD, 1, participant_id=77)

    shown = statements(*one, *contributions(HELD, 11))

    assert {each.credit for each in shown} == {NOBODY}


def test_one_person_who_spoke_a_language_often_does_not_make_it_common() -> None:
    often = by_region(HELD, 11, language="km", participant_id=77, use=Use.PARAPHRASE)
    translations = tuple(
        Translation(contribution_id=each.id, language="en", text="Books.") for each in often
    )

    report = report_of(Gathered(sessions=(HELD,), contributions=often, translations=translations))

    assert {each.language for each in report.statements} == {None}
    assert (report.languages, report.conversations[0].languages) == (("en",), ("en",))


def test_agreement_of_all_hats_is_added_up() -> None:
    said, other = contributions(HELD, 2)
    agreements = (
        Agreement(contribution_id=said.id, count=4, role=Role.VOLUNTEER),
        Agreement(contribution_id=said.id, count=3),
        Agreement(contribution_id=other.id, count=4),
    )

    shown = statements(said, other, agreements=agreements)

    assert {each.words: each.agreed for each in shown} == {
        said.text: 7,
        other.text: Withheld(5),
    }


def held_by_hats(*numbers: int) -> Gathered:
    """Return a session for each number of people who agreed to be told by their hat."""
    sessions = held_in(*("ESEAP", "MENA", "SSA")[: len(numbers)])
    return Gathered(
        sessions=sessions,
        contributions=tuple(
            contribution(
                held,
                f"It is {held.region} {each}.",
                attribution=Attribution.ROLE,
                role=Role.VOLUNTEER,
            )
            for held, number in zip(sessions, numbers, strict=True)
            for each in range(number)
        ),
    )


def credits_by_words(report: Report) -> dict[str | None, Credit]:
    return {each.words: each.credit for each in report.statements}


def test_a_hat_that_few_wear_in_a_session_is_told_in_no_document_about_it() -> None:
    gathered = held_by_hats(12, 3)
    few = gathered.sessions[1]
    copy = replace(
        gathered,
        sessions=(few,),
        contributions=tuple(one for one in gathered.contributions if one.session_id == few.id),
    )

    summary, alone = credits_by_words(report_of(gathered)), credits_by_words(report_of(copy))

    assert {summary[words] for words in alone} == {NOBODY}
    assert {*summary.values()} == {NOBODY, Credit(role=Role.VOLUNTEER)}


@pytest.mark.parametrize("seed", range(60))
def test_words_in_two_documents_tell_no_session_and_hat_that_few_share(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 -- no secret
    gathered = held_by_hats(*(dice.randrange(1, 9) for _ in range(3)))
    told = credits_by_words(report_of(gathered))

    for held in gathered.sessions:
        words = [one.text for one in gathered.contributions if one.session_id == held.id]
        # A copy of the session tells that its words are from there.
        hats = [text for text in words if told[text].role is not None]
        assert len(hats) in {0, *range(5, 9)}
