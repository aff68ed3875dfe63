from contextlib import suppress

import pytest

from convo.errors import NothingToUndoError, RefusedError
from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.words import Attribution, Kind, Role, Use
from convo.records import gathering, reading
from facilitation.desk.narrowing import narrow
from facilitation.desk.notes import divide
from facilitation.desk.opening import Desk
from facilitation.desk.passages import take_passage
from tests.build import PERSON, SESSION, contribution

SPEAKER = Participant(id=31, session_id=SESSION.id, handle="P4")
SAID = contribution(
    "می‌خواهم بدانم. ማን ያውቃል?",
    id=10,
    attribution=Attribution.ROLE,
    role=Role.VOLUNTEER,
    participant_id=SPEAKER.id,
)
HALF = len("می‌خواهم بدانم.")


@pytest.fixture(autouse=True)
def _noted(desk: Desk) -> None:
    desk.keep(SESSION, SPEAKER, PERSON)
    desk.keep(SAID)


def kept(desk: Desk) -> list[Contribution]:
    return list(gathering.gather(desk.records, [SESSION.id]).contributions)


def test_a_division_made_again_after_narrowing_brings_no_wider_part_back(desk: Desk) -> None:
    divide(desk, SAID.id, HALF).result()
    desk.writer.undo(SESSION.id).result()
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS, use=Use.RESTRICTED)

    desk.writer.redo(SESSION.id).result()

    [left] = kept(desk)
    assert (left.text, left.attribution) == (SAID.text, Attribution.ANONYMOUS)
    assert left.use is Use.RESTRICTED


def test_a_passage_taken_again_after_narrowing_stays_out(desk: Desk) -> None:
    take_passage(desk, SAID, "ማን", "ያውቃል?", kind=Kind.QUESTION)
    desk.writer.undo(SESSION.id).result()
    narrow(desk, SAID.id, use=Use.RESTRICTED)

    with pytest.raises(NothingToUndoError):
        desk.writer.redo(SESSION.id).result()

    assert [one.id for one in kept(desk)] == [SAID.id]


def test_a_new_part_is_no_wider_than_was_agreed_to_of_the_whole(desk: Desk) -> None:
    desk.keep(Consent(contribution_id=SAID.id, attribution=Attribution.ROLE, use=Use.INTERNAL))

    with pytest.raises(RefusedError, match="less may be told"):
        desk.keep(contribution("ማን ያውቃል?", one_with=SAID.id))

    assert reading.get_contribution(desk.records, SAID.id) == SAID


def test_a_division_is_not_taken_back_once_its_whole_is_no_longer_known(desk: Desk) -> None:
    divide(desk, SAID.id, HALF).result()
    narrow(desk, SAID.id, use=Use.PARAPHRASE)

    with suppress(NothingToUndoError):
        desk.writer.undo(SESSION.id).result()

    assert {one.text for one in kept(desk)} == {SAID.text[:HALF], SAID.text[HALF:].strip()}


def test_a_division_is_not_taken_back_after_somebody_elses_name_was_forgotten(desk: Desk) -> None:
    named = contribution("Hello", attribution=Attribution.NAMED, participant_id=PERSON.id)
    desk.keep(named)
    divide(desk, SAID.id, HALF).result()
    narrow(desk, named.id, attribution=Attribution.REGION)

    with suppress(NothingToUndoError):
        desk.writer.undo(SESSION.id).result()

    left = {one.text for one in kept(desk) if one.id != named.id}
    assert left == {SAID.text[:HALF], SAID.text[HALF:].strip()}
