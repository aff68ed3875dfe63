from convo.disclosure.counts import Withheld
from convo.model.answers import Commitment
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.words import Attribution, Form, Kind, Role, Rule, Use
from tests.exports.build import (
    contribution,
    contributions,
    held_in,
    numbers_of,
    report_of,
    session,
    tagged,
    theme,
)

HIDDEN = Withheld()
REGIONS = ("ESEAP", "MENA", "SSA")


def test_a_small_session_is_withheld_with_another() -> None:
    a, b, c = held_in(*REGIONS)
    given = contributions(a, 3) + contributions(b, 9) + contributions(c, 20)

    report = report_of(Gathered(sessions=(a, b, c), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [HIDDEN], "SSA": [20]}


def by(person: int, held: Session, number: int, **fields: object) -> tuple[Contribution, ...]:
    return contributions(
        held, number, attribution=Attribution.REGION, participant_id=person, **fields
    )


def test_a_session_in_which_one_person_spoke_often_is_withheld_with_another() -> None:
    a, b, c = held_in(*REGIONS)
    given = by(7, a, 12) + contributions(b, 9) + contributions(c, 20)

    report = report_of(Gathered(sessions=(a, b, c), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [HIDDEN], "SSA": [20]}


def test_one_person_who_spoke_often_is_not_counted_only_beside_what_is_listed() -> None:
    a, b = held_in("ESEAP", "MENA")
    unread = by(7, a, 12, use=Use.PARAPHRASE, form=Form.QUOTE)
    given = (*contributions(a, 9), *unread, *contributions(b, 9))

    report = report_of(Gathered(sessions=(a, b), contributions=given))

    assert report.contributions == 18
    assert numbers_of(report) == {"ESEAP": [9], "MENA": [9]}


def test_a_theme_does_not_count_what_one_person_said_unread() -> None:
    [held] = held_in("ESEAP")
    about = theme("safety")
    often = by(7, held, 12, use=Use.PARAPHRASE, form=Form.QUOTE)
    others = contributions(held, 12, use=Use.PARAPHRASE, form=Form.QUOTE)
    listed = contributions(held, 3)
    gathered = Gathered(
        sessions=(held,),
        contributions=(*often, *others, *listed),
        themes=(about,),
        tags=tagged(about, (*often, *listed)),
    )

    report = report_of(gathered)

    assert (report.contributions, report.themes[0].contributions) == (27, 3)


def test_few_that_do_not_tell_their_region_themselves_are_not_placed_by_difference() -> None:
    a, b = held_in("ESEAP", "MENA")
    given = (
        *contributions(a, 9, attribution=Attribution.REGION),
        *contributions(b, 9, attribution=Attribution.REGION),
        contribution(a, "The only one that told nobody where it was said."),
    )

    report = report_of(Gathered(sessions=(a, b), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [HIDDEN]}


def test_where_people_who_are_named_live_may_be_known() -> None:
    a, b = (session(region=region, rule=Rule.NAMED) for region in ("ESEAP", "MENA"))
    people = tuple(
        Participant(id=900 + each.id, session_id=each.id, handle="P1", name="Nemo")
        for each in (a, b)
    )
    named = tuple(
        each
        for held, person in zip((a, b), people, strict=True)
        for each in contributions(held, 9, attribution=Attribution.NAMED, participant_id=person.id)
    )
    bare = contribution(a, "The only one that nobody may be told to have said.")

    report = report_of(Gathered(sessions=(a, b), participants=people, contributions=(*named, bare)))

    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [HIDDEN]}


def test_sessions_of_a_region_whose_number_is_not_told_are_all_withheld() -> None:
    a, again, b, c = held_in("ESEAP", "ESEAP", "MENA", "SSA")
    given = (
        *contributions(a, 2),
        *contributions(again, 2),
        *contributions(b, 20),
        *contributions(c, 30),
    )

    report = report_of(Gathered(sessions=(a, again, b, c), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN, HIDDEN], "MENA": [HIDDEN], "SSA": [30]}


def test_sessions_hide_within_their_region_where_its_number_is_told() -> None:
    a, again, once_more, b = held_in("ESEAP", "ESEAP", "ESEAP", "MENA")
    given = (
        *contributions(a, 3),
        *contributions(again, 9),
        *contributions(once_more, 30),
        *contributions(b, 8),
    )

    report = report_of(Gathered(sessions=(a, again, once_more, b), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN, HIDDEN, 30], "MENA": [8]}


def test_the_languages_of_a_session_do_not_tell_its_number() -> None:
    a, b = session(region="NWE"), session(region="MENA", languages=("fa",))
    given = contributions(a, 20) + contributions(b, 3, language="fa")

    report = report_of(Gathered(sessions=(a, b), contributions=given))

    # The register has three in Persian.
    assert numbers_of(report) == {"NWE": [HIDDEN], "MENA": [HIDDEN]}
    assert {each.languages for each in report.conversations} == {()}


def test_a_hat_that_few_rules_let_be_told_tells_where_it_was_worn() -> None:
    a, b, c = (
        session(region=region, rule=rule)
        for region, rule in zip(REGIONS, (Rule.NAMED, Rule.CHATHAM, Rule.CHATHAM), strict=True)
    )
    worn = contributions(a, 12, attribution=Attribution.ROLE, role=Role.AFFILIATE)
    given = (*worn, *contributions(b, 30), *contributions(c, 4))

    report = report_of(Gathered(sessions=(a, b, c), contributions=given))

    # All twelve are from ESEAP: of 16 in ESEAP and SSA together, four at most would be from SSA.
    assert {each.credit.role for each in report.statements} == {Role.AFFILIATE, None}
    assert numbers_of(report) == {"ESEAP": [12], "MENA": [HIDDEN], "SSA": [HIDDEN]}


def test_a_hat_that_every_rule_lets_be_told_is_as_good_to_hide_behind_as_none() -> None:
    a, b, c = (session(region=region, rule=Rule.CHATHAM) for region in REGIONS)
    worn = contributions(a, 12, attribution=Attribution.ROLE, role=Role.VOLUNTEER)
    given = (*worn, *contributions(b, 30), *contributions(c, 4))

    report = report_of(Gathered(sessions=(a, b, c), contributions=given))

    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [30], "SSA": [HIDDEN]}


def test_a_team_that_one_rule_keeps_silent_is_not_told_and_tells_no_place() -> None:
    a, b, c = (
        session(region=region, rule=rule)
        for region, rule in zip(REGIONS, (Rule.CHATHAM, Rule.FKAGEU, Rule.FKAGEU), strict=True)
    )
    made = contributions(a, 12, kind=Kind.COMMITMENT)
    given = (*made, *contributions(b, 30), *contributions(c, 4))

    report = report_of(
        Gathered(
            sessions=(a, b, c),
            contributions=given,
            commitments=tuple(Commitment(contribution_id=each.id, team="Trust") for each in made),
        )
    )

    assert {promise.team for promise in report.commitments} == {""}
    assert numbers_of(report) == {"ESEAP": [HIDDEN], "MENA": [30], "SSA": [HIDDEN]}
