"""The lines around a page of a template, written anew from what the schema knows of them."""

import re
from collections.abc import Mapping
from typing import Final

from exports.word.foreign import Element, W, attribute
from exports.word.markup import tag

_SIDES: Final = ("top", "left", "bottom", "right")  # in the order of the schema
_LINES: Final = (
    "nil|none|single|thick|double|dotted|dashed|dotDash|dotDotDash|triple|wave|doubleWave"
    "|(?:thinThick|thickThin|thinThickThin)(?:Small|Medium|Large)Gap|dashSmallGap|dashDotStroked"
    "|threeDEmboss|threeDEngrave|outset|inset"
)
_SWITCH: Final = "0|1|true|false|on|off"
# ISO/IEC 29500-1, CT_Border and CT_PageBorders. Lines made of pictures are left out.
_OF_A_LINE: Final = {
    "val": _LINES,
    "sz": "[0-9]{1,3}",
    "space": "[0-9]{1,2}",
    "color": "auto|[0-9A-Fa-f]{6}",
    "shadow": _SWITCH,
    "frame": _SWITCH,
}
_OF_ALL: Final = {
    "zOrder": "front|back",
    "display": "allPages|firstPage|notFirstPage",
    "offsetFrom": "page|text",
}


def border_xml(section: Element) -> str:
    """Write the lines around the page of *section*; nothing where it has none that is known."""
    border = section.find(f"{W}pgBorders")
    if border is None:
        return ""
    found = {side: line for side in _SIDES if (line := border.find(f"{W}{side}")) is not None}
    told = {side: _told(line, _OF_A_LINE) for side, line in found.items()}
    lines = [tag(side, **said) for side, said in told.items() if "val" in said]
    return tag("pgBorders", *lines, **_told(border, _OF_ALL)) if lines else ""


def _told(e: Element, known: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of *e* that are known and say what they may."""
    said = {name: attribute(e, name) for name in known}
    return {name: value for name, value in said.items() if re.fullmatch(known[name], value)}
