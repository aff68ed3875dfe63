r"""Signs among the words of a typed line: `#theme`, `+4`, quotation marks, `\#` for the sign."""

import re
import unicodedata
from dataclasses import dataclass, field

from convo.model.words import Form
from convo.sources.quick_speaker import MARKS, UNSPACED
from convo.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said, and what its signs say of it."""

    text: str = field(repr=False)
    """Clean; empty where there were only signs."""

    themes: tuple[str, ...] = field(default=(), repr=False)
    agreed: int = 0


_SIGN = re.compile("[#＃+＋]")
_GLUED = re.compile(rf"(?<=[{UNSPACED}])(?<![#＃])(?=[#＃][^\W\d])")
_WORD = re.compile(r"\S+")
_COUNT = re.compile(r"[+＋](\d{1,3})")
_THEME = re.compile(r"[#＃]([^\W\d_][^\s#＃]*)")
_LONGEST_THEME = 80  # as `Theme` has it
_WITHIN = re.compile(r"(?<!\S)[#＃](?=[^\W\d_][^\s#＃]{0,79}(?:\s|$))")
_ESCAPED = re.compile(r"\\([#＃+＋])")
_QUOTATIONS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "＂": "＂",
}


def words_of(text: str) -> Words:
    """Return *text* without its themes and its count of agreement.

    Only themes in front and at the end are taken out. Within a sentence they are words of it
    too, so the word stays and loses its "#".
    """
    if not _SIGN.search(text):
        return Words(text=clean(text).strip())
    text = _GLUED.sub(" ", text)
    words = list(_WORD.finditer(text))
    themes = [_theme(word[0]) for word in words]
    first, last, agreed = 0, len(words), 0
    while first < last and themes[first]:
        first += 1
    while first < last:
        count = _COUNT.fullmatch(words[last - 1][0])
        if not count and not themes[last - 1]:
            break
        agreed += int(count[1]) if count else 0
        last -= 1
    said = text[words[first].start() : words[last - 1].end()] if first < last else ""
    end = themes[-1][1].strip(MARKS) if said and last < len(words) and themes[-1] else ""
    return Words(
        text=clean(_ESCAPED.sub(r"\1", _WITHIN.sub("", said) + end)).strip(),
        themes=tuple(dict.fromkeys(theme[0] for theme in themes if theme)),
        agreed=agreed,
    )


def unquoted(text: str) -> tuple[str, Form]:
    """Return *text* without the marks that say it is verbatim, and whether it has them."""
    if text.startswith(">"):
        return text.lstrip("> "), Form.QUOTE
    opening, inside, closing = text[:1], text[1:-1], text[-1:]
    ends = _QUOTATIONS.get(opening, "")
    if inside.strip() and closing in ends and not {opening, *ends}.intersection(inside):
        return inside.strip(), Form.QUOTE
    return text, Form.PARAPHRASE


def _theme(word: str) -> tuple[str, str] | None:
    """Return the theme that *word* names, and the punctuation after it."""
    match = _THEME.fullmatch(word.lstrip(MARKS))
    if match is None:
        return None
    name = match[1]
    while unicodedata.category(name[-1])[0] in "PC":  # also marks of direction
        name = name[:-1]
    return (clean(name), match[1][len(name) :]) if len(name) <= _LONGEST_THEME else None
