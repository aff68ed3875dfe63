"""What waits to be put under themes, and what is known of each of them."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

from convo.errors import NotFoundError
from convo.model.changes import Drop, Keep, Saved, Thing
from convo.model.contributions import Brief, Contribution, Translation
from convo.model.ids import new_id
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Kind, Role, Use
from convo.records import glance, reading, search
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
    has_no_role: bool = False
    """Whether those that were said under a role are left out."""

    attribution: Attribution | None = None
    use: Use | None = None
    language: str | None = None
    """BCP 47; empty where nobody knows."""

    region: str | None = None
    """Of the session in which they were said."""

    theme_id: int | None = None
    is_untagged: bool = False
    """Whether those that have a theme are left out."""


EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be looked through, and what there is to choose from."""

    untagged: tuple[int, ...]
    """The ids of those without a theme, by id: never in the order in which people spoke."""

    tagged: tuple[int, ...]
    """Those of the others, by id."""

    themes: tuple[Counted, ...]
    """The codebook by name, with how many contributions of the same session are under each."""

    languages: tuple[str, ...]
    """What was spoken in the session, whatever is filtered."""

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


def queue(desk: Desk, session_id: int | None, narrowed: Filter) -> Queue:
    """Return what passes a filter; it reads much, so it is for a thread of its own.

    Args:
        desk: Where.
        session_id: Of this session; None for the whole record.
        narrowed: What is left of it.
    """
    asked = {
        "session": session_id,
        "kind": narrowed.kind,
        "role": "" if narrowed.has_no_role else narrowed.role,
        "region": narrowed.region,
        "attribution": narrowed.attribution,
        "use": narrowed.use,
        "language": narrowed.language,
        "theme": narrowed.theme_id,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    untagged, tagged = glance.queue(desk.records, given)
    if narrowed.words.strip():
        found = set(search.search(desk.records, narrowed.words, limit=_ALL))
        untagged = [id_ for id_ in untagged if id_ in found]
        tagged = [id_ for id_ in tagged if id_ in found]
    counts = glance.theme_counts(desk.records, session_id)
    return Queue(
        untagged=tuple(untagged),
        tagged=() if narrowed.is_untagged else tuple(tagged),
        themes=tuple(Counted(one, counts.get(one.id, 0)) for one in reading.themes(desk.records)),
        languages=tuple(glance.languages_in(desk.records, session_id)),
    )


def briefs(desk: Desk, ids: Sequence[int]) -> dict[int, Brief]:
    """Return some contributions as a list shows them, by their ids."""
    return glance.briefs(desk.records, ids)


def detail_of(desk: Desk, contribution_id: int) -> Detail | None:
    """Return a contribution with all that is told of it; None where it is gone."""
    said = reading.find_contribution(desk.records, contribution_id)
    if said is None:
        return None
    brief = glance.briefs(desk.records, [said.id]).get(said.id)
    under = {tag.theme_id for tag in reading.tags_of(desk.records, said.id)}
    return Detail(
        said=said,
        handle=brief.handle if brief else None,
        themes=tuple(one for one in reading.themes(desk.records) if one.id in under),
        translations=tuple(glance.translations_of(desk.records, said.id)),
    )


def put_or_take(desk: Desk, ids: Collection[int], theme: Theme) -> Put:
    """Have contributions put under a theme; where all are under it, have them taken out.

    All of it is undone as one.

    Raises:
        ValueError: There are no *ids*.
    """
    tags = glance.tags_under(desk.records, theme.id, ids)
    under = {one.contribution_id for one in tags}
    if under == set(ids):
        return _put(theme, sorted(under), desk.hand_in(*map(Drop, tags)), is_under=False)
    return _put_under(desk, sorted(set(ids) - under), theme)


def put_under_called(desk: Desk, ids: Collection[int], typed: str) -> Put | None:
    """Have contributions put under the theme that was typed, made if it is new.

    All of it is undone as one. None where each of them is under it already.

    Raises:
        RefusedError: That cannot be a theme's name.
    """
    theme = find_theme(reading.themes(desk.records), typed)
    if theme is None:
        made = Theme(id=new_id(), name=theme_name(typed))
        return _put_under(desk, sorted(ids), made, made)
    tags = glance.tags_under(desk.records, theme.id, ids)
    others = set(ids) - {one.contribution_id for one in tags}
    return _put_under(desk, sorted(others), theme) if others else None


def take_out(desk: Desk, contribution_id: int, theme: Theme) -> Future[Saved]:
    """Have one contribution taken out of a theme.

    Raises:
        NotFoundError: It is not under it.
    """
    tags = glance.tags_under(desk.records, theme.id, [contribution_id])
    if not tags:
        raise NotFoundError(f"contribution {contribution_id} is not under that theme")
    return desk.hand_in(*map(Drop, tags))


def _put_under(desk: Desk, ids: Sequence[int], theme: Theme, *new: Thing) -> Put:
    tags = [Keep(Tag(contribution_id=id_, theme_id=theme.id)) for id_ in ids]
    return _put(theme, ids, desk.hand_in(*map(Keep, new), *tags), is_under=True)


def _put(theme: Theme, ids: Sequence[int], saved: Future[Saved], *, is_under: bool) -> Put:
    return Put(is_under=is_under, ids=tuple(ids), theme=theme, saved=saved)
