"""Picking a contribution by words of it, or by its code."""

from collections.abc import Callable, Collection
from typing import TypeVar

from textual.screen import Screen

from convo.model.words import Kind
from facilitation.desk.ledger import Scope, offered
from facilitation.desk.opening import Desk
from facilitation.screens.ledger_lines import brief_label
from facilitation.screens.sheets import Choice, ChoiceScreen

T = TypeVar("T")


class PickScreen(ChoiceScreen[int]):
    """What may be meant, looked for while it is typed: a record has more than a list can show."""

    def __init__(self, title: str, offer: Callable[[str], list[Choice[int]]]) -> None:
        """List what *offer* finds for what was typed."""
        super().__init__(title, ())
        self._offer = offer

    def fitting(self, typed: str) -> list[Choice[int]]:
        """Return what may be meant."""
        return self._offer(typed)


def pick_screen(
    desk: Desk, title: str, scope: Scope, *, kind: Kind | None, besides: Collection[int]
) -> PickScreen:
    """Return a sheet of the contributions in a scope; see `facilitation.desk.ledger.offered`."""

    def offer(typed: str) -> list[Choice[int]]:
        found = offered(desk, scope, typed, kind=kind, besides=besides)
        return [Choice(brief_label(one), one.id) for one in found]

    return PickScreen(title, offer)


def ask(screen: Screen[None], sheet: Screen[T | None], then: Callable[[T], None]) -> None:
    """Show a sheet, and *then* do something with what was chosen, if anything was."""

    def answered(value: T | None) -> None:
        if value is not None:
            then(value)

    screen.app.push_screen(sheet, answered)
