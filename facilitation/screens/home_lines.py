"""How home shows a session: fixed columns first, what people typed last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from rich.text import Text

from facilitation.desk.overview import RoundLines, SessionLine, State
from facilitation.display import show

_SIGNS: Final = {State.PLANNED: "o", State.LIVE: "*", State.CLOSED: "v"}
_REGION = 14  # columns: the longest id of the scheme

_COUNTS: Final = f"{'region':{_REGION}} said  new open  title"

NARROW: Final = f"   state   day        here  {_COUNTS}"
"""What stands above the rows of 80 columns: the day and the time here."""

WIDE: Final = f"   state   day        {'there':13} {'here':13} {'UTC':7} {_COUNTS}"
"""What stands above the rows of 100 columns and more: the day where it is held, and three times.

A time may be a day off that day, as in 01:30+1.
"""


def heading(rounds: Sequence[RoundLines]) -> str:
    """Return what stands above all: how many sessions are live, planned and closed."""
    states = Counter(line.state for one in rounds for line in one.sessions)
    told = ", ".join(f"{states[each]} {each}" for each in (State.LIVE, State.PLANNED, State.CLOSED))
    return f"SESSIONS   {told}"


def session_line(line: SessionLine, *, is_wide: bool) -> Text:
    """Return a session as a row: state, times, region, counts, and its title last.

    The counts are contributions, those without a theme, and open questions.
    """
    day, times = _wide_times(line) if is_wide else _narrow_times(line)
    region = line.region if line.region.isascii() else ""
    columns = (
        f" {_SIGNS[line.state]} {line.state:7} {day} {times} {region[:_REGION]:{_REGION}}"
        f" {line.contributions:4} {line.untagged:4} {line.open_questions:4}  "
    )
    # A region of one's own may run from right to left: it stands with the title, not before.
    typed = line.title if region else f"{line.region} · {line.title}"
    return Text.assemble(columns, show(typed), no_wrap=True, overflow="ellipsis")


def round_line(one: RoundLines) -> Text:
    """Return what stands above the sessions of a round."""
    if one.title is None:
        return Text(" NO ROUND")
    return Text.assemble(" ROUND  ", show(one.title), no_wrap=True, overflow="ellipsis")


def with_words(rounds: Sequence[RoundLines], typed: str) -> Iterator[RoundLines]:
    """Yield the rounds with the sessions that have all the words that were typed, in any column."""
    wanted = typed.casefold().split()
    for one in rounds:
        kept = tuple(
            line
            for line in one.sessions
            if all(word in _words_of(line, one).casefold() for word in wanted)
        )
        if kept or not wanted:
            yield replace(one, sessions=kept)


def _narrow_times(line: SessionLine) -> tuple[date, str]:
    """Return the day and the time where the one who looks is; once closed, only the day there."""
    if line.starts is None:
        return line.held_on, " " * 5
    return line.starts.mine.date(), f"{line.starts.mine:%H:%M}"


def _wide_times(line: SessionLine) -> tuple[date, str]:
    """Return the day where it is held, and the time there, here and in UTC."""
    day, starts = line.held_on, line.starts
    there, mine, utc = (
        ("", "", "")
        if starts is None
        else (
            _clock(starts.there, day),
            _clock(starts.mine, day),
            _clock(starts.utc, day).removesuffix(" +0000"),
        )
    )
    return day, f"{there:13} {mine:13} {utc:7}"


def _words_of(line: SessionLine, one: RoundLines) -> str:
    return f"{line.state} {line.held_on} {line.region} {line.title} {one.title or ''}"


def _clock(time: datetime, day: date) -> str:
    """Return a time, with how many days it is off *day*, and how far it is from UTC."""
    days = (time.date() - day).days
    return f"{time:%H:%M}{f'{days:+}' if days else ''} {time:%z}"
