"""The ledger: questions with where they stand, what responds to them, and how long they wait."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.rules.ledger import Entry
from facilitation.desk import ledger as desk_of_ledger
from facilitation.desk.ledger import Ledger, Scope
from facilitation.desk.opening import Desk
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens import ledger_lines
from facilitation.screens.carrying import carry_from
from facilitation.screens.ledger_doing import Doing
from facilitation.screens.ledger_lines import SHOWN
from facilitation.screens.ledger_picking import ask
from facilitation.screens.ledger_promises import PromisesScreen
from facilitation.screens.ledger_thread import ThreadScreen
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.screens.tagging_search import SearchLine
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import ContributionList, Line
from facilitation.widgets.lines import Lines


class LedgerScreen(Screen[None]):
    """The questions of some sessions, the earliest first; Enter opens the thread of one."""

    CSS_PATH = "ledger.tcss"
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.LEDGER),
        *bindings(Where.QUESTION),
        *bindings(Where.LISTS, "list.undo", "list.redo", "list.filter"),
    ]

    def __init__(
        self, desk: Desk, session_id: int | None, *, now: Callable[[], datetime] = Desk.now
    ) -> None:
        """Show the questions of a session.

        Args:
            desk: Where.
            session_id: Which session; None for the whole record.
            now: The time, in UTC.
        """
        super().__init__()
        self._desk, self._now = desk, now
        self._doing = Doing(self, desk, scope=lambda: self._scope, changed=self._look)
        self._scope = Scope(session_id=session_id)
        self._titles: Mapping[Scope, str] = dict(desk_of_ledger.scopes(desk))
        self._looking = Looking(self, desk, self._look)
        self._ledger = Ledger()
        self._entries: Mapping[int, Entry] = {}
        self._shown = "all"
        self._words = ""
        self._found: frozenset[int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield SearchLine(id="search")
        with Horizontal():
            yield Lines(id="shown", markup=False)
            with Vertical():
                yield Static(ledger_lines.HEAD, id="head", markup=False)
                yield ContributionList(id="questions")
                for name in ("facts", "answers", "words", "merged"):
                    yield Lines(id=name, markup=False)
        yield Lines(id="strip", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the ledger read, and begin to look at what other windows do."""
        self.query_one(ContributionList).show_ids((), self._lines)
        self._looking.begin()

    def on_screen_resume(self) -> None:
        """See what became of a thread that was just left."""
        self._looking.tick()

    @property
    def _list(self) -> ContributionList:
        return self.query_one(ContributionList)

    @property
    def _current(self) -> Entry | None:
        return self._entries.get(self._list.current or 0)

    @property
    def _today(self) -> date:
        return self._now().date()

    # What is seen

    def _look(self) -> None:
        """Read it again."""
        scope, words = self._scope, self._words

        def read(own: Desk) -> tuple[Ledger, frozenset[int] | None]:
            ids = desk_of_ledger.sessions_in(own, scope)
            return desk_of_ledger.ledger_of(own, ids), desk_of_ledger.found_by(own, words)

        def show(read: tuple[Ledger, frozenset[int] | None]) -> None:
            self._ledger, self._found = read
            self._show()

        self._looking.ask(read, show)

    def _show(self) -> None:
        """Show what is let in, with the cursor and the marks where they were."""
        filters = SHOWN[self._shown][1]
        kept = self._ledger.with_all(filters, today=self._today, found=self._found)
        self._entries = {entry.question_id: entry for entry in kept}
        self._list.change_ids(self._entries, follow=False)
        lines = ledger_lines.shown_lines(self._ledger, self._shown, today=self._today)
        self.query_one("#shown", Static).update("\n".join(lines))
        strip = ledger_lines.strip_line(self._ledger, today=self._today)
        self.query_one("#strip", Static).update(strip)
        self._show_detail()

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        sessions, today = self._ledger.sessions, self._today
        return {
            id_: ledger_lines.question_line(
                self._entries[id_], self._ledger.said[id_].text, sessions=sessions, today=today
            )
            for id_ in ids
        }

    def _show_detail(self) -> None:
        told = dict.fromkeys(("facts", "answers", "words", "merged"), "")
        if entry := self._current:
            said = self._ledger.said
            rows = self.query_one("#merged").size.height
            told["facts"] = ledger_lines.facts_line(entry, sessions=self._ledger.sessions)
            told["answers"] = ledger_lines.answers_line(entry, today=self._today)
            told["words"] = one_line(said[entry.question_id].text)
            told["merged"] = "\n".join(ledger_lines.merged_lines(entry, said, rows=rows))
        for name, line in told.items():
            self.query_one(f"#{name}", Static).update(line)
        self._show_title()

    def _show_title(self) -> None:
        line = ledger_lines.title_line(
            self._titles.get(self._scope, ""),
            position=self._list.position,
            shown=self._shown,
            words=self._words,
        )
        self.query_one("#title", Static).update(line)

    def on_contribution_list_moved(self) -> None:
        """Show what is under the cursor now."""
        self._show_detail()

    # What the keys do

    def action_do(self, what: str) -> None:
        """Do something to the question under the cursor; see `Doing.do`."""
        if entry := self._current:
            self._doing.do(what, entry.question_id)

    def action_undo(self) -> None:
        """Take the last change back: of this session, or of the whole record."""
        self._doing.undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._doing.undoing.redo()

    def on_contribution_list_opened(self, event: ContributionList.Opened) -> None:
        """Show the thread of a question."""
        self.app.push_screen(ThreadScreen(self._desk, event.id, scope=self._scope))

    def action_promises(self) -> None:
        """Show what was promised in the same sessions."""
        place = self._titles.get(self._scope, "")
        self.app.push_screen(PromisesScreen(self._desk, self._scope, place, now=self._now))

    def action_carry(self) -> None:
        """Carry what is marked, or the question under the cursor, over into another session."""
        current = self._list.current
        marked = self._list.marked or ((current,) if current is not None else ())
        sessions = {self._ledger.said[id_].session_id for id_ in marked if id_ in self._entries}
        if len(sessions) > 1:
            words = "Mark questions of one session: another one follows that."
            self.notify(words, severity="warning", markup=False)
            return
        for session_id in sessions:
            carry_from(self, self._desk, session_id, marked=marked)

    def action_sessions(self) -> None:
        """Choose of which sessions the questions are."""

        def show(scope: Scope) -> None:
            self._scope = scope
            self._look()

        choices = [Choice(ledger_lines.scope_label(*one), one[0]) for one in self._titles.items()]
        ask(self, ChoiceScreen("SESSIONS   of which the questions are", choices), show)

    # What is left of the list

    def action_show(self, shown: str) -> None:
        """Show only some of the questions; nothing is read for it."""
        self._shown = shown
        self._show()

    def action_filter(self) -> None:
        """Find words while they are typed."""
        self.add_class("-searching")
        self.query_one(SearchLine).focus()

    def on_search_line_searched(self, event: SearchLine.Searched) -> None:
        """Show what has the words."""
        self._search(event.words)

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self._list.focus()

    def _search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._look()

    async def action_peel(self) -> None:
        """Leave the innermost of what is open: search, marks, filter, and then the screen."""
        if self.has_class("-searching"):
            self.query_one(SearchLine).value = ""
            self.remove_class("-searching")
            self._list.focus()
            self._search("")
        elif self._list.marked:
            self._list.show_ids(tuple(self._entries), self._lines)
        elif self._shown != "all":
            self.action_show("all")
        else:
            await self.run_action("app.back")
