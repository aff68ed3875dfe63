"""A session while it is held, as far as it is seen."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from facilitation.desk.choosing import NOTHING_CHOSEN, Chosen
from facilitation.desk.feed import Feed, noted_in
from facilitation.desk.live import Live
from facilitation.desk.opening import Desk
from facilitation.desk.roster import Roster
from facilitation.screens import live_lines
from facilitation.screens.background import aside
from facilitation.screens.noticing import Noticing
from facilitation.widgets.capture_editor import CaptureEditor
from facilitation.widgets.contribution_list import ContributionList, Line, ReadingList
from facilitation.widgets.lines import Lines
from facilitation.widgets.theme_picker import ThemePicker

_COUNT_EVERY = timedelta(seconds=2)
"""Counting reads all that was noted: 20,000 contributions take a tenth of a second, elsewhere."""


class LiveView(Screen[None]):
    """Where a session stands, what was said in it, and what holds for the words to come."""

    CSS_PATH = "live.tcss"

    def __init__(
        self, desk: Desk, session_id: int, *, taker: int, now: Callable[[], datetime]
    ) -> None:
        """Show a session.

        Args:
            desk: Where.
            session_id: Which session.
            taker: Which note-taker this window is, from 1.
            now: The time, in UTC.
        """
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._now = now
        self._live = Live(desk, session_id, taker=taker, guess=lambda _text: None, now=now)
        self._feed = Feed(desk, session_id)
        self._roster = Roster(desk, session_id)
        self._noticing = Noticing(
            self, desk, session_id, roster=self._roster, show=self._show_chosen
        )
        self._chosen: Chosen = NOTHING_CHOSEN
        self._noted: dict[str, int] = {}
        self._is_counted = False
        self._counted_at = datetime.min.replace(tzinfo=UTC)
        self._saved_at: datetime | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        picker = ThemePicker()
        yield Static(id="status", markup=False)
        with Horizontal():
            yield Lines(id="side", markup=False)
            with Vertical():
                yield Static(id="prompt", markup=False)
                yield ReadingList(id="feed")
                yield picker
                yield Static(id="chosen", markup=False)
                yield CaptureEditor(picker, id="editor")
        yield Footer(show_command_palette=False)

    @property
    def _editor(self) -> CaptureEditor:
        return self.query_one(CaptureEditor)

    @property
    def _list(self) -> ContributionList:
        return self.query_one(ContributionList)

    def _lines(self, ids: Sequence[int]) -> dict[int, Line]:
        briefs = self._feed.briefs(ids)
        return {id_: live_lines.feed_line(brief) for id_, brief in briefs.items()}

    def _show(self) -> None:
        """Say where the session stands."""
        standing, now = self._live.standing(), self._now()
        self.query_one("#status", Static).update(
            live_lines.status_line(
                standing,
                said=len(self._feed.ids),
                saved_at=self._saved_at,
                now=now,
                is_off=self._live.is_off_the_record,
            )
        )
        self.query_one("#prompt", Static).update(live_lines.prompt_line(standing))
        self._show_chosen()
        side = ["AGENDA", *live_lines.agenda_lines(standing), "", "COUNTS"]
        side += live_lines.counts_lines(self._noted) if self._noted else []
        self.query_one("#side", Static).update("\n".join(side))

    def _show_chosen(self) -> None:
        line = live_lines.chosen_line(self._chosen, self._noticing.noticed)
        self.query_one("#chosen", Static).update(line)

    def _count(self) -> None:
        """Count what was noted, if anything was since and somebody sees it."""
        is_due = self._now() - self._counted_at >= _COUNT_EVERY
        if self._is_counted or not is_due or not self.is_active:
            return
        self._is_counted, self._counted_at = True, self._now()

        def show(noted: dict[str, int]) -> None:
            self._noted = noted
            self._show()

        aside(self, self._desk, lambda own: noted_in(own, self._session_id), show)
