"""Random texts, names, typed lines, talk pages and tables, in every script, for hypothesis."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Final, Literal

from hypothesis import strategies as st

from convo.model.words import Kind
from convo.sources.quick_line import Spoken
from convo.sources.quick_speaker import MARKS
from convo.text import clean

SCRIPTS: Final = {
    "Latin": "az", "Latin with marks": "àỹ", "Greek": "αω", "Cyrillic": "аџ", "Armenian": "աֆ",
    "Hebrew": "את", "Arabic and Persian": "ءۓ", "Devanagari": "अह", "Bengali": "অহ",
    "Gurmukhi": "ਅਹ", "Tamil": "அஹ", "Sinhala": "අෆ", "Thai": "กฮ", "Lao": "ກຮ", "Tibetan": "ཀཧ",
    "Burmese": "ကအ", "Georgian": "აჰ", "Ethiopic": "ሀፐ", "Khmer": "កអ", "Kana": "ぁヺ",
    "Han": "一龥", "Hangul": "가힣", "Adlam": "𞤢𞥃", "Han beyond the first plane": "𠀀𠃿",
}  # fmt: skip
"""The first and the last letter of a range of each."""


def _some_from(first: str, last: str, most: int = 40) -> Iterator[str]:
    """Yield letters between two, evenly, that are composed and no capitals."""
    codes = range(ord(first), ord(last) + 1)
    for letter in map(chr, codes[:: 1 + len(codes) // most]):
        if unicodedata.category(letter) in {"Ll", "Lo"} and clean(letter) == letter:
            yield letter


LETTERS: Final = "".join(
    chain.from_iterable(_some_from(ends[0], ends[1]) for ends in SCRIPTS.values())
)
"""Some letters of each script."""

VOWELS_AND_MARKS: Final = (
    "\u0301\u0323\u064e\u0651\u093e\u094d\u09bf\u0e31\u0e49\u1031\u1039\u17d2\u3099\ufe0f"
)
JOINERS: Final = "\u200b\u200c\u200d"
DIRECTIONS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS: Final = "\x00\x07\x08\x1b\x7f\x85\x9b\x9d\ufeff\ufffe\U000e0041\u2028\u2029"
EMOJI: Final = ("👍", "👩‍👩‍👧‍👦", "🏳️‍🌈", "1️⃣", "🇺🇦")
SIGNS: Final = "\t\n \r!\"#%&'()*+,-./:;<=>?@[\\]^_`{|}~：。،؟«»“”…"
KINDS: Final = {
    "q": Kind.QUESTION,
    "r": Kind.RESPONSE,
    "c": Kind.CHALLENGE,
    "m": Kind.COMMITMENT,
    "p": Kind.PRACTICE,
    "d": Kind.RECOMMENDATION,
}


def words() -> st.SearchStrategy[str]:
    """Return words as languages have them: letters, with marks and joiners only between two."""
    letter = st.sampled_from(LETTERS)
    inner = st.text(st.sampled_from(LETTERS + 9 * (VOWELS_AND_MARKS + JOINERS)), max_size=8)
    return st.builds("{}{}{}".format, letter, inner, letter).map(clean)


def sentences() -> st.SearchStrategy[str]:
    """Return a few words with blanks between, and no sign that means anything to a reader."""
    return st.lists(words(), min_size=1, max_size=6).map(" ".join)


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Return whatever may be typed or pasted, half a character and what a terminal obeys too."""
    odd = st.sampled_from(JOINERS + DIRECTIONS + CONTROLS + VOWELS_AND_MARKS + SIGNS)
    pieces = st.one_of(words(), odd, st.sampled_from(EMOJI), st.characters(codec=None))
    return st.lists(pieces, max_size=max_size).map("".join)


def kept_texts() -> st.SearchStrategy[str]:
    """Return texts as they may be in the record: clean, and not blank."""
    return texts().map(clean).filter(lambda text: bool(text.strip().strip(MARKS)))


