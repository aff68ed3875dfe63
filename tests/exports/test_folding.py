from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.counts import Withheld
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.second import SecondReading, SecondTag
from convo.model.words import Audience, Use
from convo.rules.folding import folded
from exports.outline.build import document_of
from exports.outline.english import sentences
from exports.report.annex import annexed_ids
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.review import names_in_context
from exports.report.risks import risks_in
from tests.exports.build import contribution, gathereds, report_of, session, tagged, theme

HELD = session(id=1)
HELP = theme("help")
SAID = tuple(contribution(HELD, f"کمک {n}", id=10 + n, language="fa") for n in range(6))


def again(main: Contribution, text: str = "Marwa asked for it", **fields: Use) -> Contribution:
    return contribution(HELD, text, id=main.id + 100, same_as=main.id, **fields)


def of(*said: Contribution) -> Gathered:
    return Gathered(sessions=(HELD,), contributions=said, themes=(HELP,), tags=tagged(HELP, said))


def test_a_point_noted_twice_is_listed_and_counted_once() -> None:
    report = report_of(of(*SAID, again(SAID[0])))

    assert (report.captured, report.contributions, len(report.statements)) == (6, 6, 6)
    assert report.themes[0].contributions == 6
    assert not any("Marwa" in (each.words or "") for each in report.statements)


def test_a_second_note_that_may_not_be_told_keeps_the_first_one_back() -> None:
    told = of(*SAID, again(SAID[0], use=Use.RESTRICTED))

    assert len(report_of(told).statements) == 5
    assert annexed_ids(told) == {SAID[0].id}


def test_what_a_document_holds_is_known_without_second_notes() -> None:
    told = of(*SAID, again(SAID[0], use=Use.RESTRICTED), again(SAID[1]))
    terms = {"audience": Audience.INTERNAL, "at_least": 5, "language": "en"}

    assert listed_ids(told, **terms) == {each.id for each in SAID[1:]}  # type: ignore[arg-type]
    assert unlisted_ids(told, **terms) == {SAID[0].id}  # type: ignore[arg-type]


def test_nobody_looks_for_names_in_what_is_not_told() -> None:
    told = of(*SAID, again(SAID[0]))

    names = names_in_context(
        told, audience=Audience.INTERNAL, at_least=5, language="en", names=["Marwa"]
    )
    risks = risks_in(
        of(*SAID[:4], again(SAID[0])), audience=Audience.INTERNAL, at_least=5, language="en"
    )

    assert names == ()
    assert risks.regions == ("ESEAP",)


@pytest.mark.parametrize("is_double", [True, False])
def test_the_method_says_that_points_were_noted_twice_where_they_were(*, is_double: bool) -> None:
    said = (*SAID, again(SAID[0])) if is_double else SAID

    document = document_of(report_of(of(*said)))

    assert (sentences.NOTED_TWICE.text in str(document)) == is_double


def test_the_method_is_silent_about_second_notes_of_what_is_not_listed() -> None:
    told = of(*SAID[1:], restricted := replace(SAID[0], use=Use.RESTRICTED), again(restricted))

    assert not report_of(told).noted_twice


@given(gathereds(), st.data())
@settings(max_examples=30)
def test_a_report_of_double_notes_is_that_of_the_points(
    gathered: Gathered, data: st.DataObject
) -> None:
    said: list[Contribution] = []
    for one in gathered.contributions:
        mains = [None, *(each.id for each in said if each.session_id == one.session_id)]
        said.append(replace(one, same_as=data.draw(st.sampled_from(mains))))
    doubled = replace(gathered, contributions=tuple(said))

    report = report_of(doubled)

    assert replace(report, noted_twice=False) == report_of(folded(doubled))
    assert len(report.statements) <= len(folded(doubled).contributions)


READ = tuple(SecondReading(contribution_id=each.id) for each in SAID)


def read_again(number: int, *, people: int = 1) -> Gathered:
    """Return points of which so many are under a theme, all read a second time alike."""
    said = tuple(contribution(HELD, f"Point {n}", id=500 + n) for n in range(12))
    under = said[:number]
    return Gathered(
        sessions=(HELD,),
        contributions=said,
        themes=(HELP,),
        tags=tagged(HELP, under),
        second_readings=tuple(SecondReading(contribution_id=each.id) for each in said),
        second_tags=tuple(
            SecondTag(contribution_id=each.id, theme_id=HELP.id) for each in under[people:]
        ),
    )


def test_how_far_two_readers_agree_is_told_where_enough_people_are_on_both_sides() -> None:
    overall, by_theme = report_of(read_again(6)).agreement

    assert (overall.theme, by_theme.theme) == (None, "help")
    assert (overall.texts, by_theme.texts) == (12, 12)
    assert by_theme.kappa == pytest.approx(5 / 6)
    assert by_theme.alpha == overall.alpha


@pytest.mark.parametrize("number", [4, 8])
def test_agreement_is_withheld_where_few_are_under_a_theme_or_few_are_not(number: int) -> None:
    _, by_theme = report_of(read_again(number)).agreement

    assert (by_theme.kappa, by_theme.alpha) == (None, None)


def test_where_few_were_read_again_not_even_their_number_is_told() -> None:
    gathered = replace(of(*SAID), second_readings=READ[:3])

    [overall, _] = report_of(gathered).agreement

    assert (overall.texts, overall.kappa) == (Withheld(5), None)


def test_agreement_is_not_reckoned_from_what_the_audience_may_not_read() -> None:
    said = tuple(replace(each, use=Use.RESTRICTED) for each in SAID)

    assert report_of(replace(of(*said), second_readings=READ)).agreement == ()


def test_without_a_second_reader_nothing_is_said_of_agreement() -> None:
    assert report_of(of(*SAID)).agreement == ()
