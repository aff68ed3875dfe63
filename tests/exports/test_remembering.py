"""What the readers of several tables can work out: every record that fits them is tried."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, product
from math import comb, prod
from random import Random
from typing import Final, TypeAlias

import pytest

from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.themes import Tag
from convo.model.words import Audience, Use
from exports.report.values import Report
from tests.exports.build import contribution, held_in, noted, report_of, tagged, theme

_Row: TypeAlias = frozenset[int]
_World: TypeAlias = dict[frozenset[tuple[int, int]], dict[int, int]]
"""How many of the words that stand in the same rows were said in each session."""

LEAST: Final = {Audience.INTERNAL: 2, Audience.PUBLIC: 3}
ROADS, WATER, LIGHT = (theme(name) for name in ("ถนน", "ውሃ", "灯り"))
_MOST_WORLDS: Final = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader has of a report, and what is true of it."""

    kept: Gathered
    report: Report
    entry: Export

    @property
    def rows(self) -> list[_Row]:
        """The rows of its table; the last is what has none."""
        rows = [frozenset(ids) for ids, _ in self.entry.cells]
        return [*rows, self.entry.contribution_ids.difference(*rows)]

    def told(self) -> Iterator[tuple[int, int]]:
        """Yield the row and the session of each number of its table."""
        for number, (_, sessions) in enumerate(self.entry.cells):
            yield from ((number, id_) for id_ in sessions)

    def sessions_told(self) -> set[int]:
        hidden = {id_ for ids in (*self.report.withheld, *self.report.apart) for id_ in ids}
        return set(self.entry.session_ids) - hidden


def document(kept: Gathered, audience: Audience, earlier: Iterable[Document]) -> Document:
    report = report_of(
        kept,
        audience=audience,
        at_least=LEAST[audience],
        earlier=[each.entry for each in earlier],
    )
    return Document(kept=kept, report=report, entry=noted(kept, report))


class Reader:
    """Tries every way in which the words of some documents can have been said."""

    def __init__(self, documents: list[Document]) -> None:
        """Sort words by where they stand, as nothing else tells two of them apart."""
        self._documents = documents
        self._true: _World = defaultdict(lambda: defaultdict(int))
        self._may: dict[frozenset[tuple[int, int]], frozenset[int]] = {}
        said = {one.id: one for each in documents for one in each.kept.contributions}
        for id_ in frozenset().union(*(each.entry.contribution_ids for each in documents)):
            places = frozenset(
                (number, row)
                for number, each in enumerate(documents)
                for row, ids in enumerate(each.rows)
                if id_ in ids
            )
            self._true[places][said[id_].session_id] += 1
            self._may[places] = frozenset.intersection(
                *(documents[number].entry.session_ids for number, _ in places)
            )

    @property
    def worlds(self) -> int:
        return prod(
            comb(sum(self._true[each].values()) + len(may) - 1, len(may) - 1)
            for each, may in self._may.items()
        )

    def found(self) -> list[tuple[int, int, int]]:
        """Return each small number of a table that tables tell, and nothing tells without them."""
        seen, alone = defaultdict(set), defaultdict(set)
        secrets = list(self.secrets())
        for world in filter(self._fits_sessions, self._all()):
            fits = self._fits_tables(world)
            for number, row, id_ in secrets:
                size = self._size(world, number, row, id_)
                alone[number, row, id_].add(size)
                if fits:
                    seen[number, row, id_].add(size)
        return [each for each in secrets if len(seen[each]) == 1 < len(alone[each])]

    def _all(self) -> Iterator[_World]:
        ways = [
            [
                {id_: given.count(id_) for id_ in may}
                for given in combinations_with_replacement(
                    sorted(may), sum(self._true[places].values())
                )
            ]
            for places, may in self._may.items()
        ]
        for way in product(*ways):
            yield dict(zip(self._may, way, strict=True))

    def _size(self, world: _World, number: int, row: int | None, id_: int) -> int:
        return sum(
            sizes.get(id_, 0)
            for places, sizes in world.items()
            if ((number, row) in places if row is not None else any(n == number for n, _ in places))
        )

    def _fits_sessions(self, world: _World) -> bool:
        return all(
            self._is_true(world, number, None, id_)
            for number, each in enumerate(self._documents)
            for id_ in each.sessions_told()
        )

    def _fits_tables(self, world: _World) -> bool:
        return all(
            self._is_true(world, number, row, id_)
            for number, each in enumerate(self._documents)
            for row, id_ in each.told()
        )

    def _is_true(self, world: _World, number: int, row: int | None, id_: int) -> bool:
        return self._size(world, number, row, id_) == self._size(self._true, number, row, id_)

    def secrets(self) -> Iterator[tuple[int, int, int]]:
        for number, each in enumerate(self._documents):
            told = set(each.told())
            for row in range(len(each.rows) - 1):
                for id_ in each.entry.session_ids:
                    size = self._size(self._true, number, row, id_)
                    if (row, id_) not in told and 0 < size < each.report.at_least:
                        yield number, row, id_


