from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from convo.model.contributions import Contribution
from convo.model.sessions import Round
from convo.model.themes import Tag
from convo.model.words import Form
from convo.records import reading
from exports.layout import unseen
from facilitation.app import ConvoApp
from facilitation.desk.exporting import Wish, write
from facilitation.desk.leaving import Leads
from facilitation.desk.opening import Desk
from facilitation.screens.export import ExportScreen
from facilitation.screens.export_left import LeftScreen
from facilitation.screens.export_names import NamesScreen
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.screens.tagging_list import MarkingList
from facilitation.widgets.row_list import RowList
from tests.build import IN_EVERY_SCRIPT, NOON, PERSON, SAFETY, SESSION, contribution
from tests.facilitation.screen_text import screen_text
from tests.facilitation.screens.painted import SIZES, check, messages, shows, type_in, until

ROUND = Round(id=20, title="Ronda")
ASIA = replace(SESSION, round_id=20, title="การประชุม")
MENA = replace(SESSION, id=9, round_id=20, region="MENA", title="جلسة [/] ثانية")
ALONE = replace(SESSION, id=10, title="Alone")

pytestmark = pytest.mark.usefixtures("_utc", "there")


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "there"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def said(language: str = "en", *, session_id: int = SESSION.id) -> list[Contribution]:
    return [
        contribution(
            text, id=100 * session_id + n, session_id=session_id, language=language, form=Form.QUOTE
        )
        for n, text in enumerate(IN_EVERY_SCRIPT)
    ]


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def put(file: Path) -> None:
    file.write_text("mine")


def read(file: Path) -> str:
    return file.read_text()


@asynccontextmanager
async def export(
    desk: Desk, *session_ids: int, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    app = ConvoApp(desk, now=lambda: NOON)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(ExportScreen(desk, session_ids))
        await looked(pilot)
        yield pilot


async def looked(pilot: Pilot[Any]) -> None:
    """Wait until everything was looked at."""
    await until(pilot, lambda: "CHECKS" in found(pilot) and "looking" not in found(pilot))


def screen(pilot: Pilot[Any]) -> ExportScreen:
    [one] = [each for each in pilot.app.screen_stack if isinstance(each, ExportScreen)]
    return one


def found(pilot: Pilot[Any]) -> str:
    return str(screen(pilot).query_one("#found").render())


def rows(pilot: Pilot[Any], name: str) -> list[str]:
    return [str(row.prompt) for row in screen(pilot).query_one(f"#{name}", RowList).options]


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_shows_sessions_checks_and_where_the_file_will_be(
    desk: Desk, request: pytest.FixtureRequest, size: tuple[int, int]
) -> None:
    desk.keep(ROUND, ASIA, MENA, SAFETY, *said("my"), *said("ar", session_id=9))

    async with export(desk, ASIA.id, size=size) as pilot:
        await until(pilot, lambda: len(rows(pilot, "sessions")) == 2)
        await shows(pilot, "f format")
        await check(pilot, "export", request, ASIA.title, MENA.title)


async def test_space_takes_a_session_in_and_out_and_a_key_its_round(desk: Desk) -> None:
    desk.keep(ROUND, ASIA, MENA, ALONE, *said())

    async with export(desk) as pilot:
        assert "no session is chosen" in rows(pilot, "checks")[0]
        await pilot.press("R")
        await looked(pilot)
        assert [row[1:4] for row in rows(pilot, "sessions")] == ["[x]", "[x]", "[ ]"]
        await pilot.press("space")
        await looked(pilot)

        assert [row[1:4] for row in rows(pilot, "sessions")].count("[x]") == 1


async def test_a_final_version_with_bare_contributions_does_not_leave(
    desk: Desk, there: Path
) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("s")
        await looked(pilot)
        await pilot.press("ctrl+e")
        await pilot.pause()

        assert "STOP" in messages(pilot)
        assert files(there) == []


async def test_enter_on_what_is_bare_opens_it_and_what_was_tagged_is_looked_at_again(
    desk: Desk,
) -> None:
    desk.keep(SESSION, SAFETY, *said()[:1])

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("s")
        await looked(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TaggingScreen))
        desk.keep(Tag(contribution_id=said()[0].id, theme_id=SAFETY.id))
        pilot.app.pop_screen()
        await until(pilot, lambda: "ctrl+e writes it" in found(pilot))

        assert not any("STOP" in row for row in rows(pilot, "checks"))


