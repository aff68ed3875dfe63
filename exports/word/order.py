"""The order of the schema: Word may refuse a file whose properties stand in another one."""

from types import MappingProxyType
from typing import Final

from lxml import etree

from exports.word.foreign import Element, W

_ORDER: Final = MappingProxyType({
    "style": (
        "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
        "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
        "personalReply", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr",
    ),
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
        "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap",
        "outlineLvl",
    ),
    "settings": (
        "zoom", "removePersonalInformation", "removeDateAndTime", "mirrorMargins",
        "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
        "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone",
        "doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "footnotePr",
        "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
    ),
})  # fmt: skip
"""The children of an element, by its name, as far as any of them is put there."""


def put(parent: Element, child: Element) -> None:
    """Put *child* where the schema wants it among its siblings, in the place of any like it."""
    for old in parent.findall(str(child.tag)):
        parent.remove(old)
    order = _ORDER[etree.QName(parent).localname]
    before = {f"{W}{name}" for name in order[: order.index(etree.QName(child).localname)]}
    at = max((i + 1 for i, e in enumerate(parent) if e.tag in before), default=0)
    parent.insert(at, child)
