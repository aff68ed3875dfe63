from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convo.languages.scripts import script
from convo.model.changes import Erase
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.registers import Escalation
from convo.model.sessions import Prompt
from convo.model.themes import Tag
from convo.model.underway import Draft
from convo.model.words import Attribution, Form, Kind, Role, Use
from convo.records import gathering, reading
from convo.text import clean
from facilitation.app import ConvoApp
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import close_session
from facilitation.desk.taking import taker
from facilitation.screens import live as live_module
from facilitation.screens import noticing
from facilitation.screens.background import aside
from facilitation.screens.live import LiveScreen
from facilitation.screens.sheets import ConfirmScreen, EditScreen, TextScreen
from facilitation.terminal.curtain import Curtain
from facilitation.widgets.capture_editor import CaptureEditor
from facilitation.widgets.contribution_list import ContributionList
from facilitation.widgets.theme_picker import ThemePicker
from tests.build import IN_EVERY_SCRIPT, NOON, PROMPT, SAFETY, SESSION, contribution
from tests.facilitation.screen_text import (
    compare,
    controls,
    footer_fits,
    raw_rows,
    rows_with_more_behind,
    screen_text,
    torn_rows,
)
from tests.shared import shared

SECOND = Prompt(id=22, session_id=SESSION.id, position=1, text="ما الذي يساعد؟", minutes=5)
WORDS = [text for text in IN_EVERY_SCRIPT if script(text[0])]
SIZES = ((80, 24), (120, 40))


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def live(
    desk: Desk, *, size: tuple[int, int] = (80, 24), clock: Clock | None = None, taker: int = 1
) -> AsyncIterator[Pilot[Any]]:
    """Open the live screen on a session, its languages guessed at once."""
    now = clock or Clock()
    app = ConvoApp(desk, now=now)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = LiveScreen(desk, SESSION.id, taker=taker, now=now)
        await app.push_screen(screen)
        await screen.is_ready()
        yield pilot


def console(pilot: Pilot[Any]) -> LiveScreen:
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, LiveScreen))
    assert isinstance(screen, LiveScreen)
    return screen


async def until(pilot: Pilot[Any], condition: Any) -> None:  # noqa: ANN401 - a question
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to that")


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type *text* as a terminal sends it: `press` knows no marks."""
    for letter in text:
        pilot.app.post_message(events.Key(f"key-{ord(letter)}", letter))
    await until(pilot, lambda: editor(pilot).text.endswith(text))


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press *keys* as `Pilot.press` does, and wait until what they sent is on disk."""
    await pilot.press(*keys)
    for screen in pilot.app.screen_stack:
        if isinstance(screen, LiveScreen):
            await until(pilot, partial(is_idle, screen))
            await pilot.pause()


def is_idle(screen: LiveScreen) -> bool:
    return not screen._drafting._is_working


@contextmanager
def busy(desk: Desk) -> Iterator[None]:
    """Keep the writer from writing anything while the block lasts."""
    gate = Event()
    desk.writer._ask(gate.wait)
    try:
        yield
    finally:
        gate.set()


def drafted(desk: Desk, number: int = 1) -> str | None:
    found = reading.draft(desk.records, SESSION.id, number)
    return None if found is None else found.text


def editor(pilot: Pilot[Any]) -> CaptureEditor:
    return console(pilot).query_one(CaptureEditor)


def feed(pilot: Pilot[Any]) -> ContributionList:
    return console(pilot).query_one(ContributionList)


def said(desk: Desk) -> list[Contribution]:
    return list(gathering.gather(desk.records, [SESSION.id]).contributions)


def messages(pilot: Pilot[Any]) -> str:
    return " ".join(str(one.message) for one in pilot.app._notifications)


def line(pilot: Pilot[Any], name: str) -> str:
    return str(console(pilot).query_one(f"#{name}", Static).content)


@pytest.fixture(autouse=True)
def _filled(desk: Desk) -> None:
    desk.keep(SESSION, PROMPT, SECOND, SAFETY)


@pytest.mark.parametrize("text", WORDS)
async def test_what_is_typed_is_saved_on_enter_as_it_was_typed(desk: Desk, text: str) -> None:
    async with live(desk) as pilot:
        await type_in(pilot, f"0 {text}")
        await press(pilot, "enter")

        assert [one.text for one in said(desk)] == [text]
        assert editor(pilot).text == ""
        assert "saved " in line(pilot, "status")


