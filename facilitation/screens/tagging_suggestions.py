"""Themes that are suggested for the contribution under the cursor, worked out aside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

from facilitation.desk.opening import Desk
from facilitation.desk.suggesting import Suggested, Suggesting
from facilitation.screens.background import aside

_PATIENCE: Final = 0.12
"""Seconds that the cursor rests on a row before anything is suggested for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    id: int | None
    suggested: tuple[Suggested, ...] = field(repr=False)
    is_behind: bool
    """Whether more was tagged than is learnt."""


class Suggestions:
    """Asks for suggestions, one question at a time; only the newest answer is shown."""

    def __init__(self, screen: Screen[None], desk: Desk, *, show: Callable[[], None]) -> None:
        """Ask for *screen*; *show* is called once there is an answer."""
        self._screen = screen
        self._desk = desk
        self._show = show
        self._suggesting = Suggesting()
        self._wanted: int | None = None
        self._answered: _Answer | None = None
        self._is_behind = True
        self._is_asking = False
        self._timer: Timer | None = None

    def of(self, id_: int | None) -> tuple[Suggested, ...]:
        """Return what is suggested for a contribution, as far as that is known yet."""
        answered = self._answered
        return answered.suggested if answered is not None and answered.id == id_ else ()

    def want(self, id_: int | None) -> None:
        """Have suggestions looked for, unless another contribution is wanted before long."""
        self._wanted = id_
        self._begin_soon()

    def learn_again(self) -> None:
        """Have it noticed that something was tagged, or is so no more."""
        self._is_behind = True
        self._begin_soon()

    def _begin_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(_PATIENCE, self._begin)

    def _begin(self) -> None:
        is_known = self._answered is not None and self._answered.id == self._wanted
        if self._is_asking or (is_known and not self._is_behind):
            return
        id_, is_behind = self._wanted, self._is_behind
        self._is_asking, self._is_behind = True, False
        aside(self._screen, self._desk, lambda own: self._work(own, id_, is_behind), self._take)

    def _work(self, own: Desk, id_: int | None, is_behind: bool) -> _Answer:  # noqa: FBT001 - for a thread
        still_behind = is_behind and self._suggesting.catch_up(own)
        suggested = () if id_ is None else self._suggesting.suggest(own, id_)
        return _Answer(id=id_, suggested=suggested, is_behind=still_behind)

    def _take(self, answer: _Answer) -> None:
        self._is_asking = False
        self._answered = answer
        self._is_behind |= answer.is_behind
        self._show()
        self._begin()
