"""What links and templates of a wiki show to those who read the page."""

import re
from collections.abc import Sequence
from typing import Final

from convo.sources.timestamps import find_stamps
from convo.sources.wiki_namespaces import is_unseen, user_page

USER: Final = "\ufdd0"
"""Before the name of an account; `SHOWN` and what the link shows follow it, and `USER_END`.

These marks are no characters: `clean` would replace them, so that no page may hold them.
"""

SHOWN: Final = "\ufdd1"
USER_END: Final = "\ufdd2"
FOLD: Final = "\ufdd3"
"""Where a line of the source ends, but no line of what is shown."""

BREAK: Final = "\ufdd4"
"""Where a line of what is shown ends, but no line of the source."""

QUOTE: Final = "\ufdd5"
"""Before somebody's words that are quoted; no signature in them counts."""

QUOTE_END: Final = "\ufdd6"
NOTE: Final = "\ufdd7"
"""Before a note that tells who left words unsigned, and when."""

NOTE_END: Final = "\ufdd8"
MARKUP: Final = f"{USER}-{NOTE_END}"
"""All of these, for the inside of a pattern's brackets."""

_HIDDEN_NAME = re.compile(f"{USER}[^{SHOWN}]*{SHOWN}|{USER_END}")
_PARAMETER = re.compile(r"\s*([^\s=<>\[\]{}|][^=<>\[\]{}|\n]{0,30}?)\s*=")
_PING: Final = frozenset(
    {"ping", "re", "reply", "reply to", "replyto", "reply-to", "yo", "mention", "hello", "@"}
    | {"user ping", "notif", "ответить", "пинг", "пінг", "відповісти", "رد على", "إشارة"}
    | {"پینگ", "پاسخ به", "תיוג", "पिंग", "পিং", "回复", "回覆", "返信", "핑"}
)
_UNSIGNED: Final = frozenset(
    {"unsigned", "unsigned2", "unsigned3", "unsignedip", "unsigned ip", "unsignedip2", "xsign"}
    | {"unsigned2ip", "uns", "non signé", "ns", "unsigniert", "nicht signiert", "no firmado"}
    | {"sin firmar", "non firmato", "não assinado", "niepodpisany", "niet ondertekend", "osignerat"}
    | {"неподписано", "не подписано", "без подписи", "непідписано", "غير موقع", "بدون امضا"}
    | {"לא חתם", "अहस्ताक्षरित", "স্বাক্ষরহীন", "ไม่ลงชื่อ", "未署名", "未签名", "未簽名", "서명 안 함"}
)
_QUOTING: Final = frozenset(
    {"tq", "tqq", "tqi", "tqb", "tq2", "talk quote", "talkquote", "talk quote inline"}
    | {"talk quote block", "quote", "cquote", "citation bloc", "zitat", "cita"}
)
_LAST = -1
_SHOWN_AT: Final = {
    **dict.fromkeys(("small", "smaller", "big", "larger", "em", "strong", "nowrap"), _LAST),
    **dict.fromkeys(("strike", "s", "del", "code", "mono", "red", "green", "blue", "xt"), _LAST),
    **dict.fromkeys(("color", "colour", "lang", "abbr"), _LAST),
    **dict.fromkeys(("u", "user", "noping", "no ping", "np", "ul", "user link"), 0),
    **dict.fromkeys(("tl", "tlx", "tlp", "template"), 0),
}
"""Which of its parameters a template shows: the last, or the first."""

_SAYING: Final = frozenset(
    {"done", "not done", "support", "oppose", "neutral", "agree", "disagree", "yes", "no"}
    | {"pour", "contre", "neutre", "fait", "pro", "kontra", "contra", "a favor", "en contra"}
    | {"za", "przeciw", "за", "против", "проти", "مع", "ضد", "موافق", "مخالف", "בעד", "נגד"}
    | {"समर्थन", "विरोध", "সমর্থন", "বিরোধিতা", "เห็นด้วย", "ไม่เห็นด้วย", "支持", "反对", "反對", "中立"}
    | {"賛成", "反対", "찬성", "반대"}
)
"""Templates that stand for their own name, as in a vote."""


def shown_of_link(parts: Sequence[str]) -> str:
    """Return what a link shows, between marks where it leads to a user's page.

    Args:
        parts: What stands between "[[" and "]]", parted at "|"; links inside are shown already.
    """
    target = parts[0]
    if is_unseen(target):
        return ""
    label = parts[-1].strip() or target.strip()
    page = user_page(target)
    if not page:
        return label.removeprefix(":")
    own = page.is_own or len(parts) == 1
    return _linked(page.name, page.name if own else _HIDDEN_NAME.sub("", label))


def shown_of_template(parts: Sequence[str]) -> str:
    """Return the words of a template as far as its name tells them; most have none.

    A template of any name that encloses signatures shows what they sign.

    Args:
        parts: What stands between "{{" and "}}", parted at "|"; what is inside is shown already.
    """
    name = _folded(parts[0])
    values = _values(parts[1:])
    if name in _PING and values:
        return ", ".join(f"@{_user(value)}" for value in values if value)
    if name in _UNSIGNED and values:
        return _note(values)
    if name in _QUOTING and values:
        return f"{QUOTE}{values[0]}{QUOTE_END}"
    if name in _SHOWN_AT and values:
        return values[_SHOWN_AT[name]]
    if name in _SAYING:
        return name[:1].upper() + name[1:]
    return BREAK.join(value for part in parts[1:] if USER in (value := _value(part)))


def is_unsigned_note(template: str) -> bool:
    """Tell whether a template of that name tells who left words unsigned."""
    return _folded(template) in _UNSIGNED


def _folded(template: str) -> str:
    return " ".join(template.replace("_", " ").split()).casefold()


def _linked(name: str, shown: str) -> str:
    return f"{USER}{name}{SHOWN}{shown}{USER_END}"


def _values(parts: Sequence[str]) -> list[str]:
    """Return the parameters of a template that are numbered, or have no name."""
    names = [_PARAMETER.match(part) for part in parts]
    return [
        _value(part).strip()
        for part, name in zip(parts, names, strict=True)
        if name is None or name[1].isdecimal()
    ]


def _value(part: str) -> str:
    return _PARAMETER.sub("", part, count=1) if _PARAMETER.match(part) else part


def _user(value: str) -> str:
    """Return the name of an account that a parameter gives, as a link or alone."""
    return _HIDDEN_NAME.sub("", value).strip()


def _note(values: Sequence[str]) -> str:
    """Return the signature that a note stands for: name and time, in either order."""
    stamps = [_stamp(value) for value in values[:2]]
    at = next((i for i, stamp in enumerate(stamps) if stamp), None)
    user = _user(next((value for i, value in enumerate(values[:2]) if i != at and value), ""))
    page = user_page(f"User:{user}")
    if not page:
        return ""
    time = stamps[at] if at is not None else ""
    return f"{NOTE}{_linked(page.name, '')} {time}{NOTE_END}"


def _stamp(value: str) -> str:
    """Return a time with its zone, which notes may leave out and is UTC then; "" for no time."""
    return next((text for text in (value, f"{value} (UTC)") if find_stamps(text)), "")
