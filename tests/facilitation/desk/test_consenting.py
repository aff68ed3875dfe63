from convo.model.words import Attribution
from convo.records import reading
from facilitation.desk.consenting import consent
from facilitation.desk.opening import Desk
from tests.build import PERSON, SESSION, contribution


def test_somebody_whose_name_is_known_keeps_it_whatever_is_typed(desk: Desk) -> None:
    said = contribution("我们需要帮助", participant_id=PERSON.id, attribution=Attribution.REGION)
    desk.keep(SESSION, PERSON, said)

    consent(desk, said.id, attribution=Attribution.NAMED, name="Somebody Else")

    assert reading.participants_in(desk.records, SESSION.id) == [PERSON]
