"""Lines to read."""

from textual.widgets import Static

from facilitation.terminal.isolates import IsolatedLines


class Lines(IsolatedLines, Static):
    """Lines that may run in either direction: each keeps it to itself."""
