"""Chinese and Japanese in Chinese characters alone, told apart by the characters themselves."""

from functools import lru_cache
from typing import Final

ENOUGH: Final = 10
"""So many Chinese characters without any kana between them are not Japanese: its endings and
particles are kana. A name or a heading can be Japanese all the same."""

# Of the characters that only one of them uses, this share must agree: Chinese texts quote.
_SHARE: Final = 0.8


@lru_cache(maxsize=16_384)
def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def chinese_writing(text: str) -> str | None:
    """Return `Hans` or `Hant`, or None where the characters do not tell.

    GB 2312 is the national standard of simplified characters, Big5 that of traditional ones:
    a character that is in one of them alone speaks for it.
    """
    simplified = traditional = 0
    for character in text:
        in_gb, in_big5 = _in(character, "gb2312"), _in(character, "big5")
        simplified += in_gb and not in_big5
        traditional += in_big5 and not in_gb
    for code, count in (("Hans", simplified), ("Hant", traditional)):
        if count and count >= _SHARE * (simplified + traditional):
            return code
    return None


def is_japanese(text: str) -> bool | None:
    """Tell whether *text*, Chinese characters without kana, is Japanese; None: nobody can tell.

    Characters such as 駅 and 図 are in the Japanese standard alone, others in the Chinese ones.
    """
    chinese = japanese = 0
    for character in text:
        in_chinese = _in(character, "gb2312") or _in(character, "big5")
        in_japanese = _in(character, "shift_jis")
        chinese += in_chinese and not in_japanese
        japanese += in_japanese and not in_chinese
    if chinese != japanese:
        return japanese > chinese
    return False if len(text) >= ENOUGH else None
