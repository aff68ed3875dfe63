"""The way out: which sessions, for whom, what is to be looked at first, and the file."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from convo.errors import ConvoError, RefusedError
from convo.model.words import Audience
from exports.formats import RENDERERS
from exports.layout import Paper
from exports.outline.front import left_out
from exports.tongue import tongue_of
from facilitation.desk import exporting
from facilitation.desk.exporting import Choosable, Foreseen, Wish
from facilitation.desk.exporting_check import Check, Leads
from facilitation.desk.exporting_checks import may_leave
from facilitation.desk.looking import Filter
from facilitation.desk.opening import Desk
from facilitation.desk.overview import version_of
from facilitation.desk.reporting import Exported
from facilitation.display import sentence
from facilitation.key import Where
from facilitation.screens import export_lines
from facilitation.screens.background import aside
from facilitation.screens.export_left import LeftScreen
from facilitation.screens.export_names import NamesScreen
from facilitation.screens.export_typing import (
    ask_for_day,
    ask_for_file,
    ask_for_least,
    ask_for_template,
    ask_for_title,
)
from facilitation.screens.sheets import Choice, ChoiceScreen, TextScreen
from facilitation.screens.tagging import TaggingScreen
from facilitation.screens.writing import WritingScreen
from facilitation.terminal.bindings import bindings
from facilitation.terminal.failing import place_of
from facilitation.widgets.row_list import RowList
from facilitation.widgets.working import Working

_LOOKING: Final = "CHECKS   looking at everything"
_TICK: Final = 1.0
"""Seconds between two looks at what other windows did."""

_PATIENCE: Final = 0.15
"""Seconds after the last key until everything is looked at: several keys are one look."""

_CHANGED: Final = "the record was changed meanwhile: see what is to be looked at now"
_STOPPED: Final = "nothing was written: it was stopped"


class ExportScreen(Screen[None]):
    """What a summary is to be, and everything to look at before it leaves."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#sessions"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EXPORT)

    def __init__(self, desk: Desk, session_ids: Collection[int] = ()) -> None:
        """Begin with some sessions included."""
        super().__init__()
        self._desk = desk
        self._wish = Wish(session_ids=tuple(session_ids))
        self._sessions: Sequence[Choosable] = ()
        self._foreseen = Foreseen(checks=())
        self._asked = 0
        self._version: int | None = None
        self._stop: Event | None = None

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
        """Have the sessions read, and everything looked at."""
        self._look_anew()
        self.set_interval(_TICK, self._tick)

    def _tick(self) -> None:
        """Look again, where another window changed something and somebody sees it."""
        if self.is_active and version_of(self._desk) != self._version:
            self._look_anew()

    def _look_anew(self) -> None:
        aside(self, self._desk, exporting.choosable, self._show_sessions)
        self._look()

    def on_screen_resume(self) -> None:
        """Look again, where something else was changed meanwhile."""
        if self._version is not None and version_of(self._desk) != self._version:
            self._look_anew()

    # What is seen

    def _look(self) -> None:
        """Look at everything, aside: an answer that another one overtook is dropped."""
        self._version = version_of(self._desk)
        self._asked += 1
        number, wish = self._asked, self._wish
        self._show_wish()
        self.query_one("#found", Label).update(_LOOKING)
        self._foreseen = Foreseen(checks=())
        self.query_one("#checks", RowList).clear_options()

        def show(found: Foreseen) -> None:
            if number == self._asked:
                self._show_found(found)

        def look() -> None:
            if number == self._asked and self.is_attached:
                aside(self, self._desk, lambda own: exporting.foresee(own, wish), show)

        self.set_timer(_PATIENCE, look)

    def _show_wish(self) -> None:
        self.query_one("#title", Label).update(export_lines.title_line(self._wish))
        suffix = RENDERERS[self._wish.format_name].suffix
        output = export_lines.output_line(self._wish, suffix)
        self.query_one("#output", Static).update(output)

    def _show_sessions(self, sessions: Sequence[Choosable]) -> None:
        self._sessions = sessions
        rows = self.query_one("#sessions", RowList)
        kept = rows.current or next(map(str, self._wish.session_ids), None)
        rows.clear_options()
        rows.add_options(
            Option(
                export_lines.session_line(one, is_included=one.id in self._wish.session_ids),
                id=str(one.id),
            )
            for one in sessions
        )
        if not sessions:
            rows.add_option(Option("   No session yet: n plans one, at home.", disabled=True))
        rows.put_cursor(kept)

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

    # What it is to be

    def _change(self, **fields: object) -> None:
        self._wish = replace(self._wish, **fields)  # type: ignore[arg-type] # fields of a wish
        self._look()

    @property
    def _current(self) -> Choosable | None:
        current = self.query_one("#sessions", RowList).current
        return next((one for one in self._sessions if str(one.id) == current), None)

    def action_include(self) -> None:
        """Take the session under the cursor in, or leave it out."""
        if one := self._current:
            self._include([one.id])

    def action_include_round(self) -> None:
        """Take all sessions of the same round in, or leave them out."""
        one = self._current
        if one is not None and one.round_id is None:
            self.notify("It is in no round.", severity="warning", markup=False)
        elif one is not None:
            round_id = one.round_id
            self._include([each.id for each in self._sessions if each.round_id == round_id])

    def _include(self, ids: Sequence[int]) -> None:
        self._change(session_ids=export_lines.included(self._wish.session_ids, ids))
        self._show_sessions(self._sessions)

    def action_audience(self) -> None:
        """Change between the policy team and the public; the threshold is that one's again."""
        is_public = self._wish.audience is Audience.PUBLIC
        audience = Audience.INTERNAL if is_public else Audience.PUBLIC
        self._change(audience=audience, at_least=None, for_participants=False)

    def action_status(self) -> None:
        """Change between draft and final."""
        self._change(final=not self._wish.final)

    def action_format(self) -> None:
        """Choose the format."""
        choices = [Choice(told, name) for name, told in export_lines.FORMATS.items()]

        self._choose("FORMAT", choices, lambda name: self._change(format_name=name))

    def action_language(self) -> None:
        """Choose the language of its own words; translations into it are shown."""
        choices = [Choice(told, tag) for tag, told in export_lines.LANGUAGES.items()]
        self._choose("LANGUAGE", choices, lambda tag: self._change(language=tag))

    def action_paper(self) -> None:
        """Change between the papers."""
        is_a4 = self._wish.paper is Paper.A4
        self._change(paper=Paper.LETTER if is_a4 else Paper.A4)

    def action_copy(self) -> None:
        """Make it a copy for those who took part, or a summary again."""
        if self._wish.for_participants:
            self._change(for_participants=False)
        else:
            self._change(
                for_participants=True, audience=Audience.PUBLIC, at_least=None, final=False
            )

    def action_until(self) -> None:
        """Say until when a draft can be reviewed."""
        ask_for_day(self, self._wish, lambda day: self._change(review_until=day))

    def action_template(self) -> None:
        """Have it look like a file of the organisation's."""
        ask_for_template(self, self._wish, lambda path: self._change(template=path))

    def action_least(self) -> None:
        """Say how many people must be behind a number."""
        ask_for_least(self, self._wish, lambda number: self._change(at_least=number))

    def action_title(self) -> None:
        """Give it a title."""
        ask_for_title(self, self._wish, lambda title: self._change(title=title))

    def action_output(self) -> None:
        """Say which file to write."""
        ask_for_file(self, self._wish, lambda to: self._change(to=to))

    def _choose(
        self, title: str, choices: Sequence[Choice[str]], then: Callable[[str], None]
    ) -> None:
        def chosen(value: str | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(ChoiceScreen(title, choices), chosen)

    # What it would be

    def action_outline(self) -> None:
        """Show its headings."""
        lines = export_lines.outline_lines(self._foreseen.outline)
        self.app.push_screen(TextScreen("OUTLINE", lines or ["There is nothing in it yet."]))

    def action_preview(self) -> None:
        """Show it as text."""
        wish = self._wish

        def show(markdown: str) -> None:
            if wish != self._wish:
                return
            lines = [export_lines.read_line(line) for line in markdown.splitlines()]
            title = f"PREVIEW   for: {export_lines.READERS[wish.audience]})"
            self.app.push_screen(TextScreen(title, lines))

        aside(self, self._desk, lambda own: exporting.preview(own, wish), show)

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
                self.app.push_screen(self._untagged())
            case Leads.LEDGER:
                self.action_left()
            case Leads.LINES:
                title = export_lines.SIGNS[check.state]
                self.app.push_screen(TextScreen(title, export_lines.check_lines(check)))

    def _untagged(self) -> TaggingScreen:
        """Return the list of what has no theme: of one session, or of the whole record."""
        [*ids] = self._wish.session_ids
        session_id = ids[0] if len(ids) == 1 else None
        return TaggingScreen(self._desk, session_id, narrowed=Filter(is_untagged=True))

    # The way out

    def action_write(self) -> None:
        """Write the file, unless something stops it or one is being written."""
        if self._stop is not None or not self._foreseen.checks:
            return
        if not may_leave(self._foreseen.checks):
            self.notify(
                "Not yet: see what says STOP; Enter on it says why.",
                severity="warning",
                markup=False,
            )
            return
        stop = self._stop = Event()
        to = exporting.output_of(self._wish, Path.cwd())
        wish = replace(self._wish, to=to)

        working, asked, seen = self.query_one(Working), self._wish, self._foreseen.checks
        is_as_seen = version_of(self._desk) == self._version

        def show(done: int, total: int) -> None:
            if stop.is_set():
                raise RefusedError(_STOPPED)
            self.app.call_from_thread(working.tell, f"{done * 100 // max(1, total)} %")

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
        aside(self, self._desk, work, self._show_written)

    def _show_written(self, done: Exported | ConvoError) -> None:
        self._stop = None
        if isinstance(done, ConvoError):
            self.query_one(Working).end(sentence(done))
            self.notify(sentence(done), severity="error", markup=False)
            self._look_anew()
            return
        self.query_one(Working).end(f"Written: {done.path.name}")
        self._wish = replace(self._wish, to=None)
        self._look()
        lines = export_lines.written_lines(
            done.path, left_out(done.report, tongue_of("en")), done.notes
        )
        self.app.push_screen(TextScreen("WRITTEN", lines))

    async def action_peel(self) -> None:
        """Stop what is being written; else leave."""
        if self._stop is not None:
            self._stop.set()
            self.query_one(Working).begin("Stopping")
        else:
            await self.run_action("app.back")
