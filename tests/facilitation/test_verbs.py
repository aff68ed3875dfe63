from dataclasses import replace

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.sessions import Prompt
from convo.model.words import Attribution, Kind, Role, Use
from convo.records import gathering, reading
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.desk.verbs import VERBS, Verbs
from tests.build import IN_EVERY_SCRIPT, PROMPT, SESSION, contribution
from tests.facilitation.conftest import Convo, new_session


@pytest.fixture
def verbs(desk: Desk) -> Verbs:
    desk.keep(SESSION, PROMPT, Prompt(id=22, session_id=1, position=1, text="ما الذي يساعد؟"))
    return Verbs(desk, SESSION.id, taker=1)


def said(desk: Desk) -> list[Contribution]:
    return list(gathering.gather(desk.records, [SESSION.id]).contributions)


def code_of(desk: Desk, n: int = 0) -> str:
    return short_code(said(desk)[n].id)


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_words_are_saved_as_they_are_typed(verbs: Verbs, desk: Desk, text: str) -> None:
    told = verbs.take(f"0 {text}")

    assert [(one.id, one.text) for one in said(desk)] == [(told.saved, text)]


def test_what_is_chosen_holds_until_it_is_chosen_otherwise(verbs: Verbs, desk: Desk) -> None:
    for line in ("/who 3", "/as role", "/role board", "/kind challenge", "/use internal", "one"):
        verbs.take(line)
    for line in ("/who", "/as", "/role", "/kind", "/use", "two"):
        verbs.take(line)

    one, two = said(desk)
    assert (one.attribution, one.role, one.kind, one.use) == (
        Attribution.ROLE,
        Role.BOARD,
        Kind.CHALLENGE,
        Use.INTERNAL,
    )
    assert (two.attribution, two.participant_id, two.use) == (
        Attribution.ANONYMOUS,
        None,
        Use.PARAPHRASE,
    )


def test_a_language_that_is_chosen_is_no_guess(verbs: Verbs, desk: Desk) -> None:
    verbs.take("/language MY")
    verbs.take("0 မေးချင်ပါတယ်")

    [one] = said(desk)
    assert (one.language, one.language_confirmed) == ("my", True)


def test_prompts_follow_each_other(verbs: Verbs, desk: Desk) -> None:
    verbs.take("/next")
    told = verbs.take("/next")
    verbs.take("0 an answer")
    verbs.take("/back")

    assert told.lines == ("ما الذي يساعد؟",)
    assert [one.prompt_id for one in said(desk)] == [22]
    assert verbs.take("/agenda").lines[0].startswith("> 1 20 Who is first")


def test_undo_and_redo_go_one_step_each(verbs: Verbs, desk: Desk) -> None:
    for line in ("0 a", "0 b", "/undo", "/undo", "/redo"):
        verbs.take(line)

    assert [one.text for one in said(desk)] == ["a"]


def test_any_contribution_is_listed_edited_tagged_and_restricted_by_its_code(
    verbs: Verbs, desk: Desk
) -> None:
    verbs.take("0 frist")
    verbs.take("7 second")
    code = code_of(desk)

    verbs.take(f"/edit {code} first, corrected")
    verbs.take(f"/tag {code} safety")
    verbs.take(f"/restrict {code}")

    assert verbs.take("/list 2").lines == (
        f"{code} anon comment first, corrected",
        f"{code_of(desk, 1)} P7 comment second",
    )
    assert said(desk)[0].use is Use.RESTRICTED
    assert len(reading.tags_of(desk.records, said(desk)[0].id)) == 1


def test_restricting_tells_where_the_words_may_have_been_read_aloud(
    verbs: Verbs, desk: Desk
) -> None:
    verbs.take("0:q ማን ይረዳል?")
    [asked] = said(desk)
    begun = replace(SESSION, id=2, begun_on=SESSION.held_on, rule_version="1")
    desk.keep(begun, replace(PROMPT, id=23, session_id=2, carried_from=asked.id))

    told = verbs.take(f"/restrict {code_of(desk)}")

    assert "read aloud in later sessions, where it was on the agenda: 2." in told.said


