"""Notes that somebody typed: a text file, a pad, the paragraphs of a Word file."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, assert_never

from convo.errors import RefusedError, TextTooLongError
from convo.sources.found import Found, Passage, Problem
from convo.sources.quick_line import (
    Agreed,
    Blank,
    Continuation,
    Correction,
    Line,
    OffTheRecord,
    OnTheRecord,
    Skipped,
    Spoken,
    Topic,
    Unreadable,
    is_bullet,
    name_in_front,
    read_noted_line,
)
from convo.sources.quick_speaker import MARKS, known_as
from convo.text import MAX_CHARACTERS, clean

MAX_BYTES: Final = 4_000_000
"""The largest file that is read. Notes of a day have some 0.2 MB."""

MOST_LINES: Final = 30_000
"""How many lines are read, in one or two seconds. An hour of talk has some 500."""

_LINE_END = re.compile("\r\n?|[\n\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_NO_TEXT = Unreadable(message="this line is not UTF-8: save the file in UTF-8, and import it again")
_SEARCHED_AT_LEAST = 1_000_000
_COST_OF_A_LOOK = 50  # in characters: what a short passage costs as well
_SEARCHED_PER_CHARACTER = 20  # so that a file of nothing but corrections is read in linear time


def read_typed_notes(content: bytes, *, people: frozenset[str] = frozenset()) -> Found:
    """Read a note-taker's lines; each is somebody's words, a heading or a command.

    What a correction changes and a continuation goes on with is the passage before. An indented
    line below an item of a list goes on with the item.

    Args:
        content: UTF-8, with or without a mark, or UTF-16 with one; at most `MAX_BYTES`. A line
            that is neither is a problem, and the others are read, up to `MOST_LINES`.
        people: Names and handles known in the session. Given, no other name before a colon is
            taken for a speaker; a handle always is. Empty, up to two words that are written as
            a name are one, and more if they stand before a colon on several lines.
    """
    if len(content) > MAX_BYTES:
        message = f"notes have at most {MAX_BYTES:,} bytes: divide this file"
        return Found(passages=(), problems=(Problem(line=1, message=message),))
    text = _decoded(content)
    known = frozenset(map(known_as, people))
    notes = _Notes(to_search=_SEARCHED_AT_LEAST + _SEARCHED_PER_CHARACTER * len(text))
    lines = _LINE_END.split(text, maxsplit=MOST_LINES)
    unread = lines[MOST_LINES:]
    lines = lines[:MOST_LINES]
    recurring = frozenset() if known else _recurring(lines)
    for number, line in enumerate(lines, start=1):
        read = read_noted_line(line, known=known, recurring=recurring)
        # Even a line that cannot be read may say that those after it are not to be kept.
        is_certain = isinstance(read, OffTheRecord) or not _NOT_TEXT.search(line)
        notes.add(number, line, read if is_certain else _NO_TEXT)
    if unread:
        notes.stop()
    return notes.found()


def _recurring(lines: Iterable[str]) -> frozenset[str]:
    """Return what may be the name of a speaker on more than one line."""
    names = Counter(map(name_in_front, lines))
    return frozenset(name for name, count in names.items() if name and count > 1)


def _decoded(content: bytes) -> str:
    """Return *content* as text, with a lone surrogate where bytes are no characters."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        whole = content[: len(content) // 2 * 2]
        odd_byte = "\udc80" if len(whole) < len(content) else ""
        return whole.decode("utf-16", "surrogatepass") + odd_byte
    return content.decode("utf-8-sig", "surrogateescape")


@dataclass(slots=True, kw_only=True, repr=False)
class _Draft:
    """A passage that later lines still change."""

    line: int
    heading: str | None
    spoken: Spoken
    parts: list[str] = field(default_factory=list)
    length: int = 0
    themes: dict[str, None] = field(default_factory=dict)
    agreed: int = 0

    def add(self, words: Spoken | Continuation) -> None:
        """Add *words* at the end.

        Raises:
            TextTooLongError: The passage would have too many characters.
        """
        length = self.length + len(words.text) + bool(self.parts)
        _need_room(length)
        self.parts.append(words.text)
        self.length = length
        self.themes.update(dict.fromkeys(words.themes))
        self.agreed += words.agreed

    def correct(self, correction: Correction) -> bool:
        """Make *correction*; tell whether the words it is about are here.

        Raises:
            RefusedError: It would leave no words, or too many characters.
        """
        text = self.text()
        found = text.count(correction.old)
        if not found:
            return False
        times = found if correction.everywhere else 1
        # Asked before it is made: a short line can ask for gigabytes.
        _need_room(len(text) + times * (len(correction.new) - len(correction.old)))
        corrected = clean(text.replace(correction.old, correction.new, times)).strip()
        if not corrected.strip(MARKS):
            raise RefusedError("this correction would leave no words, and was not made")
        self.parts, self.length = [corrected], len(corrected)
        return True

    def text(self) -> str:
        """Return all words so far; its parts are put together once."""
        self.parts = [" ".join(self.parts)]
        return self.parts[0]

    def passage(self) -> Passage:
        """Return what it is once no line changes it any more."""
        return Passage(
            line=self.line,
            heading=self.heading,
            author=self.spoken.who,
            kind=self.spoken.kind,
            form=self.spoken.form,
            themes=tuple(self.themes),
            agreed=self.agreed,
            text=self.text(),
        )


