"""The codebook: what contributions are about, and what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from convo.model.themes import Theme
from facilitation.desk import tagging, theming
from facilitation.desk.codebook_tree import Branch, branches
from facilitation.desk.opening import Desk
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens import codebook_lines
from facilitation.screens.background import aside
from facilitation.screens.codebook_choices import merge_screen, parent_screen
from facilitation.screens.codebook_files import CodebookFiles
from facilitation.screens.codebook_form import ThemeFormScreen
from facilitation.screens.codebook_split import SplitScreen
from facilitation.screens.looking import Looking
from facilitation.screens.sheets import EditScreen, TextScreen
from facilitation.screens.undoing import Undoing
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.lines import Lines
from facilitation.widgets.row_list import RowList

T = TypeVar("T")

_NOTHING: Final = "   No theme yet: n adds one, S brings in some to start from, i those of a file."
_OF_A_MERGED_ONE: Final = frozenset({"unmerge", "read"})
_OF_A_THEME: Final = frozenset(
    {"open", "rename", "merge", "split", "retire", "parent", "show", "remove", "read"}
)


class CodebookScreen(Screen[None]):
    """All themes as a tree; keys change them, and each change is undone as one."""

    CSS_PATH = "codebook.tcss"
    AUTO_FOCUS = "#themes"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.CODEBOOK),
        *bindings(Where.LISTS, "list.undo", "list.redo"),
    ]

    def __init__(self, desk: Desk, *, show: Callable[[int], Screen[None]]) -> None:
        """Show the codebook of *desk*; *show* returns the screen of what is under a theme."""
        super().__init__()
        self._desk = desk
        self._screen_of = show
        self._looking = Looking(self, desk, self._look)
        self._branches: Sequence[Branch] = ()
        self._wanted: str | None = None
        self._saved_at: datetime | None = None
        self._files = CodebookFiles(self, desk, changed=self._note)
        self._undoing = Undoing(self, desk, then=lambda _saved: self._note())

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield Static(codebook_lines.COLUMNS, id="columns", markup=False)
        yield RowList(id="themes")
        yield Lines(id="detail", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the themes read, and begin to look at what other windows do."""
        self._looking.begin()

    def on_screen_resume(self) -> None:
        """See what was done on a screen above."""
        self._looking.tick()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _current(self) -> Branch | None:
        if not self._branches:  # keys are asked for before there is a list
            return None
        current = self._list.current
        return next((one for one in self._branches if str(one.theme.id) == current), None)

    @property
    def _themes(self) -> list[Branch]:
        """All that stand for themselves."""
        return [one for one in self._branches if not one.is_merged]

    # What is seen

    def _look(self) -> None:
        """Read again what there is."""
        self._looking.ask(branches, self._show)

    def _show(self, found: Sequence[Branch]) -> None:
        self._branches = found
        kept, self._wanted = self._wanted or self._list.current, None
        longest = max((one.with_parts for one in found), default=0)
        rows = [
            Option(
                codebook_lines.theme_line(one, longest=longest),
                id=str(one.theme.id),
            )
            for one in found
        ]
        self._list.clear_options()
        self._list.add_options(rows or [Option(_NOTHING, disabled=True)])
        self._list.put_cursor(kept)
        self._show_detail()

    def _show_detail(self) -> None:
        one = self._current
        told = codebook_lines.title_line(self._branches, saved_at=self._saved_at)
        self.query_one("#title", Static).update(told)
        lines = codebook_lines.detail_lines(one) if one else []
        self.query_one("#detail", Static).update("\n".join(lines))
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Show what is under the cursor now."""
        self._show_detail()

    def action_read(self) -> None:
        """Show all that is told of the theme."""
        if one := self._current:
            title = f"#{isolated(one_line(one.theme.name))}"
            self.app.push_screen(TextScreen(title, codebook_lines.detail_lines(one)))

    def action_show(self) -> None:
        """Show what is under the theme."""
        if one := self._current:
            self.app.push_screen(self._screen_of(one.theme.id))

    # What is changed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - as Textual calls it
        """Tell whether there is a theme to do it to."""
        one = self._current
        if action in _OF_A_MERGED_ONE and one is not None and one.is_merged:
            return True
        if action in _OF_A_THEME | {"unmerge"}:
            return one is not None and not one.is_merged and action != "unmerge"
        return True

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Change all that is told of the theme."""
        if (one := self._current) and not one.is_merged:
            self._form(one)

    def action_new(self) -> None:
        """Add a theme."""
        self._form(None)

    def _form(self, one: Branch | None) -> None:
        screen = ThemeFormScreen(self._desk, one, themes=self._themes)
        self.app.push_screen(screen, self._changed)

    def action_rename(self) -> None:
        """Give the theme another name."""
        if one := self._current:
            self._ask(
                EditScreen("NEW NAME   it goes on answering to the old one", one.theme.name),
                lambda name: self._do(
                    lambda own: theming.edit_theme(own, one.theme.id, theming.Wording(name=name)),
                    self._changed,
                ),
            )

    def action_merge(self) -> None:
        """Let another theme stand for this one."""
        one = self._current
        if one is None:
            return

        def told(count: int) -> None:
            self._note(f"Counted there from now on: {count}; M on the merged one takes it apart.")

        self._ask(
            merge_screen(one, self._themes),
            lambda into: self._do(
                lambda own: tagging.merge_themes(own, one.theme.name, into), told
            ),
        )

    def action_unmerge(self) -> None:
        """Let a merged theme stand for itself again."""
        if one := self._current:
            self._do(lambda own: tagging.unmerge_theme(own, one.theme.name), self._changed)

    def action_split(self) -> None:
        """Make two themes of one."""
        if one := self._current:
            self._ask(
                EditScreen("SPLIT   what is the new theme called?", ""),
                lambda new: self.app.push_screen(
                    SplitScreen(self._desk, one.theme, " ".join(new.split())), self._changed
                ),
            )

    def action_retire(self) -> None:
        """Offer the theme no more, or again."""
        if one := self._current:
            name, retired = one.theme.name, not one.theme.retired
            self._do(lambda own: theming.retire_theme(own, name, retired=retired), self._changed)

    def action_parent(self) -> None:
        """Choose what the theme is part of."""
        if one := self._current:
            self._ask(
                parent_screen(one, self._themes),
                lambda parent: self._do(
                    lambda own: theming.edit_theme(
                        own, one.theme.id, theming.Wording(parent=parent)
                    ),
                    self._changed,
                ),
            )

    def action_remove(self) -> None:
        """Take the theme out; what was under it stays."""
        if one := self._current:
            self._do(
                lambda own: tagging.remove_theme(own, one.theme.name),
                lambda count: self._note(f"{count} were under it, and stay; u brings it back."),
            )

    def action_undo(self) -> None:
        """Take the last change of the record back."""
        self._undoing.undo()

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._undoing.redo()

    def action_files(self, what: str) -> None:
        """Bring in themes to start from or those of a file, or write all of them to one."""
        match what:
            case "starter":
                self._files.starter()
            case "in":
                self._files.bring_in()
            case _:
                self._files.write_out()

    # What came of it

    def _do(self, work: Callable[[Desk], T], then: Callable[[T], object]) -> None:
        aside(self, self._desk, work, then)

    def _ask(self, sheet: Screen[T | None], then: Callable[[T], object]) -> None:
        def answered(value: T | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(sheet, answered)

    def _changed(self, theme: Theme | None) -> None:
        """Show what came of it, with the cursor on the theme; None where nothing did."""
        if theme is not None:
            self._wanted = str(theme.id)
            self._note()

    def _note(self, told: str = "") -> None:
        self._saved_at = self._desk.now()
        if told:
            self.notify(told, markup=False)
        self._look()
