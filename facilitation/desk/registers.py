"""The registers: whom to ask, which groups there are, what to have ready. All can be undone."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from convo.errors import RefusedError
from convo.languages.tags import canonical
from convo.model.changes import Drop
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.registers import ChecklistItem, Contact, Forum
from convo.model.words import Preparer
from convo.records import reading, registers
from convo.regions import region_id
from convo.rules.directory import Gap, gaps
from convo.text import clean
from facilitation.desk.opening import Desk

E = TypeVar("E", bound=Contact | Forum | ChecklistItem)

Typed: TypeAlias = Mapping[str, Any]
"""Fields of an entry by their names: texts as they were typed, the others as they are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLine:
    """A contribution of kind practice, and what may be done with it."""

    said: Contribution
    may_share: bool
    """Whether those who do it agreed to be shown as a model."""

    forum_ids: frozenset[int]
    """The forums that it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """All registers of a record as they are now."""

    contacts: tuple[Contact, ...]
    """By purpose."""

    gaps: tuple[Gap, ...]
    forums: tuple[Forum, ...]
    """By name."""

    mentions: Mapping[int, frozenset[int]]
    """The ids of the contributions that speak of each forum, by its id; none of some forums."""

    practices: tuple[PracticeLine, ...]
    checklist: tuple[ChecklistItem, ...]
    """By who prepares it and where, then by its place."""


def read_registers(desk: Desk) -> Registers:
    """Return all registers; with 100,000 contributions, looking for practices takes a while."""
    speaking: defaultdict[int, set[int]] = defaultdict(set)
    spoken_of: defaultdict[int, set[int]] = defaultdict(set)
    for one in registers.forum_mentions(desk.records):
        speaking[one.forum_id].add(one.contribution_id)
        spoken_of[one.contribution_id].add(one.forum_id)
    contacts = tuple(registers.contacts(desk.records))
    return Registers(
        contacts=contacts,
        gaps=tuple(gaps(contacts, reading.sessions(desk.records))),
        forums=tuple(registers.forums(desk.records)),
        mentions={id_: frozenset(ids) for id_, ids in speaking.items()},
        practices=tuple(
            PracticeLine(
                said=said, may_share=one.may_share, forum_ids=frozenset(spoken_of[said.id])
            )
            for said, one in registers.practices(desk.records)
        ),
        checklist=tuple(registers.checklist(desk.records)),
    )


def add(desk: Desk, kind: type[E], typed: Typed) -> E:
    """Add an entry to a register; items of checklists are added by `checklists`.

    Raises:
        RefusedError: A text that is needed is blank, one is too long, or a language tag is none.
    """
    entry = kind(id=new_id(), **as_kept(typed))
    desk.keep(entry)
    return entry


def change(desk: Desk, kind: type[E], id_: int, typed: Typed) -> E:
    """Change some fields of an entry; those that are not given stay as they are.

    Raises:
        NotFoundError: There is no such entry.
        RefusedError: As `add` does.
    """
    before = registers.get_entry(desk.records, kind, id_)
    entry = replace(before, **as_kept(typed))
    if entry != before:
        desk.keep(entry)
    return entry


def drop(desk: Desk, kind: type[E], id_: int) -> None:
    """Take an entry out; what was said of a forum stays, and speaks of it no more.

    Raises:
        NotFoundError: There is no such entry.
    """
    desk.change(Drop(registers.get_entry(desk.records, kind, id_)))


def verify(desk: Desk, contact_id: int, *, today: date) -> Contact:
    """Note that somebody tried a contact *today*, in UTC, and it answered.

    Raises:
        NotFoundError: There is no such contact.
    """
    return change(desk, Contact, contact_id, {"verified_on": today})


def as_kept(typed: Typed) -> dict[str, Any]:
    """Return fields as they are kept.

    Raises:
        RefusedError: As `add` does.
    """
    return {
        name: _READ[name](given) if name in _READ and isinstance(given, str) else given
        for name, given in typed.items()
    }


def _words(typed: str) -> str:
    """Return what was typed, on one line."""
    return " ".join(clean(typed).split())


def _needed(problem: str) -> Callable[[str], str]:
    def read(typed: str) -> str:
        if not (words := _words(typed)):
            raise RefusedError(problem)
        return words

    return read


def _region(typed: str) -> str:
    return region_id(_words(typed))


def _language(typed: str) -> str:
    return canonical(typed) if typed.strip() else ""


def _languages(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(canonical(tag) for tag in typed.replace(",", " ").split()))


_READ: Final[Mapping[str, Callable[[str], object]]] = {
    "region": _region,
    "language": _language,
    "languages": _languages,
    "purpose": _words,
    "fallback": _words,
    "about": _words,
    "route": _needed("a contact needs a route: an address, a number or a page"),
    "name": _needed("a forum needs a name"),
    "text": _needed("an item of a checklist needs words"),
    "preparer": Preparer,
}
