"""What earlier tables of themes and regions told and withheld of the words of this one."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from convo.disclosure.counts import Cell
from convo.model.contributions import Contribution
from convo.model.exported import Export
from exports.report.memory import Memory, is_apart_by_few
from exports.report.sifting import Sifted


class Remembered:
    """Knows what the readers of a table have from others.

    Themes of words may have changed since, and words may have joined. A number would tell one that
    was withheld where any of its row stood in a row that withheld it then. One that was told of the
    very same row is known, and stays told.
    """

    def __init__(self, memory: Memory, sifted: Sifted, *, at_least: int) -> None:
        """Look up which documents have a table with some of these words.

        Args:
            memory: All earlier documents.
            sifted: What is listed now.
            at_least: How many people must be behind a number that is shown.
        """
        self._listed = {given.id for given in sifted.listed}
        self._kept = {given.id: given for given in (*sifted.listed, *sifted.unread.values())}
        region_of = {session.id: session.region for session in sifted.sessions.values()}
        self._known, apart = memory.placed(sifted.listed, region_of)
        self._stuck = self._known | apart
        self._at_least = at_least
        self._tables = [(each, _rows(each)) for each in memory.tables(self._listed)]

    def cell(
        self,
        now: Cell,
        there: Collection[Contribution],
        row: Collection[Contribution],
        *,
        place: frozenset[int],
    ) -> Cell:
        """Return a cell with what earlier documents tell of it.

        Args:
            now: What it counts.
            there: The same, one by one.
            row: All that its row counts.
            place: The sessions of its column.
        """
        told = withheld = again = False
        for document, rows in self._tables:
            then = place & document.session_ids
            for number in {rows.get(given.id, -1) for given in row} if then else ():
                if number == -1 and not self._is_in(document, row, rows):
                    continue
                if number == -1 or not then <= set(document.cells[number][1]):
                    withheld = True
                else:
                    told = True
                    before = document.cells[number][0]
                    again |= {given.id for given in row} == {*before}
                    withheld |= self._differs(before, there, place)
        return replace(
            now,
            is_told=told,
            is_withheld=withheld and not again,
            stuck=sum(given.id in self._stuck for given in there),
            is_known=bool(there) and all(given.id in self._known for given in there),
        )

    @staticmethod
    def _is_in(document: Export, row: Collection[Contribution], rows: Mapping[int, int]) -> bool:
        """Tell whether a document lists any of a row that no row of its table counted."""
        return any(given.id in document.contribution_ids and given.id not in rows for given in row)

    def _differs(
        self, before: Collection[int], there: Collection[Contribution], place: frozenset[int]
    ) -> bool:
        """Tell whether few people are behind what joined or left a number that was told."""
        was = [
            self._kept[id_]
            for id_ in before
            if id_ in self._kept and self._kept[id_].session_id in place
        ]
        either = {given.id: given for given in (*was, *there)}
        return is_apart_by_few(
            either.values(),
            {given.id for given in there},
            {given.id for given in was},
            at_least=self._at_least,
        )


def _rows(document: Export) -> dict[int, int]:
    """Return which row of a document's table counts each contribution, from 0."""
    return {id_: number for number, (ids, _) in enumerate(document.cells) for id_ in ids}
