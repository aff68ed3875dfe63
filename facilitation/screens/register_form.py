"""The form of an entry of a register."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, Label, Static

from convo.errors import ConvoError
from facilitation.desk.opening import Desk
from facilitation.desk.registers import Typed
from facilitation.display import sentence, show
from facilitation.key import Where
from facilitation.screens.form_choices import Fields, regions
from facilitation.screens.register_fields import Asked
from facilitation.screens.sheets import Choice
from facilitation.terminal.bindings import bindings
from facilitation.widgets.choice_line import ChoiceLine
from facilitation.widgets.line_field import LineField

_EVERYWHERE = "every region"


class EntryForm(ModalScreen[bool]):
    """Adds or changes an entry, and tells whether it did.

    What was typed stands there until it is kept, or the form is left.
    """

    CSS_PATH = "register_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.ENTRY)

    def __init__(
        self,
        title: str,
        fields: Sequence[Asked],
        desk: Desk,
        keep: Callable[[Desk, Typed], object],
    ) -> None:
        """Ask for *fields*; *keep* keeps what stands in them, in another thread."""
        super().__init__()
        self._title_text = title
        self._fields = {each.name: each for each in fields}
        self._chosen = {each.name: each.value for each in fields}
        self._desk = desk
        self._keep = keep
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        yield Label(self._title_text, id="heading", markup=False)
        yield Static(id="problem", markup=False)
        for each in self._fields.values():
            with Horizontal(classes="row"):
                yield Label(each.label, classes="name", markup=False)
                yield self._widget(each)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand in the first line."""
        self._show()
        self.query_one(f"#{next(iter(self._fields))}").focus()

    @property
    def typed(self) -> Typed:
        """What stands in the form."""
        fields = {field.id or "": field.value for field in self.query(LineField)}
        return self._chosen | fields

    def action_go_on(self) -> None:
        """Go to the next line; in a line that is chosen, choose."""
        if isinstance(self.focused, ChoiceLine):
            self._ask(self.focused)
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

    def action_keep(self) -> None:
        """Keep what stands in the form, or say why it cannot be."""
        if not self._is_busy:
            self._is_busy = True
            self.run_worker(self._kept(self.typed), exit_on_error=False)

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss(result=False)

    def _widget(self, asked: Asked) -> Widget:
        if asked.is_region or asked.options:
            return ChoiceLine(id=asked.name)
        words = " ".join(asked.value.split())  # all of them: they are kept as they stand there
        return LineField(words, placeholder=asked.hint, id=asked.name)

    def _ask(self, line: ChoiceLine) -> None:
        asked = self._fields[line.id or ""]
        if asked.is_region:
            everywhere: Choice[Fields] = Choice(_EVERYWHERE, {"region": ""})
            self.app.push_screen(regions(everywhere), self._choose)
            return
        options: list[Any] = list(asked.options)
        after = options.index(self._chosen[asked.name]) + 1
        self._choose({asked.name: options[after % len(options)]}, goes_on=False)

    def _choose(self, fields: Fields | None, *, goes_on: bool = True) -> None:
        if fields is not None:
            self._chosen |= fields
            self._show()
            if goes_on:
                self.focus_next()

    def _show(self) -> None:
        for line in self.query(ChoiceLine):
            asked = self._fields[line.id or ""]
            value = self._chosen[asked.name]
            line.show_chosen(
                show(value or _EVERYWHERE) if asked.is_region else Text(asked.options[value])
            )

    async def _kept(self, typed: Typed) -> None:
        def keep() -> None:
            with self._desk.aside() as own:
                self._keep(own, typed)

        try:
            await asyncio.to_thread(keep)
        except ConvoError as error:
            self.query_one("#problem", Static).update(Text(f"! {sentence(error)}"))
            self.add_class("-wrong")
        else:
            self.dismiss(result=True)
        finally:
            self._is_busy = False
