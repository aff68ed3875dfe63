"""The app with a text that is being typed, and five ways to fail while it knows somebody's words.

A draft that is kept goes to the file that is named.
"""

import asyncio
import sys
import threading
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import TextArea

from facilitation.app import ConvoApp
from facilitation.desk.trying import demo_desk

WORDS = "Zarqunnisa said this"


class DraftScreen(Screen[None]):
    """An editor, and what is typed into it kept when there is no time left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "fail('handler')"),
        Binding("f8", "fail('worker')"),
        Binding("f12", "fail('task')"),
        Binding("f10", "fail('thread')"),
        Binding("f11", "fail('object')"),
    ]

    def __init__(self, draft: Path) -> None:
        super().__init__()
        self._draft = draft

    def compose(self) -> ComposeResult:
        yield TextArea("DRAFTING ")

    def keep_draft(self) -> None:
        self._draft.write_text(self.query_one(TextArea).text, "utf-8")

    def action_fail(self, how: str) -> None:
        match how:
            case "handler":
                _fail(ValueError(WORDS))
            case "worker":
                self._work()
            case "task":
                asyncio.ensure_future(_fail_later())  # noqa: RUF006 - nobody waits for it
            case "thread":
                threading.Thread(target=_fail, args=(RuntimeError(WORDS),)).start()
            case "object":
                Falling()

    @work(thread=True)
    def _work(self) -> None:
        _fail(ValueError(WORDS))


class Falling:
    """Fails on its way out."""

    def __del__(self) -> None:
        _fail(OSError(WORDS))


def _fail(error: Exception) -> None:
    raise error


async def _fail_later() -> None:
    _fail(LookupError(WORDS))


if __name__ == "__main__":
    with demo_desk() as (desk, _):
        app = ConvoApp(desk)
        app.call_later(lambda: app.push_screen(DraftScreen(Path(sys.argv[1]))))
        app.run()
    sys.exit(app.return_code)
