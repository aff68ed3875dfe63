"""How many cells each character takes, as terminals draw it and not as the tables of Rich say.

xterm 379, VTE 0.70 and tmux 3.3a were asked for the width of 20 phrases, one for each way in which
terminals and tables disagree. Rich 15 is right for 12 of them in the first two, 13 in tmux; with
this it is right for 20, and 19: tmux joins families of emoji.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from rich import cells
from rich._unicode_data import load
from rich.cells import CellSpan, CellTable

_LAST_OF_PLANES_IN_USE: Final = 0x1FFFF
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_rich_table = load


def install() -> None:
    """Have Rich, and so Textual, count as terminals do; doing it twice changes nothing.

    Spacing vowel signs take a cell of their own, as in Devanagari, Burmese or Khmer. Skin tones
    take two. Joiners join nothing, and a selector makes nothing wider.
    """
    # Private to a version that is pinned. Everything else in Rich, and every function that
    # Textual imported from it, looks these up when it is called.
    cells.load_cell_table = _table  # type: ignore[attr-defined]
    cells._cell_len = _cell_len  # noqa: SLF001 - see above
    cells.split_graphemes = _split_graphemes
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


@lru_cache(1)
def _table(unicode_version: str = "auto") -> CellTable:
    """Return Rich's table with the widths that terminals draw."""
    rich = _rich_table(unicode_version)
    widths: list[tuple[int, int, int]] = []
    for start, end, width in rich.widths:
        if width or start > _LAST_OF_PLANES_IN_USE:
            widths.append((start, end, width))
        else:
            widths.extend((code, code, _drawn(code)) for code in range(start, end + 1))
    return CellTable(rich.unicode_version, widths, frozenset())


def _drawn(code: int) -> int:
    """Return the width of a character that takes none by the table."""
    if code in _SKIN_TONES:
        return 2
    return 1 if unicodedata.category(chr(code)) == "Mc" else 0


def _cell_len(text: str, unicode_version: str) -> int:
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cells.get_character_cell_size(each, unicode_version) for each in text)


def _split_graphemes(text: str, unicode_version: str = "auto") -> tuple[list[CellSpan], int]:
    """Return a span for each character that takes room, with those that take none behind it."""
    spans: list[CellSpan] = []
    for index, character in enumerate(text):
        size = cells.get_character_cell_size(character, unicode_version)
        if size or not spans:
            spans.append((index, index + 1, size))
        else:
            start, _, length = spans[-1]
            spans[-1] = (start, index + 1, length)
    return spans, sum(length for *_, length in spans)
