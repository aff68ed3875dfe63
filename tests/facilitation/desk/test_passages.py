from dataclasses import replace

import pytest

from convo.disclosure.counts import people
from convo.errors import RefusedError, SessionClosedError
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Attribution, Form, Kind, Role, Use
from convo.records import gathering, reading
from convo.records.glance import open_questions
from facilitation.desk.erasing import erase
from facilitation.desk.feed import short_code
from facilitation.desk.history import history_of
from facilitation.desk.narrowing import narrow
from facilitation.desk.notes import divide
from facilitation.desk.opening import Desk
from facilitation.desk.passages import take_passage
from facilitation.desk.sessions import close_session
from tests.build import IN_EVERY_SCRIPT, NOON, PERSON, SESSION, contribution

POST = contribution(
    "Thank you. ቋንቋ ማን ያውቃል? می‌خواهم بدانم. Who, and who else?",
    form=Form.QUOTE,
    attribution=Attribution.NAMED,
    participant_id=PERSON.id,
    role=Role.STAFF,
    said_on=NOON.date(),
    said_at=NOON,
    position=3,
)


@pytest.fixture(autouse=True)
def _post(desk: Desk) -> None:
    desk.keep(SESSION, PERSON, POST)


def gather_session(desk: Desk) -> Gathered:
    return gathering.gather(desk.records, [SESSION.id])


def taken(desk: Desk, begins: str, ends: str) -> Contribution:
    made = take_passage(desk, POST, begins, ends, kind=Kind.QUESTION)
    return reading.get_contribution(desk.records, made.id)


@pytest.mark.parametrize(
    ("begins", "ends", "text"),
    [
        ("ቋንቋ", "ያውቃል?", "ቋንቋ ማን ያውቃል?"),
        ("می‌خواهم", "بدانم.", "می‌خواهم بدانم."),
        ("Who, and", "else?", "Who, and who else?"),
        ("Thank", "Thank", "Thank"),
    ],
)
def test_a_passage_has_the_words_between_and_no_others(
    desk: Desk, begins: str, ends: str, text: str
) -> None:
    assert taken(desk, begins, ends).text == text
    assert reading.get_contribution(desk.records, POST.id) == POST


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_the_whole_can_be_a_passage_in_every_script(desk: Desk, text: str) -> None:
    said = contribution(text)
    desk.keep(said)

    assert take_passage(desk, said, text, text, kind=Kind.CHALLENGE).text == text


def test_a_passage_is_told_as_what_it_is_taken_from(desk: Desk) -> None:
    made = taken(desk, "Who, and", "else?")

    expected = replace(
        POST, id=made.id, one_with=POST.id, kind=Kind.QUESTION, text="Who, and who else?"
    )
    assert made == expected


def test_a_passage_of_a_passage_is_one_with_that(desk: Desk) -> None:
    made = taken(desk, "Who, and", "else?")

    assert take_passage(desk, made, "who", "else?", kind=Kind.COMMENT).one_with == made.id


def test_a_passage_of_a_post_that_was_narrowed_meanwhile_is_as_narrow(desk: Desk) -> None:
    narrow(desk, POST.id, attribution=Attribution.REGION, use=Use.RESTRICTED)

    made = taken(desk, "ቋንቋ", "ያውቃል?")

    assert (made.attribution, made.use) == (Attribution.REGION, Use.RESTRICTED)


def test_what_was_agreed_to_of_a_post_holds_for_its_passage(desk: Desk) -> None:
    narrow(desk, POST.id, use=Use.INTERNAL)

    made = taken(desk, "ቋንቋ", "ያውቃል?")

    agreed = {one.contribution_id: one.use for one in reading.consents(desk.records)}
    assert agreed == {POST.id: Use.INTERNAL, made.id: Use.INTERNAL}


def test_a_question_in_a_second_note_is_not_left_out_with_it(desk: Desk) -> None:
    desk.keep(replace(POST, id=7, text="ዳግም: می‌خواهم بدانم."))
    desk.keep(replace(POST, same_as=7))

    made = taken(desk, "Who, and", "else?")

    assert made.id in open_questions(desk.records)
    assert made.id in {one.id for one in gather_session(desk).contributions}


def test_passages_count_as_one_person_and_go_together(desk: Desk) -> None:
    made = taken(desk, "Who, and", "else?")
    kept = gathering.gather(desk.records, [SESSION.id]).contributions
    assert people(kept) == 1

    erase(desk, made.id)

    assert gathering.gather(desk.records, [SESSION.id]).contributions == ()


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("", "else?"), ("who", ""), ("Nobody", "else?"), ("Who", "Thank"), ("o", "?")],
)
def test_words_that_do_not_find_one_passage_are_refused(desk: Desk, begins: str, ends: str) -> None:
    with pytest.raises(RefusedError, match="words do not stand"):
        taken(desk, begins, ends)


def test_a_closed_session_takes_no_passage(desk: Desk) -> None:
    close_session(desk, SESSION.id)

    with pytest.raises(SessionClosedError):
        taken(desk, "Who, and", "else?")


@pytest.mark.parametrize("agreed", [False, True])
def test_a_passage_leaves_a_trace_in_the_history_of_its_post(desk: Desk, *, agreed: bool) -> None:
    if agreed:  # and is kept for the passage with it
        narrow(desk, POST.id, use=Use.INTERNAL)

    made = taken(desk, "Who, and", "else?")

    assert told_of(desk) == ["noted", f"passage noted as {short_code(made.id)}"]


def test_a_post_that_is_divided_is_told_as_that(desk: Desk) -> None:
    divide(desk, POST.id, POST.text.index("Who, and")).result()

    assert told_of(desk)[1].startswith("words corrected")
    assert told_of(desk)[2].startswith("divided: ")


def told_of(desk: Desk) -> list[str]:
    return [past.what for past in history_of(desk, POST.id)]
