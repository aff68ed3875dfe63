"""Erasing what somebody said, and what others said of them."""

from dataclasses import dataclass

from convo.model.changes import Erase, Rewrite
from convo.model.exported import Export
from convo.records import reading
from convo.records.driver import Database
from facilitation.desk.keeping import seal
from facilitation.desk.narrowing import exports_of, of_nobody
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What erasing a contribution came to."""

    is_sealed: bool
    """Whether its bytes are out of the file and of the backups beside it; if not, `seal` tries
    again, and so does the next start where it was the file."""

    exports: tuple[Export, ...]
    """The documents that left with its words in them, or with those erased with it."""

    notes: int = 1
    """How many went: what was one note with it, or the same point noted twice, goes along."""


def erase(desk: Desk, contribution_id: int) -> Erased:
    """Leave nothing of a contribution in the record and the backups beside it.

    Where nothing else is attributed to its contributor by name, their name goes out of what
    everybody said, too. All that holds for one that was taken back as well.

    Raises:
        NotFoundError: There is no such contribution.
        StoreError: The record could not be written to.
    """
    ids = _noted_with(desk.records, contribution_id)
    exports = tuple(
        {one.id: one for id_ in ids for one in reading.exports_holding(desk.records, id_)}.values()
    )
    if reading.find_contribution(desk.records, contribution_id) is not None:
        changed: list[Rewrite] = []

        def plan(records: Database) -> Rewrite:
            changed.append(of_nobody(records, _noted_with(records, contribution_id)))
            return changed[-1]

        desk.writer.rewrite(plan).result()
        exports = exports_of(desk, changed[-1], besides=ids)
    desk.change(Erase(contribution_id))
    return Erased(is_sealed=seal(desk, only_if_due=True), exports=exports, notes=len(ids))


def noted_with(desk: Desk, contribution_id: int) -> tuple[int, ...]:
    """Return the ids of all that are narrowed and erased with a contribution, and its own."""
    return _noted_with(desk.records, contribution_id)


def _noted_with(records: Database, contribution_id: int) -> tuple[int, ...]:
    said = reading.find_contribution(records, contribution_id)
    if said is None:
        return (contribution_id,)
    return tuple(one.id for one in reading.one_with(records, said))
