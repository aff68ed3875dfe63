from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from convo.errors import RefusedError, RuleError, SessionClosedError
from convo.languages.scripts import script
from convo.model.answers import Response
from convo.model.changes import Erase
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.sessions import Prompt
from convo.model.underway import Draft
from convo.model.words import Attribution, Form, Kind, Role, Rule, Use
from convo.records import gathering, glance, reading
from convo.records.connection import create_store, open_to_read
from facilitation.desk.amending import amend, reassign
from facilitation.desk.backups import backups_in
from facilitation.desk.checking import mid_check
from facilitation.desk.choosing import Chosen
from facilitation.desk.home import Home
from facilitation.desk.live import Live, Turns
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.reading_back import read_back
from facilitation.desk.sessions import close_session
from facilitation.desk.taking import taker, takers
from tests.build import IN_EVERY_SCRIPT, KEY, NOON, PROMPT, SESSION, contribution

SECOND = Prompt(id=22, session_id=SESSION.id, position=1, text="What helps?", minutes=5)
WORDS = [text for text in IN_EVERY_SCRIPT if script(text[0])]


@pytest.fixture
def place(tmp_path: Path) -> Home:
    place = Home(tmp_path / "record")
    place.folder.mkdir(mode=0o700)
    create_store(place.record, KEY)
    return place


@pytest.fixture
def desk(place: Home) -> Iterator[Desk]:
    with open_desk(place, KEY) as desk:
        desk.keep(SESSION, PROMPT, SECOND)
        yield desk


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(desk: Desk, clock: Clock) -> Live:
    return window(desk, clock)


def window(desk: Desk, clock: Clock, *, number: int = 1) -> Live:
    return Live(desk, SESSION.id, taker=number, guess=lambda _text: None, now=clock)


def said(desk: Desk) -> list[Contribution]:
    return list(gathering.gather(desk.records, [SESSION.id]).contributions)


def take(live: Live, line: str, **chosen: object) -> Contribution:
    saved = live.hand_in(line, chosen=Chosen(**chosen)).result().saved  # type: ignore[arg-type]
    assert saved is not None
    return reading.get_contribution(live._desk.records, saved)


@pytest.mark.parametrize("text", WORDS)
def test_words_of_every_script_are_saved_as_they_were_typed(live: Live, text: str) -> None:
    assert take(live, f"0 {text}").text == text


def test_saved_is_told_with_its_time_once_it_is_on_disk(live: Live, desk: Desk) -> None:
    noted = live.hand_in("0 said").result()

    assert noted.at is not None
    assert [one.id for one in said(desk)] == [noted.saved]


def test_what_was_chosen_holds_where_the_line_says_nothing(live: Live) -> None:
    one = take(
        live, "we need help", who="P3", attribution=Attribution.ROLE, role=Role.BOARD,
        kind=Kind.CHALLENGE, form=Form.OBSERVATION, use=Use.INTERNAL, language="id",
    )  # fmt: skip

    assert (one.attribution, one.role, one.kind) == (
        Attribution.ROLE,
        Role.BOARD,
        Kind.CHALLENGE,
    )
    assert (one.form, one.use, one.language) == (Form.OBSERVATION, Use.INTERNAL, "id")
    assert one.participant_id is not None
    assert one.language_confirmed


def test_what_the_line_says_goes_before_what_was_chosen(live: Live, desk: Desk) -> None:
    one = take(live, "7:q why?", who="P3", kind=Kind.CHALLENGE)

    [person] = reading.participants(desk.records)
    assert (person.handle, one.kind) == ("P7", Kind.QUESTION)


def test_what_was_agreed_to_by_one_is_not_told_of_another(live: Live, desk: Desk) -> None:
    desk.keep(Participant(id=3, session_id=1, handle="P3", name="Invented Name"))
    desk.keep(Participant(id=4, session_id=1, handle="P4", name="Another Name"))

    one = take(live, "4 mine", who="P3", attribution=Attribution.NAMED, role=Role.BOARD)

    assert (one.participant_id, one.attribution, one.role) == (4, Attribution.REGION, None)


