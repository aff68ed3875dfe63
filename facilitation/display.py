"""Participants' text on a screen."""

from typing import Final

from rich.text import Text

from convo.errors import ConvoError
from convo.text import as_sentence, clean
from facilitation.terminal.isolates import ISOLATE, isolated

_LONGEST: Final = 2_000
"""Characters of a text that one line is made of: no terminal is as wide, a text may be longer."""


def one_line(text: str) -> str:
    """Return *text* on one line, as a terminal shows it and does nothing else with it.

    A line end becomes a space, and so do tabs. Isolates that came with the text are left out: a
    row that is cut would hold half of a pair. They stay in the record.
    """
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return ISOLATE.sub("", " ".join(clean(shown).split()))


def show(text: str) -> Text:
    """Return *text* on one line, so that a terminal shows it and does nothing else with it.

    Brackets are no markup in it, and words of the other direction stay between the isolates
    around them: without these, some terminals move them into the next column.
    """
    return Text(isolated(one_line(text)), no_wrap=True, overflow="ellipsis")


def sentence(error: ConvoError) -> str:
    """Return what an error says, with a capital and a full stop."""
    return as_sentence(str(error))
