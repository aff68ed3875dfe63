"""A queue of what was said, as far as it is looked at: rows, the words of one, and filters."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.model.second import Reader
from convo.model.sessions import Session
from facilitation.desk import looking, queueing
from facilitation.desk.looking import EVERYTHING, Filter, Looked, Queue
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import Detail
from facilitation.desk.sessions import get_session
from facilitation.desk.tagging import Counted
from facilitation.key import Where
from facilitation.screens import tagging_lines
from facilitation.screens.background import aside
from facilitation.screens.live_lines import feed_line
from facilitation.screens.looking import Looking
from facilitation.screens.tagging_choices import filter_screen
from facilitation.screens.tagging_detail import DetailPane
from facilitation.screens.tagging_list import MarkingList
from facilitation.screens.tagging_search import SearchLine
from facilitation.terminal.bindings import bindings
from facilitation.widgets.contribution_list import Line
from facilitation.widgets.lines import Lines


class QueueView(Screen[None]):
    """What was said, what waits for a reader first."""

    CSS_PATH = "queue.tcss"
    AUTO_FOCUS = "#queue"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.READING),
        *bindings(Where.LISTS, "list.undo", "list.redo", "list.filter"),
    ]
    NAME: ClassVar[str] = "TAGGING"
    READER: ClassVar[Reader] = Reader.FIRST
    """Whose themes are shown and put."""

    def __init__(
        self,
        desk: Desk,
        session_id: int | None,
        *,
        narrowed: Filter = EVERYTHING,
        at: int | None = None,
    ) -> None:
        """Show one session, or the whole record where *session_id* is None.

        Args:
            desk: Where.
            session_id: Which session.
            narrowed: What the list is narrowed to at first, and again once filters are left.
            at: The contribution to begin on; None for the first.

        Raises:
            NotFoundError: There is no such session.
        """
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._place = "all" if session_id is None else get_session(desk, session_id).title
        self._looking = Looking(self, desk, self._look)
        self._looked: Looked | None = None
        self._first = self._narrowed = narrowed
        self._at = at
        self._shown: Filter | None = None
        self._among: Collection[int] | None = None
        self._waiting: set[int] = set()
        self._is_whole = False
        self._sessions: Sequence[Session] = ()
        self._themes: list[Counted] = []
        self._codebook: Sequence[Counted] = ()
        self._languages: Sequence[str] = ()
        self._detail: Detail | None = None
        self._saved_at: datetime | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield SearchLine(id="search")
        with Horizontal():
            yield Lines(id="themes", markup=False)
            with Vertical():
                yield MarkingList(id="queue")
                yield DetailPane()
        yield Lines(id="strip", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the list read, and begin to look at what other windows do."""
        if self.READER is Reader.FIRST and self._session_id is None and self._at is None:
            self._glimpse()
            self._looking.keep_on()
        else:
            self._looking.begin()

    def on_screen_resume(self) -> None:
        """See what was done on a screen above."""
        self._looking.tick()

    def on_resize(self) -> None:
        """Show as many themes as there is room for."""
        self.call_after_refresh(self._show_themes)

    @property
    def _list(self) -> MarkingList:
        return self.query_one(MarkingList)

    @property
    def _chosen(self) -> Collection[int]:
        """What a theme is put on: what is marked, else the row under the cursor."""
        current = self._list.current
        return self._list.marked or ((current,) if current is not None else ())

    # What is seen

    def _glimpse(self) -> None:
        """Show where a large record begins; what reads all of it is not to slow down that paint."""

        def show(found: Queue | None) -> None:
            if found and self._shown is None and self._narrowed == EVERYTHING:
                self._show_queue(found, EVERYTHING)
                self.call_after_refresh(self._look)
            else:
                self._look()

        aside(self, self._desk, looking.glimpse, show, failed=self._look)

    def _look(self) -> None:
        """Read again what there is; only narrow it, where it is the same record as before."""
        if self._looking.see():
            self._looked = None
        before, narrowed, among = self._looked, self._narrowed, self._among

        def work(own: Desk) -> tuple[Looked, Queue]:
            looked = before or looking.look(own, self._session_id, reader=self.READER)
            return looked, looked.queue(own, narrowed, among=among)

        def show(found: tuple[Looked, Queue]) -> None:
            self._looked, queue = found
            self._show_queue(queue, narrowed)

        self._looking.ask_of_seen(work, show)

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        found = queueing.briefs(self._desk, ids, reader=self.READER)
        return {id_: feed_line(brief) for id_, brief in found.items()}

    def _show_queue(self, found: Queue, narrowed: Filter) -> None:
        """Show what was found: rows stay where they are while the same is asked for."""
        self._waiting, self._is_whole = set(self._waiting_of(found)), found.is_whole
        self._languages, self._sessions = found.languages, found.sessions
        self._codebook = found.themes
        self._themes = tagging_lines.numbered(found.themes, before=self._themes)
        if narrowed != self._shown:
            self._shown = narrowed
            self._list.show_ids(found.ids, self._lines)
            if self._at in found.ids:
                self._list.action_go(found.ids.index(self._at))
            self._at = None
        else:
            self._list.show_only(found.ids, self._lines)
        self._show_themes()
        self._show_detail()

    def _waiting_of(self, found: Queue) -> Collection[int]:
        """Return the ids of those that wait, of what is shown."""
        return found.untagged

    def _show_title(self) -> None:
        themes = [one.theme for one in self._codebook]
        line = tagging_lines.title_line(
            self._place,
            name=self.NAME,
            position=self._list.position if self._is_whole else f"{self._list.position}+",
            waiting=self._waits() if self._is_whole else "reading the rest",
            marked=len(self._list.marked),
            narrowed=tagging_lines.narrowed_words(self._narrowed, themes, self._sessions),
            saved_at=self._saved_at,
        )
        self.query_one("#title", Static).update(line)

    def _waits(self) -> str:
        """Return how much waits for this reader, and the key that goes to it."""
        number = len(self._waiting)
        return f"{number} without a theme{', n: next' if number else ''}"

    def _show_themes(self) -> None:
        pane = self.query_one("#themes", Static)
        rows = tagging_lines.theme_lines(self._themes, rows=max(1, pane.size.height))
        pane.update("\n".join(rows))
        strip = tagging_lines.strip_line(self._themes) if self._is_whole else ""
        self.query_one("#strip", Static).update(strip)

    def _show_detail(self) -> None:
        """Show the contribution under the cursor."""
        current = self._list.current
        self._detail = (
            None if current is None else queueing.detail_of(self._desk, current, reader=self.READER)
        )
        self.query_one(DetailPane).show(self._detail, spans=self._session_id is None)
        self._show_title()

    def on_contribution_list_moved(self) -> None:
        """Show what is under the cursor now."""
        self._show_detail()

    def on_contribution_list_marked(self) -> None:
        """Say how many are marked."""
        self._show_title()

    # What is left of the list

    def action_filter(self) -> None:
        """Find words while they are typed."""
        self.add_class("-searching")
        self.query_one(SearchLine).focus()

    def on_search_line_searched(self, event: SearchLine.Searched) -> None:
        """Show what has the words."""
        self._narrow(replace(self._narrowed, words=event.words))

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self._list.focus()

    def action_narrow(self) -> None:
        """Choose what alone is shown."""

        def chosen(narrowed: Filter | None) -> None:
            if narrowed is not None:
                self._narrow(narrowed)

        if self._is_reading():
            return
        sheet = filter_screen(
            self._narrowed,
            themes=self._codebook,
            languages=self._languages,
            sessions=self._sessions,
        )
        self.app.push_screen(sheet, chosen)

    async def action_peel(self) -> None:
        """Leave the innermost of what is open: search, marks, filters, and then the screen."""
        if self.query_one(SearchLine).has_focus:
            self._close_search()
        elif self._list.marked:
            self._list.unmark()
        elif self._narrowed != self._first or self.has_class("-searching"):
            self._close_search()
            self._narrow(self._first)
        else:
            await self.run_action("app.back")

    def _close_search(self) -> None:
        self.query_one(SearchLine).value = ""
        self.remove_class("-searching")
        self._list.focus()

    def _is_reading(self) -> bool:
        """Tell whether a key needs what is not read yet, and say so then."""
        if not self._is_whole:
            self.notify("Still reading: press it again in a moment.", markup=False)
        return not self._is_whole

    def _narrow(self, narrowed: Filter) -> None:
        if narrowed == self._narrowed:
            return
        self._narrowed = narrowed
        self._show_title()
        self._look()
