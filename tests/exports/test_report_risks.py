from collections.abc import Iterable

import pytest

from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Role, Rule, Use
from exports.report.review import InContext
from exports.report.risks import Risks, risks_in
from tests.exports.build import contribution, held_in, session, tagged, theme

HELD = session(rule=Rule.NAMED, region="South Asia")


def risks(
    *given: Contribution, sessions: tuple[Session, ...] = (HELD,), at_least: int = 5
) -> Risks:
    gathered = Gathered(sessions=sessions, contributions=given)
    return risks_in(gathered, audience=Audience.INTERNAL, at_least=at_least, language="en")


def shown(places: Iterable[InContext]) -> list[tuple[str, str, str]]:
    return [(each.before, each.word, each.after) for each in places]


def test_days_that_are_spoken_of_stand_in_context() -> None:
    found = risks(contribution(HELD, "It was on 2022-05-16, at noon"))

    assert shown(found.dates) == [("It was on ", "2022-05-16", ", at noon")]


def test_regions_of_sessions_that_are_spoken_of_stand_in_context() -> None:
    found = risks(contribution(HELD, "All of south Asia, not of South America"))

    assert shown(found.places) == [("All of ", "south Asia", ", not of South America")]


def test_places_stand_by_their_words_whenever_they_were_said() -> None:
    days = ["On 2023-01-01.", "On 2021-01-01.", "On 2022-01-01."]

    found = risks(*(contribution(HELD, day) for day in days))

    assert [each.word for each in found.dates] == ["2021-01-01", "2022-01-01", "2023-01-01"]


def test_what_no_report_lists_is_no_risk() -> None:
    found = risks(contribution(HELD, "On 2022-05-16 in South Asia", use=Use.RESTRICTED))

    assert (found.dates, found.places, found.languages) == ((), (), ())


def test_a_language_that_one_person_spoke_is_told_however_often_they_spoke() -> None:
    amina, berta = (
        Participant(id=number, session_id=HELD.id, handle=f"P{number}") for number in (1, 2)
    )
    given = [
        contribution(
            HELD, language=language, attribution=Attribution.REGION, participant_id=person.id
        )
        for language, person in [("am", amina), ("am", amina), ("fa", amina), ("fa", berta)]
    ]

    assert risks(*given).languages == ("am",)


def test_hats_of_fewer_people_than_may_be_counted_are_told() -> None:
    given = [
        contribution(HELD, role=role, attribution=Attribution.ROLE)
        for role, number in [(Role.VOLUNTEER, 3), (Role.BOARD, 1), (Role.STAFF, 2)]
        for _ in range(number)
    ]

    assert risks(*given, at_least=3).roles == (Role.BOARD, Role.STAFF)


def test_regions_of_fewer_people_than_may_be_counted_are_told() -> None:
    many, few = held_in("MENA", "SSA")
    given = [contribution(held) for held in (many, many, few)]

    assert risks(*given, sessions=(many, few), at_least=2).regions == ("SSA",)


def test_cells_of_fewer_people_than_may_be_counted_are_counted() -> None:
    mena, ssa = held_in("MENA", "SSA")
    safety, language = theme("safety"), theme("language")
    given = [contribution(held) for held in (mena, mena, ssa)]
    gathered = Gathered(
        sessions=(mena, ssa),
        contributions=tuple(given),
        themes=(safety, language),
        tags=(*tagged(safety, given), *tagged(language, given[:1])),
    )

    found = risks_in(gathered, audience=Audience.INTERNAL, at_least=2, language="en")

    assert found.small_cells == 2


def test_a_report_that_cannot_be_made_has_no_risks() -> None:
    with pytest.raises(ValueError, match="a report is"):
        risks_in(Gathered(sessions=()), audience=Audience.ORGANISERS, at_least=5, language="en")
