"""Talk pages of a wiki: as wikitext, or flattened by a browser or a crawler."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import Final

from convo.errors import TextTooLongError
from convo.model.words import Form
from convo.sources.found import Found, Passage, Problem
from convo.sources.page_pieces import Piece, pieces_of
from convo.sources.reply_nesting import Place, replies_to
from convo.sources.signatures import Signature, read_signatures
from convo.sources.wiki_words import MARKS
from convo.sources.wikitext import is_wikitext, wikitext_pieces
from convo.text import clean

MAX_BYTES: Final = 2_100_000
"""The largest page that is read, in two or three seconds. MediaWiki keeps none of over 2 MiB."""

MOST_LINES: Final = 50_000
"""How many lines are read. The longest pages have some 20,000; nothing but line ends cost 7 µs."""

_BLANK = " \t\n\xa0" + MARKS
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
# What the wiki puts before a comment in a list. A number counts only where it is indented, and
# nothing does where another line has one too: then the list is somebody's words.
_LIST_MARK = re.compile(r"\s*[•□◦▪○●■]\s+|\s+\d{1,3}\.\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comment:
    """What one signature signs, or none does."""

    heading: str | None = field(repr=False)
    section: int
    pieces: tuple[Piece, ...] = field(repr=False)
    signature: Signature | None


def read_talk_page(content: bytes, *, language: str | None = None) -> Found:
    """Return what people wrote on a talk page, from top to bottom.

    The bytes are a page's wikitext, or its text without markup, in UTF-8, or in UTF-16 with its
    mark. Wikitext tells by links who signs. Without markup, who wrote a comment and where it ends
    is a guess where the page parts them with nothing but a space. Words nobody signed are passages
    of nobody. A page without signatures is one problem.

    Args:
        content: At most `MAX_BYTES`, and `MOST_LINES`.
        language: The BCP 47 tag of the wiki's language, to read its months by; None to find out.
    """
    if len(content) > MAX_BYTES:
        return _nothing(f"A talk page has at most {MAX_BYTES:,} bytes: divide this file.")
    text, problems = _decoded(content)
    if text.count("\n") >= MOST_LINES:
        return _nothing(f"A talk page has at most {MOST_LINES:,} lines: divide this file.")
    if is_wikitext(text):
        signed = wikitext_pieces(text, language=language)
    else:
        signed = list(_signed(pieces_of(text, language=language)))
    if not any(piece.signed for piece, _ in signed):
        return _nothing("There is no signature with a time on this page.")
    passages: list[Passage] = []
    places: list[Place] = []
    for comment in _comments(signed):
        passage, wrong = _passage(comment)
        problems += wrong
        if passage:
            passages.append(passage)
            places.append(_place(comment))
    return Found(
        passages=tuple(
            replace(passage, reply_to=answered)
            for passage, answered in zip(passages, replies_to(places), strict=True)
        ),
        problems=tuple(problems),
    )


def _nothing(message: str) -> Found:
    return Found(passages=(), problems=(Problem(line=1, message=message),))


def _decoded(content: bytes) -> tuple[str, list[Problem]]:
    """Return the text, its lines ending in line feeds, and whether some of it was none."""
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        return _LINE_END.sub("\n", content.decode(encoding)), []
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, errors="replace")
        problem = Problem(
            line=_LINE_END.sub("\n", before).count("\n") + 1,
            message="From this line on, some characters are not in UTF-8 and could not be read.",
        )
        text = content.decode(encoding, errors="replace")
        return _LINE_END.sub("\n", text), [problem]


def _comments(
    signed: Iterable[tuple[Piece, Signature | None]],
) -> Iterator[_Comment]:
    """Yield what belongs together: all lines up to a signature, a heading or the end."""
    heading, section = None, 0
    held: list[Piece] = []
    for piece, signature in signed:
        if piece.heading is None:
            held.append(piece)
        if held and (piece.signed or piece.loose or piece.heading is not None):
            yield _Comment(
                heading=heading, section=section, pieces=tuple(held), signature=signature
            )
            held = []
        if piece.heading is not None:
            heading, section = piece.heading, section + 1


def _signed(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Signature | None]]:
    """Yield each piece with its signature, and a heading at the end.

    A time in the midst of a sentence may have taken words of it for its signature. They are part
    of the next piece.
    """
    signatures = iter(read_signatures([piece.text for piece in pieces if piece.signed]))
    end = Piece(line=len(pieces), heading="")
    begins, before = True, ""
    for piece, following in pairwise([*pieces, end, end]):
        signature = next(signatures) if piece.signed else None
        on_one_line = following.signed and following.line == piece.line
        if signature and on_one_line and piece.stamp and not signature.sure:
            wordless = begins and not _has_words(piece.text[: signature.start])
            if wordless or _goes_on(piece.text, following.text):
                before += piece.text + piece.stamp
                continue
        begins = piece.signed or piece.loose or piece.heading is not None
        if signature and before:
            signature = replace(signature, start=len(before) + signature.start)
        yield replace(piece, text=before + piece.text) if before else piece, signature
        before = ""


def _goes_on(before: str, behind: str) -> bool:
    """Tell whether small letters stand on both sides of a time, as they do within a sentence."""
    last = before.rstrip().rpartition(" ")[2]
    return last[:1].islower() and behind.lstrip()[:1].islower()


def _passage(comment: _Comment) -> tuple[Passage | None, list[Problem]]:
    """Return the passage that a comment is, if it has words, and what is wrong with it."""
    signature = comment.signature
    first, last = comment.pieces[0], comment.pieces[-1]
    try:
        text = clean(_body(comment)).strip(_BLANK)
        heading = comment.heading and clean(comment.heading).strip(_BLANK)
    except TextTooLongError as error:
        return None, [Problem(line=first.line, message=f"This comment is left out: {error}.")]
    author = clean(signature.author).strip(_BLANK) if signature and signature.author else None
    problems = [
        Problem(line=last.line, message=message)
        for wrong, message in (
            (not _has_words(text), "The signature on this line has no words before it."),
            (not author, "The signature on this line shows no name."),
            (not last.said_at, "The time of the signature on this line could not be read."),
        )
        if wrong and signature
    ]
    if not _has_words(text):
        return None, problems
    passage = Passage(
        line=first.line,
        heading=heading or None,
        author=author or None,
        role=signature.role if signature else None,
        said_at=last.said_at,
        unsigned=not author,
        form=Form.QUOTE,
        text=text,
    )
    return passage, problems


def _body(comment: _Comment) -> str:
    """Return the words of a comment without its signature, its indent and its mark in a list."""
    pieces = comment.pieces
    texts = [piece.text for piece in pieces]
    if comment.signature:
        texts[-1] = texts[-1][: comment.signature.start]
    if [i for i, text in enumerate(texts) if _LIST_MARK.match(text)] == [0]:
        texts[0] = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), texts[0], count=1)
    lines = [piece.line for piece in pieces]
    gaps = ("\n" * (below - above) for above, below in pairwise(lines))
    body = textwrap.dedent("".join(chain(texts[:1], *zip(gaps, texts[1:], strict=True))))
    return f"{body.strip(_BLANK)} {pieces[-1].after}"


def _has_words(text: str) -> bool:
    """Tell whether a text has a letter, a digit or a symbol such as an emoji."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _place(comment: _Comment) -> Place:
    return Place(
        section=comment.section,
        first=comment.pieces[0].indent,
        last=comment.pieces[-1].indent,
    )
