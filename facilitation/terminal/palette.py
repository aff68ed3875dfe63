"""Lists of commands to choose from by typing, whose names are shown as they are."""

from collections.abc import Sequence
from typing import Any

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, SimpleCommand, SimpleProvider
from textual.screen import Screen


class LiteralCommands(SimpleProvider):
    """Commands under names that may be anybody's words: Textual takes its own names for markup."""

    def __init__(self, screen: Screen[Any], commands: Sequence[SimpleCommand]) -> None:
        super().__init__(screen, list(commands))

    async def discover(self) -> Hits:
        """Yield all commands, in their order."""
        for name, run, _help in self._commands:
            yield DiscoveryHit(Text(name), run, text=name)

    async def search(self, query: str) -> Hits:
        """Yield the commands that *query* may be short for."""
        matcher = self.matcher(query)
        for name, run, _help in self._commands:
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Text(name), run, text=name)