async def test_a_theme_is_picked_as_it_is_typed_and_saved_with_the_words(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "3", "space", *"help")
        await press(pilot, "space", "#", "s", "enter")

        [one] = said(desk)
        assert (one.text, one.participant_id is not None) == ("help", True)
        assert [tag.theme_id for tag in reading.tags_of(desk.records, one.id)] == [SAFETY.id]


async def test_an_alias_in_another_script_finds_its_theme(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 help #", *"الأ", "tab")

        assert editor(pilot).text == "0 help #safety "


async def test_what_is_no_theme_yet_is_made_on_enter(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 help #first-contact", "enter")

        assert [theme.name for theme in reading.themes(desk.records)] == ["first-contact", "safety"]
        assert console(pilot).query_one(ThemePicker).is_open is False


async def test_escape_closes_the_themes_then_goes_to_the_list_and_the_words_stay(
    desk: Desk,
) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 help #s", "escape")
        is_open = console(pilot).query_one(ThemePicker).is_open
        await press(pilot, "escape")

        assert (is_open, editor(pilot).text) == (False, "0 help #s")
        assert pilot.app.focused is feed(pilot)


async def test_a_number_after_a_sign_is_no_theme(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 our #1 wish", "enter")

        assert [one.text for one in said(desk)] == ["our #1 wish"]
        assert reading.themes(desk.records) == [SAFETY]


async def test_a_line_that_is_refused_stays_in_the_editor(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"+3", "enter")

        assert editor(pilot).text == "+3"
        assert "Not saved: nothing was said yet" in messages(pilot)


async def test_a_new_line_is_part_of_the_words(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 one", "ctrl+j", *"two", "enter")

        assert [one.text for one in said(desk)] == ["one\ntwo"]


async def test_correction_continuation_and_agreement_change_the_last_words(desk: Desk) -> None:
    async with live(desk) as pilot:
        for typed in ("0 wee need", "s/wee/we/", "... help", "+2"):
            await press(pilot, *typed, "enter")

        [one] = said(desk)
        assert (one.text, reading.agreed_with(desk.records, one.id)) == ("we need help", 2)
        assert feed(pilot).position == "1/1"


async def test_kind_and_use_are_chosen_by_one_key_and_kind_is_for_one_line(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "f5", "f5", "f4", *"0 why?", "enter")
        await press(pilot, *"0 because", "enter")

        assert [(one.kind, one.use) for one in said(desk)] == [
            (Kind.QUESTION, Use.QUOTE),
            (Kind.COMMENT, Use.QUOTE),
        ]


async def test_who_and_how_are_chosen_from_a_sheet(desk: Desk) -> None:
    desk.keep(Participant(id=3, session_id=1, handle="P3"))
    async with live(desk) as pilot:
        for typed in ("who p3", "attribution role", "role board"):
            await press(pilot, "ctrl+o", *typed, "enter")
        await press(pilot, *"we need help", "enter")

        [one] = said(desk)
        assert (one.participant_id, one.attribution, one.role) == (3, Attribution.ROLE, Role.BOARD)
        assert "P3 · by role · board" in line(pilot, "chosen")


async def test_only_what_the_rule_allows_can_be_chosen(desk: Desk) -> None:
    desk.keep(replace(SESSION, focus_group=True))
    async with live(desk) as pilot:
        await press(pilot, "ctrl+o", *"attribution")

        options = pilot.app.screen.query_one(OptionList)
        assert [str(option.prompt) for option in options.options] == ["attribution: anonymous"]


async def test_prompts_follow_each_other_with_their_time(desk: Desk) -> None:
    clock = Clock()
    async with live(desk, clock=clock) as pilot:
        await press(pilot, "ctrl+n")
        await press(pilot, "ctrl+n")
        clock.now += timedelta(minutes=6)
        console(pilot)._show()
        asked = line(pilot, "prompt")
        await press(pilot, "ctrl+b", *"0 an answer", "enter")

        assert asked.startswith("Q2/2 06:00, 01:00 over")
        assert [one.prompt_id for one in said(desk)] == [PROMPT.id]


async def test_a_queue_of_speakers_is_kept(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "ctrl+n", *"q+3", "enter", *"q+7", "enter", *"q-", "enter")

        assert "queue P7" in line(pilot, "prompt")


async def test_off_the_record_the_frame_says_so_and_nothing_is_kept(desk: Desk) -> None:
    clock = Clock()
    async with live(desk, clock=clock) as pilot:
        await press(pilot, *"0 before", "ctrl+t")
        await press(pilot, *"0 a secret")
        console(pilot).keep_draft()
        await press(pilot, "enter")
        kept = reading.draft(desk.records, SESSION.id, 1)
        clock.now += timedelta(minutes=2, seconds=1)
        console(pilot)._tick()
        await pilot.pause()
        reminded = messages(pilot)
        shown = screen_text(pilot.app)
        await press(pilot, "ctrl+t")

        assert said(desk) == []
        assert kept is None or "secret" not in kept.text
        assert "OFF THE RECORD: nothing is kept" in shown
        assert "Still off the record" in reminded
        assert editor(pilot).text == "0 before"
        assert "LIVE" in line(pilot, "status")


async def test_what_was_being_typed_is_back_after_a_crash(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "ctrl+n")
        await type_in(pilot, "0 می‌خواهم")
        await press(pilot, "left", "left")
        console(pilot).keep_draft()
    async with live(desk) as pilot:
        assert editor(pilot).text == "0 می‌خواهم"
        assert editor(pilot).cursor == len("0 می‌خواهم") - 2
        assert line(pilot, "prompt").startswith("Q1/2")
        assert "What you were typing is back" in messages(pilot)


async def test_a_draft_is_kept_within_a_second_and_gone_once_it_is_saved(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 half a")
        await until(pilot, lambda: reading.draft(desk.records, SESSION.id, 1) is not None)
        await press(pilot, "enter")
        await until(
            pilot,
            lambda: (
                reading.draft(desk.records, SESSION.id, 1)
                == Draft(session_id=SESSION.id, taker=1, text="")
            ),
        )

        assert [one.text for one in said(desk)] == ["half a"]


async def test_a_line_typed_while_another_is_saved_is_neither_lost_nor_in_it(desk: Desk) -> None:
    async with live(desk) as pilot:
        with busy(desk):
            await pilot.press(*"0 a", "enter", *"0 b", "f3")
            covered = isinstance(pilot.app.screen, Curtain)
            saved = said(desk)
        await press(pilot, "ctrl+r")

        assert (covered, saved) == (True, [])
        assert [one.text for one in said(desk)] == ["a"]
        assert editor(pilot).text == "0 b"


async def test_lines_in_one_burst_are_saved_one_by_one_in_their_order(desk: Desk) -> None:
    async with live(desk) as pilot:
        for letter in "0 a\r0 b\r0 غ\r":
            key = "enter" if letter == "\r" else f"key-{ord(letter)}"
            pilot.app.post_message(events.Key(key, letter))
        await until(pilot, lambda: len(said(desk)) == 3)

        assert [one.text for one in said(desk)] == ["a", "b", "غ"]
        assert editor(pilot).text == ""


async def test_a_refused_line_comes_back_in_front_of_what_was_typed_since(desk: Desk) -> None:
    async with live(desk) as pilot:
        with busy(desk):
            await pilot.press(*"0 a", "enter", *"s/x/y/", "enter", *"0 b")
            await pilot.press("left")
        await press(pilot)

        assert [one.text for one in said(desk)] == ["a"]
        assert (editor(pilot).text, editor(pilot).cursor) == ("s/x/y/\n0 b", 9)


async def test_what_was_chosen_for_a_refused_line_holds_again(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "f5", "f5", *"+3", "enter")

        assert "question" in line(pilot, "chosen")


async def test_a_line_that_is_being_saved_is_in_the_draft_until_then_alone(desk: Desk) -> None:
    async with live(desk) as pilot:
        with busy(desk):
            await pilot.press(*"0 a", "enter", *"0 b")
            console(pilot)._tick()
            wanted = console(pilot)._drafting._wanted()
        await press(pilot)

        assert wanted == ("0 a\n0 b", 7)
        await until(pilot, lambda: drafted(desk) == "0 b")


async def test_a_line_that_was_refused_is_in_the_draft(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"+3", "enter")

        await until(pilot, lambda: drafted(desk) == "+3")


async def test_a_draft_that_an_erasure_took_along_is_kept_again(desk: Desk) -> None:
    gone = contribution("gone", attribution=Attribution.REGION)
    desk.keep(gone)
    async with live(desk) as pilot:
        await press(pilot, *"0 half")
        await until(pilot, lambda: drafted(desk) == "0 half")
        desk.change(Erase(gone.id))
        erased = drafted(desk)

        assert erased is None
        await until(pilot, lambda: drafted(desk) == "0 half")


async def test_a_draft_that_cannot_be_kept_is_said_once_and_kept_later(desk: Desk) -> None:
    async with live(desk) as pilot:
        desk.writer._is_over = True  # it refuses all that is handed in
        await press(pilot, *"0 half")
        for _ in range(4):
            console(pilot)._tick()
            await pilot.pause(0.05)
        told = messages(pilot).count("The draft is not kept")
        desk.writer._is_over = False

        assert told == 1
        await until(pilot, lambda: drafted(desk) == "0 half")


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+l"])
async def test_whoever_leaves_or_locks_loses_nothing_that_was_typed(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "_TICK", 3600)
    async with live(desk) as pilot:
        await type_in(pilot, "0 می‌خواهم")
        await pilot.press(key)
    desk.keep(SESSION)  # behind the draft

    assert drafted(desk) == "0 می‌خواهم"


async def test_what_was_typed_in_a_window_that_is_gone_is_offered_once(desk: Desk) -> None:
    left = Draft(session_id=SESSION.id, taker=2, text="0 ገና", cursor=3)
    desk.writer.keep_aside(left).result()
    async with live(desk) as pilot:
        await until(pilot, lambda: drafted(desk, 2) == "")

        assert (editor(pilot).text, editor(pilot).cursor) == ("0 ገና", 3)
        assert "in a window that is gone" in messages(pilot)
        assert drafted(desk) == "0 ገና"


async def test_what_is_typed_in_another_window_stays_there(desk: Desk) -> None:
    with taker(desk.home) as number:
        theirs = Draft(session_id=SESSION.id, taker=number, text="0 theirs")
        desk.writer.keep_aside(theirs).result()
        async with live(desk, taker=number + 1) as pilot:
            assert editor(pilot).text == ""
    assert drafted(desk, number) == "0 theirs"


async def test_what_goes_off_the_record_leaves_the_draft(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 secret")
        await until(pilot, lambda: drafted(desk) == "0 secret")
        await press(pilot, "ctrl+t")

        await until(pilot, lambda: drafted(desk) == "")


async def test_the_line_that_was_set_aside_is_back_however_the_record_goes_on(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 before", "ctrl+t", *"on the record", "enter")

        assert editor(pilot).text == "0 before"


async def test_a_late_answer_waits_behind_the_curtain(desk: Desk) -> None:
    gate, told = Event(), list[bool]()
    async with live(desk) as pilot:
        aside(console(pilot), desk, lambda _own: gate.wait(9), told.append)
        await press(pilot, "f3")
        gate.set()
        await pilot.pause(0.3)
        covered = list(told)
        await press(pilot, "ctrl+r")

        assert covered == []
        await until(pilot, lambda: told == [True])


async def test_the_curtain_stays_while_a_session_ends_behind_it(desk: Desk) -> None:
    async with live(desk) as pilot:
        with busy(desk):
            await pilot.press("ctrl+f", "down", "enter", "f3")
        await until(pilot, lambda: reading.is_closed(desk.records, SESSION.id))
        await pilot.pause(0.5)
        covered = isinstance(pilot.app.screen, Curtain)
        await pilot.press("ctrl+r")

        assert covered
        await until(pilot, lambda: not isinstance(pilot.app.screen, LiveScreen))
        assert "ended in another window" not in messages(pilot)


async def test_ending_a_session_says_that_a_call_for_help_is_not_answered(desk: Desk) -> None:
    asked = Escalation(id=90, asked_on=NOON.date(), waits_since=NOON, route="ฉุกเฉิน")
    async with live(desk) as pilot:
        desk.writer.keep_aside(asked).result()
        await pilot.press("ctrl+f", "down", "enter")

        await until(pilot, lambda: "urgent help: nobody answered yet." in messages(pilot))
        assert asked.route not in messages(pilot)


async def test_a_session_is_not_ended_while_words_are_typed(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 half", "ctrl+f")

        assert pilot.app.screen is console(pilot)
        assert "Save or empty the line first" in messages(pilot)


async def test_a_session_is_not_ended_while_a_line_is_set_aside(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 half", "ctrl+t", "ctrl+f")

        assert pilot.app.screen is console(pilot)
        assert "Come back on the record first" in messages(pilot)


async def test_a_session_that_another_window_ended_takes_no_more_and_says_so(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 half")
        close_session(desk, SESSION.id)
        await until(pilot, lambda: line(pilot, "status").startswith("CLOSED"))
        console(pilot)._tick()
        await press(pilot, "enter")

        assert editor(pilot).text == "0 half"
        assert messages(pilot).count("ended in another window") == 1
        assert "Not saved: this session is closed" in messages(pilot)
        assert said(desk) == []


async def test_without_what_guesses_languages_words_are_saved_and_that_is_said_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(noticing, "guess_for", fail)
    async with live(desk) as pilot:
        await press(pilot, *"0 a", "enter", *"0 b", "enter")

        assert [(one.text, one.language) for one in said(desk)] == [("a", None), ("b", None)]
        assert messages(pilot).count("Languages are not guessed") == 1


async def test_words_do_not_wait_for_ever_for_what_guesses_their_language(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    monkeypatch.setattr(noticing, "guess_for", lambda *_: gate.wait(30))
    monkeypatch.setattr(noticing, "_PATIENCE", 0.01)
    async with live(desk) as pilot:
        await press(pilot, *"0 a", "enter")
        saved = said(desk)
        gate.set()

        assert [(one.text, one.language) for one in saved] == [("a", None)]


async def test_what_is_gone_when_it_is_to_be_edited_is_said(desk: Desk) -> None:
    gone = contribution("gone", attribution=Attribution.REGION)
    desk.keep(gone)
    async with live(desk) as pilot:
        desk.change(Erase(gone.id))
        console(pilot).action_entry("edit")
        await pilot.pause()

        assert pilot.app.screen is console(pilot)
        assert "There is no contribution" in messages(pilot)


async def test_the_cursor_stays_on_its_row_whatever_another_window_does(desk: Desk) -> None:
    desk.keep(*(contribution(f"said {n}", id=n * 2**55) for n in range(1, 4)))
    async with live(desk) as pilot:
        await press(pilot, "escape", "up")
        desk.change(Erase(3 * 2**55))
        await until(pilot, lambda: feed(pilot).position == "2/2")
        await press(pilot, "end")
        desk.keep(contribution("said 4", id=4 * 2**55))
        await until(pilot, lambda: feed(pilot).position == "2/3")


async def test_another_window_sees_what_was_said_within_a_second(desk: Desk) -> None:
    async with live(desk) as pilot:
        desk.keep(contribution("from another window", attribution=Attribution.REGION))
        await until(pilot, lambda: feed(pilot).position == "1/1")

        assert "from another window" in screen_text(pilot.app)


async def test_what_was_taken_back_elsewhere_leaves_the_list(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 a", "enter", *"0 b", "enter")
        desk.writer.undo(SESSION.id).result()
        await until(pilot, lambda: feed(pilot).position == "1/1")

        assert [one.text for one in said(desk)] == ["a"]


async def test_undo_and_redo_have_no_limit(desk: Desk) -> None:
    async with live(desk) as pilot:
        for letter in "abc":
            await press(pilot, *f"0 {letter}", "enter")
        first = said(desk)[0].id
        await press(pilot, "escape", "u", "u", "u")
        await until(pilot, lambda: said(desk) == [])
        assert f"Taken back: contribution {short_code(first)}." in messages(pilot)
        await press(pilot, "U", "U")

        await until(pilot, lambda: [one.text for one in said(desk)] == ["a", "b"])


async def test_any_entry_is_edited_and_escape_leaves_it(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 frist", "enter", *"0 second", "enter")
        await press(pilot, "escape", "up", "enter")
        assert isinstance(pilot.app.screen, EditScreen)
        await press(pilot, "x", "escape", "e", *" one", "enter")

        await until(pilot, lambda: [one.text for one in said(desk)] == ["frist one", "second"])


async def test_an_entry_gets_kind_theme_handle_and_agreement_from_the_list(desk: Desk) -> None:
    desk.keep(Participant(id=7, session_id=1, handle="P7"))
    async with live(desk) as pilot:
        await press(pilot, *"3 said", "enter", "escape")
        await press(pilot, "k", *"question", "enter", "t", *"safe", "enter")
        await press(pilot, "f", *"quote", "enter", "l", *"my", "enter")
        await press(pilot, "w", *"p7", "enter", "+")
        await until(pilot, lambda: reading.agreed_with(desk.records, said(desk)[0].id) == 1)

        [one] = said(desk)
        assert (one.kind, one.participant_id) == (Kind.QUESTION, 7)
        assert (one.form, one.language) == (Form.QUOTE, "my")
        assert len(reading.tags_of(desk.records, one.id)) == 1


@pytest.mark.parametrize(("answers", "left"), [(("enter",), 1), (("down", "enter"), 0)])
async def test_a_purge_asks_first_and_enter_alone_says_no(
    desk: Desk, answers: tuple[str, ...], left: int
) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 said", "enter", "escape", "delete")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, *answers)
        await until(pilot, lambda: len(said(desk)) == left)

        await until(pilot, lambda: feed(pilot).position == f"{left}/{left}")


async def test_words_are_restricted_once_it_is_meant(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 said", "enter", "escape", "r", "down", "enter")

        await until(pilot, lambda: said(desk)[0].use is Use.RESTRICTED)


async def test_a_name_that_slips_in_warns_and_one_key_puts_the_handle(desk: Desk) -> None:
    desk.keep(Participant(id=3, session_id=1, handle="P3", name="Zarqunnisa Invented"))
    async with live(desk) as pilot:
        await press(pilot, *"0 I agree with Zarqunnisa")
        warned = line(pilot, "chosen")
        await press(pilot, "ctrl+r")

        assert "! NAMES: 1" in warned
        assert editor(pilot).text == "0 I agree with P3"
        assert "NAMES" not in line(pilot, "chosen")


async def test_the_language_is_guessed_beside_the_words(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 Kami butuh kontak pertama dalam bahasa kami")

        await until(pilot, lambda: "id (guess)" in line(pilot, "chosen"))


async def test_the_mid_check_and_what_is_read_back_are_shown(desk: Desk) -> None:
    desk.keep(contribution("We will answer", kind=Kind.COMMITMENT, attribution=Attribution.REGION))
    async with live(desk) as pilot:
        await press(pilot, "ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        check = screen_text(pilot.app)
        await press(pilot, "escape", "f12")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        back = screen_text(pilot.app)

        assert "1 without a theme" in check
        assert "COMMITMENT" in back
        assert "We will answer" in back


async def test_the_agenda_is_shown(desk: Desk) -> None:
    async with live(desk) as pilot:
        await press(pilot, "ctrl+n", "f8")

        assert ">  1  20  Who is first asked for help?" in screen_text(pilot.app)


@pytest.mark.parametrize(("answers", "closed"), [(("enter",), False), (("down", "enter"), True)])
async def test_a_session_is_ended_once_it_is_meant(
    desk: Desk, answers: tuple[str, ...], *, closed: bool
) -> None:
    async with live(desk) as pilot:
        await press(pilot, *"0 said", "enter", "ctrl+f", *answers)
        await until(pilot, lambda: reading.is_closed(desk.records, SESSION.id) is closed)
        if closed:
            await until(pilot, lambda: "1 contributions, 1 without a theme" in messages(pilot))
            assert not any(isinstance(one, LiveScreen) for one in pilot.app.screen_stack)


async def test_a_live_session_is_not_locked_away(desk: Desk) -> None:
    async with live(desk) as pilot:
        assert pilot.app.is_live  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", ["", "typing", "off"])
async def test_the_console_looks_as_it_did_and_is_painted_whole(
    desk: Desk, keys: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    texts = [*IN_EVERY_SCRIPT, *(f"{text} / {text} / {text}" for text in IN_EVERY_SCRIPT)]
    desk.keep(*(contribution(text, id=n * 2**55) for n, text in enumerate(texts, 1)))
    async with live(desk, size=size) as pilot:
        await press(pilot, "ctrl+n", "ctrl+n")
        if keys == "typing":
            await type_in(pilot, "3:q كيف نحصل على دعم #s")
        if keys == "off":
            await press(pilot, "ctrl+t")
        console(pilot)._counted_at -= timedelta(days=1)
        await until(pilot, lambda: f"contributions{len(texts):9}" in line(pilot, "side"))
        await pilot.pause(0.3)
        rows = raw_rows(pilot.app)

        assert torn_rows(rows) == []
        assert controls(rows) == []
        assert rows_with_more_behind(rows[2:-7], *texts) == []
        assert footer_fits(pilot.app)
        name = f"live{'-' if keys else ''}{keys}-{size[0]}x{size[1]}"
        update = request.config.getoption("--update")
        assert compare(name, screen_text(pilot.app), update=update) == ""


def nasty_texts() -> list[str]:
    """Return strings that have broken other programs, each as it may be stored."""
    folder = shared("nasty")
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in {".txt", ".csv", ".md", ""}:
            found += file.read_bytes().decode("utf-8", "replace").splitlines()
    return [text for text in map(clean, found) if text.strip()][:600]


async def test_nothing_that_was_said_acts_on_the_screen(desk: Desk) -> None:
    texts = nasty_texts()
    assert len(texts) > 100
    desk.keep(*(contribution(text) for text in texts))
    async with live(desk) as pilot:
        await press(pilot, "escape")
        seen: set[str] = set()
        for _ in range(len(texts) // 14 + 1):
            await press(pilot, "pageup")
            rows = raw_rows(pilot.app)
            assert torn_rows(rows) == []
            assert controls(rows) == []
            seen.update(row[33:40] for row in rows)
        assert len(seen) > len(texts) // 4
        assert pilot.app.return_code is None


async def test_what_is_hostile_can_be_edited_and_chosen_and_does_nothing(desk: Desk) -> None:
    hostile = "see [1] [/] [@click=app.quit]this[/] \u202egnp"
    desk.keep(Participant(id=3, session_id=1, handle="P3", name=clean(hostile)))
    desk.keep(contribution(clean(hostile)))
    async with live(desk) as pilot:
        for keys in (("ctrl+o",), ("escape", "escape", "e"), ("escape", "delete")):
            await press(pilot, *keys)
            await pilot.pause()
            assert controls(raw_rows(pilot.app)) == []
        await press(pilot, "escape")

        assert pilot.app.return_code is None


PICTURE = (
    ("P3", "en", Kind.QUESTION, "What is the first point of contact in our own language?"),
    ("P7", "id", Kind.COMMENT, "Kami butuh kontak pertama dalam bahasa kami"),
    (None, "my", Kind.COMMENT, "လူ့အခွင့်အရေး အကြောင်း မေးချင်ပါတယ်"),
    ("P1", "ar", Kind.CHALLENGE, "نحتاج إلى دعم محلي قبل الأزمة"),
    (
        None,
        "en",
        Kind.COMMENT,
        "How can my community prepare? [1] [/] see the list, then the second",
    ),
    ("P1", "hi", Kind.QUESTION, "स्थानीय क्षमता का क्या मतलब है?"),
    ("P3", "ja", Kind.RECOMMENDATION, "地域のグループに予算を直接届けてください。"),
    ("P7", "am", Kind.COMMENT, "ተጨማሪ መጻሕፍት በአማርኛ እንፈልጋለን።"),
    (None, "en", Kind.COMMITMENT, "We will come back with answers next month."),
)


async def test_the_picture_in_the_readme_is_of_this_screen(
    desk: Desk, request: pytest.FixtureRequest
) -> None:
    people = {f"P{n}": Participant(id=n, session_id=1, handle=f"P{n}") for n in (1, 3, 7)}
    desk.keep(*people.values())
    for n, (handle, language, kind, text) in enumerate(PICTURE):
        one = contribution(
            text,
            id=(n * 5 % 9 + 1) * 0x03A7F << 40,
            participant_id=handle and people[handle].id,
            attribution=Attribution.REGION if handle else Attribution.ANONYMOUS,
            language=language,
            kind=kind,
        )
        desk.keep(one, Tag(contribution_id=one.id, theme_id=SAFETY.id))
    clock = Clock()
    async with live(desk, clock=clock) as pilot:
        await press(pilot, "ctrl+n")
        clock.now += timedelta(minutes=7, seconds=30)
        await type_in(pilot, "3 Reporting goes to people we know first #s")
        await until(pilot, lambda: "en (guess)" in line(pilot, "chosen"))
        console(pilot)._show()
        picture = screen_text(pilot.app)

    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    update = request.config.getoption("--update")
    assert compare("live-picture-80x24", picture, update=update) == ""
    assert f"```\n{picture}```\n" in readme
