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
)
from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Prompt
from convo.model.typed import Worded, worded_as


def subject_of(change: Change) -> int | None:
    """Return the id of the one contribution that *change* is about; None for none or several."""
    subjects = {contribution_of(thing) for thing in things_in(change)} - {None}
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
        case Keep(before) if key_of(before) == key_of(thing):
            return Keep(thing)
        case Drop(before) if key_of(before) == key_of(thing):
            return Drop(thing)
        case _:
            return change


def as_now(change: Change, now: Callable[[Worded], Thing | None]) -> Change:
    """Return *change* with all words in it as they are *now*, and without those that are gone.

    What was said is wholly as it is now: how it was attributed went with the words.
    """
    match change:
        case Together(changes):
            parts = (as_now(part, now) for part in changes)
            return Together(tuple(part for part in parts if part != Together(())))
        case Keep(thing) | Drop(thing) if isinstance(thing, Worded):
            there = now(thing)
            if there is None:
                return Together(())
            return replace(change, thing=_as_there(thing, there))
        case _:
            return change


def _as_there(thing: Worded, there: Thing) -> Thing:
    return there if isinstance(thing, Contribution) else worded_as(thing, there)


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


def contribution_of(thing: Thing) -> int | None:
    """Return the contribution that a thing is, or is part of; None where there is none."""
    if isinstance(thing, Contribution):
        return thing.id
    return getattr(thing, "contribution_id", None)


def made_of(thing: Thing) -> int | None:
    """Return the contribution whose words a thing holds, made of them or repeated; None for none.

    A prompt that repeats a question is no part of it.
    """
    return thing.carried_from if isinstance(thing, Prompt) else contribution_of(thing)


def id_of(thing: Thing) -> int | None:
    """Return a thing's own id, else that of the contribution it is part of."""
    return getattr(thing, "id", None) or contribution_of(thing)


def key_of(thing: Thing) -> tuple[object, ...]:
    """Return what tells things that are rewritten apart."""
    language = thing.language if isinstance(thing, Translation) else None
    return (type(thing), id_of(thing), language)


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
