"""Choosing a language: those of the session first, and any other by its tag."""

from collections.abc import Sequence

from convo.errors import RefusedError
from convo.languages.tags import canonical, name_of
from facilitation.screens.sheets import Choice, ChoiceScreen


class LanguageScreen(ChoiceScreen[str]):
    """The languages of a session; what is typed may be the tag of another one."""

    def __init__(self, title: str, tags: Sequence[str]) -> None:
        super().__init__(title, [_choice(tag) for tag in tags])

    def fitting(self, typed: str) -> list[Choice[str]]:
        """Return what fits what was typed, and the language whose tag it is."""
        found = super().fitting(typed)
        try:
            tag = canonical(typed.strip())
        except RefusedError:
            return found
        return found if tag in {one.value for one in found} else [*found, _choice(tag)]


def _choice(tag: str) -> Choice[str]:
    return Choice(f"{tag} {name_of(tag, within='en')}", tag)
