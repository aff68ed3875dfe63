from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from convo.errors import NothingToUndoError
from convo.model.answers import Commitment, Recommendation
from convo.model.changes import Drop
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, Contact, Forum
from convo.model.sessions import Prompt, Round
from convo.model.themes import Tag, Theme
from convo.model.typed import Worded, reworded
from convo.model.words import Attribution, Audience, Kind, Part, Preparer, Use
from convo.model.written import Written
from convo.records import reading
from convo.records.connection import create_store
from convo.records.things import find
from facilitation.desk.backups import backups_in
from facilitation.desk.erasing import erase
from facilitation.desk.exporting import Wish, preview
from facilitation.desk.home import Home
from facilitation.desk.keeping import back_up
from facilitation.desk.narrowing import narrow, narrowing
from facilitation.desk.notes import divide
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.restoring import restore
from facilitation.desk.rounds import carry_over
from facilitation.desk.sessions import close_session
from tests.build import KEY, SESSION, contribution
from tests.facilitation.conftest import Convo, new_session

pytest.importorskip("cryptography", reason="comes with keyring where that needs it")

from tests.promises.decrypted import all_pages

NAMES: Final = (
    "Zarqunnisa",
    "مهربانوش",
    "گل‌افروزه",
    "चंद्रलेखिका",
    "সূর্যমুখিনী",
    "ခင်မမကြီးလှ",
    "សុភ័ក្ត្ររស្មី",
    "สมฤทัยรัตนา",
    "歐陽曉嵐鶴",
    "さくらこまち",
    "ወለተጊዮርጊስ",
)
HELD = Round(id=9, title="Safety")
HERE = replace(SESSION, round_id=HELD.id)
NEXT = replace(HERE, id=2, follows=SESSION.id)
OTHER = replace(SESSION, id=5)
QUESTION = contribution("Who answers at night?", id=11, kind=Kind.QUESTION, use=Use.QUOTE)


@pytest.fixture
def place(tmp_path: Path) -> Home:
    place = Home(tmp_path / "record")
    place.slots.mkdir(mode=0o700, parents=True)
    place.folder.chmod(0o700)
    create_store(place.record, KEY)
    (place.slots / "recovery.slot").write_bytes(b"a copy of it goes with each backup")
    return place


@contextmanager
def carried(place: Home) -> Iterator[Desk]:
    """A record in which a question stands on the agenda of the session after."""
    with open_desk(place, KEY) as desk:
        desk.keep(HELD, HERE, NEXT, OTHER, QUESTION)
        carry_over(desk, NEXT.id, [QUESTION.id])
        yield desk


@pytest.fixture
def desk(place: Home) -> Iterator[Desk]:
    with carried(place) as desk:
        yield desk


def agenda(desk: Desk) -> list[str]:
    return [one.text for one in reading.prompts_in(desk.records, NEXT.id)]


def of_a_name(name: str, *, at: int) -> list[Worded]:
    """Return what facilitators may write with somebody's name in it."""
    text = f"{name} asked this"
    item = ChecklistItem(id=at + 2, preparer=Preparer.ORGANISATION, position=0, text=text)
    return [
        Prompt(id=at, session_id=NEXT.id, position=5, text=text),
        Prompt(id=at + 1, session_id=NEXT.id, position=6, text=text, carried_from=QUESTION.id),
        item,
        replace(item, id=at + 3, contribution_id=QUESTION.id),
        Written(id=at + 4, part=Part.FINDING, session_id=HERE.id, position=0, text=text),
        Written(id=at + 5, part=Part.NEXT_STEP, round_id=HELD.id, position=0, text=text),
        *typed_of(text, at=at),
    ]


def typed_of(text: str, *, at: int) -> list[Worded]:
    """Return what else holds something typed, and what it is about."""
    advice = contribution("Train people", id=at + 6, kind=Kind.RECOMMENDATION)
    promise = contribution("We will", id=at + 7, kind=Kind.COMMITMENT)
    return [
        advice,
        Recommendation(contribution_id=advice.id, addressee=text),
        promise,
        Commitment(contribution_id=promise.id, team=text),
        Theme(
            id=at + 8, name=f"theme-{at}", definition=text, when_to_use=text, when_not=text,
            aliases=(text, "anders"),
        ),
        Forum(id=at + 8, name=text, about=text),
        Contact(id=at + 8, language="", region="", purpose=text, route=text, fallback=text),
    ]  # fmt: skip


