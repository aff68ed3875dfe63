import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from convo.errors import RefusedError, RuleError
from convo.model.changes import Keep
from convo.model.contributions import Contribution, Translation
from convo.model.imported import Imported
from convo.model.people import Participant
from convo.model.words import Attribution, Audience, Role, Rule, Use
from convo.records import gathering, reading
from convo.records.connection import create_store, open_to_read
from convo.records.erasure import asked_in, is_granted
from convo.records.search import search
from facilitation.desk.backups import backups_in, is_fit, renew_stale
from facilitation.desk.consenting import consent
from facilitation.desk.erasing import erase
from facilitation.desk.home import Home
from facilitation.desk.keeping import back_up, checks
from facilitation.desk.naming import add_aliases, clear_words
from facilitation.desk.narrowing import narrow, narrowing
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.reporting import export
from facilitation.desk.restoring import restore
from facilitation.desk.sessions import close_session
from tests.build import KEY, SESSION, contribution
from tests.facilitation.conftest import Convo, new_session

NAME = "Marwa Exampleson"
MARWA = Participant(id=3, session_id=1, handle="P1", name=NAME)
SAID = contribution(
    "Marwa here: we need help in our language",
    id=10,
    attribution=Attribution.NAMED,
    participant_id=MARWA.id,
    role=Role.VOLUNTEER,
    position=1,
)
FIRST = contribution("First", id=9, attribution=Attribution.REGION, position=0)
AFTER = contribution("Last", id=11, attribution=Attribution.REGION, position=2, reply_to=SAID.id)
MENTIONS = (
    contribution("I agree with @Marwa", id=12),
    contribution("كما قالت Marwa Exampleson هنا", id=13),
    contribution("Марва? Marwa's idea", id=14),
)
FRENCH = Translation(contribution_id=12, language="fr", text="Je suis d'accord avec Marwa")


@pytest.fixture
def place(tmp_path: Path) -> Home:
    place = Home(tmp_path / "record")
    place.slots.mkdir(mode=0o700, parents=True)
    place.folder.chmod(0o700)
    create_store(place.record, KEY)
    (place.slots / "recovery.slot").write_bytes(b"a copy of it goes with each backup")
    return place


@contextmanager
def filled(place: Home) -> Iterator[Desk]:
    with open_desk(place, KEY) as desk:
        mark = Imported(contribution_id=SAID.id, words_mark="aa", source_mark="bb")
        desk.keep(SESSION, MARWA, FIRST, SAID, AFTER, *MENTIONS, FRENCH, mark)
        yield desk


@pytest.fixture
def desk(place: Home) -> Iterator[Desk]:
    with filled(place) as desk:
        yield desk


def said(desk: Desk, id_: int) -> Contribution:
    return reading.get_contribution(desk.records, id_)


def everything(desk: Desk) -> str:
    kept = gathering.gather(desk.records, [SESSION.id])
    words = [one.text for one in kept.contributions]
    words += [one.text for one in kept.translations]
    return " ".join([*words, *(f"{one.name} {one.aliases}" for one in kept.participants)])


def test_an_anonymous_contribution_leaves_no_name_anywhere(desk: Desk) -> None:
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert said(desk, SAID.id) == contribution(
        "[name] here: we need help in our language", id=10, use=SAID.use
    )
    assert "Marwa" not in everything(desk)
    assert reading.participants(desk.records) == []
    assert search(desk.records, "Marwa", limit=9) == []


def test_its_time_and_author_are_known_again_by_nothing(desk: Desk) -> None:
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    [mark] = reading.imported_as(desk.records, SAID.id)
    assert (mark.words_mark, mark.source_mark) == ("aa", None)


def test_no_gap_shows_where_it_stood_and_nothing_answers_it(desk: Desk) -> None:
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert [said(desk, id_).position for id_ in (FIRST.id, AFTER.id)] == [0, 1]
    assert said(desk, AFTER.id).reply_to is None


def test_the_order_of_a_public_page_stays_as_everybody_can_read_it(desk: Desk) -> None:
    public = replace(SAID, said_on=date(2022, 5, 16), said_at=datetime(2022, 5, 16, 12, tzinfo=UTC))
    desk.keep(public)

    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert said(desk, AFTER.id).position == AFTER.position


def test_what_is_about_to_be_masked_is_shown_before(desk: Desk) -> None:
    planned = narrowing(desk.records, SAID.id, attribution=Attribution.ANONYMOUS, use=None)

    shown = {
        (one.contribution_id, one.text[one.mention.start : one.mention.end])
        for one in planned.named
    }
    assert {id_ for id_, _ in shown} == {10, 12, 13, 14}
    assert "Marwa" in everything(desk)
    assert NAME not in repr(planned)


