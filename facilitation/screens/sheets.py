"""Sheets over a screen: one to choose from, one to read, one to say yes or no, one to edit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from facilitation.display import show
from facilitation.key import Where
from facilitation.terminal.bindings import bindings
from facilitation.widgets.line_field import LineField
from facilitation.widgets.lines import Lines
from facilitation.widgets.words_editor import WordsEditor

T = TypeVar("T")

_TO_READ = bindings(
    Where.SHEET,
    *("sheet.back", "sheet.next", "sheet.previous", "sheet.page_down", "sheet.page_up"),
)

"""The keys of sheets on which nothing is typed."""

_PART: Final = 200
"""Lines that are laid out at once: some hundredths of a second, where 20,000 take seconds."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing to choose: how it is shown, and what it means."""

    label: str = field(repr=False)
    """On one line; words of participants come last in it."""

    value: T


class ChoiceScreen(ModalScreen[T | None]):
    """A list to choose from; typing leaves what fits. Esc chooses nothing."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Where.SHEET, *("sheet.back", "sheet.choose", "sheet.next", "sheet.previous")
    )

    def __init__(self, title: str, choices: Sequence[Choice[T]]) -> None:
        super().__init__()
        self._title_text = title
        self._choices = choices
        self._shown: list[Choice[T]] = []

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield Label(self._title_text, markup=False)
        yield LineField(placeholder="type to filter")
        yield OptionList(markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show all of it."""
        self.query_one(OptionList).can_focus = False
        self._filter("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave what has all the words."""
        self._filter(event.value)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what was clicked, once."""
        if self.is_active:
            self.dismiss(self._shown[event.option_index].value)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Move the cursor, round from the last to the first."""
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._shown)

    def fitting(self, typed: str) -> list[Choice[T]]:
        """Return what fits what was typed: it has all the words."""
        words = typed.casefold().split()
        return [one for one in self._choices if all(word in one.label.casefold() for word in words)]

    def _filter(self, typed: str) -> None:
        self._show(self.fitting(typed))

    def _show(self, choices: list[Choice[T]]) -> None:
        self._shown = choices
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(Text(one.label, no_wrap=True)) for one in self._shown)
        options.highlighted = 0 if self._shown else None


class TextScreen(ModalScreen[None]):
    """Lines to read, and nothing else. Esc closes it. Long texts come in parts."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _TO_READ

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title_text = title
        self._lines = lines
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield Label(self._heading, markup=False)
        with VerticalScroll(can_focus=False):
            yield Lines(self._part, markup=False)
        yield Footer(show_command_palette=False)

    @property
    def _heading(self) -> str:
        if self._total == 1:
            return self._title_text
        return f"{self._title_text}   part {self._at + 1} of {self._total}"

    @property
    def _total(self) -> int:
        return max(1, -(-len(self._lines) // _PART))

    @property
    def _part(self) -> str:
        return "\n".join(self._lines[self._at * _PART : (self._at + 1) * _PART])

    def action_back(self) -> None:
        """Close it."""
        self.dismiss()

    def action_move(self, by: int) -> None:
        """Scroll by lines; at the end of a part, go on to the next one."""
        room = self.query_one(VerticalScroll)
        is_at_end = room.scroll_offset.y == (room.max_scroll_y if by > 0 else 0)
        to = self._at + (1 if by > 0 else -1)
        if is_at_end and 0 <= to < self._total:
            self._turn_to(to)
        else:
            room.scroll_relative(y=by, animate=False)

    def _turn_to(self, at: int) -> None:
        """Show another part: from its beginning, or from its end where one comes from behind."""
        room = self.query_one(VerticalScroll)
        scroll = room.scroll_home if at > self._at else room.scroll_end
        self._at = at
        self.query_one(Label).update(self._heading)
        self.query_one(Lines).update(self._part)
        self.call_after_refresh(scroll, animate=False)


class ConfirmScreen(ModalScreen[bool]):
    """A question about what cannot be undone. Enter alone says no."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _TO_READ

    def __init__(self, question: str, yes: str) -> None:
        """Ask *question*; *yes* says what will be done."""
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Lay out the question, with no as the first answer."""
        yield Label(self._question, markup=False)
        yield OptionList(Option("No, leave it"), Option(self._yes), markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on no."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, once: a key may be pressed again before the screen is gone."""
        if self.is_active:
            self.dismiss(event.option_index == 1)

    def action_back(self) -> None:
        """Answer no."""
        self.dismiss(result=False)

    def action_move(self, by: int) -> None:
        """Move between the answers."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + by) % 2


class EditScreen(ModalScreen[str | None]):
    """Some words to correct. Enter keeps them, Esc leaves them as they were.

    Above them may stand what they are about, on one line.
    """

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EDIT)

    def __init__(self, title: str, text: str, *, about: str = "") -> None:
        super().__init__()
        self._title_text = title
        self._text = text
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield Label(self._title_text, markup=False)
        if self._about:
            yield Static(show(self._about), id="about", markup=False)
        yield WordsEditor(self._text)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand behind the last word."""
        editor = self.query_one(WordsEditor)
        editor.move_cursor(editor.document.end)

    def action_keep(self) -> None:
        """Keep the words."""
        self.dismiss(self.query_one(WordsEditor).text)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.query_one(WordsEditor).action_new_line()

    def action_back(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)
