"""Where a text says how somebody can be reached: mail, telephone, pages of their own."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from convo.disclosure.mentions_folding import is_spaceless
from convo.disclosure.mentions_words import USER_SPACES
from convo.languages.scripts import script

_REACH: Final = 64
"""Characters of the longest mailbox name (RFC 5321, section 4.5.3.1.1); domains have 255."""

_AT: Final = re.compile("[@＠﹫]")
_BOX: Final = re.compile(r"[\w.+%'’-]+$")
_HOST: Final = re.compile(r"[\w-]+(?:[.．。][\w-]+)*")
_DOT: Final = r"(?:dot|punto|point|punkt|точка)"
_SPELT: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:"
    r"\s?[\[({<]\s?(?:at|arroba|chez|собака|@)\s?[\])}>]\s?[\w-]{1,63}"
    rf"(?:(?:[.]|\s?[\[({{<]\s?{_DOT}\s?[\])}}>]\s?|\s{_DOT}\s)[\w-]{{1,63}}){{0,6}}"
    rf"|\s(?:at|arroba)\s[\w-]{{1,63}}(?:\s{_DOT}\s[\w-]{{1,63}}){{1,6}})",
    re.IGNORECASE,
)
_OUTER: Final = re.compile(r"(?:['’]s)?[-.'’]*$")
"""What follows a name in the same word: a genitive, the end of a sentence."""

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]{1,2000}", re.IGNORECASE)
_SPACES: Final = "|".join(map(re.escape, sorted(USER_SPACES)))
_TALK: Final = r"(?:[ _]?(?:talk|discusión|discussion|diskussion|обсуждение))?"
_OWN_PAGE: Final = re.compile(
    rf"(?:[/=:]|^)(?:{_SPACES}){_TALK}:|special:(?:contributions|emailuser)/|/[~@]\w"
    r"|//(?:\w+\.)?(?:twitter|x|facebook|fb|instagram|t|telegram|wa|vk|weibo|line|signal|github)"
    r"\.(?:com|me|org|cn)/|linkedin\.com/in/|chat\.whatsapp|^mailto:|^tel:",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?<![\w.,/-])\(?\+?\(?\d[\d\s().–/-]{5,24}\d(?![\w])")
_CALL: Final = re.compile(
    r"(?:tel|phone|call|mobile|cell|whats\s?app|signal|telegram|sms|fax|móvil|teléfono|тел\w*"
    r"|телефон|هاتف|جوال|واتساب|تلفن|موبایل|फ़?ोन|फोन|मोबाइल|ফোন|電話|电话|手机|โทร|ဖုန်း|ទូរស័ព្ទ|ስልክ"
    r"|טלפון|전화)[\s.:：)-]*\+?$",
    re.IGNORECASE,
)
_NO_NUMBER: Final = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\s\d.*)?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?:\s\d.*)?"
    r"|\d{1,3}(?:\.\d{3})+|\d{4}\s?[-–/]\s?\d{4}(?:\D.*)?|97[89][-\s]?[\d\s-]{10,13}"
)
_FEWEST: Final = 7
"""Digits of a telephone number where a sign or a word says that it is one."""

_FEWEST_BARE: Final = 9
_MOST: Final = 15
"""Digits of the longest telephone number (ITU-T E.164)."""


def has_contact(text: str) -> bool:
    """Tell whether somebody may be reached by what *text* says; cheap enough for every passage."""
    return any(True for _ in contacts(text))


def contacts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and certainty of all in *text* that somebody can be reached by."""
    for match in _LINK.finditer(text):
        if _OWN_PAGE.search(unquote(match[0])):
            end = match.start() + len(match[0].rstrip(".,;:!?)]}'’"))
            yield match.start(), end, True
    yield from _mailboxes(text)
    for match in _SPELT.finditer(text):
        yield match.start(), match.end(), True
    yield from _numbers(text)


def part_of_word(text: str, at: int) -> int:
    """Return where the word that begins at *at* ends: at a sign, or where the script changes."""
    end, first = at, None
    while end < len(text) and end - at < _REACH:
        letter = text[end]
        if not (letter.isalnum() or letter in "_-.'’" or unicodedata.category(letter)[0] == "M"):
            break
        here = script(letter)
        if first is not None and here is not None and here != first:
            break
        first = first or here
        end += 1
    end -= len(text[at:end]) - len(_OUTER.sub("", text[at:end]))
    return end


def _mailboxes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield what stands on both sides of an at sign; a domain without a dot will do."""
    for sign in _AT.finditer(text):
        at = sign.start()
        box = _BOX.search(text, max(0, at - _REACH), at)
        if box is None or is_spaceless(script(text[at - 1])):
            continue  # an address, or somebody addressed in a sentence without spaces
        start = _same_script(text, box.start(), at)
        host = _HOST.match(text[at + 1 : at + 256])
        end = part_of_word(text, at + 1) if host else at + 1
        if any(map(str.isalpha, text[start:end])):
            yield start, end, True


def _same_script(text: str, start: int, end: int) -> int:
    """Return where the name of a mailbox begins: words of another script may stand before it."""
    last = None
    for at in range(end - 1, start - 1, -1):
        here = script(text[at])
        if last is not None and here is not None and here != last:
            return at + 1
        last = last or here
    return start


def _numbers(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _NUMBER.finditer(text):
        digits = sum(map(str.isdigit, match[0]))
        said = bool(_CALL.search(text, max(0, match.start() - 20), match.start()))
        certain = said or match[0].startswith(("+", "00", "(+"))
        if digits > _MOST or digits < (_FEWEST if certain else _FEWEST_BARE):
            continue
        if certain or not _NO_NUMBER.fullmatch(match[0]):
            yield match.start(), match.end(), certain