def record(dice: Random) -> Gathered:
    sessions = held_in("ESEAP", "MENA", "SSA")
    said = tuple(
        contribution(
            held,
            f"{held.region} {each}",
            use=Use.INTERNAL if dice.random() < 0.15 else Use.QUOTE,
        )
        for held in sessions
        for each in range(dice.randrange(2, 7))
    )
    return retagged(Gathered(sessions=sessions, contributions=said, themes=(ROADS, WATER)), dice)


def retagged(kept: Gathered, dice: Random) -> Gathered:
    tags = tuple(
        Tag(contribution_id=one.id, theme_id=dice.choice((ROADS, WATER)).id)
        for one in kept.contributions
    )
    return replace(kept, tags=tags)


def corrected(kept: Gathered, dice: Random) -> Gathered:
    one, *others = dice.sample(kept.tags, len(kept.tags))
    other = WATER if one.theme_id == ROADS.id else ROADS
    return replace(kept, tags=(*others, replace(one, theme_id=other.id)))


def joined(kept: Gathered, dice: Random) -> Gathered:
    late = tuple(contribution(dice.choice(kept.sessions), "Later.") for _ in range(2))
    tags = tagged(dice.choice((ROADS, WATER)), late)
    return replace(kept, contributions=(*kept.contributions, *late), tags=(*kept.tags, *tags))


def without_the_last(kept: Gathered) -> Gathered:
    there = {held.id for held in kept.sessions[:-1]}
    said: tuple[Contribution, ...] = tuple(
        one for one in kept.contributions if one.session_id in there
    )
    ids = {one.id for one in said}
    return replace(
        kept,
        sessions=kept.sessions[:-1],
        contributions=said,
        tags=tuple(tag for tag in kept.tags if tag.contribution_id in ids),
    )


def sequences(dice: Random) -> Iterator[list[Gathered]]:
    kept = record(dice)
    for _ in range(2):
        yield [kept, kept]
        yield [kept, corrected(kept, dice)]
        yield [kept, joined(kept, dice)]
        yield [without_the_last(kept), kept]


def reader_of(wanted: list[Gathered], audience: Audience) -> Reader:
    """Return who has all documents for an audience, made with as many for the other between."""
    documents: list[Document] = []
    for kept in wanted:
        for each in Audience.INTERNAL, Audience.PUBLIC:
            documents.append(document(kept, each, documents))
    return Reader([each for each in documents if each.report.audience is audience])


@pytest.mark.parametrize(
    "seeds", [range(12), pytest.param(range(12, 150), marks=pytest.mark.slow)], ids=["few", "many"]
)
@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_no_small_number_of_a_table_follows_from_two_documents_for_an_audience(
    seeds: range, audience: Audience
) -> None:
    tried = withheld = 0

    for seed in seeds:
        dice = Random(seed)  # noqa: S311 -- no secret
        for number, wanted in enumerate(sequences(dice)):
            reader = reader_of(wanted, audience)
            if reader.worlds <= _MOST_WORLDS:
                tried += 1
                withheld += any(reader.secrets())
                assert reader.found() == [], (seed, number)

    assert tried > len(seeds)
    assert withheld > len(seeds) // 4


def told_of(report: Report) -> tuple[object, object]:
    return report.by_region, [each.contributions for each in report.conversations]


def test_the_same_record_for_the_same_audience_tells_what_it_told() -> None:
    with_secrets = 0

    for seed in range(50):
        kept = record(Random(seed))  # noqa: S311 -- no secret
        for audience in Audience.INTERNAL, Audience.PUBLIC:
            other = Audience.PUBLIC if audience is Audience.INTERNAL else Audience.INTERNAL
            documents: list[Document] = []
            for each in audience, audience, other, audience:
                documents.append(document(kept, each, documents))
            first, again, _, after = documents
            with_secrets += any(Reader([first]).secrets())
            assert told_of(again.report) == told_of(first.report), seed
            assert told_of(after.report) == told_of(first.report), seed

    assert with_secrets > 10


def test_a_cell_that_was_told_of_the_same_row_stays_told() -> None:
    sessions = held_in("ESEAP", "MENA", "SSA", "SA")
    said = [contribution(held) for held in sessions for _ in range(20)]
    kept = Gathered(
        sessions=sessions,
        contributions=tuple(said),
        themes=(ROADS, WATER),
        tags=(*tagged(ROADS, said[::2]), *tagged(WATER, said[1::2])),
    )
    late = contribution(sessions[0])
    grown = replace(
        kept,
        contributions=(*kept.contributions, late),
        tags=(*kept.tags, *tagged(ROADS, [late])),
    )
    first = document(kept, Audience.INTERNAL, [])
    second = document(grown, Audience.INTERNAL, [first])

    third = document(kept, Audience.INTERNAL, [first, second])

    assert told_of(second.report) != told_of(report_of(grown, at_least=2))
    assert told_of(third.report) == told_of(first.report)
