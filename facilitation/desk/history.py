"""What was done to a contribution so far: which kinds of change, and never what it said before."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from convo.model.changes import Change, Drop, Keep, Together
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.themes import Tag
from convo.records import history, reading
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk

_TOLD = {
    "kind": "kind",
    "form": "form",
    "use": "where the words may go",
    "attribution": "how much may be told",
    "role": "hat",
    "participant_id": "handle",
    "language": "language",
    "prompt_id": "prompt",
    "reply_to": "what it answers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One thing that was done."""

    what: str
    is_undone: bool
    theme: str = field(default="", repr=False)
    """The name of a theme that it is about; empty for none."""


def history_of(desk: Desk, contribution_id: int) -> tuple[Past, ...]:
    """Return what was done to a contribution, the first change first.

    Nothing is told of when, nor of what the second reader did. Of a session that is closed nothing
    is known any more but what was done since. It is for a thread of its own.
    """
    names = {one.id: one.name for one in reading.themes(desk.records)}
    return tuple(
        Past(what=what, theme=names.get(theme_id or 0, ""), is_undone=done.is_undone)
        for done in history.history_of(desk.records, contribution_id)
        for what, theme_id in _told(done.change, done.inverse, contribution_id)
    )


def _told(change: Change, inverse: Change | None, id_: int) -> Iterator[tuple[str, int | None]]:
    """Yield what a change does to a contribution, each with the id of a theme where it has one."""
    before = {one.id: one for one in _contributions(inverse)}
    for part in _parts(change):
        match part:
            case Keep(Contribution(id=of) as now) if of == id_:
                yield from ((what, None) for what in _differences(before.get(id_), now))
            case Keep(Contribution(one_with=of, id=other)) if of == id_ and other not in before:
                # A note that is divided is left with fewer words; a passage leaves it as it was.
                told = "divided: {} is the rest" if id_ in before else "passage noted as {}"
                yield told.format(short_code(other)), None
            case Keep(Tag(contribution_id=of, theme_id=theme)) if of == id_:
                yield "put under", theme
            case Drop(Tag(contribution_id=of, theme_id=theme)) if of == id_:
                yield "taken out of", theme
            case Keep(Translation(contribution_id=of, language=language)) if of == id_:
                yield f"translation into {language}", None
            case Drop(Translation(contribution_id=of, language=language)) if of == id_:
                yield f"translation into {language} taken out", None
            case Keep(Agreement(contribution_id=of)) if of == id_:
                yield "who agrees was counted", None
            case _:
                pass


def _differences(before: Contribution | None, now: Contribution) -> Iterator[str]:
    if before is None:
        yield "part of another note" if now.one_with else "noted"
        return
    if before.text != now.text:
        yield "words corrected"
    if before.same_as != now.same_as:
        yield "taken apart" if now.same_as is None else f"same as {short_code(now.same_as)}"
    for name, word in _TOLD.items():
        if getattr(before, name) != getattr(now, name):
            yield f"{word} changed"


def _parts(change: Change | None) -> Iterator[Change]:
    if isinstance(change, Together):
        for part in change.changes:
            yield from _parts(part)
    elif change is not None:
        yield change


def _contributions(change: Change | None) -> Iterator[Contribution]:
    for part in _parts(change):
        if isinstance(part, Keep) and isinstance(part.thing, Contribution):
            yield part.thing
