"""What of a summary is typed and not chosen: its title, its file, and a number of people."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from textual.screen import Screen

from convo.disclosure.counts import LEAST
from convo.errors import RefusedError
from convo.text import clean
from facilitation.desk.exporting import Wish, path_of
from facilitation.display import sentence
from facilitation.screens.sheets import EditScreen

_DIGITS: Final = 7
"""Of a number of people: fewer than that."""


def ask_for_title(screen: Screen[None], wish: Wish, then: Callable[[str], None]) -> None:
    """Have a title typed; an empty one changes nothing."""

    def typed(text: str) -> None:
        if title := " ".join(clean(text).split()):
            then(title)

    _ask(
        screen,
        "TITLE of the summary: no region and no date, they would be traces",
        wish.title or "",
        typed,
    )


def ask_for_day(screen: Screen[None], wish: Wish, then: Callable[[date | None], None]) -> None:
    """Have the last day of the review typed; an empty one means none."""

    def typed(text: str) -> None:
        try:
            then(date.fromisoformat(text.strip()) if text.strip() else None)
        except ValueError:
            told = "A day is year, month and day, as in 2026-05-16."
            screen.notify(told, severity="warning", markup=False)

    title = "DRAFT FOR REVIEW UNTIL   the last day, UTC, as in 2026-05-16; nothing for none"
    _ask(screen, title, "" if wish.review_until is None else str(wish.review_until), typed)


def ask_for_template(screen: Screen[None], wish: Wish, then: Callable[[Path | None], None]) -> None:
    """Have the path of a template typed; an empty one means the look of our own."""

    def typed(text: str) -> None:
        _told(screen, text, then)

    title = "TEMPLATE   a .docx or .dotx of the organisation's; nothing typed: the usual look"
    _ask(screen, title, "" if wish.template is None else str(wish.template), typed)


def ask_for_least(screen: Screen[None], wish: Wish, then: Callable[[int], None]) -> None:
    """Have a number of people typed: never below what protects the audience."""
    least = LEAST[wish.audience]

    def typed(text: str) -> None:
        number = int(text) if text.strip().isdecimal() and len(text.strip()) < _DIGITS else 0
        if number < least:
            told = f"A number for this audience has {least} people behind it, or more."
            screen.notify(told, severity="warning", markup=False)
        else:
            then(number)

    title = f"PEOPLE behind a number that is shown: {least} or more"
    _ask(screen, title, str(wish.least), typed)


def ask_for_file(screen: Screen[None], wish: Wish, then: Callable[[Path | None], None]) -> None:
    """Have the path of a file typed; an empty one means a new name in the current folder."""

    def typed(text: str) -> None:
        _told(screen, text, then)

    title = "FILE to write, a new one; nothing typed: a random name in this folder"
    _ask(screen, title, "" if wish.to is None else str(wish.to), typed)


def _told(screen: Screen[None], typed: str, then: Callable[[Path | None], None]) -> None:
    try:
        path = path_of(typed)
    except RefusedError as error:
        screen.notify(sentence(error), severity="warning", markup=False)
    else:
        then(path)


def _ask(screen: Screen[None], title: str, text: str, then: Callable[[str], None]) -> None:
    def answered(typed: str | None) -> None:
        if typed is not None:
            then(typed)

    screen.app.push_screen(EditScreen(title, text), answered)