def _need_room(length: int) -> None:
    if length > MAX_CHARACTERS:
        raise TextTooLongError(
            f"with this line a passage would have more than {MAX_CHARACTERS:,} characters,"
            " so it was not added"
        )


@dataclass(slots=True, kw_only=True, repr=False)
class _Notes:
    """What was read so far."""

    to_search: int
    """How many characters corrections may still look through."""

    drafts: list[_Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    heading: str | None = None
    last: _Draft | None = None
    """What the next line may go on with. None after words that were not kept: it may be theirs."""

    in_item: bool = False
    off_since: int | None = None
    """The line that took the notes off the record; None while they are on it."""

    def add(self, number: int, line: str, value: Line) -> None:
        """Add line *number*, which was read as *value*."""
        if self.off_since is not None:
            self._pass_over(value)
            return
        wrapped = self.in_item and line[:1].isspace() and not is_bullet(line)
        self.in_item = isinstance(value, Spoken) and (wrapped or is_bullet(line))
        try:
            if wrapped and isinstance(value, Spoken) and _is_plain(value):
                self._go_on(value)
            else:
                self._take(number, value)
        except RefusedError as error:
            self.problems.append(Problem(line=number, message=str(error)))

    def stop(self) -> None:
        """Say that there are more lines than were read."""
        message = f"from this line on nothing was read: {MOST_LINES:,} lines are the most"
        self.problems.append(Problem(line=MOST_LINES + 1, message=message))

    def found(self) -> Found:
        """Return all that was read."""
        if self.off_since is not None:
            message = "nothing after this line was kept: the notes do not go back on the record"
            self.problems.append(Problem(line=self.off_since, message=message))
        return Found(
            passages=tuple(draft.passage() for draft in self.drafts),
            problems=tuple(self.problems),
            left_out=self.left_out,
        )

    def _pass_over(self, value: Line) -> None:
        if isinstance(value, OnTheRecord):
            self.off_since = None
        elif not isinstance(value, Blank):
            self.left_out += 1

    def _take(self, number: int, value: Line) -> None:
        match value:
            case Spoken():
                self._begin(number, value)
            case Continuation():
                self._go_on(value)
            case Correction():
                self._correct(value)
            case Agreed(count=count):
                self._need_last().agreed += count
            case Topic(title=title):
                self.heading = title
            case OffTheRecord():
                self.off_since, self.last = number, None
            case Unreadable(message=message):
                self.last = None
                self.problems.append(Problem(line=number, message=message))
            case Skipped():
                self.left_out += 1
            case Blank() | OnTheRecord():
                pass
            case _:
                assert_never(value)

    def _begin(self, number: int, spoken: Spoken) -> None:
        self.last = _Draft(line=number, heading=self.heading, spoken=spoken)
        self.last.add(spoken)
        self.drafts.append(self.last)
        if spoken.stranger:
            raise RefusedError("what stands before the colon is nobody on the list")

    def _go_on(self, words: Spoken | Continuation) -> None:
        self._need_last().add(words)

    def _need_last(self) -> _Draft:
        if self.last is None:
            raise RefusedError("this line goes on with nothing that was kept")
        return self.last

    def _correct(self, correction: Correction) -> None:
        for draft in reversed(self.drafts):
            self.to_search -= draft.length + _COST_OF_A_LOOK
            if self.to_search < 0:
                raise RefusedError("there are too many corrections, and this one was not made")
            if draft.correct(correction):
                return
        raise RefusedError("this line corrects words that are not there")


def _is_plain(spoken: Spoken) -> bool:
    """Tell whether nothing but words is on a line, so that it may go on with the one above."""
    return spoken == Spoken(text=spoken.text, themes=spoken.themes, agreed=spoken.agreed)