def name_everybody(desk: Desk) -> list[int]:
    """Have each name stand in all that can hold one, now and before; return what they said."""
    said = []
    for at, name in enumerate(NAMES, start=1):
        person = Participant(id=100 * at, session_id=HERE.id, handle=f"P{at}", name=name)
        one = contribution(
            f"{name} is my name", id=person.id, participant_id=person.id,
            attribution=Attribution.NAMED,
        )  # fmt: skip
        desk.keep(person, one, *of_a_name(name, at=person.id + 10))
        talk = Round(id=person.id, title=f"{name} and others")
        desk.keep(talk, replace(HERE, id=person.id, title=talk.title, round_id=talk.id))
        before = of_a_name(name, at=person.id + 20)
        desk.keep(*before)
        desk.keep(*(reworded(each, lambda _: "nobody's name") for each in before))
        desk.keep(*of_a_name(name, at=person.id + 30))
        desk.writer.undo().result()
        said.append(one.id)
    return said


def names_in(place: Home) -> dict[str, set[str]]:
    pages = all_pages(place.folder, KEY)
    return {
        file: found
        for file, content in pages.items()
        if (found := {name for name in NAMES if name.encode() in content})
    }


def test_a_name_is_in_no_byte_of_the_record_or_its_backups(place: Home, desk: Desk) -> None:
    said = name_everybody(desk)
    close_session(desk, OTHER.id)
    assert {file.partition("/")[0] for file in names_in(place)} >= {"record.db", "backups"}

    for id_ in said:
        narrow(desk, id_, attribution=Attribution.ANONYMOUS)

    assert len(backups_in(place)) == 1
    assert names_in(place) == {}


def test_neither_undo_nor_redo_brings_a_name_back(place: Home, desk: Desk) -> None:
    for id_ in name_everybody(desk):
        narrow(desk, id_, attribution=Attribution.REGION)

    desk.writer.redo().result()
    for _ in range(5):
        desk.writer.undo().result()

    assert names_in(place) == {}


def test_a_backup_that_is_restored_has_the_name_nowhere_either(place: Home, tmp_path: Path) -> None:
    with carried(place) as desk:
        said = name_everybody(desk)
        back_up(desk, tmp_path / "before.db")
        for id_ in said[1:]:
            narrow(desk, id_, attribution=Attribution.ANONYMOUS)
        erase(desk, said[0])

    counts = restore(place, tmp_path / "before.db", KEY)

    assert names_in(place) == {}
    assert counts == (1, len(said) - 1)


def finding(desk: Desk, text: str) -> Written:
    written = Written(id=90, part=Part.FINDING, session_id=HERE.id, position=0, text=text)
    desk.keep(written)
    return written


def somebody_named(desk: Desk) -> Contribution:
    person = Participant(id=70, session_id=HERE.id, handle="P7", name=NAMES[0])
    said = contribution("one", id=71, participant_id=70, attribution=Attribution.NAMED)
    desk.keep(person, said)
    return said


def test_what_was_taken_out_comes_back_after_a_narrowing_without_the_name(desk: Desk) -> None:
    said = somebody_named(desk)
    written = finding(desk, f"{NAMES[0]} और चंद्र ने पूछा")
    desk.change(Drop(written))

    narrow(desk, said.id, attribution=Attribution.REGION)
    desk.writer.undo().result()

    [back] = find(desk.records, Written, "TRUE", {})
    assert back == replace(written, text="[name] और चंद्र ने पूछा")


def test_undoing_goes_on_to_what_is_still_known(desk: Desk) -> None:
    said = somebody_named(desk)
    written = finding(desk, "ማን ያውቃል?")
    second = replace(said, id=72, text="two")
    desk.keep(second)
    desk.change(Drop(second))

    narrow(desk, said.id, attribution=Attribution.ANONYMOUS)
    undone = desk.writer.undo().result()

    assert undone.change == Drop(written)
    assert find(desk.records, Written, "TRUE", {}) == []


def test_nothing_is_made_again_of_what_is_known_no_more(desk: Desk) -> None:
    said = somebody_named(desk)
    desk.keep(replace(said, id=72, text="two"))
    desk.writer.undo().result()

    narrow(desk, said.id, attribution=Attribution.ANONYMOUS)

    with pytest.raises(NothingToUndoError):
        desk.writer.redo().result()


def test_making_again_goes_past_what_belongs_to_something_gone(desk: Desk) -> None:
    said = somebody_named(desk)
    theme = Theme(id=95, name="schutz")
    desk.keep(theme)
    second = replace(said, id=72, text="two")
    desk.keep(second)
    desk.keep(Tag(contribution_id=second.id, theme_id=theme.id))
    written = finding(desk, "ใครตอบตอนกลางคืน")
    for _ in range(3):
        desk.writer.undo().result()

    narrow(desk, said.id, attribution=Attribution.ANONYMOUS)
    desk.writer.redo().result()

    assert find(desk.records, Written, "TRUE", {}) == [written]


