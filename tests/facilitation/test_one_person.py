from dataclasses import replace
from pathlib import Path

import pytest

from convo.model.contributions import Contribution
from convo.model.imported import Imported
from convo.model.people import Participant
from convo.model.words import Attribution, Audience, Role, Use
from convo.records import gathering, reading
from convo.records.connection import create_store
from facilitation.desk.amending import reassign
from facilitation.desk.consenting import consent
from facilitation.desk.erasing import erase, noted_with
from facilitation.desk.home import Home
from facilitation.desk.keeping import back_up
from facilitation.desk.narrowing import narrow
from facilitation.desk.notes import take_apart
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.reporting import export
from facilitation.desk.restoring import restore
from tests.build import KEY, SESSION, contribution

MARWA = Participant(id=3, session_id=1, handle="P1", name="Marwa Exampleson")
FIRST = contribution(
    "Marwa: we need help",
    id=10,
    attribution=Attribution.NAMED,
    participant_id=MARWA.id,
    role=Role.VOLUNTEER,
    position=1,
)
REST = replace(FIRST, id=11, text="ماروا Marwa في حاجة", one_with=10)
AGAIN = contribution("Somebody asked for help", id=12, attribution=Attribution.REGION, same_as=11)
BEFORE = contribution("First", id=8, attribution=Attribution.REGION, position=0)
AFTER = contribution("Last", id=9, attribution=Attribution.REGION, position=2, reply_to=11)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    mark = Imported(contribution_id=11, words_mark="aa", source_mark="bb")
    desk.keep(SESSION, MARWA, FIRST, BEFORE, REST, AGAIN, AFTER, mark)
    return desk


def said(desk: Desk, id_: int) -> Contribution:
    return reading.get_contribution(desk.records, id_)


def test_all_notes_of_one_persons_point_are_known_from_each(desk: Desk) -> None:
    assert [noted_with(desk, id_) for id_ in (10, 11, 12)] == [(10, 11, 12)] * 3
    assert noted_with(desk, 9) == (9,)


def test_narrowing_one_note_narrows_all_and_names_stand_in_none(desk: Desk) -> None:
    narrow(desk, 11, attribution=Attribution.ANONYMOUS)

    words = " ".join(one.text for one in gathering.gather(desk.records, [1]).contributions)
    assert {said(desk, id_).attribution for id_ in (10, 11, 12)} == {Attribution.ANONYMOUS}
    assert "Marwa" not in words
    assert reading.participants(desk.records) == []
    assert reading.imported_as(desk.records, 11)[0].source_mark is None


def test_no_gap_shows_where_a_divided_note_stood(desk: Desk) -> None:
    narrow(desk, 10, attribution=Attribution.ANONYMOUS)

    assert [said(desk, id_).position for id_ in (8, 9)] == [0, 1]
    assert said(desk, 9).reply_to is None


def test_keeping_one_note_back_keeps_all_back(desk: Desk) -> None:
    narrow(desk, 12, use=Use.RESTRICTED)

    assert {said(desk, id_).use for id_ in (10, 11, 12)} == {Use.RESTRICTED}
    assert {said(desk, id_).attribution for id_ in (10, 11)} == {Attribution.NAMED}


def test_a_note_that_is_narrower_already_stays_so(desk: Desk) -> None:
    narrow(desk, 10, attribution=Attribution.ROLE)

    assert said(desk, 12) == AGAIN
    assert said(desk, 11).attribution is Attribution.ROLE


def test_a_handle_that_was_heard_wrong_is_corrected_in_all_parts(desk: Desk) -> None:
    desk.keep(replace(MARWA, name=None))
    desk.keep(*(replace(one, attribution=Attribution.REGION, role=None) for one in (FIRST, REST)))

    reassign(desk, 11, "P7").result()

    assert said(desk, 10).participant_id == said(desk, 11).participant_id != MARWA.id
    assert said(desk, 12).participant_id is None


def test_who_agrees_to_more_agrees_for_all_notes(desk: Desk) -> None:
    desk.keep(replace(AGAIN, use=Use.INTERNAL))

    consent(desk, 12, attribution=Attribution.ROLE, use=Use.PARAPHRASE, role=Role.STAFF)

    assert (said(desk, 12).attribution, said(desk, 12).use) == (Attribution.ROLE, Use.PARAPHRASE)
    assert said(desk, 10) == FIRST


def test_a_wider_consent_reaches_the_other_notes(desk: Desk) -> None:
    consent(desk, 12, attribution=Attribution.ROLE, role=Role.STAFF)
    narrow(desk, 10, attribution=Attribution.REGION)

    consent(desk, 10, attribution=Attribution.ROLE, role=Role.STAFF)

    assert {said(desk, id_).attribution for id_ in (10, 11, 12)} == {Attribution.ROLE}


def test_erasing_one_note_says_how_many_went_and_which_documents_held_any(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(replace(FIRST, use=Use.RESTRICTED))
    export(
        desk, [1], format_name="markdown", audience=Audience.INTERNAL, final=False,
        to=tmp_path / "a.md", title="So",
    )  # fmt: skip

    done = erase(desk, 10)

    assert (done.notes, len(done.exports)) == (3, 1)
    assert [one.id for one in gathering.gather(desk.records, [1]).contributions] == [8, 9]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "record")
    home.slots.mkdir(mode=0o700, parents=True)
    home.folder.chmod(0o700)
    create_store(home.record, KEY)
    (home.slots / "recovery.slot").write_bytes(b"a copy of it goes with each backup")
    return home


def test_a_backup_that_is_restored_has_all_notes_as_narrow(home: Home, tmp_path: Path) -> None:
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, MARWA, FIRST, BEFORE, REST, AGAIN, AFTER)
        back_up(desk, tmp_path / "copy")
        narrow(desk, 12, use=Use.INTERNAL)

    restore(home, tmp_path / "copy", KEY)

    with open_desk(home, KEY) as desk:
        assert {said(desk, id_).use for id_ in (10, 11, 12)} == {Use.INTERNAL}


def test_notes_taken_apart_before_one_was_erased_stay_apart_when_restored(
    home: Home, tmp_path: Path
) -> None:
    with open_desk(home, KEY) as desk:
        desk.keep(SESSION, MARWA, FIRST, BEFORE, REST, AGAIN, AFTER)
        back_up(desk, tmp_path / "copy")
        take_apart(desk, AGAIN.id).result()
        erase(desk, FIRST.id)

    erased, _ = restore(home, tmp_path / "copy", KEY)

    with open_desk(home, KEY) as desk:
        left = {one.id for one in gathering.gather(desk.records, [1]).contributions}
    assert (erased, left) == (2, {BEFORE.id, AFTER.id, AGAIN.id})