def test_somebody_who_is_still_named_elsewhere_keeps_their_name_but_not_the_link(
    desk: Desk,
) -> None:
    other = replace(SAID, id=20, text="And another thing", position=None)
    desk.keep(other)

    narrow(desk, SAID.id, attribution=Attribution.REGION)

    assert said(desk, SAID.id).participant_id is None
    assert said(desk, SAID.id).text.startswith("[name] here")
    assert said(desk, 12).text == MENTIONS[0].text
    assert [one.name for one in reading.participants(desk.records)] == [NAME]


def test_a_region_keeps_the_handle_without_a_name(desk: Desk) -> None:
    narrow(desk, SAID.id, attribution=Attribution.REGION)

    [person] = reading.participants(desk.records)
    assert (person.handle, person.name) == ("P1", None)
    assert said(desk, SAID.id).participant_id == person.id
    assert "Marwa" not in everything(desk)


def test_a_name_that_somebody_has_in_another_session_stays_there(desk: Desk) -> None:
    elsewhere = replace(SESSION, id=2)
    namesake = replace(MARWA, id=33, session_id=2)
    theirs = replace(
        SAID, id=30, session_id=2, participant_id=33, text="Marwa again", position=None
    )
    desk.keep(elsewhere, namesake, theirs)

    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert said(desk, 30) == theirs
    assert said(desk, 12).text == "I agree with @[name]"


def test_an_alias_goes_with_its_person(desk: Desk) -> None:
    add_aliases(desk, SESSION.id, "p1", ["Mimi"])
    desk.keep(contribution("As Mimi said", id=15))

    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert said(desk, 15).text == "As [name] said"


def test_undo_does_not_bring_back_what_was_narrowed(desk: Desk) -> None:
    desk.keep(replace(SAID, text="Marwa, corrected"))
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    desk.writer.undo().result()

    assert said(desk, SAID.id).participant_id is None
    assert "Marwa" not in everything(desk)


def test_a_use_is_narrowed_and_undo_does_not_widen_it(desk: Desk) -> None:
    narrow(desk, FIRST.id, use=Use.RESTRICTED)
    desk.keep(replace(AFTER, text="Something else"))

    desk.writer.undo().result()

    assert said(desk, FIRST.id).use is Use.RESTRICTED
    assert said(desk, AFTER.id).text == AFTER.text


def test_documents_with_more_in_them_are_named(desk: Desk, tmp_path: Path) -> None:
    export(
        desk,
        [SESSION.id],
        format_name="json",
        audience=Audience.INTERNAL,
        final=False,
        to=tmp_path / "a.json",
    )

    narrowed = narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert [one.format for one in narrowed.exports] == ["json"]


def test_backups_beside_the_record_know_no_name_any_more(desk: Desk, place: Home) -> None:
    close_session(desk, SESSION.id)
    [before] = backups_in(place)

    narrowed = narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    [after] = backups_in(place)
    assert narrowed.is_sealed
    assert after != before
    with open_to_read(after, KEY) as copy:
        assert reading.participants(copy) == []


def test_a_backup_that_tells_more_than_was_agreed_is_not_fit(desk: Desk, place: Home) -> None:
    close_session(desk, SESSION.id)
    [before] = backups_in(place)
    stale = before.read_bytes()
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)
    before.write_bytes(stale)

    assert not {one.name: one.is_well for one in checks(desk)}["backups"]


def test_backups_that_an_earlier_run_could_not_renew_are_renewed_at_the_next_start(
    desk: Desk, place: Home
) -> None:
    close_session(desk, SESSION.id)
    [before] = backups_in(place)
    stale = before.read_bytes()
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)
    before.write_bytes(stale)
    before.chmod(0o600)

    renew_stale(desk)

    [after] = backups_in(place)
    assert after != before
    assert is_fit(after, KEY, asked_in(desk.records))


def test_good_backups_are_left_alone_at_a_start(desk: Desk, place: Home) -> None:
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)
    close_session(desk, SESSION.id)
    before = backups_in(place)

    renew_stale(desk)

    assert backups_in(place) == before


def test_restoring_brings_no_name_back(place: Home, tmp_path: Path) -> None:
    with filled(place) as desk:
        back_up(desk, tmp_path / "b.db")
        narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)
        narrow(desk, FIRST.id, use=Use.INTERNAL)
        asked = asked_in(desk.records)

    counts = restore(place, tmp_path / "b.db", KEY)

    with open_desk(place, KEY) as again:
        assert counts == (0, 2)
        assert "Marwa" not in everything(again)
        assert said(again, FIRST.id).use is Use.INTERNAL
        assert is_granted(again.records, asked)
        assert asked_in(again.records) == asked


