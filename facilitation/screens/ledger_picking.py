"""Picking a contribution by words of it, or by its code."""

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from textual.screen import Screen

from convo.model.words import Kind
from facilitation.desk.ledger import Scope, offered
from facilitation.desk.opening import Desk
from facilitation.screens.background import Newest
from facilitation.screens.ledger_lines import brief_label
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.widgets.line_field import LineField

T = TypeVar("T")


_PATIENCE: Final = 0.06
"""Seconds without another letter before anything is looked for."""


class PickScreen(ChoiceScreen[int]):
    """What may be meant, looked for while it is typed: a record has more than a list can show.

    A key that is pressed before the answer is there waits for it. Where looking failed, Enter looks
    again.
    """

    def __init__(
        self, desk: Desk, title: str, offer: Callable[[Desk, str], list[Choice[int]]]
    ) -> None:
        """List what *offer* finds for what was typed; it is asked aside."""
        super().__init__(title, ())
        self._newest = Newest(self, desk)
        self._offer = offer
        self._moves = 0
        self._is_chosen = self._has_failed = False

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        if not self._newest.is_answered:
            self._is_chosen = True
        elif self._has_failed:
            self._filter(self.query_one(LineField).value)
        else:
            super().action_choose()

    def action_move(self, by: int) -> None:
        """Move the cursor, round from the last to the first."""
        if self._newest.is_answered:
            super().action_move(by)
        else:
            self._moves += by

    def _filter(self, typed: str) -> None:
        self._moves, self._is_chosen = 0, False
        self._newest.ask(
            lambda own: self._offer(own, typed),
            self._show,
            failed=self._show_failed,
            patience=_PATIENCE if typed else 0,
        )

    def _show_failed(self) -> None:
        """Show nothing: what is there was found for other words."""
        super()._show([])
        self._has_failed = True

    def _show(self, choices: list[Choice[int]]) -> None:
        super()._show(choices)
        self._has_failed = False
        if self._moves:
            self.action_move(self._moves)
        if self._is_chosen:
            self.action_choose()


def pick_screen(
    desk: Desk, title: str, scope: Scope, *, kinds: Collection[Kind], besides: Collection[int]
) -> PickScreen:
    """Return a sheet of the contributions in a scope; see `facilitation.desk.ledger.offered`."""

    def offer(own: Desk, typed: str) -> list[Choice[int]]:
        found = offered(own, scope, typed, kinds=kinds, besides=besides)
        return [Choice(brief_label(one), one.id) for one in found]

    return PickScreen(desk, title, offer)


def ask(screen: Screen[None], sheet: Screen[T | None], then: Callable[[T], None]) -> None:
    """Show a sheet, and *then* do something with what was chosen, if anything was."""

    def answered(value: T | None) -> None:
        if value is not None:
            then(value)

    screen.app.push_screen(sheet, answered)
