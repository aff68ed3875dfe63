"""What the file tells Word about itself, and what it keeps Word from adding."""

from collections.abc import Iterable
from typing import Final

from convo.languages.scripts import Slot
from exports.word.foreign import Element
from exports.word.markup import DECLARATION, NAMES, tag
from exports.word.order import put

_URI: Final = "http://schemas.microsoft.com/office/word"
# 15 is Word 2013 and later; below it, the title bar says "[Compatibility Mode]".
_COMPATIBLE: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
_COLOURS: Final = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{i}": f"accent{i}" for i in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}


def settings_xml(language: str, kind: Slot) -> str:
    """Write the settings part; for *language* and *kind* see `styles_xml`.

    There is no `updateFields`: it makes Word ask a question at every opening. Whoever saves
    the file in Word is asked by it to leave out names and times of comments and changes.
    """
    place = "bidi" if kind in {"rtl", "cs"} else kind
    inner = (
        tag("zoom", percent=100),
        tag("removePersonalInformation"),
        tag("removeDateAndTime"),
        tag("defaultTabStop", val=720),
        tag("characterSpacingControl", val="doNotCompress"),
        tag("footnotePr", tag("footnote", id=-1), tag("footnote", id=0)),
        tag(
            "compat",
            *(
                tag("compatSetting", name=name, uri=_URI, val=value)
                for name, value in _COMPATIBLE.items()
            ),
        ),
        tag("themeFontLang", **{"val": "en-GB", place: language}),
        tag("clrSchemeMapping", **_COLOURS),
        tag("decimalSymbol", val="."),
        tag("listSeparator", val=","),
    )
    return f"{DECLARATION}<w:settings {NAMES}>{''.join(inner)}</w:settings>"


def take_over(settings: Element, theirs: Iterable[Element]) -> None:
    """Put settings of a template in the place of ours."""
    for setting in theirs:
        put(settings, setting)
