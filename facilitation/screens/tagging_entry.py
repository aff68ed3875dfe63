"""The sheet of one contribution: what can be corrected of it, and its translations."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from textual.screen import Screen

from convo.errors import RefusedError
from convo.languages.tags import canonical
from convo.model.changes import Saved
from convo.model.contributions import Translation
from convo.model.themes import Theme
from facilitation.desk.amending import amend, take_translation_out, translate
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import Detail, take_out
from facilitation.display import one_line
from facilitation.screens.background import once_saved
from facilitation.screens.entries import Entries
from facilitation.screens.sheets import Choice, ChoiceScreen, EditScreen
from facilitation.screens.tagging_lines import language_in_words, translation_in_words
from facilitation.terminal.isolates import isolated

T = TypeVar("T")

_Do = Callable[[], None]


class EntrySheet:
    """Asks what is to be corrected of a contribution, and has the desk do it."""

    def __init__(self, screen: Screen[None], desk: Desk, *, saved: Callable[[Saved], None]) -> None:
        """Act for *screen*; *saved* is called once something is on disk."""
        self._screen = screen
        self._desk = desk
        self._saved = saved

    def open(self, detail: Detail, *, entries: Entries, languages: Sequence[str]) -> None:
        """Show what can be corrected.

        Args:
            detail: The contribution as it is.
            entries: What words and kind are corrected by.
            languages: What is offered first; any other can be typed.
        """
        said = detail.said
        choices: list[Choice[_Do]] = [
            Choice("words        correct them", lambda: entries.edit(said.id)),
            Choice(f"kind         {said.kind}", lambda: entries.change_kind(said.id)),
            Choice(
                f"language     {language_in_words(said)}",
                lambda: self._language(said.id, languages),
            ),
            Choice("translation  add one", lambda: self._new_translation(said.id, languages)),
            *(self._translated(one) for one in detail.translations),
            *(self._under(said.id, theme) for theme in detail.themes),
        ]
        self._ask(ChoiceScreen(f"{short_code(said.id)}   what to change", choices), lambda do: do())

    def _translated(self, one: Translation) -> Choice[_Do]:
        label = f"translation  {translation_in_words(one)}: {isolated(one_line(one.text))}"
        return Choice(label, lambda: self._translation(one))

    def _under(self, id_: int, theme: Theme) -> Choice[_Do]:
        label = f"theme        take out of #{isolated(one_line(theme.name))}"
        return Choice(label, lambda: self._save(lambda: take_out(self._desk, id_, theme)))

    def _language(self, id_: int, languages: Sequence[str]) -> None:
        sheet = LanguageScreen(f"LANGUAGE of {short_code(id_)}", languages)
        self._ask(sheet, lambda tag: self._save(lambda: amend(self._desk, id_, language=tag)))

    def _new_translation(self, id_: int, languages: Sequence[str]) -> None:
        def edit(language: str) -> None:
            sheet = EditScreen(f"TRANSLATION of {short_code(id_)} into {language}", "")
            self._ask(sheet, lambda text: keep(language, text))

        def keep(language: str, text: str) -> None:
            choices = [Choice("by a person", False), Choice("by a machine", True)]  # noqa: FBT003 - a choice's value
            self._ask(
                ChoiceScreen("WHO TRANSLATED IT", choices),
                lambda by: self._save(
                    lambda: translate(self._desk, id_, language, text=text, by_machine=by)
                ),
            )

        self._ask(LanguageScreen(f"TRANSLATION of {short_code(id_)} into", languages), edit)

    def _translation(self, one: Translation) -> None:
        """Ask what is to be corrected of a translation."""
        id_, language, desk = one.contribution_id, one.language, self._desk

        def turn_by() -> Future[Saved]:
            return translate(desk, id_, language, by_machine=not one.by_machine)

        def turn_checked() -> Future[Saved]:
            return translate(desk, id_, language, checked=not one.checked)

        other = "a person" if one.by_machine else "a machine"
        checked = (
            "is not checked after all" if one.checked else "somebody else compared it: checked"
        )
        choices: list[Choice[_Do]] = [
            Choice("words   correct them: they count as not checked then", lambda: self._edit(one)),
            Choice(f"by      {other}", lambda: self._save(turn_by)),
            Choice(f"check   {checked}", lambda: self._save(turn_checked)),
            Choice("out     take it out", lambda: self._save(lambda: self._out(one))),
        ]
        title = f"TRANSLATION of {short_code(one.contribution_id)}, {translation_in_words(one)}"
        self._ask(ChoiceScreen(title, choices), lambda do: do())

    def _edit(self, one: Translation) -> None:
        id_, language = one.contribution_id, one.language
        self._ask(
            EditScreen(f"TRANSLATION of {short_code(id_)} into {language}", one.text),
            lambda text: self._save(lambda: translate(self._desk, id_, language, text=text)),
        )

    def _out(self, one: Translation) -> Future[Saved]:
        return take_translation_out(self._desk, one.contribution_id, one.language)

    def _save(self, begin: Callable[[], Future[Saved]]) -> None:
        once_saved(self._screen, begin, self._saved)

    def _ask(self, sheet: Screen[T | None], then: Callable[[T], None]) -> None:
        def answered(value: T | None) -> None:
            if value is not None:
                then(value)

        self._screen.app.push_screen(sheet, answered)


class LanguageScreen(ChoiceScreen[str]):
    """Languages by their tags; any other tag can be typed."""

    def __init__(self, title: str, languages: Sequence[str]) -> None:
        super().__init__(title, [Choice(tag, tag) for tag in languages])

    def fitting(self, typed: str) -> list[Choice[str]]:
        """Return what fits, and what was typed, where it can be a language's tag."""
        found = super().fitting(typed)
        try:
            own = canonical(typed.strip())
        except RefusedError:
            return found
        return found if own in {one.value for one in found} else [*found, Choice(own, own)]
