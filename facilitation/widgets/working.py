"""A line that says what is being done, for how long already, and what came of it."""

from rich.text import Text
from textual.widgets import Static

_TICK = 0.5
"""Seconds: a sign of life that is neither hectic nor still."""


class Working(Static):
    """One sentence; while something is being done, with the seconds that it took so far."""

    DEFAULT_CSS = """
    Working { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id, markup=False)
        self._what: str | None = None
        self._ticks = 0
        self._how_far = ""

    def on_mount(self) -> None:
        """Count."""
        self.set_interval(_TICK, self._tick)

    def begin(self, what: str) -> None:
        """Say *what* is being done from now on."""
        self._what, self._ticks, self._how_far = what, 0, ""
        self._show()

    def tell(self, how_far: str) -> None:
        """Say how far it is, beside what is being done."""
        self._how_far = how_far
        self._show()

    def end(self, said: str = "") -> None:
        """Say what came of it; nothing for nothing."""
        self._what = None
        self.update(Text(said))

    def _tick(self) -> None:
        if self._what is not None:
            self._ticks += 1
            self._show()

    def _show(self) -> None:
        seconds = f"{int(self._ticks * _TICK)} s"
        told = " ".join(filter(None, (f"{self._what}…", self._how_far, seconds)))
        self.update(Text(told))
