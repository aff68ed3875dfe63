"""The live console: a session while people talk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from textual.binding import BindingType

from convo.model.words import Kind, Use
from facilitation.desk.capture import Noted
from facilitation.desk.checking import MidCheck, mid_check
from facilitation.desk.choosing import Chosen
from facilitation.desk.opening import Desk
from facilitation.desk.reading_back import ReadBack, read_back
from facilitation.desk.tagging import themes_in
from facilitation.key import Where
from facilitation.screens import live_lines
from facilitation.screens.background import aside
from facilitation.screens.drafting import Drafting
from facilitation.screens.entries import Entries
from facilitation.screens.live_choices import Fields, choices_for, following
from facilitation.screens.live_ending import Ending
from facilitation.screens.live_view import LiveView
from facilitation.screens.sheets import ChoiceScreen, TextScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.widgets.capture_editor import CaptureEditor
from facilitation.widgets.contribution_list import ContributionList
from facilitation.widgets.theme_picker import ThemePicker

_TICK = 0.5
"""Seconds between two looks at the clock, at what other windows did, and at the draft."""

_REMIND_AFTER = timedelta(minutes=2)
"""How long it may stay off the record before it is said again."""


class LiveScreen(LiveView):
    """One session while it is held: what was said above, what is being said below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.LIVE),
        *bindings(Where.LIVE_LIST),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]
    is_live = True

    def __init__(
        self, desk: Desk, session_id: int, *, taker: int, now: Callable[[], datetime] = Desk.now
    ) -> None:
        super().__init__(desk, session_id, taker=taker, now=now)
        self._entries = Entries(self, desk, changed=self._catch_up)
        self._undoing = Undoing(
            self, desk, session_id=lambda: session_id, then=lambda _saved: self._catch_up()
        )
        self._drafting = Drafting(
            self, self._live, is_ready=self.is_ready, saved=self._saved, refused=self._refused
        )
        self._ending = Ending(self, desk, self._live, self._drafting)
        self._off_since: datetime | None = None
        self._is_closed = False

    async def on_mount(self) -> None:
        """Show what was said, bring a draft back, and begin to look at the clock."""
        self._list.show_ids(self._feed.ids, self._lines)
        self._list.action_go(-1)
        self.query_one(ThemePicker).set_themes(themes_in(self._desk))
        if told := self._drafting.bring_back():
            self.notify(told, markup=False)
        self._editor.focus()
        self._show()
        self.call_after_refresh(self._load)
        self.set_interval(_TICK, self._tick)

    def _load(self) -> None:
        """Load what the first paint did not wait for."""
        self._noticing.load()
        self._count()

    # What is seen

    def _notice_end(self) -> None:
        """Say once that another window ended the session."""
        was_closed, self._is_closed = self._is_closed, self._live.is_closed
        if self._is_closed and not (was_closed or self._ending.is_on):
            told = "This session was ended in another window: what is typed here is not kept."
            self.notify(told, severity="error", markup=False)

    def _tick(self) -> None:
        self._catch_up()
        self._count()
        self.keep_draft()
        if self._off_since is not None and self._now() - self._off_since >= _REMIND_AFTER:
            self._off_since = self._now()
            self.notify("Still off the record: nothing is kept.", severity="warning", markup=False)
        self._show()

    def _catch_up(self) -> None:
        """Show what is different, whichever window did it."""
        news = self._feed.news()
        if news is None:
            return
        self._notice_end()
        is_typing = self.focused is self._editor
        if news.ids is not None:
            self._list.change_ids(news.ids, follow=is_typing)
        elif news.new:
            self._list.append(*news.new, follow=is_typing)
        if news.is_amended:
            self._list.read_again()
        self._roster.read_again()
        self.query_one(ThemePicker).set_themes(themes_in(self._desk))
        self._is_counted = False
        if not self._is_closed:
            self._drafting.keep_again()

    # What is typed

    def action_save(self) -> None:
        """Have done what the editor says; it is said once it is on disk."""
        editor, picker = self._editor, self.query_one(ThemePicker)
        if picker.chosen is not None:
            editor.put_theme(picker.chosen.name)
        if not editor.text.strip():
            return
        if self._is_closed:
            told = "Not saved: this session is closed. The words stay where they are."
            self.notify(told, severity="error", markup=False)
            return
        self._drafting.send(self._chosen)
        self._chosen = replace(self._chosen, kind=None, language=None)
        self._noticing.forget()
        self._show_chosen()

    async def is_ready(self) -> None:
        """Wait until languages can be guessed: the first words are not saved before."""
        self._live.guess_by(await self._noticing.guess_soon())

    def _saved(self, noted: Noted) -> None:
        """Say what became of a line."""
        if noted.at is not None:
            self._saved_at = noted.at
        if noted.said:
            self.notify(noted.said[:1].upper() + noted.said[1:], markup=False)
        self._frame()
        self._catch_up()
        self._show()

    def _refused(self, chosen: Chosen) -> None:
        """Let hold again what was chosen for a line that is back in the editor."""
        self._chosen = replace(self._chosen, kind=chosen.kind, language=chosen.language)
        self._show()

    def keep_draft(self) -> None:
        """Keep what is typed, where it is not kept yet: see `Drafting.keep`."""
        if not self._is_closed:
            self._drafting.keep()

    def on_text_area_changed(self) -> None:
        """Notice what there is to notice of the words."""
        self._noticing.look_at(self._editor.text)

    def on_capture_editor_theme_typed(self, event: CaptureEditor.ThemeTyped) -> None:
        """Show the themes that fit."""
        self.query_one(ThemePicker).filter(event.typed)

    # What the keys do

    def action_handles(self) -> None:
        """Put handles in the place of names in the editor."""
        self._editor.show_text(self._roster.with_handles(self._editor.text), len(self._editor.text))

    def action_kind(self) -> None:
        """Go to the next kind for the words to come."""
        self._chosen = replace(self._chosen, kind=following(Kind, self._chosen.kind))
        self._show()

    def action_use(self) -> None:
        """Go to the next use for the words to come."""
        self._chosen = replace(self._chosen, use=following(Use, self._chosen.use))
        self._show()

    def action_who(self) -> None:
        """Choose who speaks, how they are attributed, and the rest of it."""

        def choose(fields: Fields | None) -> None:
            if fields is not None:
                self._chosen = replace(self._chosen, **fields)
                self._show()

        choices = choices_for(self._live.standing(), self._roster.people)
        title = "WHO   and how the words to come are kept"
        self.app.push_screen(ChoiceScreen(title, choices), choose)

    def action_prompt(self, step: int) -> None:
        """Ask the next prompt, or the one before."""
        self._drafting.step(step)

    def action_agenda(self) -> None:
        """Show the agenda."""
        lines = live_lines.agenda_lines(self._live.standing())
        self.app.push_screen(TextScreen("AGENDA", lines or ["There is none."]))

    def action_off(self) -> None:
        """Go off the record, or come back."""
        self._drafting.switch()

    def _frame(self) -> None:
        """Make the whole frame say whether anything is kept."""
        is_off = self._live.is_off_the_record
        self.set_class(is_off, "-off")
        self._off_since = (self._off_since or self._now()) if is_off else None

    def action_check(self) -> None:
        """Say what may be missing yet."""
        standing = self._live.standing()

        def show(found: MidCheck) -> None:
            self.app.push_screen(
                TextScreen(
                    "MID-CHECK",
                    [*live_lines.check_lines(found), *live_lines.turns_lines(self._live.turns)],
                )
            )

        aside(self, self._desk, lambda own: mid_check(own, standing), show)

    def action_read_back(self) -> None:
        """Show the key points, to be read to the room."""

        def show(found: ReadBack) -> None:
            self.app.push_screen(TextScreen("READ BACK", live_lines.read_back_lines(found)))

        aside(self, self._desk, lambda own: read_back(own, self._session_id), show)

    def action_to_list(self) -> None:
        """Close the themes, or go from the editor to the list."""
        picker = self.query_one(ThemePicker)
        if picker.is_open:
            picker.close()
        else:
            self._list.focus()

    def action_to_editor(self) -> None:
        """Go from the list to the editor."""
        self._editor.focus()

    def action_entry(self, what: str) -> None:
        """Do something to the contribution under the cursor of the list."""
        if self._list.current is not None:
            self._entries.do(what, self._list.current, self._roster)

    def on_contribution_list_opened(self, event: ContributionList.Opened) -> None:
        """Have the words under the cursor corrected."""
        self._entries.edit(event.id)

    def action_undo(self) -> None:
        """Take the last change of this session back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    def action_close(self) -> None:
        """End the session, once somebody says that it is meant, and with no words left typed."""
        self._ending.ask(contributions=len(self._feed.ids))
