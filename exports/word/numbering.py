"""The lists of a report: numbered headings, lettered annexes, dots, and steps from 1."""

from typing import Final

from exports.word.markup import DECLARATION, NAMES, tag
from exports.word.outline import LEVELS

HEADINGS: Final = 1
ANNEXES: Final = 2
BULLETS: Final = 3
CHECKS: Final = 4
NUMBERS: Final = 5
"""The last list of its own; each list of steps after it is one more."""

_BOXES: Final = "Segoe UI Symbol"
"""A font of Windows with an empty box in it; the fonts of the text have none."""

_HANGING: Final = (567, 709, 851, 993)
_ITEM: Final = (540, 340)
"""How far an item of a list stands in, and its dot or number before it. They do not stand at the
margin itself: LibreOffice 7.4 hangs them outside it where the text runs to the left."""


def numbering_xml(lists: int, *, numbered: bool) -> str:
    """Write the numbering part.

    Args:
        lists: How many lists of steps there are. Each has a number of its own, from
            `NUMBERS` + 1; without it Word would count on from the one before.
        numbered: Whether headings are.
    """
    levels = {
        HEADINGS: "".join(_heading(i, "decimal", linked=numbered) for i in range(LEVELS)),
        ANNEXES: "".join(
            _heading(i, "decimal" if i else "upperLetter", linked=False) for i in range(LEVELS)
        ),
        BULLETS: _level(0, "bullet", "•", style="ListBullet", indents=_ITEM),
        CHECKS: _level(0, "bullet", "☐", indents=_ITEM, font=_BOXES),
        NUMBERS: _level(0, "decimal", "%1.", style="ListNumber", indents=_ITEM),
    }
    kind = tag("multiLevelType", val="multilevel")
    restart = tag("lvlOverride", tag("startOverride", val=1), ilvl=0)
    inner = [
        *(tag("abstractNum", kind, xml, abstractNumId=i) for i, xml in levels.items()),
        *(tag("num", tag("abstractNumId", val=i), numId=i) for i in levels),
        *(
            tag("num", tag("abstractNumId", val=NUMBERS), restart, numId=NUMBERS + i)
            for i in range(1, lists + 1)
        ),
    ]
    return f"{DECLARATION}<w:numbering {NAMES}>{''.join(inner)}</w:numbering>"


def _heading(i: int, kind: str, *, linked: bool) -> str:
    numbers = ".".join(f"%{k + 1}" for k in range(i + 1))
    style = f"Heading{i + 1}" if linked else ""
    return _level(i, kind, numbers, style=style, indents=(_HANGING[i], _HANGING[i]))


def _level(
    i: int, kind: str, text: str, *, indents: tuple[int, int], style: str = "", font: str = ""
) -> str:
    fonts = tag("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font, hint="default")
    return tag(
        "lvl",
        tag("start", val=1),
        tag("numFmt", val=kind),
        tag("pStyle", val=style) if style else "",
        tag("suff", val="tab"),
        tag("lvlText", val=text),
        tag("lvlJc", val="left"),  # "start" is what it means, and not a word the schema has
        tag("pPr", tag("ind", left=indents[0], hanging=indents[1])),
        tag("rPr", fonts) if font else "",
        ilvl=i,
    )