def test_undoing_goes_past_somebody_who_is_still_needed(desk: Desk) -> None:
    written = finding(desk, "誰が夜に答えますか")
    person = Participant(id=70, session_id=HERE.id, handle="P7", name=NAMES[0])
    desk.keep(person)
    desk.keep(contribution("one two", id=71, participant_id=70, attribution=Attribution.NAMED))
    divide(desk, 71, len("one")).result()

    narrow(desk, 71, attribution=Attribution.REGION)
    undone = desk.writer.undo(HERE.id).result()

    assert undone.change == Drop(written)
    assert [one.handle for one in reading.participants(desk.records)] == ["P7"]


def test_an_answer_is_made_again_without_the_prompt_of_an_erased_question(desk: Desk) -> None:
    [prompt] = reading.prompts_in(desk.records, NEXT.id)
    answer = contribution("ខ្ញុំ", id=20, session_id=NEXT.id, prompt_id=prompt.id)
    desk.keep(answer)
    desk.writer.undo().result()
    desk.writer.undo().result()

    erase(desk, QUESTION.id)
    desk.writer.redo().result()

    kept = reading.get_contribution(desk.records, answer.id)
    assert kept == replace(answer, prompt_id=None)


def test_a_report_tells_the_name_instead_of_no_team_and_in_no_codebook(desk: Desk) -> None:
    said = name_everybody(desk)
    for id_ in said[1:]:
        narrow(desk, id_, attribution=Attribution.ANONYMOUS)

    erase(desk, said[0])

    told = preview(desk, Wish(session_ids=(HERE.id,), audience=Audience.INTERNAL))
    assert "We will" in told
    assert [name for name in NAMES if name in told] == []


def test_a_theme_is_found_by_its_other_words_but_by_no_name(desk: Desk) -> None:
    for id_ in name_everybody(desk):
        narrow(desk, id_, attribution=Attribution.ANONYMOUS)

    assert {one.aliases for one in reading.themes(desk.records)} == {("anders",), ()}


def test_where_the_name_stays_elsewhere_own_words_alone_are_masked(desk: Desk) -> None:
    marwa = Participant(id=70, session_id=HERE.id, handle="P7", name="Zarqunnisa")
    named = contribution("one", id=71, participant_id=70, attribution=Attribution.NAMED)
    desk.keep(marwa, named, replace(named, id=72, text="two"))
    desk.keep(
        Prompt(id=80, session_id=NEXT.id, position=5, text="Zarqunnisa, please"),
        Prompt(id=81, session_id=NEXT.id, position=6, text="Zarqunnisa, why", carried_from=71),
    )

    narrow(desk, 71, attribution=Attribution.REGION)

    assert agenda(desk)[1:] == ["Zarqunnisa, please", "[name], why"]


def test_a_namesake_elsewhere_keeps_what_was_written_there(desk: Desk) -> None:
    for id_, session_id in ((70, HERE.id), (75, OTHER.id)):
        one = Participant(id=id_, session_id=session_id, handle="P7", name="Zarqunnisa")
        said = contribution(
            "one", id=id_ + 1, session_id=session_id, participant_id=id_,
            attribution=Attribution.NAMED,
        )  # fmt: skip
        written = Written(
            id=id_ + 2, part=Part.FINDING, session_id=session_id, position=0, text="Zarqunnisa did"
        )
        desk.keep(one, said, written)

    narrow(desk, 71, attribution=Attribution.ANONYMOUS)

    left = find(desk.records, Written, "TRUE ORDER BY id", {})
    assert [one.text for one in left] == ["[name] did", "Zarqunnisa did"]


def test_what_facilitators_wrote_is_shown_before_it_is_masked(desk: Desk) -> None:
    said = name_everybody(desk)[0]

    planned = narrowing(desk.records, said, attribution=Attribution.ANONYMOUS, use=None)

    assert {one.contribution_id for one in planned.named} == {
        said, said + 16, said + 17, QUESTION.id, None,
    }  # fmt: skip


@pytest.mark.parametrize("use", [Use.INTERNAL, Use.RESTRICTED])
def test_words_that_may_not_be_read_aloud_leave_the_next_agenda(desk: Desk, use: Use) -> None:
    assert agenda(desk) == [QUESTION.text]

    narrow(desk, QUESTION.id, use=use)

    assert agenda(desk) == []
    rows = desk.records.execute("SELECT change || ifnull(inverse, '') FROM journal").fetchall()
    assert not [row for (row,) in rows if QUESTION.text in row and '"Prompt"' in row]


def test_words_that_may_still_be_read_aloud_stay_on_it(desk: Desk) -> None:
    narrow(desk, QUESTION.id, use=Use.PARAPHRASE)

    assert agenda(desk) == [QUESTION.text]


def test_they_leave_it_where_a_second_note_of_them_is_narrowed(desk: Desk) -> None:
    desk.keep(replace(QUESTION, id=12, text="At night: who?", same_as=QUESTION.id))

    narrow(desk, 12, use=Use.RESTRICTED)

    assert agenda(desk) == []


