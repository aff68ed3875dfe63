"""A line of a form that is chosen and not typed."""

from dataclasses import dataclass

from rich.text import Text
from textual.message import Message
from textual.widgets import Static


class ChoiceLine(Static, can_focus=True):
    """Shows what was chosen; a click asks for something else, as the form's keys do."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ChoiceLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ChoiceLine:focus { text-style: reverse; }
    """

    @dataclass
    class Asked(Message):
        """Somebody wants to choose something else."""

        name: str
        """The id of the line."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id, markup=False)

    def show_chosen(self, chosen: Text) -> None:
        """Show what was chosen."""
        self.update(chosen)

    def on_click(self) -> None:
        """Ask for something else."""
        self.post_message(self.Asked(self.id or ""))