def test_consent_is_recorded_with_its_day(desk: Desk) -> None:
    wider = consent(desk, FIRST.id, attribution=Attribution.NAMED, name="Aÿe Invented")

    [kept] = reading.consents(desk.records)
    person = next(one for one in reading.participants(desk.records) if one.name != NAME)
    assert (kept.contribution_id, kept.attribution) == (FIRST.id, Attribution.NAMED)
    assert kept.agreed_on == desk.now().date()
    assert (person.name, person.id) == ("Aÿe Invented", wider.participant_id)


def test_a_quote_is_agreed_to_without_telling_who_or_when(desk: Desk) -> None:
    desk.keep(contribution(id=40, use=Use.INTERNAL))

    consent(desk, 40, use=Use.QUOTE)

    assert said(desk, 40).use is Use.QUOTE
    assert [one.agreed_on for one in reading.consents(desk.records)] == [None]


def test_consent_goes_no_further_than_the_rule(desk: Desk) -> None:
    held = replace(SESSION, id=2, rule=Rule.CHATHAM)
    desk.keep(held, contribution(id=40, session_id=2), contribution(id=41, session_id=2))

    with pytest.raises(RuleError, match="`role` at the most"):
        consent(desk, 40, attribution=Attribution.NAMED, name="Somebody")

    assert said(desk, 40).attribution is Attribution.ANONYMOUS
    assert reading.participants_in(desk.records, 2) == []


def test_staff_may_be_named_where_the_rule_says_so(desk: Desk) -> None:
    held = replace(SESSION, id=2, rule=Rule.SWAN)
    desk.keep(held, contribution(id=40, session_id=2))

    wider = consent(
        desk, 40, attribution=Attribution.NAMED, role=Role.STAFF, name="Somebody on duty"
    )

    assert (wider.attribution, wider.role) == (Attribution.NAMED, Role.STAFF)


def test_nobody_is_named_without_a_name(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="--name"):
        consent(desk, FIRST.id, attribution=Attribution.NAMED)


def test_undo_takes_no_consent_back(desk: Desk) -> None:
    desk.keep(replace(FIRST, text="First, corrected"))
    consent(desk, FIRST.id, attribution=Attribution.NAMED, name="Somebody")

    desk.writer.undo().result()

    assert said(desk, FIRST.id).attribution is Attribution.NAMED


def test_after_narrowing_a_consent_names_nobody_again_by_itself(desk: Desk) -> None:
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    consent(desk, SAID.id, attribution=Attribution.REGION)

    assert said(desk, SAID.id).participant_id is None
    assert [one.attribution for one in reading.consents(desk.records)] == [Attribution.REGION]


def test_the_command_asks_before_it_forgets(convo: Convo) -> None:
    of = new_session(convo)
    saved = convo("capture", of, "--plain", typed="3 The well is dry\n").out.split()[1]

    refused = convo("narrow", saved, "--attribution", "anonymous")
    done = convo("narrow", saved, "--attribution", "anonymous", "--yes")

    assert (refused.code, "--yes" in refused.err) == (1, True)
    assert (done.code, done.out) == (0, "0\n")
    assert "Nothing of what was erased is left" in done.err
    assert '"handle": null' in convo("contributions", of, "--json").out


def test_the_command_shows_names_in_context(convo: Convo) -> None:
    of = new_session(convo)
    saved = convo("capture", of, "--plain", typed="3 The well is dry\n").out.split()[1]
    convo("capture", of, "--plain", typed="0 I agree with Dana about the well\n")
    convo("consent", saved, "--attribution", "named", "--name", "Dana Exampleson")

    shown = convo("narrow", saved, "--attribution", "region", "--yes").err

    assert "I agree with [Dana] about the well" in shown
    assert "[name]" in convo("contributions", of, "--json").out


def test_the_commands_of_people_list_and_add_names(convo: Convo) -> None:
    of = new_session(convo)
    convo("capture", of, "--plain", typed="3 The well is dry\n")

    added = convo("people", "alias", of, "P3", "Mimi", "میمی")
    missing = convo("people", "alias", of, "P9", "Mimi")

    assert added.code == 0
    assert "2 other names" in added.err
    assert convo("people", "list", of).out == "P3\t-\tMimi,میمی\n"
    assert (missing.code, "convo people list" in missing.err) == (1, True)


def test_restricting_words_takes_them_out_of_what_leaves(convo: Convo, tmp_path: Path) -> None:
    of = new_session(convo)
    saved = convo("capture", of, "--plain", typed="3 The well is dry\n").out.split()[1]
    convo("narrow", saved, "--use", "restricted", "--yes")

    convo("export", of, "--format", "markdown", "--audience", "internal", "-o", tmp_path / "a.md")

    assert "well" not in (tmp_path / "a.md").read_text()


def test_withdrawing_takes_the_name_out_of_what_others_said(desk: Desk) -> None:
    erase(desk, SAID.id)

    assert "Marwa" not in everything(desk)
    assert said(desk, 12).text == "I agree with @[name]"


