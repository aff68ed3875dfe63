"""The way out: which sessions, for whom, what is to be looked at first, and the file."""

from collections.abc import Collection
from dataclasses import replace
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from exports.formats import RENDERERS
from exports.outline.front import left_out
from exports.tongue import tongue_of
from facilitation.desk import exporting
from facilitation.desk.exporting import Foreseen
from facilitation.desk.leaving import Check, Leads, may_leave
from facilitation.desk.looking import Filter, Picked
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import Exported
from facilitation.key import Where
from facilitation.screens import export_lines
from facilitation.screens.background import Newest, aside
from facilitation.screens.export_left import LeftScreen
from facilitation.screens.export_names import NamesScreen
from facilitation.screens.export_wishing import WishingScreen
from facilitation.screens.export_writing import Writing
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import TextScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.screens.writing import WritingScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.row_list import RowList
from facilitation.widgets.working import Working

_LOOKING: Final = "CHECKS   looking at everything"
_FAILED: Final = "CHECKS   looking failed: it is looked at again"
_PATIENCE: Final = 0.15
"""Seconds after the last key until everything is looked at: several keys are one look."""


class ExportScreen(WishingScreen):
    """What a summary is to be, and everything to look at before it leaves."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#sessions"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EXPORT)

    def __init__(self, desk: Desk, session_ids: Collection[int] = ()) -> None:
        """Begin with some sessions included."""
        super().__init__(desk, session_ids)
        self._foreseen = Foreseen(checks=())
        self._looking = Looking(self, desk, self._look_anew)
        self._newest = Newest(self, desk)
        self._writing = Writing(self, desk, done=self._show_written, refused=self._look_anew)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label(id="title", markup=False)
        with Horizontal():
            yield Static(id="outline", markup=False)
            with Vertical():
                yield Label(export_lines.HEAD, id="columns", markup=False)
                yield RowList(id="sessions")
                yield Label(id="found", markup=False)
                yield RowList(id="checks")
                yield Static(id="output", markup=False)
                yield Working(id="working")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the sessions read and everything looked at, now and where it is changed."""
        self._looking.begin()

    def on_screen_resume(self) -> None:
        """Look again, where something else was changed meanwhile."""
        self._looking.tick()

    # What is seen

    def _look_anew(self) -> None:
        self._looking.ask(exporting.choosable, self._show_sessions)
        self.look()

    def look(self) -> None:
        """Look at everything: several keys in a row are one look."""
        wish = self._wish
        self._looking.see()
        self._show_wish()
        self.query_one("#found", Label).update(_LOOKING)
        self._foreseen = Foreseen(checks=())
        self.query_one("#checks", RowList).clear_options()
        self._newest.ask(
            lambda own: exporting.foresee(own, wish),
            self._show_found,
            failed=self._show_failed,
            patience=_PATIENCE,
        )

    def _show_failed(self) -> None:
        self.query_one("#found", Label).update(_FAILED)
        self._looking.miss()

    def _show_wish(self) -> None:
        self.query_one("#title", Label).update(export_lines.title_line(self._wish))
        suffix = RENDERERS[self._wish.format_name].suffix
        output = export_lines.output_line(self._wish, suffix)
        self.query_one("#output", Static).update(output)

    def _show_found(self, found: Foreseen) -> None:
        self._foreseen = found
        self.query_one("#found", Label).update(export_lines.checks_head(found.checks))
        checks = self.query_one("#checks", RowList)
        kept = checks.current
        checks.clear_options()
        checks.add_options(
            Option(export_lines.check_line(check), id=str(n))
            for n, check in enumerate(found.checks)
        )
        checks.put_cursor(kept)
        lines = ["OUTLINE", *export_lines.outline_lines(found.outline)]
        self.query_one("#outline", Static).update(Text("\n".join(lines)))

    # What it would be

    def action_outline(self) -> None:
        """Show its headings."""
        lines = export_lines.outline_lines(self._foreseen.outline)
        self.app.push_screen(TextScreen("OUTLINE", lines or ["There is nothing in it yet."]))

    def action_preview(self) -> None:
        """Show it as text."""
        wish = self._wish

        def read(own: Desk) -> list[str]:
            return list(map(export_lines.read_line, exporting.preview(own, wish).splitlines()))

        def show(lines: list[str]) -> None:
            if wish != self._wish:
                return
            title = f"PREVIEW   for: {export_lines.READERS[wish.audience]})"
            self.app.push_screen(TextScreen(title, lines))

        aside(self, self._desk, read, show)

    def action_review(self) -> None:
        """Show the names in what was said."""
        if self._wish.session_ids:
            self.app.push_screen(NamesScreen(self._desk, self._wish))
        else:
            self.notify("Choose a session first.", severity="warning", markup=False)

    def action_left(self) -> None:
        """List the documents that left."""
        self.app.push_screen(LeftScreen(self._desk))

    def action_draft(self) -> None:
        """Write what organisers say in it: about one session, or about the round of them all."""
        chosen = [one for one in self._sessions if one.id in self._wish.session_ids]
        about = exporting.summed_up(chosen)
        if about is None:
            told = "Choose one session, or sessions of one round: what is written belongs to it."
            self.notify(told, severity="warning", markup=False)
            return
        if about.round_id and any(
            one.round_id == about.round_id and one not in chosen for one in self._sessions
        ):
            told = "What is written about a round is printed only with all its sessions: R."
            self.notify(told, severity="warning", markup=False)
        self.app.push_screen(WritingScreen(self._desk, about))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a session in or out; or show what was found."""
        if event.option_list.id == "sessions":
            self.action_include()
        elif event.option.id is not None:
            for check in self._foreseen.checks[int(event.option.id) :][:1]:
                self._open(check)

    def _open(self, check: Check) -> None:
        match check.leads:
            case Leads.NAMES:
                self.action_review()
            case Leads.THEMES:
                self.app.push_screen(self._untagged(check))
            case Leads.LEDGER:
                self.action_left()
            case Leads.LINES:
                title = export_lines.SIGNS[check.state]
                self.app.push_screen(TextScreen(title, export_lines.check_lines(check)))

    def _untagged(self, check: Check) -> TaggingScreen:
        """Return the list of what has no theme yet, in the sessions that are chosen."""
        [*ids] = self._wish.session_ids
        words = () if len(ids) == 1 else (f"of {len(ids)} sessions",)
        narrowed = Filter(is_untagged=True, picked=Picked(ids=check.ids, words=words))
        return TaggingScreen(self._desk, ids[0] if len(ids) == 1 else None, narrowed=narrowed)

    # The way out

    def action_write(self) -> None:
        """Write the file, unless something stops it or one is being written."""
        checks = self._foreseen.checks
        if self._writing.is_on or not checks:
            return
        if may_leave(checks):
            is_as_seen = self._looking.is_as_seen
            self._writing.begin(self._wish, seen=checks, is_as_seen=is_as_seen)
        else:
            told = "Not yet: see what says STOP; Enter on it says why."
            self.notify(told, severity="warning", markup=False)

    def _show_written(self, done: Exported) -> None:
        self._wish = replace(self._wish, to=None)
        self.look()
        lines = export_lines.written_lines(
            done.path, left_out(done.report, tongue_of("en")), done.notes
        )
        self.app.push_screen(TextScreen("WRITTEN", lines))

    async def action_peel(self) -> None:
        """Stop what is being written; else leave."""
        if self._writing.is_on:
            self._writing.stop()
        else:
            await self.run_action("app.back")
