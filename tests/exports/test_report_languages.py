from dataclasses import replace

from convo.disclosure.counts import Band
from convo.disclosure.reasons import Reason
from convo.model.contributions import Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Form, Use
from exports.report.readable import listed_ids
from tests.exports.build import SAID, contribution, contributions, report_of, session

HELD = session()


def in_public(*given: Contribution, held: Session = HELD) -> Gathered:
    return Gathered(sessions=(held,), contributions=(*given, *contributions(held, 8)))


def public_words(gathered: Gathered) -> set[tuple[str | None, str | None]]:
    report = report_of(gathered, audience=Audience.PUBLIC)
    return {(each.words, each.language) for each in report.statements if each.language != "en"}


def test_the_public_is_not_told_which_rare_language_a_quotation_is_in() -> None:
    said = contribution(HELD, SAID["am"], language="am", form=Form.QUOTE)

    assert public_words(in_public(said)) == {(SAID["am"], None)}


def test_the_public_is_told_of_a_language_that_many_speak() -> None:
    many = contributions(HELD, 5, language="km")

    assert {tag for _, tag in public_words(in_public(*many))} == {"km"}


def test_the_public_is_not_told_that_few_spoke_a_language_that_was_announced() -> None:
    announced = session(languages=("am", "en"))
    few = contribution(announced, SAID["am"], language="am")

    assert public_words(in_public(few, held=announced)) == {(SAID["am"], None)}


def test_a_paraphrase_in_a_rare_language_is_counted_only_in_public() -> None:
    noted = contributions(HELD, 4, language="am")
    gathered = in_public(*noted, *contributions(HELD, 4, language="km"))

    report = report_of(gathered, audience=Audience.PUBLIC)

    assert (len(report.statements), report.contributions) == (8, 16)
    assert [(each.reasons, each.number) for each in report.left_out] == [
        ((Reason.UNTRANSLATED,), 8)
    ]
    assert len(report_of(gathered).statements) == 16


def test_what_is_read_inside_does_not_tell_how_few_are_only_counted_there() -> None:
    noted = (*contributions(HELD, 4, language="am"), *contributions(HELD, 4, language="km"))
    bare = contributions(HELD, 2, form=Form.QUOTE, use=Use.PARAPHRASE)

    report = report_of(in_public(*noted, *bare), audience=Audience.PUBLIC)

    told = {each.reasons: each.number for each in report.left_out}
    assert told[(Reason.UNTRANSLATED,)] == 8
    assert not any(isinstance(number, int) for reasons, number in told.items() if len(reasons) > 1)


def test_what_one_person_said_often_in_a_rare_language_has_no_number() -> None:
    noted = contributions(HELD, 8, language="am", attribution=Attribution.REGION, participant_id=7)

    report = report_of(in_public(*noted), audience=Audience.PUBLIC)

    assert (len(report.statements), report.contributions) == (8, 8)
    assert [each.number for each in report.left_out] == [Band(low=5, high=None)]


def test_a_paraphrase_in_a_rare_language_is_read_in_public_once_it_is_translated() -> None:
    noted = contribution(HELD, SAID["am"], language="am")
    gathered = in_public(noted)
    translation = Translation(contribution_id=noted.id, language="en-GB", text="More books.")

    report = report_of(replace(gathered, translations=(translation,)), audience=Audience.PUBLIC)

    [statement] = [each for each in report.statements if each.translation is not None]
    assert (statement.words, statement.language) == (None, None)


def test_a_paraphrase_in_the_language_of_the_report_needs_no_crowd() -> None:
    held = session(languages=("id",))
    noted = contribution(held, language="en-GB")
    gathered = Gathered(sessions=(held,), contributions=(noted,))

    assert len(report_of(gathered, audience=Audience.PUBLIC).statements) == 1


def test_words_of_which_nobody_knows_the_language_are_listed() -> None:
    held = session(languages=())
    noted = contribution(held, language=None)
    gathered = Gathered(sessions=(held,), contributions=(noted,))

    assert len(report_of(gathered, audience=Audience.PUBLIC).statements) == 1


def test_what_is_counted_only_for_its_language_does_not_stand_in_the_report() -> None:
    noted = contribution(HELD, SAID["am"], language="am")
    gathered = in_public(noted)

    def ids(audience: Audience) -> frozenset[int]:
        return listed_ids(gathered, audience=audience, at_least=5, language="en")

    assert ids(Audience.INTERNAL) - ids(Audience.PUBLIC) == {noted.id}
