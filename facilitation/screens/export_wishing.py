"""What a summary is to be: which sessions, for whom, and in which form."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from textual.screen import Screen
from textual.widgets.option_list import Option

from convo.model.words import Audience
from exports.layout import Paper
from facilitation.desk.exporting import Choosable, Wish
from facilitation.desk.opening import Desk
from facilitation.screens import export_lines
from facilitation.screens.export_typing import (
    ask_for_day,
    ask_for_file,
    ask_for_least,
    ask_for_template,
    ask_for_title,
)
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.widgets.row_list import RowList


class WishingScreen(Screen[None]):
    """The sessions there are, and keys that change what is wished of a summary."""

    def __init__(self, desk: Desk, session_ids: Collection[int]) -> None:
        """Begin with some sessions included."""
        super().__init__()
        self._desk = desk
        self._wish = Wish(session_ids=tuple(session_ids))
        self._sessions: Sequence[Choosable] = ()

    def look(self) -> None:
        """Have what is wished now looked at: whatever changes it calls this."""

    def _change(self, **fields: object) -> None:
        self._wish = replace(self._wish, **fields)  # type: ignore[arg-type] # fields of a wish
        self.look()

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

    @property
    def _current(self) -> Choosable | None:
        current = self.query_one("#sessions", RowList).current
        return next((one for one in self._sessions if str(one.id) == current), None)

    def _show_sessions(self, sessions: Sequence[Choosable]) -> None:
        """Show what can be chosen, and what is; the cursor stays on its session."""
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