def test_a_session_that_has_begun_is_told_of(desk: Desk) -> None:
    desk.keep(replace(NEXT, begun_on=date(2022, 5, 16), rule_version="1"))

    narrowed = narrow(desk, QUESTION.id, use=Use.RESTRICTED)

    assert narrowed.heard.endswith("where it was on the agenda: 2.")
    assert agenda(desk) == []


def test_of_one_that_has_not_begun_there_is_nothing_to_tell(desk: Desk) -> None:
    assert narrow(desk, QUESTION.id, use=Use.RESTRICTED).heard == ""


def test_what_was_said_to_it_stays_and_its_correction_can_be_undone(desk: Desk) -> None:
    [prompt] = reading.prompts_in(desk.records, NEXT.id)
    answer = contribution("At ngiht", id=20, session_id=NEXT.id, prompt_id=prompt.id)
    desk.keep(answer)
    desk.keep(replace(answer, text="At night"))

    narrow(desk, QUESTION.id, use=Use.RESTRICTED)
    desk.writer.undo().result()

    kept = reading.get_contribution(desk.records, answer.id)
    assert (kept.text, kept.prompt_id) == (answer.text, None)


def test_so_it_can_where_the_question_is_erased(desk: Desk) -> None:
    [prompt] = reading.prompts_in(desk.records, NEXT.id)
    answer = contribution("At ngiht", id=20, session_id=NEXT.id, prompt_id=prompt.id)
    desk.keep(answer)
    desk.keep(replace(answer, text="At night"))

    erase(desk, QUESTION.id)
    desk.writer.undo().result()

    kept = reading.get_contribution(desk.records, answer.id)
    assert (kept.text, kept.prompt_id) == (answer.text, None)


def test_a_prompt_that_was_taken_back_is_not_made_again_after_a_narrowing(desk: Desk) -> None:
    desk.writer.undo().result()
    narrow(desk, QUESTION.id, use=Use.RESTRICTED)

    with pytest.raises(NothingToUndoError):
        desk.writer.redo().result()

    assert agenda(desk) == []


def test_a_prompt_that_was_dropped_does_not_come_back_after_a_narrowing(desk: Desk) -> None:
    [prompt] = reading.prompts_in(desk.records, NEXT.id)
    desk.change(Drop(prompt))
    narrow(desk, QUESTION.id, use=Use.RESTRICTED)

    with pytest.raises(NothingToUndoError):
        desk.writer.undo().result()

    assert agenda(desk) == []


def test_a_backup_that_is_restored_has_it_on_no_agenda(place: Home, tmp_path: Path) -> None:
    with carried(place) as desk:
        back_up(desk, tmp_path / "before.db")
        narrow(desk, QUESTION.id, use=Use.RESTRICTED)

    restore(place, tmp_path / "before.db", KEY)

    with open_desk(place, KEY) as again:
        assert agenda(again) == []


def test_restoring_leaves_as_wide_what_was_taken_apart_before_an_erasure(
    place: Home, tmp_path: Path
) -> None:
    person = Participant(id=70, session_id=HERE.id, handle="P7", name="Zarqunnisa")
    one = contribution("one", id=71, participant_id=70, attribution=Attribution.NAMED)
    other = replace(one, id=72, text="two", same_as=one.id)
    with carried(place) as desk:
        desk.keep(person, one, other)
        back_up(desk, tmp_path / "before.db")
        desk.keep(replace(other, same_as=None))
        erase(desk, one.id)

    restore(place, tmp_path / "before.db", KEY)

    with open_desk(place, KEY) as again:
        assert reading.get_contribution(again.records, 72) == replace(other, same_as=None)


def test_the_command_says_where_the_words_may_have_been_read_aloud(convo: Convo) -> None:
    held = new_session(convo, "chatham")
    convo("capture", held, typed="0:q 誰が夜に答えますか\n")
    later = new_session(convo, "chatham", "--follows", str(held))
    [asked] = convo("contributions", held, "--json").json
    convo("session", "close", later)

    said = convo("narrow", asked["id"], "--use", "internal", "--yes")

    assert f"where it was on the agenda: {later}." in said.err
    assert convo("session", "show", later, "--json").json["agenda"] == []


def test_the_command_shows_a_name_in_what_was_written_here(convo: Convo) -> None:
    held = new_session(convo)
    convo("capture", held, typed="0 کمک\n")
    [said] = convo("contributions", held, "--json").json
    convo("consent", said["id"], "--attribution", "named", "--name", NAMES[2])
    convo("write", "finding", "--session", held, typed=f"{NAMES[2]} asked for it\n")

    narrowed = convo("narrow", said["id"], "--attribution", "anonymous", "--yes")

    assert f"written here  [{NAMES[2]}] asked for it" in narrowed.err
