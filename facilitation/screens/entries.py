"""What can be done to one contribution that was noted, from any list of them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from textual.screen import Screen

from convo.errors import ConvoError
from convo.model.changes import Saved
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.words import Form, Kind, Use
from facilitation.desk.amending import (
    agree,
    amend,
    contribution_called,
    languages_of,
    reassign,
)
from facilitation.desk.erasing import erase, noted_with
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Scope
from facilitation.desk.narrowing import narrow
from facilitation.desk.opening import Desk
from facilitation.desk.roster import Roster
from facilitation.desk.tagging import tag_soon, themes_in
from facilitation.display import one_line, sentence
from facilitation.screens.background import aside, once_saved
from facilitation.screens.languages import LanguageScreen
from facilitation.screens.ledger import LedgerScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.sheets import Choice, ChoiceScreen, ConfirmScreen, EditScreen
from facilitation.terminal.isolates import isolated

T = TypeVar("T")


class Entries:
    """Asks what is to become of a contribution, and has the desk do it."""

    def __init__(self, screen: Screen[None], desk: Desk, *, changed: Callable[[], None]) -> None:
        """Act for *screen*; *changed* is called once something is on disk."""
        self._screen = screen
        self._desk = desk
        self._changed = changed

    def do(self, what: str, id_: int, roster: Roster) -> None:
        """Do to a contribution what a key is for: see `facilitation.keys`, live list."""
        match what:
            case "who":
                self.reassign(id_, [person.handle for person in roster.people])
            case (
                "edit"
                | "change_kind"
                | "change_form"
                | "change_language"
                | "tag"
                | "agree"
                | "restrict"
                | "purge"
                | "thread"
                | "ledger"
            ):
                getattr(self, what)(id_)
            case _:
                raise ValueError("there is no such thing to do")

    def edit(self, id_: int) -> None:
        """Have the words corrected, where they are not gone since they were shown."""
        said = self._there(id_)
        if said is None:
            return

        def keep(text: str | None) -> None:
            if text is not None and text != said.text:
                self._save(lambda: amend(self._desk, id_, text=text))

        self._screen.app.push_screen(EditScreen(f"EDIT {short_code(id_)}", said.text), keep)

    def change_kind(self, id_: int) -> None:
        """Have another kind chosen."""
        choices = [Choice(str(kind), kind) for kind in Kind]
        self._choose("KIND", id_, choices, lambda kind: amend(self._desk, id_, kind=kind))

    def change_form(self, id_: int) -> None:
        """Have another form chosen."""
        choices = [Choice(str(form), form) for form in Form]
        self._choose("FORM", id_, choices, lambda form: amend(self._desk, id_, form=form))

    def change_language(self, id_: int) -> None:
        """Have another language chosen: one of the session, or any that is typed."""
        screen = LanguageScreen(f"LANGUAGE of {short_code(id_)}", languages_of(self._desk, id_))

        def chosen(tag: str | None) -> None:
            if tag is not None:
                self._save(lambda: amend(self._desk, id_, language=tag))

        self._screen.app.push_screen(screen, chosen)

    def reassign(self, id_: int, handles: Sequence[str]) -> None:
        """Have another handle chosen."""
        choices = [Choice(handle, handle) for handle in handles]
        self._choose("WHO", id_, choices, lambda handle: reassign(self._desk, id_, handle))

    def tag(self, id_: int) -> None:
        """Have a theme chosen."""
        names = [theme.name for theme in themes_in(self._desk)]
        choices = [Choice(f"#{isolated(one_line(name))}", name) for name in names]
        self._choose("THEME", id_, choices, lambda name: tag_soon(self._desk, id_, name))

    def agree(self, id_: int) -> None:
        """Count one more who agrees."""
        self._save(lambda: agree(self._desk, id_))

    def thread(self, id_: int) -> None:
        """Show the thread that a contribution is in."""
        if said := self._there(id_):
            scope = Scope(session_id=said.session_id)
            self._screen.app.push_screen(ThreadScreen(self._desk, id_, scope=scope))

    def ledger(self, id_: int) -> None:
        """Show the questions of its session."""
        if said := self._there(id_):
            self._screen.app.push_screen(LedgerScreen(self._desk, said.session_id))

    def _there(self, id_: int) -> Contribution | None:
        """Return a contribution; where it is gone since it was shown, say so."""
        try:
            return contribution_called(self._desk, id_)
        except ConvoError as error:
            self._screen.notify(sentence(error), severity="error", markup=False)
            return None

    def restrict(self, id_: int) -> None:
        """Have the words kept for the restricted annex alone, if that is meant."""
        self._ask(
            f"Restrict {self._all_of(id_)}? It stands in no summary then; undo does not widen it.",
            "Yes, restrict it",
            lambda own: narrow(own, id_, use=Use.RESTRICTED),
            lambda done: self._erased(
                is_sealed=done.is_sealed, exports=done.exports, heard=done.heard
            ),
        )

    def purge(self, id_: int) -> None:
        """Have a contribution erased for good, if that is meant."""
        self._ask(
            f"Purge {self._all_of(id_)}? Nothing of it is left then, and there is no undo.",
            "Yes, erase it for good",
            lambda own: erase(own, id_),
            lambda done: self._erased(is_sealed=done.is_sealed, exports=done.exports),
        )

    def _all_of(self, id_: int) -> str:
        """Return what a contribution is called, with how many notes go the same way."""
        others = len(noted_with(self._desk, id_)) - 1
        more = f" and {others} more noted with it" if others else ""
        return f"{short_code(id_)}{more}"

    def _erased(self, *, is_sealed: bool, exports: Sequence[Export], heard: str = "") -> None:
        told = ["Done." if is_sealed else "Not yet erased: close other windows, then seal it."]
        if exports:
            told.append(f"Documents to recall: {len(exports)}, see `convo exports`.")
        if heard:
            told.append(heard)
        self._screen.notify(
            " ".join(told), severity="information" if is_sealed else "warning", markup=False
        )
        self._changed()

    def _save(self, begin: Callable[[], Future[Saved]]) -> None:
        once_saved(self._screen, begin, lambda _saved: self._changed())

    def _choose(
        self,
        what: str,
        id_: int,
        choices: Sequence[Choice[T]],
        change: Callable[[T], Future[Saved]],
    ) -> None:
        def chosen(value: T | None) -> None:
            if value is not None:
                self._save(lambda: change(value))

        title = f"{what} of {short_code(id_)}"
        self._screen.app.push_screen(ChoiceScreen(title, choices), chosen)

    def _ask(
        self,
        question: str,
        yes: str,
        work: Callable[[Desk], T],
        then: Callable[[T], object],
    ) -> None:
        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant:
                aside(self._screen, self._desk, work, then)

        self._screen.app.push_screen(ConfirmScreen(question, yes), answered)
