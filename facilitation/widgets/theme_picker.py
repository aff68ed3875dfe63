"""Themes that fit what is typed after a #."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convo.model.themes import Theme
from convo.rules.codebook import can_be_named, matching
from facilitation.display import one_line

_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A theme to choose; with no id it is made when the words are saved."""

    name: str = field(repr=False)
    id: int | None


class ThemePicker(Vertical):
    """A sheet above the editor that lists themes while one is typed. It never takes the focus."""

    DEFAULT_CSS = """
    ThemePicker { height: auto; display: none; }
    ThemePicker.-open { display: block; }
    ThemePicker Static { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._themes: Sequence[Theme] = ()
        self._choices: list[Choice] = []
        self._at = 0
        self._typed = ""
        self._is_moved = False

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Static(id="choices", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return self.has_class("-open")

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor; None where the sheet is closed, or nothing was typed yet.

        Right after a #, the first theme is under the cursor by chance: it counts once somebody
        moves there.
        """
        if not self.is_open or not (self._typed or self._is_moved):
            return None
        return self._choices[self._at]

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Choose among these from now on."""
        self._themes = themes

    def filter(self, typed: str | None) -> None:
        """Show what fits; None closes the sheet."""
        if typed == self._typed and self._is_moved:
            return  # the cursor of the editor was looked at, nothing was typed
        self._at, self._is_moved, self._typed = 0, False, typed or ""
        self._choices = []
        if typed is not None:
            found = matching(self._themes, typed, most=_ROWS)
            self._choices = [Choice(name=theme.name, id=theme.id) for theme in found]
            if not found and can_be_named(typed):
                self._choices.append(Choice(name=typed, id=None))
        self.set_class(bool(self._choices), "-open")
        self._show()

    def close(self) -> None:
        """Choose nothing: what was typed stays as it is."""
        self.filter(None)

    def move(self, by: int) -> None:
        """Move the cursor, round from the last to the first."""
        if self._choices:
            self._at = (self._at + by) % len(self._choices)
            self._is_moved = True
            self._show()

    def _show(self) -> None:
        rows = [
            f"{'>' if n == self._at else ' '} #{one_line(choice.name)}"
            f"{'' if choice.id else '   a new theme'}"
            for n, choice in enumerate(self._choices)
        ]
        self.query_one("#choices", Static).update(Text("\n".join(rows)))
