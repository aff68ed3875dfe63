"""Transcripts and captions in WebVTT, as meeting programs and video sites write them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from convo.errors import RefusedError
from convo.model.words import Form
from convo.sources.found import Found, Passage
from convo.sources.gathering import Gathering, gathered
from convo.sources.lines import LONGEST_LINE, Lines
from convo.text import MAX_CHARACTERS

_OPENING = re.compile(r"WEBVTT(?=\s|$)")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_CLOCK = r"(?:\d+:)?\d{2}:\d{2}[.,]\d{3}"  # with a comma where it was made from SubRip
_TIMES = re.compile(rf"\s*{_CLOCK}\s+-->\s+{_CLOCK}(?:\s|$)")

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>|</v>")
# Only what the format has: "a < b and c > d" are words.
_TAG = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")
# Short, since html.unescape raises on a reference of more than 4,300 digits.
_REFERENCE = re.compile(r"&#?\w{1,32};")
# "Name: words", but neither "10:30 is ..." nor "- Name" nor "https://".
_NAMED = re.compile(r"(?P<who>[^\s\d:：\"“«「'\-–—][^:：\n]{0,63})(?::\s|：)")
# Chinese and Japanese have no spaces where a line goes on.
_UNSPACED = "\u3000-\u30ff\u3400-\u9fff\uff01-\uff65"
_GOES_ON = re.compile(rf"(?<=[{_UNSPACED}])\n(?=[{_UNSPACED}])")

_Span: TypeAlias = tuple[int, str | None, str]
"""The line it is on, who speaks, and the words."""


def read_captions(content: bytes) -> Found:
    """Return what was said, by whom where the file tells, one passage for each turn.

    A speaker stands in a voice tag (`<v Name>`), or before a colon where at least half of the
    cues without one begin so. Consecutive cues of one speaker are one passage; cues of nobody
    stay apart. Times are not kept.

    Args:
        content: At most `convo.sources.lines.MAX_BYTES`, in UTF-8.
    """
    return gathered(content, _read)


def _read(lines: Lines, gathering: Gathering) -> None:
    spans: list[_Span] = []
    # A file that is cut short by a limit still has all that was read before it.
    try:
        spans += (span for cue in _cues(lines, gathering) for span in _spans(*cue))
    finally:
        _gather_turns(_named(spans), gathering)


@dataclass(slots=True, repr=False)
class _Block:
    """Lines that belong together: the file's head, a cue, a note, or words without times."""

    line: int
    is_cue: bool = False
    is_skipped: bool = False
    texts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, line: str) -> None:
        """Add a line; what makes the block far too long to keep is let go."""
        self.length += len(line)
        if self.length <= LONGEST_LINE:
            self.texts.append(line)


def _cues(lines: Lines, gathering: Gathering) -> Iterator[tuple[int, str]]:
    """Yield each cue: the line its words begin on, and the words with their tags."""
    if not _OPENING.match(next(lines, "")):
        raise RefusedError("this file does not begin with WEBVTT, so it is no transcript")
    block = _Block(line=1, is_skipped=True)
    for ended in lines:
        line = ended.rstrip("\r\n")
        if "-->" in line:
            yield from _closed(block, gathering, has_identifier=True)
            block = _Block(line=lines.number + 1, is_cue=True)
            if not _TIMES.match(line):
                gathering.mind(lines.number, "this line has an arrow, but no times: not kept")
        elif not line:
            yield from _closed(block, gathering)
            block = _Block(line=lines.number + 1)
        elif not block.is_skipped:
            block.is_skipped = not (block.is_cue or block.texts) and bool(_NO_CUE.match(line))
            block.add(line)
    yield from _closed(block, gathering)


def _closed(
    block: _Block, gathering: Gathering, *, has_identifier: bool = False
) -> Iterator[tuple[int, str]]:
    """Yield a block if it is a cue with words; mind words that are in none."""
    if block.is_skipped:
        return
    if block.is_cue:
        yield block.line, "\n".join(block.texts)
    elif len(block.texts) > has_identifier:  # the line above the times names the cue
        gathering.mind(block.line, "the words from this line on have no times: not kept")


def _spans(line: int, text: str) -> Iterator[_Span]:
    """Yield the words of a cue, divided where somebody else's begin."""
    parts = _VOICE.split(text)
    for who, words in zip([None, *parts[1::2]], parts[::2], strict=True):
        if said := _plain(words).strip():
            yield line, _plain(who).strip() if who else None, said


def _plain(text: str) -> str:
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text))


def _named(spans: list[_Span]) -> Iterable[_Span]:
    """Return *spans*, with the names in front of their words as speakers if that is the custom."""
    nobodys = [words for _, who, words in spans if who is None]
    opened = sum(1 for words in nobodys if _NAMED.match(words))
    return map(_with_name, spans) if 2 * opened >= len(nobodys) else spans


def _with_name(span: _Span) -> _Span:
    line, who, words = span
    named = _NAMED.match(words) if who is None else None
    return (line, named["who"].strip(), words[named.end() :]) if named else span


def _gather_turns(spans: Iterable[_Span], gathering: Gathering) -> None:
    """Gather *spans*, with consecutive ones of one speaker as one passage."""
    turn: list[str] = []
    begun, speaker, length = 0, None, 0
    for line, who, words in spans:
        if who is None or who != speaker or length + len(words) > MAX_CHARACTERS:
            _gather(begun, speaker, turn, gathering)
            turn, length = [], 0
        if not turn:
            begun, speaker = line, who
        turn.append(words)
        length += len(words) + 1
    _gather(begun, speaker, turn, gathering)


def _gather(line: int, who: str | None, turn: list[str], gathering: Gathering) -> None:
    said = _GOES_ON.sub("", "\n".join(turn)).replace("\n", " ")
    if text := gathering.words(line, said):
        author = gathering.name(line, who) if who else None
        gathering.add(Passage(line=line, author=author, form=Form.QUOTE, text=text))
