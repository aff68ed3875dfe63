"""What is noticed of words while they are typed: their language, and whom they name."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual.screen import Screen

from facilitation.desk.guessing import Guess, guess_for
from facilitation.desk.opening import Desk
from facilitation.desk.roster import Roster
from facilitation.screens.live_lines import Noticed

_GUESS_AFTER = 0.12
"""Seconds without a key before a language is guessed."""

_PATIENCE = 3.0
"""Seconds that words wait for what guesses their language, which takes half a second."""


def _no_guess(_text: str) -> None:
    """Guess nothing."""


class Noticing:
    """Looks for names at each key, and guesses the language when the hands rest."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        session_id: int,
        *,
        roster: Roster,
        show: Callable[[], None],
    ) -> None:
        """Begin without words; *show* is called when something else was noticed."""
        self._screen = screen
        self._desk = desk
        self._session_id = session_id
        self._roster = roster
        self._show = show
        self._guessing: asyncio.Task[Guess] | None = None
        self._is_loading = asyncio.Event()
        self._patience = _PATIENCE
        self._typed = 0
        self.noticed = Noticed()

    def load(self) -> None:
        """Begin to load what guesses languages: half a second that no screen waits for."""
        self._guessing = asyncio.create_task(self._load_or_go_without())
        self._is_loading.set()

    async def guess(self) -> Guess:
        """Wait for what guesses languages, and return it."""
        await self._is_loading.wait()
        if self._guessing is None:
            raise RuntimeError("nothing is being loaded")
        return await asyncio.shield(self._guessing)

    async def guess_soon(self) -> Guess:
        """Return what guesses languages; what guesses none where loading it takes too long."""
        try:
            return await asyncio.wait_for(self.guess(), self._patience)
        except TimeoutError:
            self._patience = 0
            return _no_guess

    def look_at(self, text: str) -> None:
        """Notice something of the words that are typed now."""
        self.noticed = replace(self.noticed, names=self._roster.names_in(text))
        self._show()
        self._typed += 1
        self._screen.set_timer(_GUESS_AFTER, partial(self._guess_later, self._typed, text))

    def forget(self) -> None:
        """Begin again: the words were saved."""
        self._typed += 1
        self.noticed = Noticed()

    async def _load_or_go_without(self) -> Guess:
        try:
            return await asyncio.to_thread(self._load)
        except Exception:  # noqa: BLE001 - whatever failed, words are saved without a guess
            told = "Languages are not guessed: choose them where they matter."
            self._screen.notify(told, severity="warning", markup=False)
            return _no_guess

    def _load(self) -> Guess:
        with self._desk.aside() as own:
            guess = guess_for(own, self._session_id)
        guess("warm")
        return guess

    def _guess_later(self, typed: int, text: str) -> None:
        """Guess the language of what was typed, unless more was typed since."""
        if typed != self._typed or self._guessing is None or not self._guessing.done():
            return
        guess = self._guessing.result()

        async def run() -> None:
            language = await asyncio.to_thread(guess, text) if text.strip() else None
            if typed == self._typed:
                self.noticed = replace(self.noticed, language=language)
                self._show()

        self._screen.run_worker(run(), exit_on_error=False)
