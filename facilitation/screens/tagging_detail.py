"""What is told of the contribution under the cursor, below the rows."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitation.desk.queueing import Detail
from facilitation.desk.suggesting import Suggested
from facilitation.display import one_line
from facilitation.screens import tagging_lines
from facilitation.widgets.lines import Lines


class DetailPane(Vertical):
    """One contribution: facts, themes, words, a translation, and what is suggested."""

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        for name in ("facts", "under", "place", "words", "gloss", "suggested"):
            yield Lines(id=name, markup=False)

    def show(self, detail: Detail | None, *, spans: bool) -> None:
        """Show a contribution, None for none, of a list that *spans* several sessions or not."""
        told = dict.fromkeys(("facts", "under", "place", "words", "gloss"), "")
        if detail is not None:
            told["words"] = one_line(detail.said.text)
            is_cut = self._is_cut(told["words"])
            told["facts"] = tagging_lines.facts_line(detail, is_cut=is_cut)
            told["under"] = tagging_lines.under_line(detail.themes)
            told["place"] = tagging_lines.place_line(detail, spans=spans)
            told["gloss"] = tagging_lines.gloss_line(detail.translations)
        for name, line in told.items():
            self.query_one(f"#{name}", Static).update(line)

    def show_suggested(self, suggested: Sequence[Suggested]) -> None:
        """Show what is suggested, with the keys that put it there."""
        lines = tagging_lines.suggested_lines(suggested)
        self.query_one("#suggested", Static).update("\n".join(lines))

    def _is_cut(self, words: str) -> bool:
        """Tell whether there may be more words than room; a row may end in a blank."""
        room = self.query_one("#words").size
        return cell_len(words) > room.height * max(1, room.width - 1)
