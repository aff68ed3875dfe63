"""Ending a session from its console."""

from textual.screen import Screen

from facilitation.desk.live import Live
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import Closed, close_session
from facilitation.screens.background import aside
from facilitation.screens.drafting import Drafting
from facilitation.screens.sheets import ConfirmScreen


class Ending:
    """Asks whether a session is to end, has the desk end it, and leaves its screen."""

    def __init__(self, screen: Screen[None], desk: Desk, live: Live, drafting: Drafting) -> None:
        """Begin with a session that goes on; it does not end while *drafting* has words."""
        self._screen = screen
        self._desk = desk
        self._live = live
        self._drafting = drafting
        self.is_on = False
        """Whether this window is what ends it."""

    def ask(self, *, contributions: int) -> None:
        """End the session, once somebody says that it is meant, and with no words left typed."""
        if not self._has_no_words():
            return

        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant and self._has_no_words():  # one that was refused may have come back
                self.is_on = True
                id_ = self._live.session_id
                aside(self._screen, self._desk, lambda own: close_session(own, id_), self._ended)

        question = f"End this session? {contributions} contributions. It takes no more then."
        sheet = ConfirmScreen(question, "Yes, end it, seal it and back it up")
        self._screen.app.push_screen(sheet, answered)

    def _has_no_words(self) -> bool:
        """Tell whether nothing typed would be lost; if something would, say so."""
        if not self._drafting.is_empty:
            told = "Save or empty the line first: the session ends without it."
            if self._live.is_off_the_record:
                told = "Come back on the record first: a line may be set aside."
            self._screen.notify(told, severity="warning", markup=False)
        return self._drafting.is_empty

    def _ended(self, closed: Closed) -> None:
        """Say what the session came to, and leave it."""
        told = [f"Ended: {closed.contributions} contributions, {closed.untagged} without a theme."]
        told.append("Sealed." if closed.is_sealed else "Not sealed: another window reads it.")
        told.append(
            f"Not backed up: {closed.not_backed_up}." if closed.not_backed_up else "Backed up."
        )
        told += [closed.reminder] if closed.reminder else []
        self._screen.app.notify(
            " ".join(told),
            severity="warning" if closed.reminder else "information",
            markup=False,
        )
        self._screen.dismiss()
