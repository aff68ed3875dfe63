"""Codebooks from and to files, by a path that is typed."""

from collections.abc import Callable
from pathlib import Path

from textual.screen import Screen

from convo.errors import RefusedError
from facilitation.desk.codebooks import (
    Outcome,
    export_codebook,
    import_codebook,
    import_starter,
)
from facilitation.desk.exporting import path_of
from facilitation.desk.opening import Desk
from facilitation.display import sentence
from facilitation.screens.background import aside
from facilitation.screens.codebook_lines import outcome_line
from facilitation.screens.sheets import EditScreen


class CodebookFiles:
    """Asks for a path, and has the desk read or write what is there."""

    def __init__(
        self, screen: Screen[None], desk: Desk, *, changed: Callable[[str], object]
    ) -> None:
        """Act for *screen*; *changed* is told in a sentence what came into the codebook."""
        self._screen = screen
        self._desk = desk
        self._changed = changed

    def starter(self) -> None:
        """Bring in themes to start from."""
        aside(self._screen, self._desk, import_starter, self._brought_in)

    def bring_in(self) -> None:
        """Bring in the themes of a file."""
        self._ask(
            "BRING IN   the path of a .csv or .qdc",
            lambda path: aside(
                self._screen,
                self._desk,
                lambda own: import_codebook(own, path),
                self._brought_in,
            ),
        )

    def write_out(self) -> None:
        """Write the codebook to a file."""

        def written(count: int) -> None:
            self._screen.notify(f"{count} themes written.", markup=False)

        self._ask(
            "WRITE TO   the path of a new .csv or .qdc",
            lambda path: aside(
                self._screen, self._desk, lambda own: export_codebook(own, path), written
            ),
        )

    def _ask(self, title: str, then: Callable[[Path], object]) -> None:
        def answered(typed: str | None) -> None:
            try:
                path = path_of(typed or "")
            except RefusedError as error:
                self._screen.notify(sentence(error), severity="warning", markup=False)
            else:
                if path is not None:
                    then(path)

        self._screen.app.push_screen(EditScreen(title, ""), answered)

    def _brought_in(self, outcome: Outcome) -> None:
        self._changed(outcome_line(outcome))
