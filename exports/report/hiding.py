"""Names in words beside which nobody is named: in the codebook, for a team, in what was written."""

from collections.abc import Callable, Collection
from dataclasses import replace

from convo.errors import RefusedError
from convo.model.gathered import Gathered
from convo.model.words import Audience
from exports.report.masking import finder_where_nobody_is_told, hidden, without_names
from exports.report.values import Report


class Hide:
    """Hides names in words beside which nobody is named: all but those of statements."""

    def __init__(self, gathered: Gathered, *, names: Collection[str], audience: Audience) -> None:
        """Look up who is known.

        Args:
            gathered: Where people are, and words.
            names: Of people whom the record does not name, but its words may.
            audience: Who reads it.
        """
        self._finder = finder_where_nobody_is_told(gathered, names=names)
        self._audience = audience

    def names_and_contacts(self, text: str) -> str:
        """Return a text without names, and without ways to reach somebody."""
        return hidden(text, self._finder, audience=self._audience) if text else text

    def is_known(self, text: str) -> bool:
        """Tell whether a text surely names somebody whom the record knows, or how to reach them."""
        return any(found.fixed for found in self._finder.mentions(text))

    def names(self, text: str) -> str:
        """Return a text without names."""
        return without_names(text, self._finder, audience=self._audience) if text else text


def refuse_named(report: Report, hide: Hide) -> None:
    """Refuse what cannot be masked, as it would not be the same any more: title and themes.

    Raises:
        RefusedError: One of them names somebody.
    """
    if hide.is_known(report.title):
        raise RefusedError("the title names somebody: give the summary another one")
    if any(hide.is_known(theme.name) for theme in report.themes):
        raise RefusedError("a theme is called like somebody: rename it first")


def without_names_in(report: Report, hide: Callable[[str], str]) -> Report:
    """Return a report in which nobody is named by the codebook, or instead of a team."""
    return replace(
        report,
        themes=tuple(replace(one, definition=hide(one.definition)) for one in report.themes),
        commitments=tuple(replace(one, team=hide(one.team)) for one in report.commitments),
        statements=tuple(
            replace(one, addressee=hide(one.addressee)) if one.addressee else one
            for one in report.statements
        ),
    )
