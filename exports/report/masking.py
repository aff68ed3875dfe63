"""Names inside the words of a report: masked, unless the report tells them of the same session."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from convo.disclosure.mentions import Kind, Known, Mention, mask
from convo.disclosure.mentions_finder import Finder, known_by_shape
from convo.model.gathered import Gathered
from convo.model.words import Audience
from exports.report.values import Statement


class Finders:
    """What finds names and contact details in a report, session by session.

    A name that stands beside a statement, because the person agreed, may stand inside the other
    words of that session too. In another one it tells that they were there, or knew of it.
    """

    def __init__(
        self,
        statements: Mapping[int, Statement],
        gathered: Gathered,
        *,
        session_of: Mapping[int, int],
        names: Collection[str],
    ) -> None:
        """Look up who is told where.

        Args:
            statements: All of the report, by anything.
            gathered: Where the names, handles and aliases of participants are, the words that
                were cleared, and all words: a name in one text tells of another.
            session_of: The session of each, by the same.
            names: Of people whom the record does not name, but its words may.
        """
        self._gathered = gathered
        self._names = frozenset(names)
        self._seen = known_by_shape(
            [given.text for given in gathered.contributions]
            + [translation.text for translation in gathered.translations]
        )
        self._told: defaultdict[int, set[str]] = defaultdict(set)
        for key, statement in statements.items():
            if statement.credit.name is not None:
                self._told[session_of[key]].add(statement.credit.name)
        self._made: dict[frozenset[str], Finder] = {}

    def of(self, session_id: int | None) -> Finder:
        """Return what finds names in the words of a session; None for words of no session."""
        told = frozenset(self._told.get(session_id, ()) if session_id is not None else ())
        if told not in self._made:
            self._made[told] = self._finder(told)
        return self._made[told]

    def _finder(self, told: frozenset[str]) -> Finder:
        people = self._gathered.participants
        listed = Known(
            names={*self._names, *(one.name for one in people if one.name)} - told,
            handles={one.handle for one in people},
            aliases=self._aliases(told),
            told=told,
            plain=self._gathered.plain,
        )
        known = Finder(listed)
        return Finder(
            replace(
                listed,
                shown={name for name in self._seen.shown if not known.is_told(name)},
                suspects={name for name in self._seen.suspects if not known.is_told(name)},
            )
        )

    def _aliases(self, told: frozenset[str]) -> set[str]:
        """Return what else people are called, but for what the name told of them says too."""
        reader = Finder(Known(told=told))
        return {
            alias
            for person in self._gathered.participants
            for alias in person.aliases
            if person.name not in told or not reader.is_told(alias)
        }


def finder_where_nobody_is_told(gathered: Gathered, *, names: Collection[str]) -> Finder:
    """Return what finds names in words beside which nobody is named, as in a codebook."""
    return Finders({}, gathered, session_of={}, names=names).of(None)


def masked(
    statements: Iterable[Statement], finders: Finders, *, audience: Audience,
    session_of: Mapping[int, int],
) -> tuple[Statement, ...]:  # fmt: skip
    """Return *statements* without the names and contact details inside their words.

    Args:
        statements: All of the report.
        finders: What finds names.
        audience: Who reads them. In public, what may be a name is masked as well.
        session_of: The session of each, by its number.
    """

    def without(each: Statement) -> Statement:
        finder = finders.of(session_of[each.number])
        translation = each.translation
        return replace(
            each,
            words=None if each.words is None else hidden(each.words, finder, audience=audience),
            translation=translation
            and replace(translation, words=hidden(translation.words, finder, audience=audience)),
        )

    return tuple(map(without, statements))


def hidden(text: str, finder: Finder, *, audience: Audience) -> str:
    """Return *text* with a neutral mark in place of each name that *audience* may not read."""
    found = finder.mentions(text)
    return mask(text, (each for each in found if is_masked(each, audience=audience)))


def without_names(text: str, finder: Finder, *, audience: Audience) -> str:
    """Return *text* in which people are hidden, but not how a desk can be reached.

    A way to reach somebody is hidden as well where it names a person whom the record knows.
    """
    found = finder.mentions(text)
    return mask(
        text,
        (
            each
            for each in found
            if is_masked(each, audience=audience)
            and (each.kind is Kind.NAME or finder.named_in(text[each.start : each.end]))
        ),
    )


def is_masked(mention: Mention, *, audience: Audience) -> bool:
    """Tell whether a mention is masked for *audience*: in public, what is unsure is as well."""
    return mention.certain or audience is Audience.PUBLIC
