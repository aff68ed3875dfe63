"""Dividing a note that holds two points, and joining two notes of one point."""

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import replace

from convo.errors import RefusedError
from convo.model.changes import Keep, Saved, Thing
from convo.model.consent import Consent
from convo.model.contributions import Translation
from convo.model.ids import new_id
from convo.model.second import SecondReading, SecondTag
from convo.model.themes import Tag
from convo.records import glance, reading
from convo.records.things import find
from convo.rules import notes
from facilitation.desk.opening import Desk


def divide(desk: Desk, contribution_id: int, at: int) -> Future[Saved]:
    """Have a contribution divided in two, each under the themes of the whole.

    Translations stay with the first part, and count as not checked: they are of the whole. What
    was agreed to of the whole holds for both. All of it is undone as one.

    Args:
        desk: Where.
        contribution_id: What is divided.
        at: How many code points of its words the first part has.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: As `convo.rules.notes.split` does.
        SessionClosedError: The session is closed, and takes no second part; the future says so.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    first, second = notes.split(said, at, new_id=new_id())
    unchecked = (replace(one, checked=False) for one in _translations(desk, said.id) if one.checked)
    return desk.hand_in(
        *map(Keep, (first, second, *unchecked, *_copied(desk, said.id, to=second.id)))
    )


def join(desk: Desk, main_id: int, other_ids: Collection[int]) -> Future[Saved]:
    """Have contributions kept as second notes of another one. All of it is undone as one.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: As `convo.rules.notes.together` does; or there is no other one.
    """
    main = reading.get_contribution(desk.records, main_id)
    known = {one.id: one for one in reading.one_with(desk.records, main)}
    changed = []
    for id_ in sorted(set(other_ids) - {main_id}):
        other = reading.get_contribution(desk.records, id_)
        known |= {
            one.id: one for one in reading.one_with(desk.records, other) if one.id not in known
        }
        changed.append(notes.together(main, other, known.values()))
        known[id_] = changed[-1]
    if not changed:
        raise RefusedError("mark the other notes of this point first")
    return desk.hand_in(*map(Keep, changed))


def take_apart(desk: Desk, contribution_id: int) -> Future[Saved]:
    """Have a second note stand for itself again; of a first one, all its second notes.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: It is neither.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    others = [one for one in reading.one_with(desk.records, said) if one.same_as == said.id]
    apart = [said] if said.same_as is not None or not others else others
    return desk.hand_in(*map(Keep, map(notes.apart, apart)))


def _copied(desk: Desk, id_: int, *, to: int) -> list[Thing]:
    """Return what was chosen of a contribution, for a part of it."""
    where, values = "contribution_id = :id", {"id": id_}
    return [
        *(replace(one, contribution_id=to) for one in find(desk.records, Tag, where, values)),
        *(replace(one, contribution_id=to) for one in find(desk.records, Consent, where, values)),
        *(replace(one, contribution_id=to) for one in find(desk.records, SecondTag, where, values)),
        *(
            replace(one, contribution_id=to)
            for one in find(desk.records, SecondReading, where, values)
        ),
    ]


def _translations(desk: Desk, id_: int) -> list[Translation]:
    return glance.translations_of(desk.records, id_)
