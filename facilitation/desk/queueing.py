"""What waits to be put under themes, and what is known of each of them."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from convo.errors import NotFoundError
from convo.model.changes import Drop, Keep, Saved, Thing
from convo.model.contributions import Brief, Contribution, Translation
from convo.model.ids import new_id
from convo.model.second import Reader, SecondReading, SecondTag
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.records import glance, readers, reading
from convo.rules.codebook import find_theme, theme_name
from facilitation.desk.opening import Desk


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
    tags = readers.tags_under(desk.records, theme.id, ids, reader=reader)
    under = {one.contribution_id for one in tags}
    if under == set(ids):
        return _put(theme, sorted(under), desk.hand_in(*map(Drop, tags)), is_under=False)
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
    tags = readers.tags_under(desk.records, theme.id, ids, reader=reader)
    others = set(ids) - {one.contribution_id for one in tags}
    return _put_under(desk, sorted(others), theme, reader) if others else None


def take_out(desk: Desk, contribution_id: int, theme: Theme) -> Future[Saved]:
    """Have one contribution taken out of a theme.

    Raises:
        NotFoundError: It is not under it.
    """
    tags = readers.tags_under(desk.records, theme.id, [contribution_id], reader=Reader.FIRST)
    if not tags:
        raise NotFoundError(f"contribution {contribution_id} is not under that theme")
    return desk.hand_in(*map(Drop, tags))


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
