"""Which font each script is set in: fonts that come with Office, so nobody needs to install any."""

from collections.abc import Set as AbstractSet
from typing import Final

from convo.languages.scripts import EAST_ASIAN, INDIC, RTL

LATIN: Final = "Calibri"
RIGHT_TO_LEFT: Final = "Arial"
CHINESE: Final = "Microsoft YaHei"

_TRADITIONAL: Final = "Microsoft JhengHei"
_JAPANESE: Final = "Yu Gothic"
_KOREAN: Final = "Malgun Gothic"

_FONTS: Final = (
    dict.fromkeys(RTL, RIGHT_TO_LEFT)
    | dict.fromkeys(INDIC, "Nirmala UI")
    | dict.fromkeys(("THAI", "LAO", "KHMER"), "Leelawadee UI")
    | dict.fromkeys(("NKO", "ADLAM", "ETHIOPIC", "TIFINAGH"), "Ebrima")
    | {
        "MYANMAR": "Myanmar Text",
        "TIBETAN": "Microsoft Himalaya",
        "MONGOLIAN": "Mongolian Baiti",
        "YI": "Microsoft Yi Baiti",
    }
)


def font(name: str | None, east_asian: str) -> str | None:
    """Return the font of the script *name*; None where the font of the paragraph will do.

    Args:
        name: A script as `convo.languages.scripts` names it.
        east_asian: What Chinese, Japanese and Korean letters are set in.
    """
    return _FONTS.get(name or "", east_asian if name in EAST_ASIAN else None)


def east_asian_font(names: AbstractSet[str], language: str | None) -> str:
    """Choose one font for all East Asian letters of a text.

    Chinese characters look different in Japanese, Korean and traditional Chinese; one word
    of Japanese holds two scripts and must not be set in two fonts.

    Args:
        names: The scripts of the text.
        language: Its BCP 47 tag, where that is known.
    """
    main, *more = (language or "").lower().split("-")
    if main == "ja" or (main != "zh" and names & {"HIRAGANA", "KATAKANA"}):
        return _JAPANESE
    if main == "ko" or (main != "zh" and "HANGUL" in names):
        return _KOREAN
    return _TRADITIONAL if {"hant", "tw", "hk", "mo"} & set(more) else CHINESE