def test_withdrawing_leaves_the_name_of_somebody_who_is_named_elsewhere(desk: Desk) -> None:
    desk.keep(replace(SAID, id=20, text="And another thing", position=None))

    erase(desk, SAID.id)

    assert [one.name for one in reading.participants(desk.records)] == [NAME]
    assert said(desk, 12).text == MENTIONS[0].text


def test_what_was_written_before_a_narrowing_is_not_kept_after_it(desk: Desk) -> None:
    stale = replace(said(desk, SAID.id), text="Marwa, corrected elsewhere")
    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    with pytest.raises(RefusedError, match="less may be told"):
        desk.keep(stale)

    assert "Marwa" not in everything(desk)


def test_what_was_written_before_an_erasure_is_not_kept_after_it(desk: Desk) -> None:
    stale = replace(said(desk, FIRST.id), text="again")
    erase(desk, FIRST.id)

    with pytest.raises(RefusedError, match="was erased meanwhile"):
        desk.keep(stale)

    assert reading.find_contribution(desk.records, FIRST.id) is None


def test_no_earlier_wording_and_nothing_undone_keeps_the_name(desk: Desk) -> None:
    desk.keep(contribution("Marwa told us", id=50))
    desk.keep(contribution("Somebody told us", id=50))
    desk.keep(contribution("Marwa again", id=51))
    desk.writer.undo().result()

    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    rows = desk.records.execute("SELECT change || ifnull(inverse, '') FROM journal").fetchall()
    assert not [row for (row,) in rows if "Marwa" in row]
    desk.writer.redo().result()
    assert "Marwa" not in everything(desk)


def test_a_purge_of_what_was_undone_is_remembered_by_restoring(place: Home, tmp_path: Path) -> None:
    with filled(place) as desk:
        desk.keep(contribution("Zarqunnisa said so", id=60))
        back_up(desk, tmp_path / "b.db")
        desk.writer.undo().result()
        erase(desk, 60)

    restore(place, tmp_path / "b.db", KEY)

    with open_desk(place, KEY) as again:
        assert reading.find_contribution(again.records, 60) is None


def test_everyday_words_are_not_masked_for_good(desk: Desk) -> None:
    hope = replace(MARWA, id=70, handle="P7", name="Hope Will")
    theirs = replace(SAID, id=71, participant_id=70, text="Will you? Hope so.", position=None)
    desk.keep(hope, theirs, contribution("In hope: Hope Will said it", id=72))

    narrow(desk, 71, attribution=Attribution.ANONYMOUS)

    assert said(desk, 71).text == "Will you? Hope so."
    assert said(desk, 72).text == "In hope: [name] said it"


def test_a_word_that_was_cleared_stays(desk: Desk) -> None:
    clear_words(desk, ["Exampleson"])
    desk.keep(contribution("The exampleson method", id=80))

    narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)

    assert said(desk, 80).text == "The exampleson method"


def test_documents_with_other_words_that_were_masked_are_named_too(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(replace(SESSION, id=2, starts_at=None))
    desk.keep(contribution("as Marwa Exampleson said", id=90, session_id=2))
    export(
        desk, [2], format_name="json", audience=Audience.INTERNAL, final=False,
        to=tmp_path / "a.json",
    )  # fmt: skip

    assert len(narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS).exports) == 1


def test_undoing_in_a_closed_session_notes_no_time_of_day(desk: Desk) -> None:
    close_session(desk, SESSION.id)
    desk.keep(replace(said(desk, FIRST.id), text="corrected"))

    desk.writer.undo().result()

    rows = desk.records.execute("SELECT at FROM journal").fetchall()
    assert {len(at) for (at,) in rows} == {len("2026-01-01")}


def test_a_limit_that_changed_nothing_is_known_to_the_next_restore(
    place: Home, tmp_path: Path
) -> None:
    with filled(place) as desk:
        back_up(desk, tmp_path / "wide.db")
        narrow(desk, SAID.id, attribution=Attribution.ANONYMOUS)
        back_up(desk, tmp_path / "narrow.db")

    restore(place, tmp_path / "narrow.db", KEY)
    restore(place, tmp_path / "wide.db", KEY)

    with open_desk(place, KEY) as again:
        assert "Marwa" not in everything(again)


def test_a_backup_is_made_while_others_save(desk: Desk, tmp_path: Path) -> None:
    stop = threading.Event()

    def save() -> None:
        n = 1000
        while not stop.is_set():
            n += 1
            desk.writer.submit(Keep(contribution("more", id=n))).result()

    saving = threading.Thread(target=save)
    saving.start()
    try:
        for n in range(5):
            back_up(desk, tmp_path / f"{n}.db")
    finally:
        stop.set()
        saving.join()

    assert len(list(tmp_path.glob("*.db"))) == 5