def test_a_contribution_is_assigned_sorted_and_agreed_with_by_its_code(
    verbs: Verbs, desk: Desk
) -> None:
    verbs.take("7 said")
    code = code_of(desk)

    for line in (f"/assign {code} 3", f"/sort {code} question", f"/agree {code}"):
        verbs.take(line)

    [one] = said(desk)
    people = {person.id: person.handle for person in reading.participants(desk.records)}
    assert (people[one.participant_id or 0], one.kind) == ("P3", Kind.QUESTION)
    assert reading.agreed_with(desk.records, one.id) == 1


def test_a_name_that_slips_in_is_pointed_out_and_replaced(verbs: Verbs, desk: Desk) -> None:
    desk.keep(Participant(id=3, session_id=1, handle="P3", name="Zarqunnisa Invented"))

    told = verbs.take("0 I agree with Zarqunnisa")
    verbs.take("/handles")

    assert "/handles" in told.said
    assert [one.text for one in said(desk)] == ["I agree with P3"]


def test_codes_are_as_long_as_it_takes_to_tell_contributions_apart(
    verbs: Verbs, desk: Desk
) -> None:
    one, two = (contribution(text, id=0x1234 << 46 | n << 40) for n, text in ((1, "a"), (2, "b")))
    desk.keep(one, two)

    codes = [line.split()[0] for line in verbs.take("/list").lines]
    verbs.take(f"/purge {codes[0]}")

    assert all(len(code) > 4 for code in codes)
    assert len(said(desk)) == 1


def test_a_purge_names_what_goes(verbs: Verbs, desk: Desk) -> None:
    verbs.take("0 a name")

    with pytest.raises(RefusedError, match="by its code"):
        verbs.take("/purge")
    with pytest.raises(NotFoundError, match="see /list"):
        verbs.take("/purge ffff")
    verbs.take(f"/purge {code_of(desk)}")

    assert said(desk) == []
    with pytest.raises(RefusedError, match="nothing is left"):
        verbs.take("/undo")


def test_off_the_record_no_verb_and_no_line_keeps_anything(verbs: Verbs, desk: Desk) -> None:
    told = [verbs.take(line).said for line in ("/off", "0 a secret", "/seat 3", "/next")]
    on = verbs.take("/on").said

    assert told[0].startswith("off the record")
    assert (said(desk), reading.participants(desk.records)) == ([], [])
    assert on == "on the record"


def test_seats_the_check_and_the_read_back(verbs: Verbs, desk: Desk) -> None:
    desk.keep(contribution("We will answer", kind=Kind.COMMITMENT, attribution=Attribution.REGION))

    assert verbs.take("/seat 3").said == "present: 3"
    assert verbs.take("/check").lines[:2] == (
        "contributions 1, anonymous 0",
        "without a theme 1, questions open 0",
    )
    assert verbs.take("/read").lines == ("commitment: We will answer",)


def test_a_session_is_closed_once_it_is_meant(verbs: Verbs, desk: Desk) -> None:
    verbs.take("0 a")

    with pytest.raises(RefusedError, match="/close yes"):
        verbs.take("/close")
    told = verbs.take("/close yes")

    assert told.said == "closed: 1 contributions, 1 without a theme"
    assert reading.is_closed(desk.records, SESSION.id)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/nxt", "/help lists them"),
        ("/as somebody", "named, role, region, anonymous"),
        ("/who Dana", "say a handle"),
        ("/seat many", "as in /seat 7"),
        ("/seat ²", "as in /seat 7"),
    ],
)
def test_a_verb_that_cannot_be_done_says_what_can(verbs: Verbs, line: str, sentence: str) -> None:
    with pytest.raises(RefusedError, match=sentence):
        verbs.take(line)


def test_help_lists_every_verb(verbs: Verbs) -> None:
    assert [line.split()[0][1:] for line in verbs.take("/help").lines] == list(VERBS)


def test_the_command_takes_verbs_too(convo: Convo) -> None:
    of = new_session(convo)

    ran = convo("capture", of, "--plain", typed="/seat 2\n0 a\n/list\n/nxt\n")

    assert ran.code == 1
    assert "present: 2" in ran.err
    assert "not saved: there is no such verb" in ran.err
    assert ran.out.splitlines()[1].endswith("anon comment a")
