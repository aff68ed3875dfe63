"""The page: its size, its margins, and how much room they leave for text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.layout import Paper
from exports.word.markup import tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, measured in twentieths of a point."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    """From the edge of the paper to the line at the top of it."""

    footer: int
    gutter: int = 0
    turned: bool = False
    """Whether a printer is told that the paper lies on its long side."""

    border: str = ""
    """Lines around it, as markup."""

    @property
    def text_width(self) -> int:
        """How wide a line of text may be."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """How high a column of text may be; a negative margin only lets the header grow into it."""
        return self.height - abs(self.top) - abs(self.bottom)

    def xml(self) -> str:
        """Write size, margins and lines, in the order of the schema."""
        orient = {"orient": "landscape"} if self.turned else {}
        size = tag("pgSz", w_=self.width, h=self.height, **orient)
        margins = tag(
            "pgMar",
            top=self.top,
            right=self.right,
            bottom=self.bottom,
            left=self.left,
            header=self.header,
            footer=self.footer,
            gutter=self.gutter,
        )
        return f"{size}{margins}{self.border}"


def _page(width: int, height: int) -> Page:
    """Return a page with margins of 2.5 cm, and a little less at its foot."""
    return Page(
        width=width,
        height=height,
        top=1417,
        bottom=1304,
        left=1417,
        right=1417,
        header=624,
        footer=624,
    )


PAGES: Final[Mapping[Paper, Page]] = MappingProxyType(
    {Paper.A4: _page(11906, 16838), Paper.LETTER: _page(12240, 15840)}
)
"""The page for each paper. The sizes are those that Word writes: 210 x 297 mm, 8.5 x 11 inches."""
