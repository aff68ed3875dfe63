"""What a report tells beside what was said, as things for JSON Lines; see `exports.json_lines`."""

from collections.abc import Callable, Iterator, Mapping

from convo.disclosure.counts import Band, Figure
from exports.report.beside import Beside, Directory, KnownContact, KnownForum


def things_beside(
    beside: Beside, *, figure: Callable[[Figure | Band], object]
) -> Iterator[Mapping[str, object]]:
    """Yield all of it in its own order.

    Args:
        beside: What it is.
        figure: How a number is written that may be withheld.
    """
    if beside.absent.regions or beside.absent.roles:
        absent = beside.absent
        yield {"kind": "absent", "regions": absent.regions, "roles": absent.roles}
    for number in beside.models:
        yield {"kind": "model", "contribution": number}
    for forum in beside.forums:
        yield _forum(forum) | {"contributions": figure(forum.spoken_of)}
    yield from _directory(beside.directory)
    for thing in beside.checklist:
        yield {
            "kind": "to-prepare",
            "preparer": thing.preparer,
            "region": thing.region or None,
            "text": thing.text,
            "contribution": thing.statement,
        }
    for one in beside.drafted:
        yield {"kind": "written", "part": one.part, "theme": one.theme, "text": one.text}
    if beside.changes is not None:
        yield {
            "kind": "changes",
            "since": beside.changes.since.isoformat(),
            "added": figure(beside.changes.added),
            "gone": figure(beside.changes.gone),
        }


def _forum(given: KnownForum) -> dict[str, object]:
    return {
        "kind": "forum",
        "name": given.name,
        "region": given.region or None,
        "about": given.about or None,
        "languages": given.languages,
    }


def _directory(given: Directory) -> Iterator[Mapping[str, object]]:
    yield from map(_contact, given.contacts)
    if given.regions_without or given.languages_without:
        yield {
            "kind": "no-contact",
            "regions": given.regions_without,
            "languages": given.languages_without,
        }


def _contact(given: KnownContact) -> Mapping[str, object]:
    return {
        "kind": "contact",
        "region": given.region or None,
        "language": given.language or None,
        "purpose": given.purpose or None,
        "route": given.route,
        "fallback": given.fallback or None,
        "urgent": given.is_urgent,
        "verified_on": None if given.verified_on is None else given.verified_on.isoformat(),
        "stale": given.is_stale,
    }
