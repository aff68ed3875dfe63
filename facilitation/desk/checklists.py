"""Checklists: what an organisation and a person have ready, in each region, in its order."""

from collections.abc import Iterable
from dataclasses import replace

from convo.model.changes import Keep
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.registers import ChecklistItem
from convo.model.words import Preparer
from convo.records import registers
from facilitation.desk.opening import Desk
from facilitation.desk.registers import Typed, as_kept


def add_item(desk: Desk, typed: Typed, *, said: Contribution | None) -> ChecklistItem:
    """Add an item at the end of its list.

    Args:
        desk: Where.
        typed: Its preparer, region and text.
        said: What it is made of: it is erased with that; None where the team wrote it itself.

    Raises:
        RefusedError: It has no words, or too many.
    """
    fields = as_kept(typed)
    item = ChecklistItem(
        id=new_id(),
        position=_end_of(desk, fields["preparer"], fields["region"]),
        contribution_id=None if said is None else said.id,
        **fields,
    )
    desk.keep(item)
    return item


def change_item(desk: Desk, item_id: int, typed: Typed) -> ChecklistItem:
    """Change an item; in another list, it comes at the end.

    Raises:
        NotFoundError: There is no such item.
        RefusedError: As `add_item` does.
    """
    before = registers.get_entry(desk.records, ChecklistItem, item_id)
    item = replace(before, **as_kept(typed))
    if (item.preparer, item.region) != (before.preparer, before.region):
        item = replace(item, position=_end_of(desk, item.preparer, item.region))
    if item != before:
        desk.keep(item)
    return item


def move(desk: Desk, item_id: int, by: int) -> None:
    """Move an item down its list by that many places, or up where *by* is negative.

    Raises:
        NotFoundError: There is no such item.
    """
    item = registers.get_entry(desk.records, ChecklistItem, item_id)
    before = _list_of(desk, item.preparer, item.region)
    others = [one for one in before if one.id != item.id]
    at = max(0, before.index(item) + by)
    in_order = [*others[:at], item, *others[at:]]
    if moved := [Keep(one) for one in _numbered(in_order) if one not in before]:
        desk.change(*moved)


def _numbered(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    return [replace(one, position=n) for n, one in enumerate(items)]


def _list_of(desk: Desk, preparer: Preparer, region: str) -> list[ChecklistItem]:
    everything = registers.checklist(desk.records)
    return [one for one in everything if (one.preparer, one.region) == (preparer, region)]


def _end_of(desk: Desk, preparer: Preparer, region: str) -> int:
    return max((one.position for one in _list_of(desk, preparer, region)), default=-1) + 1
