"""A flattened talk page cut into headings, words, and words that a signature ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from convo.sources.months import month_numbers
from convo.sources.page_furniture import (
    end_of_reply,
    furniture_of,
    heading_of,
    headings_promised,
    is_count,
    is_edit_link,
    is_reply_link,
    start_of_last_reply,
)
from convo.sources.reply_nesting import NO_INDENT, Indent, indent_of
from convo.sources.timestamps import Stamp, find_stamps, is_stamp, said_at
from convo.sources.wiki_words import MARKS

_CLOSES_QUOTATION = re.compile(rf"[{MARKS}]*(?:[\"”“]|\s?»)")
_ANNOUNCED = re.compile(rf"[:：][\s{MARKS}]*$")
_NEAR = 8  # characters
_GOES_ON = re.compile(r"[.,;:]\s")
_CLOSING = re.compile(rf"[\s)\].,;:!?–{MARKS}-]*")
# ";Name 10:25" in wikitext is a term with its definition: the page shows it without the colon,
# on two lines.
_HOUR_LAST = re.compile(r"\s\d{1,2}$")
_MINUTE_FIRST = re.compile(r"\s*\d\d[,،]\s[^\n(]{3,40}\(")

_Signed: TypeAlias = tuple[Stamp, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, a line of words, or the part of a line that one signature ends."""

    line: int
    """From 1."""

    heading: str | None = None
    """None for all but a heading."""

    text: str = field(default="", repr=False)
    """The words as they stand, with the name of who signed; empty for a heading."""

    after: str = field(default="", repr=False)
    """Words of the same comment behind the signature."""

    signed: bool = False
    """Whether the time of a signature stood behind the words."""

    stamp: str = ""
    """The time of the signature as it stands; empty where a link to reply follows it."""

    said_at: datetime | None = None
    """UTC; None for what is not signed, or has a time that cannot be read."""

    loose: bool = False
    """Whether it stands behind a signature, and nothing tells whose words it is."""

    indent: Indent = NO_INDENT
    """Of its line."""


def pieces_of(text: str, *, language: str | None) -> list[Piece]:
    """Cut a page into its pieces, from top to bottom, without its furniture.

    Args:
        text: The page; its lines end in line feeds.
        language: A BCP 47 tag to read months by, or None.
    """
    numbers, lines = _worded(text)
    headings = {i: name for i, line in enumerate(lines) if (name := heading_of(line))}
    stamps = _stamps_in(lines, language)
    unsigned = ["" if i in stamps else line for i, line in enumerate(lines)]
    furniture = furniture_of(unsigned, headings)
    if not headings:
        headings = {i: lines[i] for i in headings_promised(unsigned, furniture.entries)}
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        behind = bool(pieces) and pieces[-1].signed
        if i in headings:
            pieces.append(Piece(line=numbers[i], heading=headings[i]))
        elif i in stamps:
            pieces += _cut(numbers[i], line, stamps[i])
        elif not (i in furniture.lines or is_count(line) or is_reply_link(line, behind=behind)):
            pieces.append(Piece(line=numbers[i], text=line, indent=indent_of(line)))
    return pieces


def _worded(text: str) -> tuple[list[int], list[str]]:
    """Return the lines that are not blank, with their numbers.

    A time that stands on two lines is put together on the first, and a heading with its link.
    """
    numbers: list[int] = []
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.isspace():
            continue
        if lines and _MINUTE_FIRST.match(line) and _HOUR_LAST.search(lines[-1][-3:]):
            lines[-1] = f"{lines[-1]}:{line.lstrip()}"
        elif is_edit_link(line):
            if lines and not find_stamps(lines[-1]):
                lines[-1] += line.strip()
        else:
            numbers.append(number)
            lines.append(line)
    return numbers, lines


def _stamps_in(lines: Sequence[str], language: str | None) -> dict[int, list[_Signed]]:
    """Return what may be times of signatures in those lines that have any, from left to right."""
    found = {i: stamps for i, line in enumerate(lines) if (stamps := find_stamps(line))}
    months = month_numbers(
        {stamp.month for of in found.values() for stamp in of if isinstance(stamp.month, str)},
        language=language,
    )
    return {
        i: [(stamp, said_at(stamp, months)) for stamp in of if is_stamp(stamp, months)]
        for i, of in found.items()
    }


def _cut(number: int, line: str, stamps: Sequence[_Signed]) -> list[Piece]:
    """Return the pieces of a line with times in it."""
    signing = [
        (stamp, at)
        for i, (stamp, at) in enumerate(stamps, start=1)
        if not _is_quoted(line, stamp, followed=i < len(stamps))
    ]
    indent = indent_of(line)
    pieces = []
    begin, loose = 0, False
    for i, (stamp, at) in enumerate(signing, start=1):
        end, after = end_of_reply(line, stamp.end), ""
        reply = start_of_last_reply(line, stamp.end) if i == len(signing) else None
        if end is None and reply is not None:
            end, after = len(line), line[stamp.end : reply].strip()
        pieces.append(
            Piece(
                line=number,
                text=line[begin : stamp.start],
                after=after,
                signed=True,
                stamp=line[stamp.start : stamp.end] if end is None else "",
                said_at=at,
                indent=indent,
            )
        )
        begin, loose = end or stamp.end, end is None
    if not _CLOSING.fullmatch(line, begin):
        pieces.append(Piece(line=number, text=line[begin:], loose=loose, indent=indent))
    return pieces


def _is_quoted(line: str, stamp: Stamp, *, followed: bool) -> bool:
    """Tell whether a time is part of what somebody writes or quotes, and ends no comment."""
    return (
        _ANNOUNCED.search(line, max(0, stamp.start - _NEAR), stamp.start) is not None
        or _CLOSES_QUOTATION.match(line, stamp.end) is not None
        or (followed and _GOES_ON.match(line, stamp.end) is not None)
    )
