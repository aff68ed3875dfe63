"""Chats of Zoom meetings, as the cloud keeps them and as the program saves them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from convo.model.words import Form
from convo.sources.chat_quotations import Said
from convo.sources.chat_words import EVERYONE, REACTED, REPLYING, TO_BY_FROM
from convo.sources.found import Found, Passage
from convo.sources.gathering import Gathering, gathered
from convo.sources.lines import LONGEST_LINE, Lines

_TIME = re.compile(r"\d{1,2}:\d{2}:\d{2}(?=[\t ])")
_CLOUD = re.compile(r"\t(?P<sender>\S[^\t]{0,300}?):\t")
# "From A to B : words", or "From A to Everyone:" with the words on lines of their own.
_PROGRAM = re.compile(
    rf"\s{{1,4}}(?P<from>{'|'.join(TO_BY_FROM)})\s+(?P<header>.{{1,300}}?)(?:\s:\s|：|:\t|:\s?$)"
)
_TO = {word: re.compile(rf"\s+(?:{to})\s+") for word, to in TO_BY_FROM.items()}
_EVERYONE_UNSAID = "From"  # older programs in English name the recipient of a direct message only
_BLANK_LINE = re.compile(r'"[ \t]*\n[ \t]*\n')  # behind a quotation

_LONGEST_FRAME = 60  # characters before and after the quotation in a reply or a reaction
_MOST_WORDS = 6  # there
_UNQUOTED = "reacted to"  # this reaction may have its quotation bare, and the emoji in the marks


def read_chat_log(content: bytes) -> Found:
    """Return the messages to everyone, in order, each with the one it answers if that is certain.

    Direct messages and reactions are left out and counted. A message whose recipient is not
    known to be everyone is a direct one. Of a reply, the quotation is left out. Times are not
    kept: a chat has no date.

    Args:
        content: At most `convo.sources.lines.MAX_BYTES`, in UTF-8.
    """
    return gathered(content, partial(_read, has_crlf=b"\r\n" in content))


@dataclass(slots=True, kw_only=True, repr=False)
class _Record:
    """One message, reply or reaction."""

    line: int
    sender: str
    is_for_all: bool
    lines: list[str]
    length: int = 0

    def add(self, line: str) -> None:
        """Add a line below the first; what makes the record far too long to keep is let go."""
        self.length += len(line)
        if self.length <= LONGEST_LINE:
            self.lines.append(line)

    def words(self) -> str:
        """Return its lines without the tabs that set them in below the first."""
        return "\n".join(line.removeprefix("\t") for line in self.lines).strip()


def _read(lines: Lines, gathering: Gathering, *, has_crlf: bool) -> None:
    said = Said()
    direct = 0
    for record in _records(lines, gathering, has_crlf=has_crlf):
        direct += not record.is_for_all
        words = record.words()
        reply = _reply(words, said)
        if not record.is_for_all or (not reply and _is_reaction(words, said)):
            gathering.left_out += 1
            continue
        words, answered = reply or (words, None)
        if text := gathering.words(record.line, words):
            said.add(text, len(gathering.passages))
            author = gathering.name(record.line, record.sender)
            gathering.add(
                Passage(
                    line=record.line,
                    author=author,
                    reply_to=answered,
                    form=Form.QUOTE,
                    text=text,
                )
            )
    if direct and not gathering.passages:
        gathering.mind(1, "no message here is to everyone, as far as its header can be read")


def _records(lines: Lines, gathering: Gathering, *, has_crlf: bool) -> Iterator[_Record]:
    """Yield the records, and mind what stands before the first.

    Where lines end in CR LF, a bare LF is a line break within a message, and nothing that follows
    it begins a record: nobody can write words of somebody else.
    """
    record: _Record | None = None
    may_begin, is_stray_minded = True, False
    for ended in lines:
        line = ended.rstrip("\r\n")
        begun = _begun(line, lines.number)
        is_forged = bool(begun and record and not may_begin)
        may_begin = ended.endswith("\r\n") or not has_crlf
        if is_forged:
            gathering.mind(lines.number, "this line of a message looks like the head of another")
        if begun and not is_forged:
            if record:
                yield record
            record = begun
            if not begun.sender:
                gathering.mind(begun.line, "who wrote this message to whom cannot be read")
        elif record:
            record.add(line)
        elif line.strip() and not is_stray_minded:
            is_stray_minded = True
            gathering.mind(lines.number, "from this line on no message of a Zoom chat begins")
    if record:
        yield record


def _begun(line: str, number: int) -> _Record | None:
    """Return the record that begins on a line, with its first words; None where none does."""
    time = _TIME.match(line)
    if not time:
        return None
    if cloud := _CLOUD.match(line, time.end()):
        words = [line[cloud.end() :]]
        return _Record(line=number, sender=cloud["sender"], is_for_all=True, lines=words)
    program = _PROGRAM.match(line, time.end())
    if not program:
        # It must not go on with the message above: this one may be to one person.
        return _Record(line=number, sender="", is_for_all=False, lines=[])
    word, header = program["from"], program["header"]
    to = list(_TO[word].finditer(header))
    recipient = header[to[-1].end() :].strip().casefold() if to else None
    return _Record(
        line=number,
        sender=header[: to[-1].start()] if to else header,
        is_for_all=recipient in EVERYONE if recipient else word == _EVERYONE_UNSAID,
        lines=[line[program.end() :]],
    )


def _is_reaction(words: str, said: Said) -> bool:
    """Tell whether a record is an emoji beside a quotation, with few words, in any language."""
    opening, _, rest = words.partition('"')
    excerpt, mark, closing = rest.rpartition('"')
    if not mark:
        return False
    if _is_emoji(excerpt) and opening.casefold().startswith(_UNQUOTED):
        return True
    frame = f"{opening} {closing}".split() if len(opening + closing) <= _LONGEST_FRAME else []
    if len(frame) > _MOST_WORDS or not any(map(_is_emoji, frame)):
        return False
    before = " ".join(word for word in opening.split() if not _is_emoji(word)).casefold()
    return before in REACTED or bool(said.quoted(excerpt))


def _reply(words: str, said: Said) -> tuple[str, int | None] | None:
    """Return the words of a reply without its quotation, and which passage it answers if certain.

    None is for what is no reply.
    """
    blank_line = _BLANK_LINE.search(words)
    if not blank_line:
        return None
    opening, mark, excerpt = words[: blank_line.start()].partition('"')
    quoted = said.quoted(excerpt)
    is_frame = len(opening) <= _LONGEST_FRAME
    if not mark or not (opening.strip().casefold() in REPLYING or (quoted and is_frame)):
        return None
    return words[blank_line.end() :].strip(), quoted[0] if len(quoted) == 1 else None


def _is_emoji(word: str) -> bool:
    kinds = {unicodedata.category(sign) for sign in word}
    return "So" in kinds and not any(kind[0] in "LN" for kind in kinds)
