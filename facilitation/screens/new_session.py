"""The form of a new session."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Label, Static

from convo.errors import ConvoError
from convo.text import as_sentence
from facilitation.desk.opening import Desk
from facilitation.desk.planning import Plan, session_from, session_problems
from facilitation.desk.rounds import new_round
from facilitation.key import Where
from facilitation.screens import form_lines
from facilitation.screens.form_choices import Fields, Offered, asked_for, load
from facilitation.screens.sheets import ConfirmScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.choice_line import ChoiceLine
from facilitation.widgets.line_field import LineField
from facilitation.widgets.words_editor import WordsEditor

_LEAVE = "Leave this form? What was typed in it is thrown away."


class NewSessionScreen(Screen[int | None]):
    """Plans a session, and returns its id; None where the form was left.

    It says every mistake at once, and keeps all that was typed until the session is made.
    """

    CSS_PATH = "new_session.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FORM)

    def __init__(self, desk: Desk, plan: Plan, *, mine: tzinfo | None) -> None:
        """Begin with *plan*.

        Args:
            desk: Where the session is to be.
            plan: What stands in the form at first.
            mine: The zone of the one who types; None for that of this machine's clock.
        """
        super().__init__()
        self._desk = desk
        self._chosen = plan
        self._mine = mine
        self._offered = Offered()
        self._new_round: str | None = None
        self._as_begun: tuple[Plan, str | None] | None = None
        self._made_id: int | None = None
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        yield Label("NEW SESSION", id="heading", markup=False)
        yield Static(id="problems", markup=False)
        plan = self._chosen
        yield from _row("Title", LineField(plan.title, id="title"))
        for name in ("Round", "Follows", "Region", "Zone"):
            yield from _row(name, ChoiceLine(id=name.lower()))
        start = LineField(plan.start, placeholder="2026-05-16T19:00 as clocks there show it")
        start.id = "start"
        yield from _row("Start", start)
        yield Static(id="start-said", classes="said", markup=False)
        tags = LineField(", ".join(plan.languages), placeholder="en, pt-BR, zh-Hant")
        tags.id = "languages"
        yield from _row("Languages", tags)
        yield Static(id="languages-said", classes="said", markup=False)
        yield from _row("Rule", ChoiceLine(id="rule"))
        yield Static(id="rule-said", classes="said", markup=False)
        yield from _row("Focus group", ChoiceLine(id="focus"))
        yield from _row("Agenda", Static(id="agenda-said", markup=False))
        yield WordsEditor(form_lines.agenda_text(plan.agenda), id="agenda")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Begin with the title, once what can be chosen is known."""
        self._offered = await asyncio.to_thread(self._load)
        self._as_begun = (self.plan, self._new_round)
        self._show()
        self.query_one("#title").focus()

    def on_screen_resume(self) -> None:
        """Leave, where the session was made while something else was on top."""
        self._go()

    @property
    def plan(self) -> Plan:
        """What stands in the form."""
        return replace(
            self._chosen,
            title=self.query_one("#title", LineField).value,
            start=self.query_one("#start", LineField).value,
            languages=form_lines.read_languages(self.query_one("#languages", LineField).value),
            agenda=form_lines.read_agenda(self.query_one("#agenda", WordsEditor).text),
        )

    def _load(self) -> Offered:
        with self._desk.aside() as own:
            return load(own)

    def _show(self) -> None:
        """Say again what was typed and chosen, as the session will have it."""
        plan = self.plan
        said = {
            "start-said": form_lines.start_said(plan, mine=self._mine),
            "languages-said": form_lines.languages_said(plan.languages),
            "rule-said": form_lines.rule_said(plan),
            "agenda-said": form_lines.agenda_said(plan.agenda),
        }
        for name, text in said.items():
            self.query_one(f"#{name}", Static).update(Text(text))
        for name, chosen in self._offered.chosen(plan, new_round=self._new_round).items():
            self.query_one(f"#{name}", ChoiceLine).show_chosen(chosen)

    def on_input_changed(self) -> None:
        """Say again what was typed."""
        if self._as_begun is not None:
            self._show()

    def on_text_area_changed(self) -> None:
        """Say again what was typed."""
        self.on_input_changed()

    def action_go_on(self) -> None:
        """Go to the next line; in a line that is chosen, choose; in the agenda, begin a new one."""
        focused = self.focused
        if isinstance(focused, WordsEditor):
            focused.action_new_line()
        elif isinstance(focused, ChoiceLine):
            self._ask(focused)
        else:
            self.focus_next()

    def action_choose(self) -> None:
        """Have something else chosen."""
        if isinstance(self.focused, ChoiceLine):
            self._ask(self.focused)

    def on_choice_line_asked(self, event: ChoiceLine.Asked) -> None:
        """Have something else chosen."""
        if self.is_active:
            self._ask(self.query_one(f"#{event.name}", ChoiceLine))

    def _ask(self, line: ChoiceLine) -> None:
        if line.id == "focus":
            self._choose({"focus_group": not self._chosen.focus_group})
        else:
            self.app.push_screen(asked_for(line.id or "", self._offered), self._choose)

    def _choose(self, fields: Fields | None) -> None:
        if fields is None:
            return
        if "round_id" in fields:
            round_id = fields["round_id"]
            self._new_round = round_id if isinstance(round_id, str) else None
            fields = {"round_id": None if self._new_round else round_id}
        self._chosen = replace(self._chosen, **fields)
        self._show()
        self.focus_next()

    def action_plan(self) -> None:
        """Make the session, or say everything that keeps it from being one."""
        plan = self.plan
        problems = session_problems(plan)
        self._say(problems)
        if not problems and not self._is_busy:
            self._is_busy = True
            self.run_worker(self._make(plan))

    def action_back(self) -> None:
        """Leave the form; where words would be lost, once somebody says that it is meant."""

        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant:
                self.dismiss(None)

        if (self.plan, self._new_round) == self._as_begun:
            self.dismiss(None)
        else:
            self.app.push_screen(ConfirmScreen(_LEAVE, "Yes, throw it away"), answered)

    def _say(self, problems: Sequence[str]) -> None:
        told = "\n".join(f"! {as_sentence(problem)}" for problem in problems)
        self.query_one("#problems", Static).update(Text(told))
        self.set_class(bool(problems), "-wrong")

    async def _make(self, plan: Plan) -> None:
        try:
            self._made_id = await asyncio.to_thread(self._made, plan)
        except ConvoError as error:  # what it follows, or its round, is gone by now
            self._say([str(error)])
        finally:
            self._is_busy = False
        self._go()

    def _made(self, plan: Plan) -> int:
        with self._desk.aside() as own:
            if self._new_round is not None:
                plan = replace(plan, round_id=new_round(own, self._new_round).id)
            return session_from(own, plan).id

    def _go(self) -> None:
        if self._made_id is not None and self.is_active:
            self.dismiss(self._made_id)


def _row(name: str, field: Widget) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Label(name, classes="name", markup=False)
        yield field
