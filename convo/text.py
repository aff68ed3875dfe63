"""What text becomes on its way in, wherever it comes from."""

import re
import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Final, Literal

from convo.errors import TextTooLongError

MAX_CHARACTERS: Final = 100_000
"""The longest text kept. A paragraph of 10 MB saves to a Word file that cannot be opened
again (measured with python-docx 1.2 and lxml 6); two sentences are some 200 characters."""

REPLACED: Final = "\ufffd"
"""What stands where a character was that may not be kept."""

_PLANE_ENDS = "".join(
    chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)
)
# XML 1.0, which Word files are made of, has no way to hold these, or a terminal
# obeys them. They become U+FFFD, so that a reader sees that something was there.
_UNSAFE = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANE_ENDS}]"
)
# Invisible, or able to show words in another order than they were said. The joiners
# and marks that Persian, Khmer, Thai or emoji need (U+200B to U+200F) are kept, and what
# chooses the form of a Japanese name (U+E0100 to U+E01EF).
_DECEPTIVE = re.compile(
    "[\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
# Isolates are kept in lines that close each one: an open one reorders what follows.
_ISOLATE = re.compile("[\u2066-\u2069]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
# Where so many marks combine with one letter, it is nobody's language. Composing sorts them by
# inserting one after the other: Python takes 16 s for 100,000. All such marks are among these, but
# for two of half width, which are marks in compatible forms alone.
_MANY_MARKS: Final[Mapping[str, tuple[re.Pattern[str], Literal["NFD", "NFKD"]]]] = {
    "NFC": (re.compile(r"[^\w\s\x00-\u02ff]{64,}"), "NFD"),
    "NFKC": (re.compile(r"(?:[^\w\s\x00-\u02ff]|[\uff9e\uff9f]){64,}"), "NFKD"),
}


def clean(text: str) -> str:
    """Return *text* safe to keep, to show and to put in a Word file.

    Lines end in a line feed and characters are composed (NFC). What people see of it is
    never shortened. Cleaning twice changes nothing more.

    Raises:
        TextTooLongError: It has more than `MAX_CHARACTERS` characters.
    """
    text = _UNSAFE.sub(REPLACED, _DECEPTIVE.sub("", _LINE_END.sub("\n", text)))
    if _ISOLATE.search(text):
        text = "\n".join(map(_without_open_isolates, text.split("\n")))
    text = composed(text)
    if len(text) > MAX_CHARACTERS:
        raise TextTooLongError(
            f"this text has {len(text):,} characters and {MAX_CHARACTERS:,} is the most:"
            " divide it, and enter the parts one by one"
        )
    return text


def composed(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """Return *text* in a normal form, in a time that grows no faster than its length.

    However many marks are heaped up on a letter: `unicodedata.normalize` takes their square.
    """
    heap, decomposed = _MANY_MARKS[form]
    return unicodedata.normalize(
        form, heap.sub(lambda found: _in_order(found[0], decomposed), text)
    )


def is_clean(text: str) -> bool:
    """Tell whether `clean` would leave *text* as it is."""
    return (text.isascii() and text.isprintable() and len(text) <= MAX_CHARACTERS) or (
        len(text) <= MAX_CHARACTERS and clean(text) == text
    )


def with_ascii_digits(text: str) -> str:
    """Return *text* with 0 to 9 in the place of the decimal digits of any script."""
    return "".join(str(unicodedata.decimal(each, each)) for each in text)


def as_sentence(words: str) -> str:
    """Return *words* with a capital, and with a full stop where no other sign ends them."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) else '.'}"


def _in_order(marks: str, form: Literal["NFD", "NFKD"]) -> str:
    """Return marks, decomposed, in the order that composing would sort them into."""
    decomposed = (part for mark in marks for part in unicodedata.normalize(form, mark))
    runs = groupby(decomposed, key=lambda part: unicodedata.combining(part) > 0)
    return "".join(
        part
        for combines, run in runs
        for part in (sorted(run, key=unicodedata.combining) if combines else run)
    )


def _without_open_isolates(line: str) -> str:
    """Return *line*, without its isolates where they do not pair up."""
    depth = 0
    for character in line:
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        if depth < 0:
            break
    return line if depth == 0 else _ISOLATE.sub("", line)
