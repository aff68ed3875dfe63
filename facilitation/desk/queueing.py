"""What waits to be put under themes, and what is known of each of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Final

from convo.disclosure.attribution import Telling, ceiling_of, telling_of
from convo.errors import NotFoundError
from convo.model.changes import Drop, Keep, Saved, Thing
from convo.model.contributions import Brief, Contribution, Translation
from convo.model.ids import new_id
from convo.model.second import Reader, SecondReading, SecondTag
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience, Form, Kind, Role, Use
from convo.records import glance, readers, reading, search
from convo.records.readers import Traits
from convo.rules.codebook import find_theme, theme_name
from facilitation.desk.opening import Desk
from facilitation.desk.tagging import Counted

_ALL: Final = 2**31
"""More than any record holds: whatever has the words is in the list, however much that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What contributions are to have in common; None leaves it open."""

    words: str = field(default="", repr=False)
    """What is typed to find; empty for anything."""

    kind: Kind | None = None
    role: Role | None = None
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


EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be looked through, and what there is to choose from."""

    untagged: tuple[int, ...]
    """The ids of those that wait for the reader, by id: never in the order in which people spoke.
    """

    tagged: tuple[int, ...]
    """Those of the others, by id."""

    themes: tuple[Counted, ...]
    """The codebook by name, with how many contributions of the same session are under each."""

    languages: tuple[str, ...]
    """What was spoken in the session, whatever is filtered."""

    sessions: tuple[Session, ...]
    """All there are, where it spans them; none where it is of one."""

    @property
    def ids(self) -> tuple[int, ...]:
        """All of them, those without a theme first."""
        return self.untagged + self.tagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One contribution with all that is told of it."""

    said: Contribution
    handle: str | None
    """How the notes call whoever said it; None where nobody may be known."""

    session: Session
    prompt: str = field(repr=False)
    """What had been asked; empty where nobody noted that."""

    one_with: tuple[Contribution, ...]
    """What was one note with it, or is the same point noted twice."""

    answers: tuple[int, ...]
    """The ids of what responds to it."""

    themes: tuple[Theme, ...] = field(repr=False)
    translations: tuple[Translation, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What becomes of some contributions and a theme, once the future says so."""

    is_under: bool
    """Whether they are under it then; else they were taken out."""

    ids: tuple[int, ...]
    """Those for which that is a change."""

    theme: Theme = field(repr=False)
    saved: Future[Saved]


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
        languages = {traits[-1] for traits in passing} - {None}
        return Queue(
            untagged=tuple(id_ for id_, waits, _ in rows if waits),
            tagged=(
                () if narrowed.is_untagged else tuple(id_ for id_, waits, _ in rows if not waits)
            ),
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
        session_id, *_, use, form, language = traits
        pairs = zip(traits[:5], self._wanted, strict=True)
        asked, region = self._narrowed, self._narrowed.region
        return (
            all(wanted is None or has == wanted for has, wanted in pairs)
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


def queue(
    desk: Desk, session_id: int | None, narrowed: Filter, *, reader: Reader = Reader.FIRST
) -> Queue:
    """Return what of a session, or of the whole record, passes a filter; see `Looked.queue`."""
    return look(desk, session_id, reader=reader).queue(desk, narrowed)


def briefs(desk: Desk, ids: Sequence[int], *, reader: Reader = Reader.FIRST) -> dict[int, Brief]:
    """Return some contributions as a list shows them to a reader, by their ids."""
    found = glance.briefs(desk.records, ids)
    if reader is Reader.FIRST:
        return found
    own = readers.themes_of(desk.records, found, reader=reader)
    return {id_: replace(one, themes=len(own[id_])) for id_, one in found.items()}


def detail_of(desk: Desk, contribution_id: int, *, reader: Reader = Reader.FIRST) -> Detail | None:
    """Return a contribution with all that is told of it to a reader; None where it is gone."""
    said = reading.find_contribution(desk.records, contribution_id)
    if said is None:
        return None
    brief = glance.briefs(desk.records, [said.id]).get(said.id)
    under = readers.themes_of(desk.records, [said.id], reader=reader)[said.id]
    under = frozenset(
        tag.theme_id
        for tag in reading.resolved(
            desk.records, [Tag(contribution_id=said.id, theme_id=id_) for id_ in under]
        )
    )
    prompts = reading.prompts_in(desk.records, said.session_id) if said.prompt_id else ()
    return Detail(
        said=said,
        handle=brief.handle if brief else None,
        session=reading.get_session(desk.records, said.session_id),
        prompt=next((one.text for one in prompts if one.id == said.prompt_id), ""),
        one_with=tuple(one for one in reading.one_with(desk.records, said) if one.id != said.id),
        answers=tuple(reading.responded_by(desk.records, said.id)),
        themes=tuple(one for one in reading.themes(desk.records) if one.id in under),
        translations=tuple(glance.translations_of(desk.records, said.id)),
    )


def put_or_take(
    desk: Desk, ids: Collection[int], theme: Theme, *, reader: Reader = Reader.FIRST
) -> Put:
    """Have contributions put under a theme; where all are under it, have them taken out.

    All of it is undone as one.

    Raises:
        ValueError: There are no *ids*.
    """
    under = _under(desk, ids, theme, reader)
    if under == set(ids):
        drops = [Drop(_tag(id_, theme, reader)) for id_ in sorted(under)]
        return _put(theme, sorted(under), desk.hand_in(*drops), is_under=False)
    return _put_under(desk, sorted(set(ids) - under), theme, reader)


def put_under_called(
    desk: Desk, ids: Collection[int], typed: str, *, reader: Reader = Reader.FIRST
) -> Put | None:
    """Have contributions put under the theme that was typed, made if it is new.

    All of it is undone as one. None where each of them is under it already.

    Raises:
        RefusedError: That cannot be a theme's name.
    """
    theme = find_theme(reading.themes(desk.records), typed)
    if theme is None:
        made = Theme(id=new_id(), name=theme_name(typed))
        return _put_under(desk, sorted(ids), made, reader, made)
    others = set(ids) - _under(desk, ids, theme, reader)
    return _put_under(desk, sorted(others), theme, reader) if others else None


def take_out(desk: Desk, contribution_id: int, theme: Theme) -> Future[Saved]:
    """Have one contribution taken out of a theme.

    Raises:
        NotFoundError: It is not under it.
    """
    if not _under(desk, [contribution_id], theme, Reader.FIRST):
        raise NotFoundError(f"contribution {contribution_id} is not under that theme")
    return desk.hand_in(Drop(_tag(contribution_id, theme, Reader.FIRST)))


def _under(desk: Desk, ids: Collection[int], theme: Theme, reader: Reader) -> set[int]:
    themes = readers.themes_of(desk.records, ids, reader=reader)
    return {id_ for id_, under in themes.items() if theme.id in under}


def _tag(id_: int, theme: Theme, reader: Reader) -> Tag | SecondTag:
    kind = Tag if reader is Reader.FIRST else SecondTag
    return kind(contribution_id=id_, theme_id=theme.id)


def _put_under(desk: Desk, ids: Sequence[int], theme: Theme, reader: Reader, *new: Thing) -> Put:
    """Have contributions put under a theme; whoever reads again has read them by that."""
    things: list[Thing] = [*new, *(_tag(id_, theme, reader) for id_ in ids)]
    if reader is Reader.SECOND:
        read = readers.read_again(desk.records)
        things += [SecondReading(contribution_id=id_) for id_ in ids if id_ not in read]
    return _put(theme, ids, desk.hand_in(*map(Keep, things)), is_under=True)


def _put(theme: Theme, ids: Sequence[int], saved: Future[Saved], *, is_under: bool) -> Put:
    return Put(is_under=is_under, ids=tuple(ids), theme=theme, saved=saved)
