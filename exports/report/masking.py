"""Names inside the words of a report: masked, unless the report tells them anyway."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from convo.disclosure.mentions import Known, Mention, mask
from convo.disclosure.mentions_finder import Finder, known_by_shape
from convo.model.gathered import Gathered
from convo.model.words import Audience
from exports.report.values import Statement


def masked(
    statements: Iterable[Statement],
    gathered: Gathered,
    *,
    audience: Audience,
    names: Collection[str],
) -> tuple[Statement, ...]:
    """Return *statements* without the names and contact details inside their words.

    In public, what may be a name is masked as well. A name that stands beside a statement of the
    report, because the person agreed, may stand inside the others too.

    Args:
        statements: All of the report.
        gathered: Where the names, handles and aliases of participants are, the words that were
            cleared, and all words: a name in one text tells of another.
        audience: Who reads them.
        names: Of people whom the record does not name, but its words may.
    """
    statements = tuple(statements)
    finder = name_finder(statements, gathered, names=names)

    def without_names(text: str) -> str:
        found = finder.mentions(text)
        return mask(text, (each for each in found if is_masked(each, audience=audience)))

    return tuple(
        replace(
            each,
            words=None if each.words is None else without_names(each.words),
            translation=each.translation
            and replace(each.translation, words=without_names(each.translation.words)),
        )
        for each in statements
    )


def is_masked(mention: Mention, *, audience: Audience) -> bool:
    """Tell whether a mention is masked for *audience*: in public, what is unsure is as well."""
    return mention.certain or audience is Audience.PUBLIC


def name_finder(
    statements: Iterable[Statement], gathered: Gathered, *, names: Collection[str]
) -> Finder:
    """Return what finds names and contact details inside the words of a report.

    Args:
        statements: All of the report: the names that stand beside them may be read.
        gathered: Where participants and cleared words are, and all words.
        names: Of people whom the record does not name, but its words may.
    """
    told = {each.credit.name for each in statements if each.credit.name is not None}
    seen = known_by_shape(
        [given.text for given in gathered.contributions]
        + [translation.text for translation in gathered.translations]
    )
    listed = Known(
        names={*names, *(person.name for person in gathered.participants if person.name)} - told,
        handles={person.handle for person in gathered.participants},
        aliases=_aliases(gathered, told),
        told=told,
        plain=gathered.plain,
    )
    known = Finder(listed)
    return Finder(
        replace(
            listed,
            shown={name for name in seen.shown if not known.is_told(name)},
            suspects={name for name in seen.suspects if not known.is_told(name)},
        )
    )


def _aliases(gathered: Gathered, told: Collection[str]) -> set[str]:
    """Return what else people are called, but for what the name that is told of them says too."""
    reader = Finder(Known(told=told))
    return {
        alias
        for person in gathered.participants
        for alias in person.aliases
        if person.name not in told or not reader.is_told(alias)
    }
