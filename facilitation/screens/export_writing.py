"""The way out: a file is written aside, unless something stops it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Final

from textual.screen import Screen

from convo.errors import ConvoError, RefusedError
from facilitation.desk import exporting
from facilitation.desk.exporting import Wish
from facilitation.desk.leaving import Check
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import Exported
from facilitation.display import sentence
from facilitation.screens.background import aside
from facilitation.terminal.failing import place_of
from facilitation.widgets.working import Working

_CHANGED: Final = "the record was changed meanwhile: see what is to be looked at now"
_STOPPED: Final = "nothing was written: it was stopped"


class Writing:
    """Has one summary written at a time, says how far it is, and stops it where that is asked."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        *,
        done: Callable[[Exported], object],
        refused: Callable[[], object],
    ) -> None:
        """Begin with nothing to write.

        Args:
            screen: What shows how far it is.
            desk: Where.
            done: Called with what was written.
            refused: Called where nothing was.
        """
        self._screen = screen
        self._desk = desk
        self._done = done
        self._refused = refused
        self._stop: Event | None = None

    @property
    def is_on(self) -> bool:
        """Whether a file is being written."""
        return self._stop is not None

    def begin(self, asked: Wish, *, seen: tuple[Check, ...], is_as_seen: bool) -> None:
        """Write the file that is wished.

        Args:
            asked: What it is to be.
            seen: What was looked at before.
            is_as_seen: Whether the record is the same as it was then; else it is looked at again,
                and nothing is written where something else is found.
        """
        stop = self._stop = Event()
        to = exporting.output_of(asked, Path.cwd())
        wish, working = replace(asked, to=to), self._working

        def show(done: int, total: int) -> None:
            if stop.is_set():
                raise RefusedError(_STOPPED)
            self._screen.app.call_from_thread(working.tell, f"{done * 100 // max(1, total)} %")

        def work(own: Desk) -> Exported | ConvoError:
            try:
                if not is_as_seen and exporting.foresee(own, asked).checks != seen:
                    return RefusedError(_CHANGED)
                return exporting.write(own, wish, progress=show)
            except ConvoError as error:
                return error
            except Exception as error:  # noqa: BLE001 - it may hold words: its place is told alone
                return RefusedError(f"nothing was written, for something failed: {place_of(error)}")

        working.begin(f"Writing {to.name}; esc stops it")
        aside(self._screen, self._desk, work, self._show)

    def stop(self) -> None:
        """Have no file written after all."""
        if self._stop is not None:
            self._stop.set()
            self._working.begin("Stopping")

    @property
    def _working(self) -> Working:
        return self._screen.query_one(Working)

    def _show(self, done: Exported | ConvoError) -> None:
        self._stop = None
        if isinstance(done, ConvoError):
            self._working.end(sentence(done))
            self._screen.notify(sentence(done), severity="error", markup=False)
            self._refused()
        else:
            self._working.end(f"Written: {done.path.name}")
            self._done(done)
