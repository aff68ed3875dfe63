"""What the export screen says: fixed words first, typed ones last."""

import html
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from rich.text import Text

from convo.model.words import Audience
from facilitation.desk.exporting import Choosable, Wish
from facilitation.desk.exporting_check import Check
from facilitation.desk.exporting_checks import may_leave
from facilitation.desk.preflight import State
from facilitation.display import one_line, show
from facilitation.terminal.isolates import isolated

SIGNS: Final = {State.OK: "+ ok  ", State.WARN: "! warn", State.STOP: "x STOP"}
READERS: Final = {Audience.INTERNAL: "policy team (internal", Audience.PUBLIC: "everybody (public"}
FORMATS: Final = {
    "word": "Word",
    "markdown": "Markdown",
    "wikitext": "wikitext",
    "xlsx": "XLSX",
    "csv": "CSV",
    "json": "JSON Lines",
    "qdpx": "REFI-QDA project",
    "qdc": "REFI-QDA codebook",
}
LANGUAGES: Final = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "id": "Indonesian",
}
HEAD: Final = "     contributions  languages       session"
_INDENT: Final = 8
_LANGUAGES: Final = 14
"""Columns: five languages by their tags."""


def title_line(wish: Wish) -> Text:
    """Return the first line: what the summary is to be, and for whom."""
    readers = READERS[wish.audience]
    told = [
        "EXPORT",
        FORMATS[wish.format_name],
        f"for: {'participants (public' if wish.for_participants else readers}, k = {wish.least})",
        _status(wish),
        LANGUAGES[wish.language],
        *([wish.paper.upper()] if wish.has_pages and wish.template is None else []),
        *([isolated(one_line(wish.title))] if wish.title else []),
    ]
    return Text(" · ".join(told), no_wrap=True, overflow="ellipsis")


def _status(wish: Wish) -> str:
    if wish.final:
        return "final"
    return "draft" if wish.review_until is None else f"draft until {wish.review_until}"


def session_line(one: Choosable, *, is_included: bool) -> Text:
    """Return a session as a row; its title comes last, and nothing stands after it."""
    languages = " ".join(one.languages)
    if len(languages) > _LANGUAGES:
        languages = f"{languages[: _LANGUAGES - 1]}…"
    columns = f" [{'x' if is_included else ' '}] {one.contributions:12}  {languages:{_LANGUAGES}}  "
    return Text.assemble(columns, show(one.title), no_wrap=True, overflow="ellipsis")


def checks_head(checks: tuple[Check, ...]) -> str:
    """Return what stands above what was looked at: whether it may leave, and what to press."""
    said = "ctrl+e writes it" if may_leave(checks) else "it cannot leave yet"
    return f"CHECKS   {said} · p preview  r names  a audience  s status  f format"


def check_line(check: Check) -> Text:
    """Return what was looked at as a row."""
    return Text(f" {SIGNS[check.state]}  {check.sentence}", no_wrap=True, overflow="ellipsis")


def check_lines(check: Check) -> list[str]:
    """Return what was looked at, why, and what it is about, to be read."""
    lines = [isolated(one_line(line)) for line in check.lines]
    return [check.sentence, "", check.why, *([""] if lines else []), *lines]


def outline_lines(outline: Sequence[tuple[int, str]]) -> list[str]:
    """Return the headings, those within others further in."""
    return [f"{'  ' * (level - 1)} {isolated(one_line(title))}" for level, title in outline]


def output_line(wish: Wish, suffix: str) -> Text:
    """Return where the file is to be, and whose look it has."""
    new = f"a new file, summary-<random>{suffix}, in this folder"
    told = [new if wish.to is None else show(str(wish.to)).plain]
    if wish.has_pages and wish.template is not None:
        told.append(f"like {show(wish.template.name).plain}")
    return Text(f"OUTPUT  {', '.join(told)}", no_wrap=True, overflow="ellipsis")


def written_lines(path: Path, left_out: Iterable[str], notes: Iterable[str]) -> list[str]:
    """Return what became of it, to be read."""
    return [
        *notes,
        f"It is in {path}",
        "Only this account can read it. The list of documents knows it by its SHA-256.",
        "",
        "What is left out, as the summary says itself:",
        *left_out,
    ]


def included(session_ids: Collection[int], ids: Collection[int]) -> tuple[int, ...]:
    """Return the chosen sessions with *ids* taken in; taken out where all of them were in."""
    if set(ids) <= set(session_ids):
        return tuple(id_ for id_ in session_ids if id_ not in ids)
    return tuple(dict.fromkeys((*session_ids, *ids)))


def read_line(line: str) -> str:
    """Return a line of a preview as a terminal shows it, its indent kept."""
    words = one_line(html.unescape(line))
    indent = len(line) - len(line.lstrip(" "))
    return " " * min(indent, _INDENT) + isolated(words)
