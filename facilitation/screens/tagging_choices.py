"""What can be chosen on the tagging screen: a theme, and what is left of the list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from convo.model.sessions import Session
from convo.model.words import Attribution, Kind, Role, Use
from convo.rules.codebook import can_be_named, find_theme, matching
from facilitation.desk.looking import EVERYTHING, Filter
from facilitation.desk.tagging import Counted
from facilitation.display import one_line
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.screens.tagging_lines import AUDIENCES
from facilitation.terminal.isolates import isolated

_MOST: Final = 20
"""Themes that are listed for what is typed: who does not see the one that is meant types on."""


class ThemeScreen(ChoiceScreen[str]):
    """The themes by name or alias; behind them a new one, called what was typed."""

    def __init__(self, title: str, themes: Sequence[Counted]) -> None:
        super().__init__(title, [_theme_choice(one) for one in themes if not one.theme.retired])
        self._counted = {one.theme.id: one for one in themes}

    def fitting(self, typed: str) -> list[Choice[str]]:
        """Return the themes that fit best, and a new one where none is called so."""
        if not typed.strip():
            return super().fitting(typed)
        themes = [one.theme for one in self._counted.values()]
        found = [
            _theme_choice(self._counted[theme.id]) for theme in matching(themes, typed, most=_MOST)
        ]
        if can_be_named(typed) and find_theme(themes, typed) is None:
            found.append(Choice(f"new theme #{isolated(one_line(typed))}", typed))
        return found


def filter_screen(
    narrowed: Filter,
    *,
    themes: Iterable[Counted],
    languages: Iterable[str],
    sessions: Sequence[Session],
) -> ChoiceScreen[Filter]:
    """Return the sheet that narrows a filter further, or widens it again."""
    choices = [
        *_widening(narrowed),
        Choice("theme: none yet", replace(narrowed, is_untagged=True, theme_id=None)),
        *(Choice(f"kind: {one}", replace(narrowed, kind=one)) for one in Kind),
        *(Choice(f"role: {one}", replace(narrowed, role=one, has_no_role=False)) for one in Role),
        Choice("role: none", replace(narrowed, role=None, has_no_role=True)),
        *(Choice(f"attribution: {one}", replace(narrowed, attribution=one)) for one in Attribution),
        *(Choice(f"use: {one}", replace(narrowed, use=one)) for one in Use),
        *(
            Choice(f"for: {words}", replace(narrowed, audience=one))
            for one, words in AUDIENCES.items()
        ),
        *(
            Choice(f"region: {isolated(one_line(region))}", replace(narrowed, region=region))
            for region in sorted({one.region for one in sessions})
        ),
        *(
            Choice(
                f"session: {one.held_on} {isolated(one_line(one.title))}",
                replace(narrowed, session_id=one.id),
            )
            for one in sessions
        ),
        *(Choice(f"language: {tag}", replace(narrowed, language=tag)) for tag in languages),
        Choice("language: nobody knows", replace(narrowed, language="")),
        *(
            Choice(
                f"theme: #{isolated(one_line(one.theme.name))}",
                replace(narrowed, theme_id=one.theme.id, is_untagged=False),
            )
            for one in themes
        ),
    ]
    return ChoiceScreen("SHOW ONLY", choices)


def _widening(narrowed: Filter) -> Iterator[Choice[Filter]]:
    """Yield what takes a part of a filter away, for the parts that it has."""
    if narrowed == EVERYTHING:
        return
    yield Choice("everything: no filter", EVERYTHING)
    parts = {
        "picked": replace(narrowed, picked=None),
        "kind": replace(narrowed, kind=None),
        "role": replace(narrowed, role=None, has_no_role=False),
        "attribution": replace(narrowed, attribution=None),
        "use": replace(narrowed, use=None),
        "for": replace(narrowed, audience=None),
        "region": replace(narrowed, region=None),
        "session": replace(narrowed, session_id=None),
        "language": replace(narrowed, language=None),
        "theme": replace(narrowed, theme_id=None, is_untagged=False),
    }
    for name, wider in parts.items():
        if wider != narrowed:
            yield Choice(f"{name}: any", wider)


def _theme_choice(one: Counted) -> Choice[str]:
    return Choice(f"{one.contributions:5} #{isolated(one_line(one.theme.name))}", one.theme.name)
