"""Waiting for what is put under a theme, and saying what came of it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

from convo.errors import ConvoError
from convo.model.changes import Saved
from facilitation.desk.queueing import Put
from facilitation.display import one_line, sentence
from facilitation.terminal.isolates import isolated

T = TypeVar("T")


async def put_and_told(
    screen: Screen[T], begin: Callable[[], Put | None]
) -> tuple[Put, Saved] | None:
    """Begin to put something under a theme, and return what was put once it is on disk.

    What is refused, what was so before, and a change of several at once are shown as a message.

    Returns:
        None where nothing changed.
    """
    try:
        put = begin()
        if put is None:
            screen.notify("All of it is under that theme already.", markup=False)
            return None
        # Whoever leaves the screen has asked for it all the same.
        saved = await asyncio.shield(asyncio.wrap_future(put.saved))
    except ConvoError as error:
        screen.notify(sentence(error), severity="error", markup=False)
        return None
    if len(put.ids) > 1:
        where = "under" if put.is_under else "taken out of"
        name = isolated(one_line(put.theme.name))
        screen.notify(f"{len(put.ids)} {where} #{name}", markup=False)
    return put, saved
