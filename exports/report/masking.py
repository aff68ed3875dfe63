"""Names inside the words of a report: masked, unless the report tells them anyway."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from convo.disclosure.mentions import Known, mask
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
        gathered: Where the names and handles of participants are, and all words: a name in one
            text tells of another.
        audience: Who reads them.
        names: Of people whom the record does not name, but its words may.
    """
    statements = tuple(statements)
    told = {each.credit.name for each in statements if each.credit.name is not None}
    finder = _finder(gathered, told=told, names=names)

    def without_names(text: str) -> str:
        found = finder.mentions(text)
        return mask(text, (each for each in found if each.certain or audience is Audience.PUBLIC))

    return tuple(
        replace(
            each,
            words=None if each.words is None else without_names(each.words),
            translation=each.translation
            and replace(each.translation, words=without_names(each.translation.words)),
        )
        for each in statements
    )


def _finder(gathered: Gathered, *, told: Collection[str], names: Collection[str]) -> Finder:
    seen = known_by_shape(
        [given.text for given in gathered.contributions]
        + [translation.text for translation in gathered.translations]
    )
    listed = Known(
        names={*names, *(person.name for person in gathered.participants if person.name)} - {*told},
        handles={person.handle for person in gathered.participants},
        told=told,
    )
    known = Finder(listed)
    return Finder(
        replace(
            listed,
            names={*listed.names, *(name for name in seen.names if not known.is_told(name))},
            suspects={name for name in seen.suspects if not known.is_told(name)},
        )
    )
