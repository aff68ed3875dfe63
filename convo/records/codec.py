"""Values as JSON and as rows, and back. What a field becomes follows from its type alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from convo.model.changes import Change, Thing

T = TypeVar("T")

_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Change) + get_args(Thing)}
_COLUMNS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in _KINDS.values()
}


def encode(change: Change) -> str:
    """Return *change* as JSON, with the name of each class under "is"."""
    return _JSON.encode(change)


def decode(text: str) -> Change:
    """Return the change that `encode` made *text* of."""
    return cast("Change", _named(json.loads(text)))


def columns(kind: type) -> tuple[str, ...]:
    """Return the columns of the table for *kind*: its fields, in their order."""
    return _COLUMNS[kind]


def to_row(thing: Thing) -> dict[str, Any]:
    """Return *thing* as a row: dates as ISO 8601, several values as JSON."""
    return {name: _cell(getattr(thing, name)) for name in columns(type(thing))}


def from_row(kind: type[T], row: Mapping[str, Any]) -> T:
    """Return the value of *kind* that `to_row` made *row* of."""
    # Most cells are what they become: no call for each of them.
    return kind(
        **{name: row[name] if read is _same else read(row[name]) for name, read in _READERS[kind]}
    )


def _plain(value: object) -> object:
    """Return what JSON has no form for as something it has one for."""
    if is_dataclass(value):
        content = {name: getattr(value, name) for name in columns(type(value))}
        return {"is": type(value).__name__, **content}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"a change cannot hold a {type(value).__name__}")


_JSON = json.JSONEncoder(default=_plain, ensure_ascii=False)


def _cell(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | frozenset):
        return _JSON.encode(value)
    return value


def _named(content: dict[str, Any]) -> object:
    """Return the value of the class whose name stands under "is"."""
    kind = _KINDS[content["is"]]
    return kind(**{name: read(content[name]) for name, read in _READERS[kind]})


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type hint has no type
    """Return how a cell or a JSON value becomes what *hint* names."""
    if get_origin(hint) is UnionType and NoneType in get_args(hint):
        [inner] = (arg for arg in get_args(hint) if arg is not NoneType)
        read = _reader(inner)
        return _same if read is _same else lambda value: None if value is None else read(value)
    if isinstance(hint, UnionType) or hint in _COLUMNS:
        return _named
    if get_origin(hint) in (tuple, frozenset):
        several, read = get_origin(hint), _reader(get_args(hint)[0])
        return lambda value: several(
            map(read, json.loads(value) if isinstance(value, str) else value)
        )
    if hint in (date, datetime):
        return cast("Callable[[Any], Any]", hint.fromisoformat)
    if hint is bool or issubclass(hint, Enum):
        return cast("Callable[[Any], Any]", hint)
    return _same


def _same(value: object) -> object:
    return value


_READERS: Mapping[type, tuple[tuple[str, Callable[[Any], Any]], ...]] = {
    kind: tuple((name, _reader(hint)) for name, hint in get_type_hints(kind).items())
    for kind in _KINDS.values()
}