def names() -> st.SearchStrategy[str]:
    """Return names of one or two words, those of scripts with capitals beginning with one."""
    return st.lists(words().map(str.title).map(clean), min_size=1, max_size=2).map(" ".join)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A line as somebody types it, and what it says."""

    line: str
    spoken: Spoken


@st.composite
def typed_lines(draw: st.DrawFn) -> Typed:
    """Return lines of the quick grammar with every part of it there or not."""
    number = draw(st.none() | st.integers(0, 999))
    kind = draw(st.none() | st.sampled_from(sorted(KINDS)))
    themes = draw(st.lists(words().map(_as_theme), max_size=3, unique=True))
    agreed = draw(st.integers(0, 99))
    text = draw(sentences())
    parts = [
        "" if number is None else str(number),
        f":{kind}" if kind else "",
        f" {text}",
        *(f" #{theme}" for theme in themes),
        f" +{agreed}" if agreed else "",
    ]
    return Typed(
        line="".join(parts),
        spoken=Spoken(
            who=f"P{number}" if number else None,
            anonymous=number == 0,
            kind=KINDS[kind] if kind else Kind.COMMENT,
            themes=tuple(themes),
            agreed=agreed,
            text=text,
        ),
    )


def _as_theme(word: str) -> str:
    return "".join(sign for sign in word if unicodedata.category(sign) != "Cf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A talk page in wikitext, and its comments: who signed, and the words."""

    source: str
    comments: tuple[tuple[str, str], ...]


@st.composite
def talk_pages(draw: st.DrawFn) -> Page:
    """Return pages of comments with odd indents, headings, and signatures in signatures."""
    lines: list[str] = ["== A =="]
    comments: list[tuple[str, str]] = []
    for _ in range(draw(st.integers(1, 6))):
        name, said = draw(st.sampled_from(["Birch", "Oak Tree", "桜", "علي"])), draw(sentences())
        link = f"[[User:{name}|{name}]]"
        signature = draw(
            st.sampled_from(
                [
                    link,
                    f"--{link} ([[User talk:{name}|talk]])",
                    f"<b><small>{link}</small></b>",
                    f"'''{link}''' [[Special:Contributions/{name}|c]]",
                ]
            )
        )
        indent = draw(st.text(":*#", max_size=9))
        lines.append(f"{indent}{said} {signature} 10:15, 3 May 2021 (UTC)")
        lines += draw(st.lists(st.sampled_from(["", "== B ==", "<!-- x -->"]), max_size=2))
        comments.append((name, said))
    return Page(source="\n".join(lines), comments=tuple(comments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV file, and the texts that are in it."""

    content: bytes
    texts: tuple[str, ...]


# Where CR ends a line, Python's writer does not quote a cell for the LF in it.
_HABITS: Final[tuple[tuple[str, Literal[0, 1, 2]], ...]] = (
    ("\n", csv.QUOTE_MINIMAL),
    ("\n", csv.QUOTE_NONNUMERIC),
    ("\r\n", csv.QUOTE_MINIMAL),
    ("\r\n", csv.QUOTE_ALL),
    ("\r", csv.QUOTE_ALL),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return tables with any delimiter, line end and habit of quoting."""
    said = draw(st.lists(kept_texts().map(_unguarded), min_size=1, max_size=5))
    end, quoting = draw(st.sampled_from(_HABITS))
    out = StringIO(newline="")
    writer = csv.writer(
        out, delimiter=draw(st.sampled_from(",;\t|")), lineterminator=end, quoting=quoting
    )
    writer.writerow(["author", "text"])
    writer.writerows(["P1", text] for text in said)
    content = out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    return Table(content=content, texts=tuple(said))


def _unguarded(text: str) -> str:
    """Return *text* without an apostrophe, which a table takes for the guard of a formula."""
    return text.replace("'", "’")
