"""What waits to be put under themes, and what is known of each of them."""

import json
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Final

from convo.disclosure.attribution import Telling, ceiling_of, telling
from convo.errors import NotFoundError
from convo.model.changes import Drop, Keep, Saved, Thing
from convo.model.contributions import Brief, Contribution, Translation
from convo.model.ids import new_id
from convo.model.second import Reader, SecondReading, SecondTag
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience, Kind, Role, Use
from convo.records import glance, readers, reading, search
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


def queue(
    desk: Desk,
    session_id: int | None,
    narrowed: Filter,
    *,
    reader: Reader = Reader.FIRST,
    among: Collection[int] | None = None,
) -> Queue:
    """Return what passes a filter; it reads much, so it is for a thread of its own.

    Args:
        desk: Where.
        session_id: Of this session; None for the whole record.
        narrowed: What is left of it.
        reader: Who looks through it, and whose themes are meant.
        among: The ids of all that is looked at; None for no limit.
    """
    waiting, others = readers.queue(
        desk.records, _asked(desk, session_id, narrowed, among), reader=reader
    )
    if narrowed.words.strip():
        found = set(search.search(desk.records, narrowed.words, limit=_ALL))
        waiting = [id_ for id_ in waiting if id_ in found]
        others = [id_ for id_ in others if id_ in found]
    counts = readers.theme_counts(desk.records, session_id, reader=reader)
    return Queue(
        untagged=tuple(waiting),
        tagged=() if narrowed.is_untagged else tuple(others),
        themes=tuple(Counted(one, counts.get(one.id, 0)) for one in reading.themes(desk.records)),
        languages=tuple(glance.languages_in(desk.records, session_id)),
        sessions=() if session_id else tuple(reading.sessions(desk.records)),
    )


def _asked(
    desk: Desk, session_id: int | None, narrowed: Filter, among: Collection[int] | None
) -> dict[str, int | str]:
    """Return what is asked of the record; see `readers.queue`."""
    told = None if narrowed.audience is None else json.dumps(_told_to(desk, narrowed.audience))
    asked = {
        "session": session_id or narrowed.session_id,
        "region": narrowed.region,
        "kind": narrowed.kind,
        "role": narrowed.role,
        "attribution": narrowed.attribution,
        "use": narrowed.use,
        "language": narrowed.language,
        "theme": narrowed.theme_id,
        "told": told,
        "among": None if among is None else json.dumps(sorted(among)),
    }
    return {name: value for name, value in asked.items() if value is not None}


def _told_to(desk: Desk, audience: Audience) -> list[tuple[int, str, str]]:
    """Return the sessions, uses and forms of words that an audience may read."""
    ceilings = {one.id: ceiling_of(one) for one in reading.sessions(desk.records)}
    ids = readers.forms_of_use(desk.records)
    return [
        (one.session_id, one.use, one.form)
        for one in (reading.get_contribution(desk.records, id_) for id_ in ids)
        if audience is Audience.ORGANISERS
        or telling(one, ceilings[one.session_id], audience=audience)
        in (Telling.QUOTE, Telling.PARAPHRASE)
    ]


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
