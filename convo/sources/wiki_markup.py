"""Wikitext without its markup: the lines that a reader sees, and which pages they link to."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from convo.sources.wiki_templates import (
    BREAK,
    FOLD,
    MARKUP,
    NOTE,
    NOTE_END,
    QUOTE,
    QUOTE_END,
    SHOWN,
    USER,
    USER_END,
    shown_of_link,
    shown_of_template,
)
from convo.text import REPLACED

_DEEPEST: Final = 40  # brackets in brackets, as MediaWiki has it for templates; more are words
_LONGEST_TAG: Final = 1_000  # characters
_MARK = re.compile(f"[{MARKUP}]")
_AUTOSIGNED = re.compile(
    r"<(small|span)\b[^<>\n]{0,200}\bautosigned\b[^<>\n]{0,200}>([^\n]{0,800}?)</\1\s*>",
    re.IGNORECASE,
)
# What is shown as it stands, or not at all; and brackets, which stand in one another.
_LITERAL = "nowiki|pre|syntaxhighlight|source|math|timeline"
_TOKEN = re.compile(
    rf"<!--|<(?P<tag>{_LITERAL}|gallery|imagemap|templatedata)\b[^<>]{{0,{_LONGEST_TAG}}}>"
    r"|\[\[|\]\]|\{\{|\}\}|\||\n(?==)",
    re.IGNORECASE,
)
_UNSEEN_TAGS: Final = ("gallery", "imagemap", "templatedata")
_ENDS: Final = {
    tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in (*_LITERAL.split("|"), *_UNSEEN_TAGS)
} | {"": re.compile("-->")}
_CLOSING: Final = {"]]": "[[", "}}": "{{"}
_SPECIAL = re.compile(r"[<>\[\]{}'|=*#:;!~-]")
_BOLD = re.compile("'{5}|'{3}|'{2}")
_EXTERNAL = re.compile(
    rf"\[((?:(?:https?|ftps?|irc):)?//[^\s\[\]<>{MARKUP}]+|mailto:[^\s\[\]<>{MARKUP}]+)"
    rf"(?:[ \t]+([^\[\]\n]*))?\]",
    re.IGNORECASE,
)
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)\b[^<>{MARKUP}]{{0,{_LONGEST_TAG}}}>", re.IGNORECASE)
_SWITCH = re.compile(r"__[A-Z]{3,30}__")
_PIECE = re.compile(f"{USER}(?P<name>[^{MARKUP}]*){SHOWN}|[{MARKUP}]|[^{MARKUP}]+")
_SHOWN_AS: Final = {BREAK: "\n"}
_QUOTE_OR_SECTION = re.compile(f"[{QUOTE}{QUOTE_END}]|\n(?==)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A bracket that is open yet, with what stands in it so far."""

    bracket: str
    parts: list[list[str]]
    """Parted at "|", each in pieces."""

    def texts(self) -> list[str]:
        """Return each part in one piece."""
        return ["".join(part) for part in self.parts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a page of a user's, within its line."""

    start: int
    end: int
    name: str = field(repr=False)
    is_own: bool
    """Whether it shows the name itself, and not "talk" or the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source, and what folded lines it ends with."""

    number: int
    """From 1; where its words begin."""

    text: str = field(repr=False)
    """As readers see it, except for what marks a heading, a list or a table."""

    links: tuple[Link, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    """Where quotations begin and end."""

    notes: tuple[tuple[int, int], ...] = ()
    """Where notes begin and end that tell who left words unsigned."""


def lines_of(source: str) -> Iterator[Line]:
    """Yield the lines of a page as its readers see them.

    Links show their label, links to a user's own page the account's name; templates what
    `shown_of_template` tells. Brackets that nothing closes stay, and no input is refused.

    Args:
        source: Wikitext; its lines end in line feeds.
    """
    number, depth = 1, 0
    for raw in _balanced(_unmarked(_flattened(_MARK.sub(REPLACED, source)))).split("\n"):
        leading = len(raw) - len(raw.lstrip(FOLD + " "))
        line, depth = _line(raw, number + raw.count(FOLD, 0, leading), depth)
        yield line
        number += 1 + raw.count(FOLD)


def _flattened(source: str) -> str:
    """Return a page whose links, templates, comments and literal parts are what they show."""
    source = _AUTOSIGNED.sub(rf"{NOTE}\2{NOTE_END}", source)
    stack = [_Open(bracket="", parts=[[]])]
    endless: set[str] = set()
    at = 0
    while token := _TOKEN.search(source, at):
        stack[-1].parts[-1].append(source[at : token.start()])
        at = token.end()
        tag = token["tag"]
        if tag is None and token[0] != "<!--":
            _take(stack, token[0])
            continue
        name = (tag or "").lower()
        end = None if name in endless else _ENDS[name].search(source, at)
        if end is None:  # nothing ends it, so it begins nothing
            endless.add(name)
            stack[-1].parts[-1].append(token[0] if tag is None else "")
        elif not token[0].endswith("/>"):
            stack[-1].parts[-1].append(_literal(name, source[at : end.start()]))
            at = end.end()
    stack[-1].parts[-1].append(source[at:])
    _give_up(stack)
    return "|".join(stack[0].texts())


def _literal(tag: str, text: str) -> str:
    if not tag or tag in _UNSEEN_TAGS:
        return FOLD * text.count("\n")
    return QUOTE + _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", text) + QUOTE_END


def _take(stack: list[_Open], sign: str) -> None:
    """Open or close a bracket, part what is in it, or give up what a heading interrupts."""
    top = stack[-1]
    if sign in _CLOSING.values() and len(stack) <= _DEEPEST:
        stack.append(_Open(bracket=sign, parts=[[]]))
    elif sign == "|" and top.bracket:
        top.parts.append([])
    elif sign in _CLOSING and top.bracket == _CLOSING[sign]:
        stack.pop()
        stack[-1].parts[-1].append(_shown(sign, top.texts()))
    else:
        if sign == "\n":
            _give_up(stack)
        stack[-1].parts[-1].append(sign)


def _shown(sign: str, parts: Sequence[str]) -> str:
    show: Callable[[Sequence[str]], str] = shown_of_link if sign == "]]" else shown_of_template
    shown = show(parts)
    return shown + FOLD * (sum(map(_lines_in, parts)) - _lines_in(shown))


def _lines_in(text: str) -> int:
    return text.count("\n") + text.count(FOLD)


def _give_up(stack: list[_Open]) -> None:
    """Make words of all brackets that are open."""
    words = [opened.bracket + "|".join(opened.texts()) for opened in stack[1:]]
    del stack[1:]
    stack[0].parts[-1] += words


def _unmarked(text: str) -> str:
    """Return a page without tags, bold letters and entities; external links show their label."""
    text = _EXTERNAL.sub(lambda link: link[2] or link[1], text)
    text = _SWITCH.sub("", _BOLD.sub("", _TAG.sub(_shown_of_tag, text)))
    return html.unescape(text)


def _shown_of_tag(tag: re.Match[str]) -> str:
    folds = FOLD * tag[0].count("\n")
    match tag[2].lower():
        case "br" | "p" | "div" | "li" | "tr":
            return BREAK + folds
        case "blockquote" | "q":
            return (QUOTE_END if tag[1] else QUOTE) + folds
        case _:
            return folds


def _balanced(text: str) -> str:
    """Return a page without the ends of quotations that have no other end in their section."""
    kept: list[str] = []
    opened: list[int] = []
    at = 0
    for mark in _QUOTE_OR_SECTION.finditer(text):
        kept.append(text[at : mark.start()])
        at = mark.end()
        if mark[0] == QUOTE_END and not opened:
            continue
        if mark[0] == "\n":
            _drop(kept, opened)
        elif mark[0] == QUOTE:
            opened.append(len(kept))
        else:
            opened.pop()
        kept.append(mark[0])
    _drop(kept, opened)
    return "".join(kept) + text[at:]


def _drop(kept: list[str], places: list[int]) -> None:
    for place in places:
        kept[place] = ""
    places.clear()


def _line(raw: str, number: int, depth: int) -> tuple[Line, int]:
    """Return a line without marks but with what they mark, and how deep in quotations it ends."""
    if not _MARK.search(raw):
        return Line(number=number, text=raw, quoted=((0, len(raw)),) if depth else ()), depth
    text, marks = _parted(raw)
    opened, names = {QUOTE: 0} if depth else {}, {USER: ""}
    spans: dict[str, list[tuple[int, int]]] = {QUOTE: [], NOTE: []}
    links: list[Link] = []
    for mark, name, place in marks:
        depth += (mark == QUOTE) - (mark == QUOTE_END)
        if mark == USER:
            names[mark], opened[mark] = name, place
        elif mark == NOTE or (mark == QUOTE and depth == 1):
            opened[mark] = place
        elif mark == USER_END and USER in opened:
            start, user = opened.pop(USER), names[USER]
            is_own = text[start:place] == user
            links.append(Link(start=start, end=place, name=user, is_own=is_own))
        elif mark == NOTE_END and NOTE in opened:
            spans[NOTE].append((opened.pop(NOTE), place))
        elif mark == QUOTE_END and not depth:
            spans[QUOTE].append((opened.pop(QUOTE), place))
    if depth:
        spans[QUOTE].append((opened[QUOTE], len(text)))
    return (
        Line(
            number=number,
            text=text,
            links=tuple(links),
            quoted=tuple(spans[QUOTE]),
            notes=tuple(spans[NOTE]),
        ),
        depth,
    )


def _parted(raw: str) -> tuple[str, list[tuple[str, str, int]]]:
    """Return the text of a line, and its marks: which, what name it holds, and its place."""
    text: list[str] = []
    marks: list[tuple[str, str, int]] = []
    length = 0
    for piece in _PIECE.finditer(raw):
        words = _SHOWN_AS.get(piece[0], "") if _MARK.match(piece[0]) else piece[0]
        if words:
            text.append(words)
            length += len(words)
        else:
            marks.append((piece[0][0], piece["name"] or "", length))
    return "".join(text), marks
