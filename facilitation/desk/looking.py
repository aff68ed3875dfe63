"""What waits to be put under themes: a record is read once, and narrowed in memory after that."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from convo.disclosure.attribution import Telling, ceiling_of, telling_of
from convo.model.second import Reader
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Form, Kind, Role, Use
from convo.records import readers, reading, search
from convo.records.readers import Traits
from facilitation.desk.opening import Desk
from facilitation.desk.tagging import Counted

_ALL: Final = 2**31
"""More than any record holds: whatever has the words is in the list, however much that is."""

_AT_FIRST: Final = 200
"""What is shown of a whole record until all of it was looked at: several screens."""

_MANY: Final = 20_000
"""Contributions that take a tenth of a second to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Contributions that were picked out one by one, as those that a number counts."""

    ids: frozenset[int]
    words: tuple[str, ...] = field(repr=False)
    """What they have in common, to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What contributions are to have in common; None leaves it open."""

    words: str = field(default="", repr=False)
    """What is typed to find; empty for anything."""

    kind: Kind | None = None
    role: Role | None = None
    has_no_role: bool = False
    """Whether those that were said under a role are left out."""

    attribution: Attribution | None = None
    use: Use | None = None
    session_id: int | None = None
    region: str | None = field(default=None, repr=False)
    audience: Audience | None = None
    """Who is to be able to read the words."""

    language: str | None = None
    """BCP 47; empty where nobody knows."""

    theme_id: int | None = None
    is_untagged: bool = False
    """Whether those that have a theme are left out."""

    picked: Picked | None = None
    """What alone is looked at: whoever opens a number sees exactly what it counts."""


EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be looked through, and what there is to choose from."""

    untagged: tuple[int, ...]
    """The ids of those that wait for the reader, by id: never in the order in which people spoke.
    """

    tagged: tuple[int, ...]
    """Those of the others, by id."""

    waiting: frozenset[int]
    """The ids of all that wait for the reader, of what is looked at: whatever is filtered."""

    themes: tuple[Counted, ...]
    """The codebook by name, with how many contributions of the same session are under each."""

    languages: tuple[str, ...]
    """What was spoken in the session, whatever is filtered."""

    sessions: tuple[Session, ...]
    """All there are, where it spans them; none where it is of one."""

    is_whole: bool = True
    """Whether there is no more than that: else it is the beginning, and the rest is looked at."""

    @property
    def ids(self) -> tuple[int, ...]:
        """All of them, those without a theme first."""
        return self.untagged + self.tagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """All that a reader could look through, as it was when the record was looked at.

    It is read once for each change: filters and searches after that read next to nothing.
    """

    reader: Reader
    rows: tuple[tuple[int, bool, Traits], ...] = field(repr=False)
    themes: tuple[Counted, ...] = field(repr=False)
    sessions: tuple[Session, ...] = field(repr=False)
    spans: bool
    """Whether it is of all sessions."""

    def queue(self, desk: Desk, narrowed: Filter, *, among: Collection[int] | None = None) -> Queue:
        """Return what passes a filter; it is for a thread of its own.

        Args:
            desk: Where.
            narrowed: What is left of it.
            among: The ids of all that is looked at; None for no limit.
        """
        is_told = _Told(narrowed, self.sessions)
        passing = {traits: is_told(traits) for traits in {row[2] for row in self.rows}}
        rows = [row for row in self.rows if passing[row[2]]]
        for ids in self._limits(desk, narrowed, among):
            rows = [row for row in rows if row[0] in ids]
        waiting = (id_ for id_, waits, _ in self.rows if waits)
        languages = {traits[-1] for traits in passing} - {None}
        return Queue(
            untagged=tuple(id_ for id_, waits, _ in rows if waits),
            tagged=(
                () if narrowed.is_untagged else tuple(id_ for id_, waits, _ in rows if not waits)
            ),
            waiting=frozenset(id_ for id_ in waiting if among is None or id_ in among),
            themes=self.themes,
            languages=tuple(sorted(tag for tag in languages if tag)),
            sessions=self.sessions if self.spans else (),
        )

    def _limits(
        self, desk: Desk, narrowed: Filter, among: Collection[int] | None
    ) -> Iterator[Collection[int]]:
        """Yield the ids of which all have to be."""
        if among is not None:
            yield among
        if narrowed.picked is not None:
            yield narrowed.picked.ids
        if narrowed.theme_id is not None:
            yield readers.under_theme(desk.records, narrowed.theme_id, reader=self.reader)
        if narrowed.words.strip():
            yield set(search.search(desk.records, narrowed.words, limit=_ALL))


class _Told:
    """Tells whether traits pass a filter."""

    def __init__(self, narrowed: Filter, sessions: Iterable[Session]) -> None:
        self._narrowed = narrowed
        self._sessions = {one.id: one for one in sessions}
        self._wanted = (
            narrowed.session_id,
            narrowed.kind,
            narrowed.role,
            narrowed.attribution,
            narrowed.use,
        )

    def __call__(self, traits: Traits) -> bool:
        session_id, _, role, _, use, form, language = traits
        pairs = zip(traits[:5], self._wanted, strict=True)
        asked, region = self._narrowed, self._narrowed.region
        return (
            all(wanted is None or has == wanted for has, wanted in pairs)
            and not (asked.has_no_role and role)
            and (asked.language is None or (language or "") == asked.language)
            and (region is None or self._sessions[session_id].region == region)
            and self._is_read(session_id, Use(use), Form(form))
        )

    def _is_read(self, session_id: int, use: Use, form: Form) -> bool:
        """Tell whether the audience that is asked for may read such words."""
        audience = self._narrowed.audience
        if audience is None or audience is Audience.ORGANISERS:
            return True
        ceiling = ceiling_of(self._sessions[session_id])
        found = telling_of(use, form, ceiling, audience=audience)
        return found in (Telling.QUOTE, Telling.PARAPHRASE)


def look(desk: Desk, session_id: int | None, *, reader: Reader = Reader.FIRST) -> Looked:
    """Look at a session, or at the whole record; it is for a thread of its own."""
    counts = readers.theme_counts(desk.records, session_id, reader=reader)
    return Looked(
        reader=reader,
        rows=tuple(readers.queue(desk.records, session_id, reader=reader)),
        themes=tuple(Counted(one, counts.get(one.id, 0)) for one in reading.themes(desk.records)),
        sessions=tuple(reading.sessions(desk.records)),
        spans=session_id is None,
    )


def glimpse(desk: Desk, *, many: int = _MANY) -> Queue | None:
    """Return the beginning of the queue of a large record, at once, however large it is.

    A million contributions take 2 s to be looked at, and their beginning some milliseconds. It
    has no themes: which are used most, and have the first numbers, is not known yet.

    Returns:
        None where the record has not as *many* contributions: all of it is there as soon.
    """
    if not readers.has_as_many(desk.records, many):
        return None
    ids = readers.first_waiting(desk.records, most=_AT_FIRST)
    return Queue(
        untagged=tuple(ids),
        tagged=(),
        waiting=frozenset(ids),
        themes=(),
        languages=(),
        sessions=(),
        is_whole=False,
    )


def queue(
    desk: Desk, session_id: int | None, narrowed: Filter, *, reader: Reader = Reader.FIRST
) -> Queue:
    """Return what of a session, or of the whole record, passes a filter; see `Looked.queue`."""
    return look(desk, session_id, reader=reader).queue(desk, narrowed)
