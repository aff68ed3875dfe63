"""Participants' text on a screen."""

from rich.text import Text

from convo.text import clean


def show(text: str) -> Text:
    """Return *text* on one line, so that a terminal shows it and does nothing else with it.

    Brackets are no markup in it, and words of the other direction stay between the isolates
    around them: without these, some terminals move them into the next column.
    """
    return Text(f"\u2068{' '.join(clean(text).split())}\u2069", no_wrap=True, overflow="ellipsis")
