"""What is typed into the form of a new session, read and said again."""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from convo.errors import RefusedError
from convo.languages.tags import canonical, name_of
from facilitation.desk.planning import RULES, Plan
from facilitation.desk.sessions import in_utc, start_of

Agenda = tuple[tuple[str, int | None], ...]

_PROMPT: Final = re.compile(r"(?P<minutes>\d{1,3})(?:\s+(?P<words>.*))?")
_NO_MINUTES: Final = "- "
"""Stands before a prompt without minutes that begins with a number."""


def read_agenda(typed: str) -> Agenda:
    """Return the prompts that were typed, one a line, each with the minutes in front of it.

    Numbers may be in the digits of any script.
    """
    return tuple(_prompt(line.strip()) for line in typed.splitlines() if line.strip())


def agenda_text(agenda: Agenda) -> str:
    """Return prompts as they are typed; `read_agenda` reads them back."""
    return "\n".join(_as_typed(words, minutes) for words, minutes in agenda)


def read_languages(typed: str) -> tuple[str, ...]:
    """Return the language tags that were typed, as they were, with commas or blanks between."""
    return tuple(filter(None, re.split(r"[\s,،、;؛]+", typed)))


def start_said(plan: Plan, *, mine: tzinfo | None) -> str:
    """Return the start of *plan* in UTC and here; nothing where it is no time yet."""
    try:
        start = in_utc(start_of(plan.start), plan.zone)
    except RefusedError:
        return ""
    there, here = start.astimezone(ZoneInfo(plan.zone)), start.astimezone(mine)
    return f"= {start:%Y-%m-%d %H:%M} UTC, {here:%Y-%m-%d %H:%M} here, {there:%z} there"


def languages_said(tags: Sequence[str]) -> str:
    """Return each language by its tag in the one spelling that is kept, and its English name."""
    return ", ".join(_languages(tags))


def rule_said(plan: Plan) -> str:
    """Return what the rule of *plan* allows at most; nothing while there is none."""
    return "" if plan.rule is None else RULES[plan.rule]


def agenda_said(agenda: Agenda) -> str:
    """Return how many prompts and minutes there are."""
    minutes = sum(minutes or 0 for _, minutes in agenda)
    return f"{len(agenda)} prompts, {minutes} min: one a line, minutes first"


def _prompt(line: str) -> tuple[str, int | None]:
    if line.startswith(_NO_MINUTES):
        return line.removeprefix(_NO_MINUTES).strip(), None
    found = _PROMPT.fullmatch(line)
    return (line, None) if found is None else (found["words"] or "", int(found["minutes"]))


def _as_typed(words: str, minutes: int | None) -> str:
    line = " ".join(words.split())
    if minutes is not None:
        return f"{minutes} {line}"
    is_taken_for_one = _PROMPT.fullmatch(line) or line.startswith(_NO_MINUTES)
    return f"{_NO_MINUTES}{line}" if is_taken_for_one else line


def _languages(tags: Sequence[str]) -> Iterator[str]:
    for tag in tags:
        try:
            yield f"{canonical(tag)} {name_of(tag, within='en')}"
        except RefusedError:
            yield "?"
