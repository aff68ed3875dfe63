"""The rule and how a session works, to be read aloud before it begins."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Footer, Label, Static

from convo.errors import ConvoError
from convo.languages.tags import direction_of, name_of
from convo.model.sessions import Session
from facilitation.desk.opening import Desk
from facilitation.desk.scripts import FALLBACK, Script, begin, script_for
from facilitation.desk.sessions import get_session
from facilitation.display import sentence
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.console import Console
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import CLOSES, OPENS, runs_both_ways


class ScriptScreen(Screen[None]):
    """What is read aloud, with room around it; Enter notes that it was, and begins."""

    CSS_PATH = "script.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SCRIPT)

    def __init__(
        self, desk: Desk, session_id: int, *, now: Callable[[], datetime] = Desk.now
    ) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = session_id
        self._now = now
        self._languages = get_session(desk, session_id).languages or (FALLBACK,)
        self._at = 0
        self._script: Script | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label(id="heading", markup=False)
        with VerticalScroll(can_focus=False):
            yield _Aloud(id="paragraphs", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show it in the first language of the session."""
        self._show()

    def action_language(self) -> None:
        """Show it in the next language of the session, round from the last to the first."""
        self._at = (self._at + 1) % len(self._languages)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is another language."""
        return action != "language" or len(self._languages) > 1

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_begin(self) -> None:
        """Note that it was read, and open the console in the place of this screen."""
        script = self._script
        if script is None:
            return

        def opened(_session: Session) -> None:
            self.app.switch_screen(Console(self._desk, self.session_id, now=self._now))

        aside(self, self._desk, lambda own: begin(own, self.session_id, script), opened)

    def _show(self) -> None:
        wanted = self._languages[self._at]
        heading, paragraphs = self.query_one("#heading", Label), self.query_one(_Aloud)
        try:
            script = script_for(self._desk.home, get_session(self._desk, self.session_id), wanted)
        except ConvoError as error:  # a file of one's own that lacks a part
            self._script = None
            heading.update("TO BE READ ALOUD   there are no words to read")
            paragraphs.update(Text(sentence(error)))
            return
        self._script = script
        missing = f", for want of {name_of(wanted, within='en')}" if script.is_fallback else ""
        language = name_of(script.language, within="en")
        heading.update(f"TO BE READ ALOUD   in {language}{missing}   {script.version}")
        paragraphs.set_class(direction_of(script.language) == "rtl", "-rtl")
        paragraphs.update(Text("\n\n".join(script.paragraphs)))
        self.query_one(VerticalScroll).scroll_home(animate=False)


class _Aloud(Static):
    """Paragraphs that begin where their direction has them begin."""

    def render_line(self, y: int) -> Strip:
        """Return line *y*, its words in an isolate and the blanks on both sides outside.

        Inside, the blanks in front of words from right to left would be drawn behind them.
        """
        strip = super().render_line(y)
        if not runs_both_ways(strip.text):
            return strip
        width, text = strip.cell_length, strip.text
        start = len(text) - len(text.lstrip(" "))
        end = width - (len(text) - len(text.rstrip(" ")))
        parts = (strip.crop(0, start), strip.crop(start, end), strip.crop(end, width))
        before, words, behind = map(list, parts)
        return Strip([*before, OPENS, *words, CLOSES, *behind], width)
