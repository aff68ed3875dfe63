"""What the live screen says besides what was said: fixed words first, typed ones last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rich.text import Text

from convo.model.contributions import Brief
from convo.model.words import Attribution, Kind, Role
from facilitation.desk.attributing import by_handle
from facilitation.desk.checking import MidCheck
from facilitation.desk.choosing import Chosen
from facilitation.desk.feed import short_code
from facilitation.desk.live import Standing, Turns
from facilitation.desk.reading_back import ReadBack, words_of
from facilitation.display import one_line, show
from facilitation.terminal.isolates import isolated
from facilitation.widgets.contribution_list import Line

_LONGEST_DAY: Final = timedelta(hours=12)
_KINDS: Final[Mapping[Kind, str]] = {
    Kind.COMMENT: "",
    Kind.QUESTION: "q",
    Kind.RESPONSE: "r",
    Kind.CHALLENGE: "c",
    Kind.RECOMMENDATION: "d",
    Kind.COMMITMENT: "m",
    Kind.PRACTICE: "p",
}
"""The letters of the quick grammar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What was noticed of the words in the editor."""

    language: str | None = None
    """A guess; None where nobody can tell."""

    names: int = 0
    """How many times they seem to name somebody."""


def feed_line(brief: Brief) -> Line:
    """Return a contribution as a row: code, who, language, kind, themes, and then the words."""
    who = (
        "anon" if brief.attribution is Attribution.ANONYMOUS else brief.handle or brief.attribution
    )
    language = (brief.language or "?")[:7]
    themes = f"#{min(brief.themes, 9)}" if brief.themes else "--"
    told = f"{who:6} {language:7}"
    if brief.same_as is not None:
        told = f"same as {short_code(brief.same_as)}  "
    columns = f"{short_code(brief.id)} {told} {_KINDS[brief.kind]:1} {themes}"
    return Line(columns=columns.encode("ascii", "replace").decode(), text=brief.text)


def status_line(
    standing: Standing, *, said: int, saved_at: datetime | None, now: datetime, is_off: bool
) -> Text:
    """Return the first line: whether words are kept, how much there is, when it was saved."""
    if standing.session.closed:
        state = "CLOSED: it takes no more"
    elif is_off:
        state = "#### OFF THE RECORD: nothing is kept ####"
    else:
        state = f"● LIVE {_since(standing, now)}"
    saved = f"saved {saved_at.astimezone():%H:%M:%S}" if saved_at else "nothing saved yet"
    session = standing.session
    facts = (
        f"{state} · {said} said · {standing.present} present · by {by_handle(session)} · {saved} · "
    )
    where = show(f"{session.region}: {session.title}")
    return Text.assemble(facts, where, no_wrap=True, overflow="ellipsis")


def prompt_line(standing: Standing) -> Text:
    """Return what is being asked, with its time."""
    if standing.at is None:
        total = len(standing.prompts)
        return Text(f"No prompt yet, of {total}" if total else "No agenda", no_wrap=True)
    place = f"Q{standing.at + 1}/{len(standing.prompts)} {clock(standing.elapsed)}"
    left = standing.remaining
    if left is not None:
        place += f", {clock(abs(left))} {'left' if left >= timedelta(0) else 'over'}"
    queue = f" · queue {' '.join(standing.queue)}" if standing.queue else ""
    asked = show(standing.prompts[standing.at].text)
    return Text.assemble(f"{place}{queue}  ", asked, no_wrap=True, overflow="ellipsis")


def chosen_line(chosen: Chosen, noticed: Noticed) -> str:
    """Return what holds for the words in the editor: ASCII, as it stands above them."""
    parts = [chosen.who or "anon"]
    if chosen.attribution is not None:
        parts.append(f"by {chosen.attribution}")
    parts += [str(one) for one in (chosen.role, chosen.kind, chosen.form) if one is not None]
    parts.append(f"use {chosen.use or 'safest'}")
    if chosen.language is not None:
        parts.append(f"{chosen.language} (chosen)")
    else:
        parts.append(f"{noticed.language or '?'} (guess)")
    if noticed.names:
        parts.append(f"! NAMES: {noticed.names}")
    return " · ".join(parts)


def agenda_lines(standing: Standing) -> list[str]:
    """Return the agenda, a prompt a line, with a sign for what is asked and what was."""
    return [
        f"{_sign(n, standing.at)} {n + 1:2} {one.minutes or '':>3}  {one_line(one.text)}"
        for n, one in enumerate(standing.prompts)
    ]


def _sign(n: int, at: int | None) -> str:
    if at is None or n > at:
        return " "
    return ">" if n == at else "v"


def clock(span: timedelta) -> str:
    """Return a length of time as minutes and seconds, or hours where there are any."""
    seconds = int(span.total_seconds())
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60:02}:{rest % 60:02}"


def _since(standing: Standing, now: datetime) -> str:
    """Return how long the session has been held, as far as its start tells."""
    starts_at = standing.session.starts_at
    running = None if starts_at is None else now - starts_at
    if running is None or not timedelta(0) <= running <= _LONGEST_DAY:
        return "--:--"
    return f"{int(running.total_seconds()) // 3600:02}:{int(running.total_seconds()) // 60 % 60:02}"


def counts_lines(noted: Mapping[str, int]) -> Sequence[str]:
    """Return sums of what was noted, a sum a line."""
    names = {
        "contributions": "contributions",
        "anonymous": "anonymous",
        "untagged": "without a theme",
        "questions": "open questions",
        "withdrawn": "withdrawn",
    }
    return [f"  {told:16} {noted[name]:5}" for name, told in names.items()]


def check_lines(found: MidCheck) -> list[str]:
    """Return what may be missing yet: sums alone."""
    left = found.time_left
    over = " over" if left < timedelta(0) else ""
    return [
        f"{found.contributions} contributions, {found.anonymous} of them anonymous",
        f"{found.questions} questions without a response",
        f"{found.untagged} without a theme",
        f"{found.withdrawn} withdrawn",
        f"{clock(abs(left))} left of the agenda{over}",
        f"not heard yet: {', '.join(map(str, found.unheard_roles)) or 'every role was'}",
        f"not spoken yet: {', '.join(found.unheard_languages) or 'every language was'}",
    ]


def turns_lines(turns: Mapping[Role | None, Turns]) -> list[str]:
    """Return how often and how long each hat spoke, as far as this window noted it."""
    return [
        f"{role or 'no role'}: {told.count} turns, {clock(told.time)}"
        for role, told in sorted(turns.items(), key=lambda one: str(one[0]))
    ]


def read_back_lines(found: ReadBack) -> list[str]:
    """Return what is read to the room, by kind: what was promised comes first."""
    lines: list[str] = []
    for kind, statements in found:
        lines += ["", f"{kind.upper()}"]
        lines += [f"- {isolated(one_line(words_of(statement)))}" for statement in statements]
    return lines[1:] or ["Nothing that is read back was noted yet."]
