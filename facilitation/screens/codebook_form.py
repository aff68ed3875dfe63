"""The form of a theme."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Label

from convo.model.themes import Theme
from convo.rules.codebook import aliases_text, read_aliases
from facilitation.desk.codebook_tree import Branch
from facilitation.desk.opening import Desk
from facilitation.desk.theming import Wording, edit_theme, new_theme
from facilitation.display import show
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.codebook_choices import parent_screen
from facilitation.screens.sheets import ConfirmScreen
from facilitation.terminal.bindings import bindings
from facilitation.widgets.choice_line import ChoiceLine
from facilitation.widgets.line_field import LineField
from facilitation.widgets.words_editor import WordsEditor

_LEAVE: Final = "Leave this form? What was typed in it is thrown away."


class ThemeFormScreen(Screen[Theme | None]):
    """All that is told of a theme; returns it once it is kept, None where the form was left.

    What the desk refuses is shown, and all that was typed stays.
    """

    CSS_PATH = "codebook_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.THEME)

    def __init__(self, desk: Desk, one: Branch | None, *, themes: Sequence[Branch]) -> None:
        """Begin with a theme.

        Args:
            desk: Where it is.
            one: The theme; None for a new one.
            themes: The codebook, parts behind their wholes, without what was merged.
        """
        super().__init__()
        self._desk = desk
        self._one = one
        self._themes = themes
        self._part_of = (one and one.parent) or ""
        self._as_begun: Wording | None = None

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        theme = self._one and self._one.theme
        yield Label("THEME" if theme else "NEW THEME", id="heading", markup=False)
        yield from _row("Name", LineField(theme.name if theme else "", id="name"))
        yield from _row("Part of", ChoiceLine(id="parent"))
        colour = LineField(theme.colour if theme else "", placeholder="#1f77b4", id="colour")
        yield from _row("Colour", colour)
        aliases = aliases_text(theme.aliases) if theme else ""
        hint = "fr: défis; tantangan"
        yield from _row("Other names", LineField(aliases, placeholder=hint, id="aliases"))
        for name, title in (
            ("definition", "What it is about"),
            ("when_to_use", "When to use it: what belongs under it"),
            ("when_not", "When not: what does not, though it seems to"),
        ):
            yield Label(title, classes="above", markup=False)
            yield WordsEditor(getattr(theme, name) if theme else "", id=name)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the name."""
        self._show_parent()
        self._as_begun = self._typed
        self.query_one("#name").focus()

    @property
    def _typed(self) -> Wording:
        """What stands in the form."""
        return Wording(
            name=self._field("name"),
            definition=self._words("definition"),
            when_to_use=self._words("when_to_use"),
            when_not=self._words("when_not"),
            parent=self._part_of,
            aliases=read_aliases(self._field("aliases")),
            colour=self._field("colour"),
        )

    def _field(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value

    def _words(self, name: str) -> str:
        return self.query_one(f"#{name}", WordsEditor).text

    def action_keep(self) -> None:
        """Keep it, and leave."""
        one, typed = self._one, self._typed

        def work(own: Desk) -> Theme:
            return new_theme(own, typed) if one is None else edit_theme(own, one.theme.id, typed)

        aside(self, self._desk, work, self.dismiss)

    def action_go_on(self) -> None:
        """Go to the next line; in the one that is chosen, choose; in words, begin a new line."""
        focused = self.focused
        if isinstance(focused, WordsEditor):
            focused.action_new_line()
        elif isinstance(focused, ChoiceLine):
            self._ask()
        else:
            self.focus_next()

    def action_choose(self) -> None:
        """Have another parent chosen."""
        if isinstance(self.focused, ChoiceLine):
            self._ask()

    def on_choice_line_asked(self) -> None:
        """Have another parent chosen."""
        if self.is_active:
            self._ask()

    def action_back(self) -> None:
        """Leave the form; where words would be lost, once somebody says that it is meant."""

        def answered(is_meant: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if is_meant:
                self.dismiss(None)

        if self._typed == self._as_begun:
            self.dismiss(None)
        else:
            self.app.push_screen(ConfirmScreen(_LEAVE, "Yes, throw it away"), answered)

    def _ask(self) -> None:
        def chosen(parent: str | None) -> None:
            if parent is not None:
                self._part_of = parent
                self._show_parent()
                self.focus_next()

        self.app.push_screen(parent_screen(self._one, self._themes), chosen)

    def _show_parent(self) -> None:
        shown = show(f"#{self._part_of}" if self._part_of else "no theme")
        self.query_one("#parent", ChoiceLine).show_chosen(shown)


def _row(name: str, field: Widget) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Label(name, classes="name", markup=False)
        yield field
