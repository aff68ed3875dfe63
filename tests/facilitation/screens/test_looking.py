from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from textual.screen import Screen

from convo.errors import StoreError
from convo.model.words import Kind, Part
from convo.model.written import Written
from facilitation.app import ConvoApp
from facilitation.desk.ledger import Scope
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.writing import SummedUp
from facilitation.screens.background import Newest
from facilitation.screens.codebook import CodebookScreen
from facilitation.screens.comparing import ComparingScreen
from facilitation.screens.export import ExportScreen
from facilitation.screens.home import HomeScreen
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_picking import PickScreen
from facilitation.screens.ledger_promises import PromisesScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.looking import Looking
from facilitation.screens.matrix import MatrixScreen
from facilitation.screens.registers import RegistersScreen
from facilitation.screens.sessions import ContributionsScreen
from facilitation.screens.sheets import Choice
from facilitation.screens.tagging import TaggingScreen
from facilitation.screens.writing import WritingScreen
from facilitation.terminal.curtain import Curtain
from tests.build import KEY, SAFETY, SESSION, contribution
from tests.facilitation.screens.painted import messages, shows, until


class Counting(Screen[None]):
    """Counts how often there was something new."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.looked = 0
        self.looking = Looking(self, desk, self._look)

    def on_mount(self) -> None:
        self.looking.begin()

    def _look(self) -> None:
        self.looking.see()
        self.looked += 1


@pytest.fixture
def other(desk: Desk) -> Iterator[Desk]:
    """Return another window on the same record."""
    desk.keep(SESSION)
    with open_desk(desk.home, KEY) as opened:
        yield opened


async def test_a_screen_reads_again_what_another_window_changed(desk: Desk, other: Desk) -> None:
    screen = Counting(desk)
    async with ConvoApp(desk).run_test() as pilot:
        await pilot.app.push_screen(screen)
        other.keep(contribution("جديد"))
        await until(pilot, lambda: not screen.looking.is_as_seen)
        screen.looking.tick()
        screen.looking.tick()

        assert screen.looked == 2


@pytest.mark.parametrize("above", [Curtain, None])
async def test_nothing_is_looked_at_while_the_screen_is_covered(
    desk: Desk, other: Desk, above: type[Curtain] | None
) -> None:
    screen = Counting(desk)
    async with ConvoApp(desk).run_test() as pilot:
        await pilot.app.push_screen(screen)
        await pilot.app.push_screen(above(desk.now) if above else Screen[Any]())
        other.keep(contribution("নতুন"))
        screen.looking.tick()
        covered = screen.looked
        await pilot.app.pop_screen()
        screen.looking.tick()

        assert (covered, screen.looked) == (1, 2)


async def test_only_the_newest_question_is_answered(desk: Desk) -> None:
    told: list[int] = []
    async with ConvoApp(desk).run_test() as pilot:
        newest = Newest(pilot.app.screen, desk)
        for n in range(5):
            newest.ask(lambda _own, n=n: n, told.append)  # type: ignore[misc] # mypy infers no default of a lambda
        await until(pilot, lambda: newest.is_answered)

        assert told == [4]


async def test_what_is_asked_for_again_at_once_is_not_worked_out(desk: Desk) -> None:
    worked: list[int] = []
    async with ConvoApp(desk).run_test() as pilot:
        newest = Newest(pilot.app.screen, desk)
        for n in range(3):
            newest.ask(lambda _own, n=n: worked.append(n), lambda _: None, patience=0.05)  # type: ignore[misc] # mypy infers no default of a lambda
        await until(pilot, lambda: newest.is_answered)

        assert worked == [2]


ASKED = contribution("ਕੌਣ? 誰？ who?", kind=Kind.QUESTION)
PROMISED = contribution("እንገነባለን", kind=Kind.COMMITMENT)
READ = Desk.aside
HERE = Scope(session_id=SESSION.id)
BY_US = Written(id=5, session_id=SESSION.id, part=Part.FINDING, position=0, text="ကျွန်ုပ်တို့ ရေးသည်")


def of_all(desk: Desk, _filter: object = None) -> Screen[None]:
    return TaggingScreen(desk, None)


SCREENS: dict[str, tuple[Callable[[Desk], Screen[Any]], str]] = {
    "home": (HomeScreen, "Asia"),
    "contributions": (lambda desk: ContributionsScreen(desk, SESSION.id), "1/2"),
    "tagging of all": (of_all, "1/2"),
    "tagging of one": (lambda desk: TaggingScreen(desk, SESSION.id), "1/2"),
    "comparing": (lambda desk: ComparingScreen(desk, SESSION.id), "0 read twice"),
    "ledger": (lambda desk: LedgerScreen(desk, SESSION.id), "1/1"),
    "thread": (lambda desk: ThreadScreen(desk, ASKED.id, scope=HERE), "1 turn"),
    "promises": (lambda desk: PromisesScreen(desk, HERE, "here"), "no day yet"),
    "matrix": (lambda desk: MatrixScreen(desk, None, show=lambda _: of_all(desk)), "safety"),
    "codebook": (lambda desk: CodebookScreen(desk, show=lambda _: of_all(desk)), "safety"),
    "written": (lambda desk: WritingScreen(desk, SummedUp(session_id=SESSION.id)), "finding"),
    "registers": (RegistersScreen, "no contact"),
    "export": (lambda desk: ExportScreen(desk, [SESSION.id]), "ctrl+e writes it"),
}
"""What reads again by itself, and what is seen of it once it was read."""


def fail_once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have the record be busy for whoever reads next; return where that is noted."""
    failed: list[str] = []

    def aside(desk: Desk) -> AbstractContextManager[Desk]:
        if failed:
            return READ(desk)
        failed.append("busy")
        raise StoreError("the record is busy")

    monkeypatch.setattr(Desk, "aside", aside)
    return failed


