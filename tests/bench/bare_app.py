"""The least that a Textual app can be: one line of text, and the keys below."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class BareApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static("SESSIONS", markup=False)
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
