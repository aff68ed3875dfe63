import pytest

from convo.errors import RefusedError
from convo.model.words import Attribution
from convo.records import reading
from facilitation.desk.amending import reassign
from facilitation.desk.opening import Desk
from tests.build import PERSON, SESSION, contribution


def test_words_under_a_name_are_given_to_nobody_else(desk: Desk) -> None:
    said = contribution("የአካባቢ ድጋፍ", participant_id=PERSON.id, attribution=Attribution.NAMED)
    desk.keep(SESSION, PERSON, said)

    with pytest.raises(RefusedError, match="narrow it first"):
        reassign(desk, said.id, "P9")
    assert reading.get_contribution(desk.records, said.id) == said