@pytest.mark.parametrize("name", SCREENS)
async def test_what_could_not_be_read_once_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make, shown = SCREENS[name]
    desk.keep(SESSION, ASKED, PROMISED, SAFETY, BY_US)
    async with ConvoApp(desk).run_test(size=(120, 40), notifications=True) as pilot:
        await shows(pilot, "Asia")
        failed = fail_once(monkeypatch)
        await pilot.app.push_screen(make(desk))
        await until(pilot, lambda: failed)
        await shows(pilot, shown)


async def test_what_fails_again_and_again_is_told_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ConvoApp(desk).run_test(notifications=True) as pilot:
        newest = Newest(pilot.app.screen, desk)
        told: list[str] = []
        for _ in range(3):
            fail_once(monkeypatch)
            newest.ask(lambda _own: None, lambda _: None, failed=lambda: told.append("failed"))
            await until(pilot, lambda: newest.is_answered)

        assert told == ["failed"] * 3
        assert messages(pilot) == "The record is busy."


async def test_enter_looks_again_for_what_is_to_be_picked_where_looking_failed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ConvoApp(desk).run_test(notifications=True) as pilot:
        await shows(pilot, "SESSIONS")
        fail_once(monkeypatch)
        picked: list[int | None] = []
        sheet = PickScreen(desk, "PICK", lambda _own, _typed: [Choice("ມີຢູ່", 7)])
        await pilot.app.push_screen(sheet, picked.append)
        await until(pilot, lambda: "busy" in messages(pilot))
        await pilot.press("enter")
        await shows(pilot, "ມີຢູ່")
        await pilot.press("enter")

        assert picked == [7]


async def test_the_export_screen_says_that_looking_failed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep(SESSION, ASKED)
    async with ConvoApp(desk).run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.app.push_screen(ExportScreen(desk, [SESSION.id]))
        await shows(pilot, "ctrl+e writes it")
        fail_once(monkeypatch)
        await pilot.press("s")
        await shows(pilot, "CHECKS   looking failed")
        await shows(pilot, "it cannot leave yet")
