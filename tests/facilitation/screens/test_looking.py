from collections.abc import Iterator
from typing import Any

import pytest
from textual.screen import Screen

from facilitation.app import ConvoApp
from facilitation.desk.opening import Desk, open_desk
from facilitation.screens.background import Newest
from facilitation.screens.looking import Looking
from facilitation.terminal.curtain import Curtain
from tests.build import KEY, SESSION, contribution
from tests.facilitation.screens.painted import until


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
