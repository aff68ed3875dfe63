"""The registers: whom to ask, which groups there are, what is shared, what to have ready."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from convo.model.registers import ChecklistItem, Contact, Forum
from convo.rules.directory import Gap
from facilitation.desk.checklists import add_item, change_item, move
from facilitation.desk.opening import Desk
from facilitation.desk.practices import allow, link
from facilitation.desk.registers import (
    PracticeLine,
    Registers,
    Typed,
    add,
    change,
    drop,
    read_registers,
    verify,
)
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens import register_lines as lines
from facilitation.screens.background import aside
from facilitation.screens.looking import Looking
from facilitation.screens.register_fields import Asked, contact_fields, forum_fields, item_fields
from facilitation.screens.register_form import EntryForm
from facilitation.screens.register_lines import Section
from facilitation.screens.sheets import Choice, ChoiceScreen, TextScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.lines import Lines
from facilitation.widgets.row_list import RowList

_SECTIONS = tuple(Section)
_ONLY_FOR: dict[str, tuple[type, ...]] = {
    "verify": (Contact,),
    "share": (PracticeLine,),
    "link": (PracticeLine,),
    "item": (PracticeLine,),
    "shift": (ChecklistItem,),
    "drop": (Contact, Forum, ChecklistItem),
}
"""What must be under the cursor for an action."""


class RegistersScreen(Screen[None]):
    """One register at a time; what is under the cursor is told below."""

    CSS_PATH = "registers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.REGISTERS),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, *, now: Callable[[], datetime] = Desk.now) -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._looking = Looking(self, desk, self._look)
        self._undoing = Undoing(self, desk, then=lambda _saved: self._look())
        self._section = Section.DIRECTORY
        self._registers: Registers | None = None
        self._things: dict[str, lines.Thing] = {}

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Label("REGISTERS", id="heading", markup=False)
        yield Static(id="columns", markup=False)
        yield RowList()
        yield Lines(id="detail", markup=False)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the directory, and begin to look at what other windows do.

        Keys wait until it is there.
        """
        await self._looking.begin_at_once(read_registers, self._show)
        self._list.focus()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _thing(self) -> lines.Thing | None:
        return self._things.get(self._list.current or "")

    def _show(self, registers: Registers) -> None:
        self._registers = registers
        today = self._now().date()
        kept = self._list.current
        self._things = dict(lines.things_in(registers, self._section))
        self.query_one("#heading", Label).update(lines.heading(registers, self._section))
        self.query_one("#columns", Static).update(lines.COLUMNS[self._section])
        self._list.clear_options()
        self._list.add_options(
            Option(lines.row(thing, registers, today=today), id=id_)
            for id_, thing in self._things.items()
        )
        if not self._things:
            self._list.add_option(Option(lines.NOTHING[self._section], disabled=True))
        self._list.put_cursor(kept)
        self._tell()

    def _tell(self) -> None:
        """Show all of what is under the cursor, and the keys for it."""
        if self._registers is not None:
            told = lines.detail(self._thing, self._registers)
            self.query_one("#detail", Static).update("\n".join(told))
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Show all of what is under the cursor."""
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is anything to do it to."""
        if action == "new":
            return self._section is not Section.PRACTICES
        return action not in _ONLY_FOR or isinstance(self._thing, _ONLY_FOR[action])

    # What the keys do

    def action_section(self, by: int) -> None:
        """Show the next register, or the one before; after the last comes the first."""
        self._section = _SECTIONS[(_SECTIONS.index(self._section) + by) % len(_SECTIONS)]
        if self._registers is not None:
            self._show(self._registers)

    def action_new(self) -> None:
        """Add an entry."""
        match self._section:
            case Section.DIRECTORY:
                self._ask_contact(None)
            case Section.FORA:
                self._ask_forum(None)
            case Section.CHECKLISTS:
                self._ask_item(None)
            case Section.PRACTICES:
                pass

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Change what is under the cursor; fill a gap, read a practice."""
        match self._thing:
            case Contact() | Gap() as thing:
                self._ask_contact(thing)
            case Forum() as forum:
                self._ask_forum(forum)
            case ChecklistItem() as item:
                self._ask_item(item)
            case PracticeLine(said=said):
                told = [one_line(line) for line in said.text.splitlines()]
                self.app.push_screen(TextScreen("PRACTICE", told))
            case None:
                pass

    def action_verify(self) -> None:
        """Note that the contact was tried today, and answered."""
        if isinstance(self._thing, Contact):
            id_, today = self._thing.id, self._now().date()
            self._do(lambda own: verify(own, id_, today=today))

    def action_share(self) -> None:
        """Let a practice be shown as a model, or no longer."""
        if isinstance(self._thing, PracticeLine):
            said, may_share = self._thing.said, not self._thing.may_share
            self._do(lambda own: allow(own, said, may_share=may_share))

    def action_link(self) -> None:
        """Choose the forum that a practice speaks of; one it speaks of already is taken back."""
        practice, registers = self._thing, self._registers
        if not isinstance(practice, PracticeLine) or registers is None:
            return

        def choose(forum_id: int | None) -> None:
            if forum_id is not None:
                is_linked = forum_id not in practice.forum_ids
                self._do(lambda own: link(own, practice.said, forum_id, is_linked=is_linked))

        choices = [
            Choice(
                f"[{'x' if one.id in practice.forum_ids else ' '}] {isolated(one_line(one.name))}",
                one.id,
            )
            for one in registers.forums
        ]
        self.app.push_screen(ChoiceScreen("FORUM   of which it speaks", choices), choose)

    def action_item(self) -> None:
        """Make an item of a checklist of a practice."""
        if isinstance(self._thing, PracticeLine):
            self._ask_item(self._thing)

    def action_shift(self, by: int) -> None:
        """Move an item down its list, or up."""
        if isinstance(self._thing, ChecklistItem):
            id_ = self._thing.id
            self._do(lambda own: move(own, id_, by))

    def action_drop(self) -> None:
        """Take an entry out."""
        thing = self._thing
        if isinstance(thing, Contact | Forum | ChecklistItem):
            kind, id_ = type(thing), thing.id
            self._do(lambda own: drop(own, kind, id_), "Taken out: undo brings it back.")

    def action_undo(self) -> None:
        """Take the last change of the record back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    def _ask_contact(self, given: Contact | Gap | None) -> None:
        def keep(own: Desk, typed: Typed) -> None:
            if isinstance(given, Contact):
                change(own, Contact, given.id, typed)
            else:
                add(own, Contact, typed)

        self._ask("CONTACT   a desk's route, never a person's own", contact_fields(given), keep)

    def _ask_forum(self, given: Forum | None) -> None:
        def keep(own: Desk, typed: Typed) -> None:
            if given is None:
                add(own, Forum, typed)
            else:
                change(own, Forum, given.id, typed)

        self._ask("FORUM   a group, meeting or place", forum_fields(given), keep)

    def _ask_item(self, given: ChecklistItem | PracticeLine | None) -> None:
        def keep(own: Desk, typed: Typed) -> None:
            match given:
                case ChecklistItem(id=id_):
                    change_item(own, id_, typed)
                case PracticeLine(said=said):
                    add_item(own, typed, said=said)
                case None:
                    add_item(own, typed, said=None)

        self._ask("CHECKLIST   something to have ready", item_fields(given), keep)

    def _ask(self, title: str, asked: Sequence[Asked], keep: Callable[[Desk, Typed], None]) -> None:
        def answered(is_kept: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_kept:
                self._changed("Kept.")

        self.app.push_screen(EntryForm(title, asked, self._desk, keep), answered)

    def _do(self, work: Callable[[Desk], object], told: str = "") -> None:
        """Do *work* in another thread, and show what it came to."""
        aside(self, self._desk, work, lambda _: self._changed(told))

    def _changed(self, told: str) -> None:
        """Say what was done, and read everything again."""
        if told:
            self.notify(told, markup=False)
        self._look()

    def _look(self) -> None:
        self._looking.ask(read_registers, self._show)
