"""Every key there is: bindings, footer, help and the README's table are made from it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import combinations
from typing import Final

from convo.errors import RefusedError
from facilitation.key import Key, Where, has_single, listed
from facilitation.key_tables import (
    everywhere,
    exporting,
    home,
    ledger,
    lists,
    live,
    planning,
    registers,
    sheets,
    starting,
    tagging,
    themes,
)

_KEY = re.compile(r"(?:(?:ctrl|alt|shift|super)\+)*(?:[a-z][a-z0-9_]*|\S)")
_NAMES: Final = {"/": "slash", "?": "question_mark", ".": "full_stop", "-": "minus", "+": "plus"}


_TOGETHER = (
    {Where.LISTS, Where.SESSIONS},
    {Where.LIVE, Where.EDITOR},
    {Where.LIVE, Where.LIVE_LIST},
    {Where.LISTS, Where.LIVE},
    {Where.LISTS, Where.LIVE_LIST},
    {Where.LISTS, Where.HOME},
    {Where.LISTS, Where.TAGGING},
    {Where.LISTS, Where.TAGGING_LIST},
    {Where.TAGGING, Where.TAGGING_LIST},
    {Where.LISTS, Where.READING},
    {Where.TAGGING, Where.READING},
    {Where.TAGGING_LIST, Where.READING},
    {Where.LISTS, Where.SECOND},
    {Where.TAGGING_LIST, Where.SECOND},
    {Where.READING, Where.SECOND},
    {Where.LISTS, Where.COMPARING},
    {Where.LISTS, Where.LEDGER},
    {Where.LISTS, Where.QUESTION},
    {Where.LISTS, Where.THREAD},
    {Where.LISTS, Where.PROMISES},
    {Where.LEDGER, Where.QUESTION},
    {Where.THREAD, Where.QUESTION},
    {Where.LISTS, Where.REGISTERS},
    {Where.LISTS, Where.CODEBOOK},
    {Where.LISTS, Where.SPLIT},
    {Where.LISTS, Where.EXPORT},
    {Where.LISTS, Where.NAMES},
    {Where.LISTS, Where.WRITING},
    {Where.LISTS, Where.LEFT},
)
_DIALOGS = {
    Where.HELP,
    Where.CURTAIN,
    Where.SHEET,
    Where.EDIT,
    Where.CARRY,
    Where.URGENT,
    Where.DIVIDING,
}
_TYPED_IN = {
    Where.LIVE,
    Where.EDITOR,
    Where.UNLOCK,
    Where.FIRST_RUN,
    Where.CODE,
    Where.FORM,
    Where.ENTRY,
    Where.THEME,
}
# Left alone: F6, F7 and most of ctrl with a letter are editors'; alt+enter is enter in terminals.
KEYS: Final = (
    *live.KEYS,
    *sheets.KEYS,
    *lists.KEYS,
    *everywhere.KEYS,
    *starting.KEYS,
    *home.KEYS,
    *planning.KEYS,
    *tagging.KEYS,
    *themes.KEYS,
    *ledger.KEYS,
    *registers.KEYS,
    *exporting.KEYS,
)


def keys_in(where: Where, *, keymap: Mapping[str, str]) -> list[Key]:
    """Return the keys of a place in their order, with those that *keymap* puts elsewhere.

    Raises:
        RefusedError: As `remapped` does.
    """
    return [key for key in remapped(keymap) if key.where is where]


def remapped(keymap: Mapping[str, str], *, keys: Sequence[Key] = KEYS) -> list[Key]:
    """Return all *keys*, with other keys where *keymap* has some for their ids.

    Raises:
        RefusedError: An id is unknown, what is given is no key, two actions would share a key in
            one place, a letter would be taken from an editor, or a single letter would erase for
            good. The sentence names them.
    """
    known = {key.id for key in keys}
    for id_ in keymap:
        if id_ not in known:
            raise RefusedError(f"no key is called {id_!r}{nearest(id_, known)}")
    changed = [_with_keys(key, keymap[key.id]) if key.id in keymap else key for key in keys]
    for one, other in combinations(changed, 2):
        shared = _names(one.keys) & _names(other.keys)
        if shared and one.doing != other.doing and _meet(one, other):
            raise RefusedError(f"{one.id} and {other.id} are both on the key {min(shared)}")
    return changed


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ": did you mean ...?" with the name most like *name*, or nothing where none is."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f": did you mean {found[0]!r}?" if found else ""


def key_table(keymap: Mapping[str, str]) -> list[str]:
    """Return all keys as the lines of a Markdown table, those of one place together."""
    rows = [
        f"| {key.where} | {' '.join(f'`{each}`' for each in listed(key.keys))} | {key.help}"
        f" | `{key.id}` |"
        for where in Where
        for key in keys_in(where, keymap=keymap)
    ]
    return ["| where | key | does | id |", "|---|---|---|---|", *rows]


def _with_keys(key: Key, chosen: str) -> Key:
    if not all(map(_KEY.fullmatch, listed(chosen))):
        raise RefusedError(f"{key.id} is given no key: write one as in 'f4', 'ctrl+o' or 'x'")
    if key.erases_for_good and has_single(chosen):
        raise RefusedError(f"{key.id} erases for good: a single letter is too easily pressed")
    if (key.priority or key.where in _TYPED_IN) and (has_single(chosen) or "space" in chosen):
        raise RefusedError(f"{key.id} works while people type: it needs a key that types nothing")
    return replace(key, keys=chosen)


def _meet(one: Key, other: Key) -> bool:
    """Tell whether both keys work at once."""
    if one.where is other.where or {one.where, other.where} in _TOGETHER:
        return True
    if Where.EVERYWHERE in {one.where, other.where}:  # of which few work above dialogs
        return not {one.where, other.where} & _DIALOGS or one.priority or other.priority
    return False


def _names(keys: str) -> set[str]:
    """Return the keys by one name each: `/` is called slash."""
    return {_NAMES.get(each, each) for each in listed(keys)}
