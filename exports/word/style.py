"""One paragraph style, with every property and its twin for complex scripts."""

from dataclasses import dataclass
from typing import Final

from exports.word.markup import tag

# Contrast on white: navy 11.5, grey 10.4; grey on the band of a table 9.5. The least allowed
# is 4.5 for words and 3 for lines; the bar has 4.2.
NAVY: Final = "1F3A5F"
GREY: Final = "404040"
_BAR: Final = "5B7FA6"

INDENT: Final = 340
"""How far a quotation stands in, in twentieths of a point."""

BUILT_IN: Final = {
    "Normal",
    "Title",
    "Subtitle",
    "Quote",
    "List Bullet",
    "List Number",
    "TOC Heading",
}
"""Names of Word's own styles that begin with a capital; all that begin small are its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style. Sizes and distances in points, indents and tabs in twentieths."""

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    size: float | None = None
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    indent: int = 0
    bar: str = ""
    """The line of the bar beside it; empty for none."""

    keep: bool = False
    """Whether it stays on the page of the next paragraph."""

    number: bool = False
    """Whether it stands at the far side of its column."""

    tabs: tuple[int, ...] = ()
    """Where tabs stop; the last one is at the far side."""

    list: tuple[int, int] | None = None
    """A list and a level of it, from 0."""

    level: int | None = None
    """Of a heading, from 0."""

    def xml(self, *, rtl: bool) -> str:
        """Write the style, for a document that runs from right to left or one that does not."""
        kind: dict[str, object] = {"default": 1} if self.id == "Normal" else {}
        if not self.name[0].islower() and self.name not in BUILT_IN:
            kind["customStyle"] = 1
        return tag(
            "style",
            tag("name", val=self.name),
            tag("basedOn", val=self.based) if self.id != "Normal" else "",
            tag("next", val=self.next) if self.next else "",
            tag("qFormat"),
            tag("pPr", *self._paragraph(rtl=rtl)),
            tag("rPr", *self._letters()) if self.size or self.bold or self.colour else "",
            type="paragraph",
            **kind,
            styleId=self.id,
        )

    def _paragraph(self, *, rtl: bool) -> tuple[str, ...]:
        side = "right" if rtl else "left"
        return (
            tag("keepNext") if self.keep else "",
            in_list(*self.list) if self.list else "",
            tag("pBdr", bar(side, self.bar)) if self.bar else "",
            _stops(self.tabs),
            tag("bidi") if rtl else "",
            tag(
                "spacing",
                before=round(self.before * 20),
                after=round(self.after * 20),
                line=264,
                lineRule="auto",
            ),
            tag("ind", left=self.indent) if self.indent else "",
            tag("jc", val="right") if self.number else "",
            tag("outlineLvl", val=self.level) if self.level is not None else "",
        )

    def _letters(self) -> tuple[str, ...]:
        half = round(self.size * 2) if self.size else 0
        return (
            "<w:b/><w:bCs/>" if self.bold else "",
            tag("color", val=self.colour) if self.colour else "",
            tag("sz", val=half) + tag("szCs", val=half) if half else "",
        )


def in_list(number: int, level: int) -> str:
    """Make a paragraph an item of the list *number*, at a level from 0."""
    return tag("numPr", tag("ilvl", val=level), tag("numId", val=number))


def bar(side: str, line: str) -> str:
    """Make the bar beside a quotation, on one side of the page whichever way the text runs."""
    return tag(side, val=line, sz=18, space=10, color=_BAR)


def _stops(tabs: tuple[int, ...]) -> str:
    """Make left tab stops and a last one at the far side; dots lead to a page number."""
    if not tabs:
        return ""
    leader = {"leader": "dot"} if tabs[1:] else {}
    left = (tag("tab", val="left", pos=at) for at in tabs[:-1])
    return tag("tabs", *left, tag("tab", val="right", **leader, pos=tabs[-1]))