def test_nobody_is_kept_of_a_line_that_says_nobody(live: Live, desk: Desk) -> None:
    one = take(live, "0 said", who="P3", attribution=Attribution.ROLE, role=Role.BOARD)

    assert (one.attribution, one.role, one.participant_id) == (Attribution.ANONYMOUS, None, None)
    assert reading.participants(desk.records) == []


def test_nothing_is_attributed_beyond_the_rule(desk: Desk, clock: Clock) -> None:
    desk.keep(replace(SESSION, rule=Rule.FKAGEU))

    with pytest.raises(RuleError, match="`region` at the most"):
        take(window(desk, clock), "3 said", attribution=Attribution.ROLE, role=Role.BOARD)

    assert said(desk) == []


@pytest.mark.parametrize(
    ("attribution", "sentence"),
    [(Attribution.ROLE, "which role"), (Attribution.NAMED, "nobody with a name")],
)
def test_what_is_missing_to_attribute_words_is_asked_for(
    live: Live, desk: Desk, attribution: Attribution, sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        take(live, "3 said", attribution=attribution)

    assert said(desk) == []


def test_somebody_with_a_name_is_named_where_they_agreed(live: Live, desk: Desk) -> None:
    desk.keep(Participant(id=3, session_id=1, handle="P3", name="Invented Name"))

    one = take(live, "said", who="P3", attribution=Attribution.NAMED)

    assert one.participant_id == 3
    with pytest.raises(RefusedError, match="choose who speaks first"):
        take(live, "3 said", attribution=Attribution.NAMED)


def test_the_next_prompt_is_asked_and_what_is_said_answers_it(live: Live, clock: Clock) -> None:
    live.go_to_prompt(1).result()
    first = take(live, "0 a")
    live.go_to_prompt(1).result()
    clock.now += timedelta(minutes=6)
    second = take(live, "0 b")

    standing = live.standing()
    assert (first.prompt_id, second.prompt_id) == (PROMPT.id, SECOND.id)
    assert (standing.at, standing.elapsed) == (1, timedelta(minutes=6))
    assert standing.remaining == timedelta(minutes=-1)


def test_there_is_no_prompt_after_the_last_or_before_the_first(live: Live) -> None:
    with pytest.raises(RefusedError, match="no other prompt"):
        live.go_to_prompt(-1)
    live.go_to_prompt(1).result()
    live.go_to_prompt(1).result()

    with pytest.raises(RefusedError, match="no other prompt"):
        live.go_to_prompt(1)


def test_a_heading_that_is_typed_is_the_prompt_from_then_on(live: Live) -> None:
    live.hand_in("# Something else").result()

    one = take(live, "0 a")

    assert live.standing().at == 2
    assert one.prompt_id == live.standing().prompts[2].id


def test_another_window_is_where_the_session_is(live: Live, desk: Desk, clock: Clock) -> None:
    other = window(desk, clock, number=2)
    live.go_to_prompt(1).result()
    other.hand_in("q+3").result()

    assert other.standing().at == 0
    assert take(other, "0 a").prompt_id == PROMPT.id
    assert live.standing().queue == ("P3",)


def test_the_queue_is_kept_in_order(live: Live) -> None:
    for line in ("q+3", "q+ p7", "q+4", "q+7", "q-4"):
        live.hand_in(line).result()

    assert live.standing().queue == ("P3", "P7")
    assert live.hand_in("q-").result().said == "queue: P7"


def test_who_wants_to_speak_must_be_said(live: Live) -> None:
    with pytest.raises(RefusedError, match="as in q"):
        live.hand_in("q+")


def test_seats_are_given_once(live: Live) -> None:
    seated = live.seat(3)
    assert seated is not None
    seated.result()

    assert live.standing().present == 3
    assert live.seat(3) is None
    with pytest.raises(RefusedError, match="how many are in the room"):
        live.seat(501)


def test_turns_and_their_time_are_counted_by_hat(live: Live, clock: Clock) -> None:
    clock.now += timedelta(seconds=40)
    take(live, "3 a", attribution=Attribution.ROLE, role=Role.STAFF, who="P3")
    clock.now += timedelta(seconds=20)
    take(live, "0 b")

    assert live.turns == {
        Role.STAFF: Turns(1, timedelta(seconds=40)),
        None: Turns(1, timedelta(seconds=20)),
    }


@pytest.mark.parametrize("text", WORDS)
def test_a_draft_is_there_for_the_next_window_with_its_cursor(
    live: Live, desk: Desk, clock: Clock, text: str
) -> None:
    kept = live.keep_draft(f"0 {text}", 3)
    assert kept is not None
    kept.result()

    assert window(desk, clock).draft() == Draft(
        session_id=SESSION.id, taker=1, text=f"0 {text}", cursor=3
    )
    assert window(desk, clock, number=2).draft() is None


def test_an_emptied_draft_is_none(live: Live) -> None:
    for text in ("abc", ""):
        kept = live.keep_draft(text, 0)
        assert kept is not None
        kept.result()

    assert live.draft() is None


def test_nothing_is_kept_off_the_record_not_even_a_draft(live: Live, desk: Desk) -> None:
    live.hand_in("off the record").result()

    assert live.keep_draft("0 a secret", 3) is None
    assert live.hand_in("0 a secret").result().saved is None
    assert live.hand_in("q+3").result().saved is None
    assert (said(desk), live.draft(), live.standing().queue) == ([], None, ())


def test_closing_forgets_drafts_the_queue_and_what_was_asked(live: Live, desk: Desk) -> None:
    live.go_to_prompt(1).result()
    live.hand_in("q+3").result()
    kept = live.keep_draft("0 unsaid", 3)
    assert kept is not None
    kept.result()

    close_session(desk, SESSION.id)

    assert live.draft() is None
    assert reading.underway(desk.records, SESSION.id).since is None
    with pytest.raises(SessionClosedError):
        live.hand_in("0 late")
    with pytest.raises(SessionClosedError):
        live._keep(reading.underway(desk.records, SESSION.id), "").result()


def test_a_backup_holds_no_draft(desk: Desk, place: Home) -> None:
    desk.keep(replace(SESSION, id=5))
    other = Live(desk, 5, taker=1, guess=lambda _text: None)
    kept = other.keep_draft("0 unsaid", 3)
    assert kept is not None
    kept.result()

    close_session(desk, SESSION.id)

    [backup] = backups_in(place)
    with open_to_read(backup, KEY) as copy:
        assert reading.draft(copy, 5, 1) is None
    assert other.draft() is not None


def test_an_erasure_takes_drafts_along(live: Live, desk: Desk) -> None:
    one = take(live, "0 a name")
    kept = live.keep_draft("0 a name again", 3)
    assert kept is not None
    kept.result()

    desk.change(Erase(one.id))

    assert live.draft() is None


def test_undo_and_redo_are_of_this_session(live: Live, desk: Desk) -> None:
    take(live, "0 a")
    take(live, "0 b")

    live.undo().result()
    assert [one.text for one in said(desk)] == ["a"]
    live.redo().result()

    assert [one.text for one in said(desk)] == ["a", "b"]


def test_any_entry_is_amended_and_that_is_undone(live: Live, desk: Desk) -> None:
    first = take(live, "0 frist")
    take(live, "0 second")

    amend(desk, first.id, text="first", kind=Kind.QUESTION, language="ID").result()
    now = reading.get_contribution(desk.records, first.id)
    live.undo().result()

    assert (now.text, now.kind, now.language) == ("first", Kind.QUESTION, "id")
    assert now.language_confirmed
    assert reading.get_contribution(desk.records, first.id) == first


def test_words_are_not_amended_away(live: Live, desk: Desk) -> None:
    first = take(live, "0 first")

    with pytest.raises(RefusedError, match="purge it instead"):
        amend(desk, first.id, text=" \n")

    assert said(desk) == [first]


def test_what_was_noted_under_the_wrong_handle_gets_another(live: Live, desk: Desk) -> None:
    one = take(live, "3 said")

    reassign(desk, one.id, "P7").result()

    people = {person.id: person.handle for person in reading.participants(desk.records)}
    now = reading.get_contribution(desk.records, one.id).participant_id
    assert now is not None
    assert people[now] == "P7"


def test_nobody_is_put_to_anonymous_words(live: Live, desk: Desk) -> None:
    one = take(live, "0 said")

    with pytest.raises(RefusedError, match="needs consent"):
        reassign(desk, one.id, "P7")

    assert reading.get_contribution(desk.records, one.id).participant_id is None


def test_the_mid_check_says_what_is_missing(live: Live, desk: Desk, clock: Clock) -> None:
    live.go_to_prompt(1).result()
    clock.now += timedelta(minutes=2)
    asked = take(live, "3:q why?", attribution=Attribution.ROLE, role=Role.STAFF, language="en")
    answer = take(live, "0:r because #trust")
    take(live, "0:q and how?")
    desk.keep(Response(question_id=asked.id, contribution_id=answer.id))

    found = mid_check(desk, live.standing())

    assert (found.contributions, found.anonymous, found.untagged, found.questions) == (3, 2, 2, 1)
    assert found.unheard_languages == ("id",)
    assert Role.STAFF not in found.unheard_roles
    assert Role.BOARD in found.unheard_roles
    assert found.time_left == timedelta(minutes=18 + 5)


def test_what_is_read_back_went_through_the_gate(desk: Desk) -> None:
    desk.keep(
        contribution("We will answer. Write to dana@example.org", id=40, kind=Kind.COMMITMENT),
        contribution("Nobody may know this", id=41, kind=Kind.COMMITMENT, use=Use.RESTRICTED),
        contribution("Only a comment", id=42),
    )

    [(kind, [statement])] = read_back(desk, SESSION.id)

    assert kind is Kind.COMMITMENT
    assert statement.words == "We will answer. Write to [contact]"


def test_each_window_is_another_taker_and_the_first_free_number_is_taken_again(
    place: Home,
) -> None:
    with taker(place) as first:
        with taker(place) as second:
            assert takers(place) == 2
        with taker(place) as third:
            pass

    assert (first, second, third) == (1, 2, 2)
    assert takers(place) == 0
    assert {path.stat().st_mode & 0o77 for path in (place.folder / "takers").iterdir()} == {0}


def test_a_thread_of_its_own_reads_the_same_record(live: Live, desk: Desk) -> None:
    take(live, "0 said")

    with desk.aside() as own:
        assert [one.text for one in said(own)] == ["said"]
        assert own.records is not desk.records


def test_another_connection_that_writes_is_noticed(live: Live, desk: Desk) -> None:
    before = glance.version_of(desk.records)
    assert glance.version_of(desk.records) == before

    take(live, "0 said")

    assert glance.version_of(desk.records) != before


def test_ids_come_in_the_order_of_the_conversation_until_it_is_closed(
    live: Live, desk: Desk
) -> None:
    ids = [take(live, f"0 {letter}").id for letter in "abcdefgh"]
    public = [
        replace(
            contribution(letter, attribution=Attribution.REGION),
            position=n,
            said_on=SESSION.held_on,
        )
        for n, letter in enumerate("xyz")
    ]
    desk.keep(*public)
    of_page = [one.id for one in public]

    assert glance.ids_in(desk.records, SESSION.id) == [*of_page, *ids]
    close_session(desk, SESSION.id)
    assert glance.ids_in(desk.records, SESSION.id) == [*of_page, *sorted(ids)]
