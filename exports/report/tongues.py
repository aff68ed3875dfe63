"""Which language words are in, and what that tells of who said them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from convo.languages.tags import language_of
from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Session


def spoken(contribution: Contribution, session: Session) -> str | None:
    """Return the language of a contribution: where nobody knows, the session's main one."""
    return contribution.language or next(iter(session.languages), None)


def common(
    languages: Iterable[str | None], *, main: Iterable[str], at_least: int
) -> tuple[tuple[str, ...], bool]:
    """Return the languages that may be named, in order, and whether there are others.

    Args:
        languages: One for each contribution.
        main: Those that were announced beforehand, so that they tell nothing of anybody.
        at_least: How many contributions another language needs to be named.
    """
    counts = Counter(filter(None, languages))
    frequent = {tag for tag, number in counts.items() if number >= at_least}
    named = frequent.union(main)
    return tuple(sorted(named)), not named.issuperset(counts)


def best(translations: Sequence[Translation], language: str) -> Translation | None:
    """Choose a contribution's translation into *language*: the same tag, checked, by a person."""
    fitting = [each for each in translations if language_of(each.language) == language_of(language)]
    return min(
        fitting,
        key=lambda each: (each.language != language, not each.checked, each.by_machine),
        default=None,
    )
