"""What a change is about, and what it is without some of that."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from convo.model.changes import (
    Change,
    CloseSession,
    Drop,
    Erase,
    Keep,
    Rewrite,
    Thing,
    Together,
    Worded,
)
from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Prompt


def subject_of(change: Change) -> int | None:
    """Return the id of the one contribution that *change* is about; None for none or several."""
    subjects = {_contribution_of(thing) for thing in things_in(change)} - {None}
    return subjects.pop() if len(subjects) == 1 else None


def things_in(change: Change) -> Iterator[Thing]:
    """Yield every thing that *change* keeps or drops."""
    match change:
        case Keep(thing) | Drop(thing):
            yield thing
        case Together(changes):
            for part in changes:
                yield from things_in(part)
        case Rewrite(things, gone):
            yield from (*things, *gone)
        case CloseSession() | Erase():
            pass


def without(change: Change, id_: int) -> Change:
    """Return *change* without what is about *id_*; nothing is an empty `Together`."""
    match change:
        case Together(changes):
            parts = (without(part, id_) for part in changes)
            return Together(tuple(part for part in parts if part != Together(())))
        case Keep(thing) | Drop(thing) if id_ in _ids_of(thing):
            return Together(())
        case Keep(Contribution() as thing) if id_ in (thing.reply_to, thing.prompt_id):
            return Keep(_pointing_elsewhere(thing, id_))
        case _:
            return change


def _pointing_elsewhere(thing: Contribution, id_: int) -> Contribution:
    """Return a contribution that neither answers what is gone, nor was said to it."""
    return replace(
        thing,
        reply_to=None if thing.reply_to == id_ else thing.reply_to,
        prompt_id=None if thing.prompt_id == id_ else thing.prompt_id,
    )


def with_thing(change: Change, thing: Thing) -> Change:
    """Return *change* with *thing* in the place of what it was before."""
    match change:
        case Together(changes):
            return Together(tuple(with_thing(part, thing) for part in changes))
        case Keep(before) if _key(before) == _key(thing):
            return Keep(thing)
        case Drop(before) if _key(before) == _key(thing):
            return Drop(thing)
        case _:
            return change


def as_now(change: Change, now: Callable[[Thing], Thing | None]) -> Change:
    """Return *change* with all words in it as they are *now*, and without those that are gone."""
    match change:
        case Together(changes):
            return Together(tuple(as_now(part, now) for part in changes))
        case Keep(thing) if isinstance(thing, Worded):
            there = now(thing)
            return Together(()) if there is None else Keep(there)
        case Drop(thing) if isinstance(thing, Worded):
            there = now(thing)
            return Together(()) if there is None else Drop(there)
        case _:
            return change


def losing(before: Change, after: Change) -> set[int]:
    """Return the contributions of which an inverse would bring back fewer words than it did.

    It was of a division: it takes the other part out, and the whole is not known any more.
    """
    now = dict(_words(after, Keep))
    if not any(_words(before, Drop)):
        return set()
    return {id_ for id_, text in _words(before, Keep) if now.get(id_, text) != text}


def _words(change: Change, kind: type[Keep | Drop]) -> Iterator[tuple[int, str]]:
    """Yield the id and the text of each contribution that *change* keeps, or drops."""
    if isinstance(change, Together):
        for part in change.changes:
            yield from _words(part, kind)
    elif isinstance(change, kind) and isinstance(change.thing, Contribution):
        yield change.thing.id, change.thing.text


def made_of(thing: Thing) -> set[int]:
    """Return the contributions whose words a thing repeats, or with which it is one."""
    match thing:
        case Contribution():
            ids = {thing.one_with, thing.same_as}
        case Prompt():
            ids = {thing.carried_from}
        case _:
            ids = set()
    return {id_ for id_ in ids if id_ is not None}


def id_of(thing: Thing) -> int | None:
    """Return a thing's own id, else that of the contribution it is part of."""
    return getattr(thing, "id", None) or _contribution_of(thing)


def _key(thing: Thing) -> tuple[object, ...]:
    """Return what tells things that are rewritten apart."""
    language = thing.language if isinstance(thing, Translation) else None
    ids = (getattr(thing, name, None) for name in ("id", "contribution_id"))
    return (type(thing), *ids, language)


def _contribution_of(thing: Thing) -> int | None:
    if isinstance(thing, Contribution):
        return thing.id
    return getattr(thing, "contribution_id", None)


def _ids_of(thing: Thing) -> set[int | None]:
    """Return the ids of what a thing is about, or cannot be without."""
    names = (
        "id",
        "contribution_id",
        "question_id",
        "merged_into",
        "carried_from",
        "one_with",
        "same_as",
    )
    return {getattr(thing, name, None) for name in names}
