"""What can be chosen for the words to come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from convo.languages.tags import name_of
from convo.model.people import Participant
from convo.model.words import Attribution, Form, Kind, Role, Use
from facilitation.desk.attributing import is_within
from facilitation.desk.choosing import NOTHING_CHOSEN
from facilitation.desk.live import Standing
from facilitation.display import one_line
from facilitation.screens.sheets import Choice
from facilitation.terminal.isolates import isolated

Fields: TypeAlias = Mapping[str, Any]
"""Fields of `Chosen`, and what they are from now on."""

K = TypeVar("K", bound=StrEnum)


def choices_for(standing: Standing, people: Sequence[Participant]) -> list[Choice[Fields]]:
    """Return what can be chosen in a session: nothing that its rule does not allow."""
    return [
        Choice("who: nobody, and all else the safest", asdict(NOTHING_CHOSEN)),
        *(_person(person) for person in people),
        *_attributions(standing),
        *_each("role", Role),
        *_each("kind", Kind),
        *_each("form", Form),
        *_each("use", Use),
        *map(_language, standing.session.languages),
    ]


def following(kind: type[K], now: K | None) -> K | None:
    """Return the choice after *now*; after the last comes None, which is nothing chosen."""
    several: list[K | None] = [None, *kind]
    return several[(several.index(now) + 1) % len(several)]


def _each(field: str, kind: type[StrEnum]) -> Iterator[Choice[Fields]]:
    return (Choice(f"{field}: {one}", {field: one}) for one in kind)


def _language(tag: str) -> Choice[Fields]:
    return Choice(f"language: {tag} {name_of(tag, within='en')}", {"language": tag})


def _person(person: Participant) -> Choice[Fields]:
    name = f"  {isolated(one_line(person.name))}" if person.name else ""
    # How somebody else agreed to be told is no choice of this one.
    fields = {"who": person.handle, "attribution": None, "role": None}
    return Choice(f"who: {person.handle}{name}", fields)


def _attributions(standing: Standing) -> Iterator[Choice[Fields]]:
    for attribution in Attribution:
        roles = [
            role for role in (None, *Role) if is_within(attribution, standing.session, role=role)
        ]
        if roles:
            only = "" if None in roles else f" ({', '.join(map(str, roles))} only)"
            yield Choice(f"attribution: {attribution}{only}", {"attribution": attribution})
