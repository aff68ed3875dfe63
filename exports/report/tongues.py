"""Which language words are in, and what that tells of who said them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from convo.disclosure.counts import people
from convo.languages.tags import language_of
from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Session


def spoken(contribution: Contribution, session: Session) -> str | None:
    """Return the language of a contribution: where nobody knows, the session's main one."""
    return contribution.language or next(iter(session.languages), None)


def common(
    contributions: Iterable[Contribution],
    sessions: Mapping[int, Session],
    *,
    main: Iterable[str],
    at_least: int,
) -> tuple[tuple[str, ...], bool]:
    """Return the languages that may be named, in order, and whether there are others.

    Args:
        contributions: Those that count.
        sessions: Theirs, by id.
        main: Those that were announced beforehand, so that they tell nothing of anybody.
        at_least: How many people must have spoken another language for it to be named.
    """
    speakers: defaultdict[str, list[Contribution]] = defaultdict(list)
    for given in contributions:
        tag = spoken(given, sessions[given.session_id])
        if tag is not None:
            speakers[tag].append(given)
    frequent = {tag for tag, theirs in speakers.items() if people(theirs) >= at_least}
    named = frequent.union(main)
    return tuple(sorted(named)), not named.issuperset(speakers)


def best(translations: Sequence[Translation], language: str) -> Translation | None:
    """Choose a contribution's translation into *language*: the same tag, checked, by a person."""
    fitting = [each for each in translations if language_of(each.language) == language_of(language)]
    return min(
        fitting,
        key=lambda each: (each.language != language, not each.checked, each.by_machine),
        default=None,
    )
