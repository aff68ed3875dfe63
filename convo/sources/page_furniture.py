"""What a wiki puts around the words of a talk page: headings' links, titles, contents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from convo.sources.wiki_words import CONTENTS, EDIT, FROM, JUMP, MARKS, REPLY, TALK, WIKI

_LONGEST_LINE: Final = 300  # characters; a title has 255 bytes at most
_LONGEST_HEADING: Final = 1_000
_SHORT: Final = 60  # characters, of the line above a table of contents
_OPENING: Final = 6  # lines in which title, tagline and jumps are looked for
_SKIPPED: Final = 3  # entries of the contents that may be missing from the page
_EDIT = re.compile(rf"[\[［]\s*([^\[\]［］\n]{{1,80}}?)\s*[\]］][\s{MARKS}]*$")
_REPLIES = "|".join(sorted(map(re.escape, REPLY), key=len, reverse=True))
_REPLY = re.compile(
    rf"[\s{MARKS}]*\.?(?:({_REPLIES})?[\s{MARKS}]?\[\s*(?:{_REPLIES})\s*\]|\[\s?\])",
    re.IGNORECASE,
)
_REPLY_BARE = re.compile(
    rf"[{MARKS}]*\.?(?:{_REPLIES})(?!\w)|\s*\.?(?:{_REPLIES})\s*$", re.IGNORECASE
)
# In a language that is not in the list: one word twice, or a bracket that touches the time.
_REPLY_UNKNOWN = re.compile(r"\.?(?:([^\W\d_]{2,20})\[(?i:\1)\]|\[[^\W\d_]{2,20}\](?=\s*$))")
_REPLY_LAST = re.compile(
    rf"(?:({_REPLIES})\[(?:{_REPLIES})\]|\[(?:{_REPLIES})\])[\s{MARKS}]*$", re.IGNORECASE
)
_FROM = re.compile(
    "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isascii() else "") for word in FROM)
)
_LATEST = re.compile(r"\s*latest comment: .{1,80} in discussion\s*", re.IGNORECASE)
_TITLE = re.compile(r"([^\d:.!?|\n]{1,60}):\S")
_ENTRY = re.compile(r"(?:[•*□]\s*)?(\d{1,3}(?:\.\d{1,3})*)\.?[\s\t]+(\S.*)")
_BUTTON = re.compile(r"[\[(][^\])]{0,20}[\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Which lines of a page are none of its words, and the headings its contents promise."""

    lines: frozenset[int]
    """Counted from 0."""

    entries: tuple[str, ...]
    """The titles in the table of contents, in order; empty without one."""


def heading_of(line: str) -> str | None:
    """Return the heading in a line that ends in a link to edit a section, else None.

    It is empty where a line is nothing but the link.
    """
    found = None
    if len(line) > _LONGEST_HEADING:
        return None
    while (match := _EDIT.search(line)) and _all_edit(match[1]):
        line = line[: len(line) - len(match[0])]
        found = line.strip()
    return found


def is_edit_link(line: str) -> bool:
    """Tell whether a line is nothing but a link to edit a section."""
    link = _EDIT.match(line.strip())
    return link is not None and _all_edit(link[1])


def is_reply_link(line: str, *, behind: bool) -> bool:
    """Tell whether a line is nothing but a link to reply.

    Args:
        line: "[reply]" is one anywhere; "Reply" may be somebody's word.
        behind: Whether it stands right behind a signature, where "Reply" is a link as well.
    """
    words = line.strip()
    return bool(_REPLY.fullmatch(words) or (behind and _REPLY_BARE.fullmatch(words)))


def end_of_reply(line: str, at: int) -> int | None:
    """Return where a link to reply ends that stands in a line at *at*, else None."""
    for pattern in (_REPLY, _REPLY_BARE, _REPLY_UNKNOWN):
        if match := pattern.match(line, at):
            return match.end()
    return None


def start_of_last_reply(line: str, at: int) -> int | None:
    """Return where a link to reply begins that ends a line, not before *at*, else None."""
    match = _REPLY_LAST.search(line, max(at, len(line) - 60))
    return match.start() if match else None


