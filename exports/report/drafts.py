"""What organisers wrote for a report, and the numbers in it: they are of nobody's counting."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from convo.disclosure.mentions_context import around
from convo.model.gathered import Gathered
from convo.model.words import Audience, Part
from convo.model.written import Written
from exports.report.beside import Drafted

_DIGITS: Final = re.compile(r"\d(?:[\d.,٫٬]*\d)?")
"""A number in the digits of any script."""

_AROUND: Final = 30
"""Characters of context on each side, as for names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberInDraft:
    """A number in what organisers wrote. It is for organisers, never for a report."""

    written_id: int
    part: Part
    before: str = field(repr=False)
    """At most 30 characters of the same line."""

    number: str = field(repr=False)
    after: str = field(repr=False)
    """At most 30 characters of the same line."""


def drafted(
    gathered: Gathered,
    *,
    audience: Audience,
    whole_rounds: Collection[int],
    themes: Collection[str],
    hide: Callable[[str], str],
) -> tuple[Drafted, ...]:
    """Return what was written for a report, in its order.

    Args:
        gathered: Where it is.
        audience: Who reads the report. What is for fewer people does not stand there.
        whole_rounds: The ids of the rounds that are in the report with all of their sessions.
            Of other rounds nothing stands there: it would sum up what is not there.
        themes: The names of those the report tells. A lead sentence would tell of another.
        hide: Puts a neutral mark in the place of each name.
    """
    names = {theme.id: theme.name for theme in gathered.themes}
    written = (
        Drafted(part=one.part, theme=names.get(one.theme_id or 0), text=hide(one.text))
        for one in _in_order(gathered, audience, whole_rounds)
    )
    return tuple(one for one in written if one.part is not Part.LEAD or one.theme in themes)


def numbers_in_drafts(
    gathered: Gathered, *, audience: Audience, whole_rounds: Collection[int]
) -> tuple[NumberInDraft, ...]:
    """Return every number in what was written for a report: it should be computed, or not there."""
    return tuple(_numbers(_in_order(gathered, audience, whole_rounds)))


def _numbers(written: Iterable[Written]) -> Iterator[NumberInDraft]:
    for one in written:
        for found in _DIGITS.finditer(one.text):
            before, after = around(one.text, found.start(), found.end(), most=_AROUND)
            yield NumberInDraft(
                written_id=one.id, part=one.part, before=before, number=found[0], after=after
            )


def _in_order(
    gathered: Gathered, audience: Audience, whole_rounds: Collection[int]
) -> list[Written]:
    parts = {part: place for place, part in enumerate(Part)}
    held = {session.id: session.held_on for session in gathered.sessions}

    def key(one: Written) -> tuple[object, ...]:
        about = one.session_id
        where = (0, 0, one.round_id) if about is None else (1, held[about].toordinal(), about)
        return parts[one.part], where, one.position, one.id

    return sorted(
        (
            one
            for one in gathered.written
            if one.audience >= audience and (one.round_id is None or one.round_id in whole_rounds)
        ),
        key=key,
    )