async def test_a_summary_is_written_once_and_told_with_what_it_leaves_out(
    desk: Desk, there: Path
) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("ctrl+e")
        screen(pilot).action_write()  # a key repeats
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        await shows(pilot, "No contribution was left out")

    [file] = files(there)
    assert file.name.startswith("summary-")
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(reading.exports(desk.records)) == 1


async def test_esc_stops_what_is_being_written_and_nothing_is_there(
    desk: Desk, there: Path
) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        screen(pilot).action_write()
        await screen(pilot).action_peel()
        await until(pilot, lambda: "stopped" in messages(pilot))

    assert files(there) == []
    assert reading.exports(desk.records) == []


async def test_a_file_that_is_chosen_and_there_stops_it(desk: Desk, there: Path) -> None:
    desk.keep(SESSION, *said())
    put(there / "mine.docx")

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("w")
        await type_in(pilot, str(there / "mine.docx"))
        await pilot.press("enter")
        await looked(pilot)
        assert any("STOP" in row and "already" in row for row in rows(pilot, "checks"))
        await pilot.press("ctrl+e")
        await pilot.pause()

    assert read(there / "mine.docx") == "mine"


@pytest.mark.parametrize(("typed", "then"), [("4", 5), ("dozen", 5), ("20", 20)])
async def test_more_people_may_be_asked_for_and_never_fewer(
    desk: Desk, typed: str, then: int
) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("k", "backspace")
        await type_in(pilot, typed)
        await pilot.press("enter")
        await looked(pilot)

        assert screen(pilot)._wish.least == then


async def test_another_audience_has_its_own_threshold(desk: Desk) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("a")
        await looked(pilot)

        assert "everybody (public, k = 11)" in screen_text(pilot.app)


async def test_the_preview_shows_what_would_be_read(desk: Desk) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id, size=(120, 40)) as pilot:
        await pilot.press("p")
        await shows(pilot, "Draft for review")
        await pilot.press("pagedown", "pagedown")
        await shows(pilot, "## ")


async def test_enter_on_what_has_no_theme_shows_that_of_the_chosen_sessions_alone(
    desk: Desk,
) -> None:
    desk.keep(ROUND, SAFETY, ASIA, MENA, ALONE)
    desk.keep(*said(), *said("ar", session_id=MENA.id), *said("my", session_id=ALONE.id))
    desk.keep(Tag(contribution_id=100, theme_id=SAFETY.id))

    async with export(desk, ASIA.id, MENA.id) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        screen._open(next(one for one in screen._foreseen.checks if one.leads is Leads.THEMES))
        await shows(pilot, "of 2 sessions")

        asked = [*said()[1:], *said(session_id=MENA.id)]
        shown = pilot.app.screen.query_one(MarkingList)
        await until(pilot, lambda: set(shown.ids) == {one.id for one in asked})


@pytest.mark.parametrize("size", SIZES)
async def test_names_stand_in_their_words_with_what_becomes_of_them(
    desk: Desk, request: pytest.FixtureRequest, size: tuple[int, int]
) -> None:
    desk.keep(
        replace(SESSION, id=77, title="Elsewhere"),
        SESSION,
        replace(PERSON, session_id=77),
        contribution(f"{PERSON.name} می‌داند", id=50, form=Form.QUOTE),
        contribution("سألتُ Mr Tanaka [/] أمس", id=51, form=Form.QUOTE),
    )

    async with export(desk, SESSION.id, size=size) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, NamesScreen))
        await shows(pilot, "masked, ")
        await check(pilot, "names", request)