def is_count(line: str) -> bool:
    """Tell whether a line counts the comments of a section, as English wikis do under it."""
    return _LATEST.fullmatch(line) is not None


def furniture_of(lines: Sequence[str], headings: Mapping[int, str]) -> Furniture:
    """Return what of a page is furniture, except for the links beside headings and comments.

    A table of contents stands above the headings; or half of what it promises comes after it.

    Args:
        lines: The page without its blank lines.
        headings: What `heading_of` found, by line from 0.
    """
    opening = list(enumerate(lines[:_OPENING]))
    found = {i for i, line in opening if _is_jump(line)}
    rest = [(i, line) for i, line in opening if i not in found]
    if rest and (_is_title(rest[0][1]) or any(_is_tagline(line) for _, line in rest[1:2])):
        found.add(rest.pop(0)[0])
    found |= {i for i, line in rest[:1] if _is_tagline(line)}
    contents, entries = _contents(lines, headings)
    if not headings and not _are_kept(entries, lines):
        contents, entries = set(), ()
    return Furniture(lines=frozenset(found | contents), entries=entries)


def headings_promised(lines: Sequence[str], entries: Sequence[str]) -> Iterator[int]:
    """Yield the lines, from 0, that repeat the entries of the contents in their order."""
    left = [_plain(entry) for entry in entries]
    at = 0
    for i, line in enumerate(lines if left else ()):
        words = _plain(line)
        for skipped, entry in enumerate(left[at : at + _SKIPPED], start=1):
            if entry == words:
                at += skipped
                yield i
                break


def _all_edit(label: str) -> bool:
    return all(" ".join(part.split()).casefold() in EDIT for part in label.split("|"))


def _is_title(line: str) -> bool:
    """Tell whether a line names a page in a namespace for talk, such as "User talk:Name"."""
    namespace = _TITLE.match(line.strip())
    return (
        namespace is not None
        and len(line) <= _LONGEST_LINE
        and not TALK.isdisjoint(namespace[1].casefold().split())
    )


def _is_tagline(line: str) -> bool:
    words = _plain(line)
    return (
        len(words) <= _LONGEST_LINE // 2
        and not words.endswith((".", "?", "!", ":"))
        and any(name in words for name in WIKI)
        and _FROM.match(words) is not None
    )


def _is_jump(line: str) -> bool:
    words = rest = _plain(line)
    for link in JUMP:
        rest = rest.replace(link, "")
    return rest != words and not rest.strip(" ,")


def _contents(
    lines: Sequence[str], headings: Mapping[int, str]
) -> tuple[set[int], tuple[str, ...]]:
    """Return the lines of the table of contents, if there is one, and its entries."""
    end = min(headings, default=len(lines))
    first = next((i for i in range(end) if _is_contents(lines[i])), None)
    if first is None:
        return set(), ()
    titles = frozenset(headings.values())
    found = {first}
    entries: list[str] = []
    last: tuple[int, ...] = (0,)
    for i in range(first + 1, end):
        line = lines[i].strip()
        entry = _ENTRY.match(line[:_LONGEST_LINE])
        number = tuple(map(int, entry[1].split("."))) if entry else ()
        if entry and number > last and number[0] - last[0] <= 1:
            last = number
            entries.append(entry[2])
        elif line in titles:
            entries.append(line)
        elif not _BUTTON.fullmatch(line):
            break
        found.add(i)
    return (found, tuple(entries)) if entries else (set(), ())


def _are_kept(promised: Sequence[str], lines: Sequence[str]) -> bool:
    """Tell whether at least half of the headings that are promised stand on a line."""
    stand = set(map(_plain, lines))
    return sum(_plain(entry) in stand for entry in promised) * 2 >= len(promised)


def _is_contents(line: str) -> bool:
    return len(line) <= _SHORT and _BUTTON.sub("", _plain(line)).strip() in CONTENTS


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()
