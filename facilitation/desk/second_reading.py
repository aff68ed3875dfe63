"""Reading a second time: what is read, where both readers differ, and how far they agree."""

import hmac
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from convo.errors import NotFoundError
from convo.model.changes import Drop, Keep, Saved
from convo.model.contributions import Contribution
from convo.model.second import Reader, SecondReading
from convo.model.themes import Tag, Theme
from convo.records import gathering, readers, reading
from convo.records.things import find
from convo.rules.agreement import Reliability
from convo.rules.second_reading import Chosen, read_twice
from facilitation.desk.listing import Row
from facilitation.desk.looking import EVERYTHING, queue
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How both readers put contributions under one theme, or under any."""

    theme: Theme | None = field(repr=False)
    """None for all themes together."""

    told: Reliability
    chosen: Chosen | None
    """None for all themes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A contribution that both readers put under different themes."""

    said: Contribution
    first: tuple[Theme, ...] = field(repr=False)
    second: tuple[Theme, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two readings side by side."""

    rows: tuple[Compared, ...]
    """All themes together, then each that somebody chose, by name."""

    differences: tuple[Difference, ...]
    """Those of which neither reading was preferred yet, by id."""


def sample_of(desk: Desk, session_id: int | None, number: int | None) -> frozenset[int]:
    """Return what is to be read a second time: all, or as many as that, drawn at random.

    The record's own secret draws, so that who goes on tomorrow has the same ones.

    Args:
        desk: Where.
        session_id: Of this session; None for the whole record.
        number: How many; None for all.
    """
    found = queue(desk, session_id, EVERYTHING, reader=Reader.SECOND)
    doubles = {one.id for one in find(desk.records, Contribution, "same_as IS NOT NULL", {})}
    ids = [id_ for id_ in found.ids if id_ not in doubles]
    if number is None:
        return frozenset(ids)
    key = hmac.digest(reading.secret_of(desk.records), b"second reading", "sha256")
    marks = {id_: hmac.digest(key, id_.to_bytes(8, "big"), "sha256") for id_ in ids}
    return frozenset(sorted(ids, key=marks.__getitem__)[:number])


def mark_read(desk: Desk, ids: Collection[int]) -> Future[Saved] | None:
    """Have contributions noted as read, under no other theme than they are; None where all are."""
    new = sorted(set(ids) - readers.read_again(desk.records))
    if not new:
        return None
    return desk.hand_in(*(Keep(SecondReading(contribution_id=id_)) for id_ in new))


def comparison(desk: Desk, session_ids: Collection[int]) -> Comparison:
    """Return two readings of some sessions side by side; it is for a thread of its own.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = gathering.gather_noted(desk.records, session_ids)
    read = read_twice(kept)
    said = {one.id: one for one in kept.contributions}
    themes = {one.id: one for one in kept.themes}
    ids = [one.id for one in kept.themes if read.under(one.id)]
    told = read.compared(ids)

    def named(found: Collection[int]) -> tuple[Theme, ...]:
        known = (themes[id_] for id_ in found if id_ in themes)
        return tuple(sorted(known, key=lambda theme: theme.name))

    return Comparison(
        rows=(
            Compared(theme=None, told=told.overall, chosen=None),
            *(
                Compared(theme=themes[id_], told=told.by_theme[id_], chosen=read.chosen(id_))
                for id_ in ids
            ),
        ),
        differences=tuple(
            Difference(said=said[id_], first=named(read.first[id_]), second=named(read.second[id_]))
            for id_ in read.differing
        ),
    )


def prefer(desk: Desk, contribution_id: int, reader: Reader) -> Future[Saved]:
    """Have a contribution stand under the themes that one of two readers chose.

    How far they agree goes on being reckoned from what each chose by themselves, before either
    was first preferred. All of it is undone as one.

    Raises:
        NotFoundError: Nobody read it a second time.
    """
    if contribution_id not in readers.read_again(desk.records):
        raise NotFoundError(f"nobody read contribution {contribution_id} a second time")
    now = _themes_of(desk, contribution_id, Reader.FIRST)
    [settled] = reading.second_readings(
        desk.records,
        find(desk.records, SecondReading, "contribution_id = :id", {"id": contribution_id}),
    )
    first = now if settled.first is None else settled.first
    chosen = first if reader is Reader.FIRST else _themes_of(desk, contribution_id, reader)
    changes: list[Keep | Drop] = [Keep(SecondReading(contribution_id=contribution_id, first=first))]
    changes += [
        Keep(Tag(contribution_id=contribution_id, theme_id=id_)) for id_ in sorted(chosen - now)
    ]
    for id_ in sorted(now - chosen):
        changes += map(
            Drop,
            readers.tags_under(desk.records, id_, [contribution_id], reader=Reader.FIRST),
        )
    return desk.hand_in(*changes)


def agreement_rows(desk: Desk, session_ids: Sequence[int]) -> list[Row]:
    """Return how far both readers agree: over all themes, whose name is None, and for each.

    Raises:
        NotFoundError: There is no such session.
    """
    wanted = session_ids or [one.id for one in reading.sessions(desk.records)]
    return [
        {
            "theme": one.theme.name if one.theme else None,
            "read": one.told.texts,
            "same": _rounded(one.told.same),
            "kappa": _rounded(one.told.kappa),
            "alpha": _rounded(one.told.alpha),
            "both": one.chosen and one.chosen.both,
            "first": one.chosen and one.chosen.first_alone,
            "second": one.chosen and one.chosen.second_alone,
        }
        for one in comparison(desk, wanted).rows
    ]


def _themes_of(desk: Desk, id_: int, reader: Reader) -> frozenset[int]:
    return readers.themes_of(desk.records, [id_], reader=reader)[id_]


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