async def test_a_word_that_is_no_name_is_cleared_and_undo_takes_that_back(desk: Desk) -> None:
    desk.keep(SESSION, contribution("We asked Mr Tanaka", form=Form.QUOTE))

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("r")
        await shows(pilot, "[")
        names = pilot.app.screen
        assert isinstance(names, NamesScreen)
        await until(pilot, lambda: names._names)
        before = len(names._names)
        await pilot.press("x")
        await until(pilot, lambda: len(names._names) < before)
        await pilot.press("u")
        await until(pilot, lambda: len(names._names) == before)


async def test_the_list_of_documents_says_which_hold_what_was_taken_back(desk: Desk) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        await pilot.press("escape", "L")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeftScreen))
        await shows(pilot, "internal  draft   word")
        await pilot.press("enter")
        await shows(pilot, "SHA-256 of the file")


async def test_a_document_of_which_no_copy_is_left_is_struck_once_that_was_asked(
    desk: Desk,
) -> None:
    desk.keep(SESSION, *said())
    write(desk, Wish(session_ids=(SESSION.id,)), progress=unseen)

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("L")
        await shows(pilot, "internal  draft   word")
        await pilot.press("x")
        await shows(pilot, "Is no copy left of the document")
        assert len(reading.exports(desk.records)) == 1
        await pilot.press("down", "enter")
        await shows(pilot, "Nothing has left yet")
        await pilot.press("u")
        await shows(pilot, "internal  draft   word")


async def test_home_opens_the_summary_of_a_session_and_of_a_round(desk: Desk) -> None:
    desk.keep(ROUND, ASIA, MENA, ALONE)

    async with ConvoApp(desk, now=lambda: NOON).run_test() as pilot:
        await until(pilot, lambda: pilot.app.screen.query(RowList))
        await pilot.press("E")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))

        assert set(screen(pilot)._wish.session_ids) == {ASIA.id, MENA.id}


async def test_a_path_in_nobodys_folder_is_a_sentence(desk: Desk) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("w")
        await type_in(pilot, "~nobody-of-that-name/x.docx")
        await pilot.press("enter")
        await until(pilot, lambda: "Nobody here has such a folder" in messages(pilot))


async def test_enter_on_a_check_that_is_looked_at_again_opens_nothing(desk: Desk) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("tab", "s", "enter")
        await looked(pilot)

        assert isinstance(pilot.app.screen, ExportScreen)


async def test_what_another_window_added_is_looked_at_before_it_leaves(
    desk: Desk, there: Path
) -> None:
    desk.keep(SESSION, *said())

    async with export(desk, SESSION.id) as pilot:
        assert not any("somebody" in row for row in rows(pilot, "checks"))
        desk.keep(contribution("We asked Mr Tanaka there", form=Form.QUOTE))
        screen(pilot).action_write()
        await until(pilot, lambda: "changed meanwhile" in messages(pilot))

    assert files(there) == []


async def test_the_cursor_stays_on_its_name_when_others_are_cleared(desk: Desk) -> None:
    texts = ("Mr Azar came", "Then Mr Azar left", "So did Mr Okafor", "And Mr Tanaka")
    desk.keep(SESSION, *(contribution(text, form=Form.QUOTE) for text in texts))

    async with export(desk, SESSION.id) as pilot:
        await pilot.press("a")
        await looked(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, NamesScreen))
        names = pilot.app.screen
        assert isinstance(names, NamesScreen)
        await until(pilot, lambda: len(names._names) == 4)
        word = names._current.at.word if names._current else ""
        await pilot.press("x", "down", "down")
        await until(pilot, lambda: len(names._names) < 4)

        assert names._current is not None
        assert names._current.at.word != word
        assert names._current.at.word in {"Okafor", "Tanaka", "Mr Okafor", "Mr Tanaka"}
