"""A field for one line of words in any script."""

from textual import events
from textual.widgets import Input

from facilitation.terminal.isolates import IsolatedLines
from facilitation.widgets.words_editor import joiner_in


class LineField(IsolatedLines, Input):
    """One line of text, or of dots in place of a secret.

    Textual takes only what can be printed for typed. Here the joiners that Persian or Khmer need
    are typed like letters: without them a passphrase would be another one.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        is_secret: bool = False,
        id: str | None = None,  # noqa: A002 - as every widget has it
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            password=is_secret,
            select_on_focus=False,
            compact=True,
            id=id,
        )

    async def _on_key(self, event: events.Key) -> None:
        if sign := joiner_in(event):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection)
        else:
            await super()._on_key(event)
