from typing import Any

from hypothesis import given, settings

from convo.disclosure.counts import Withheld
from convo.disclosure.credit import NOBODY
from convo.model.answers import Commitment
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Attribution, Form, Kind, Role, Rule, Use
from exports.markdown import render_markdown
from exports.outline.annex import annex_document_of
from exports.report.annex import Annex, annexed_ids, build_annex
from exports.word import render_word
from tests.exports.build import (
    KEY,
    SAID,
    contribution,
    contributions,
    gathereds,
    report_of,
    session,
    tagged,
    theme,
)
from tests.exports.test_leaks import everything_in, mark

HELD = session()


def annex_of(gathered: Gathered, *, key: bytes = KEY) -> Annex:
    return build_annex(gathered, at_least=5, number=7, key=key)


def restricted(text: str = "Who is it?", **fields: Any) -> Contribution:  # noqa: ANN401 -- whatever a contribution has
    return contribution(HELD, text, use=Use.RESTRICTED, **fields)


def written(annex: Annex) -> str:
    document = annex_document_of(annex)
    files = render_word(document), render_markdown(document)
    return b"".join(map(everything_in, files)).decode(errors="replace")


def is_annexed(said: Contribution, gathered: Gathered) -> bool:
    held = next(each for each in gathered.sessions if each.id == said.session_id)
    quotes_nobody = held.focus_group or held.rule is Rule.FOCUS_GROUP
    return said.use is Use.RESTRICTED and not (quotes_nobody and said.form is Form.QUOTE)


@settings(max_examples=20, deadline=None)
@given(gathereds())
def test_an_annex_holds_restricted_words_and_no_others(gathered: Gathered) -> None:
    text = written(annex_of(gathered))

    marks = {mark(said): is_annexed(said, gathered) for said in gathered.contributions}
    assert {word: word in text for word in marks} == marks


@settings(max_examples=20, deadline=None)
@given(gathereds())
def test_an_annex_names_nobody_and_no_session(gathered: Gathered) -> None:
    text = written(annex_of(gathered))

    people = [person.name for person in gathered.participants if person.name]
    teams = [promise.team for promise in gathered.commitments]
    titles = [held.title for held in gathered.sessions]
    places = [held.region for held in gathered.sessions]
    assert [word for word in (*people, *teams, *titles, *places) if word in text] == []


@settings(max_examples=20, deadline=None)
@given(gathereds())
def test_the_ledger_of_an_annex_knows_all_whose_words_stand_in_it(gathered: Gathered) -> None:
    expected = {said.id for said in gathered.contributions if is_annexed(said, gathered)}

    assert annexed_ids(gathered) == expected


def test_words_of_every_script_stand_as_they_were_said() -> None:
    given = tuple(restricted(words, language=language) for language, words in SAID.items())

    annex = annex_of(Gathered(sessions=(HELD,), contributions=given))

    assert {each.words for each in annex.statements} == set(SAID.values())


def test_nobody_is_told_to_have_said_restricted_words_whatever_was_agreed() -> None:
    held = session(rule=Rule.NAMED)
    person = Participant(id=5, session_id=held.id, handle="P1", name="Nemo")
    given = contributions(
        held,
        9,
        use=Use.RESTRICTED,
        attribution=Attribution.NAMED,
        participant_id=person.id,
        role=Role.STAFF,
    )

    annex = annex_of(Gathered(sessions=(held,), participants=(person,), contributions=given))

    assert {each.credit for each in annex.statements} == {NOBODY}


def test_a_name_inside_restricted_words_is_masked() -> None:
    person = Participant(id=5, session_id=HELD.id, handle="P1", name="Zainab Invented")
    given = restricted("Ask Zainab Invented about the van.")

    annex = annex_of(Gathered(sessions=(HELD,), participants=(person,), contributions=(given,)))

    assert "Zainab" not in written(annex)
    assert "about the van" in written(annex)


def test_themes_stand_beside_restricted_words_and_agreement_does_not() -> None:
    secret = theme("informants")
    given = restricted(kind=Kind.CHALLENGE)

    [found] = annex_of(
        Gathered(
            sessions=(HELD,),
            contributions=(given,),
            themes=(secret,),
            tags=tagged(secret, (given,)),
            agreements=(Agreement(contribution_id=given.id, count=9),),
            commitments=(Commitment(contribution_id=given.id, team="Team"),),
        )
    ).statements

    assert (found.kind, found.themes, found.agreed) == (Kind.CHALLENGE, ("informants",), 0)


def test_a_translation_stands_alone_where_few_speak_the_language() -> None:
    given = restricted(SAID["km"], language="km", form=Form.PARAPHRASE)
    made = Translation(contribution_id=given.id, language="en", text="We need books.")

    [found] = annex_of(
        Gathered(sessions=(HELD,), contributions=(given,), translations=(made,))
    ).statements

    assert (found.words, found.language) == (None, None)
    assert found.translation is not None


def test_very_words_of_a_focus_group_are_not_quoted_in_an_annex_either() -> None:
    held = session(focus_group=True)
    given = contributions(held, 2, use=Use.RESTRICTED, form=Form.QUOTE)

    annex = annex_of(Gathered(sessions=(held,), contributions=given))

    assert (annex.statements, annex.counted) == ((), Withheld(5))


def test_what_one_person_said_often_is_no_number_of_an_annex() -> None:
    held = session(focus_group=True)
    often = contributions(
        held,
        12,
        use=Use.RESTRICTED,
        form=Form.QUOTE,
        attribution=Attribution.REGION,
        participant_id=7,
    )

    assert annex_of(Gathered(sessions=(held,), contributions=often)).counted == Withheld()


def test_another_key_gives_the_annex_another_order() -> None:
    given = tuple(restricted(f"Point {each}.") for each in range(12))
    gathered = Gathered(sessions=(HELD,), contributions=given)

    one, other = (
        [each.words for each in annex_of(gathered, key=key).statements]
        for key in (b"1" * 16, b"2" * 16)
    )

    assert one != other
    assert sorted(filter(None, one)) == sorted(filter(None, other))


def test_the_number_of_an_annex_is_read_out_as_that_of_a_report() -> None:
    assert annex_of(Gathered(sessions=())).code == report_of(Gathered(sessions=())).code
