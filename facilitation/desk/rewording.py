"""The words of the record as they are and as they are to be, once less is told of somebody."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from convo.disclosure.mentions import Known, Mention, mask
from convo.disclosure.mentions_finder import Finder
from convo.disclosure.mentions_folding import fold
from convo.disclosure.mentions_names import ORDINARY
from convo.model.changes import Thing
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.typed import Worded, reworded
from convo.records import reading, worded
from convo.records.about import key_of, made_of
from convo.records.driver import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place in some words that names whoever is narrowed: it is masked with them."""

    contribution_id: int | None
    """What was said there, or what the words were made of; None for what facilitators wrote."""

    text: str = field(repr=False)
    """All the words, as they are now."""

    mention: Mention


class Words:
    """The words of the record, as they are and as they are to be."""

    def __init__(
        self,
        db: Database,
        fewer: Mapping[int, Contribution],
        *,
        session_id: int,
        everywhere: bool,
    ) -> None:
        """Read them, of the whole record or of one session; some are to be narrowed as *fewer*."""
        self._own = fewer.keys()
        self._plain = {fold(word).text.strip() for word in reading.plain_words(db)}
        found = worded.words_of(db, None if everywhere else session_id)
        self._before = {key_of(one): one for one in found}
        self._now = self._before | {key_of(one): one for one in fewer.values()}
        self.named: list[Named] = []

    def mask(self, person: Participant, *, own_alone: bool) -> None:
        """Put a neutral mark in the place of somebody's name, in their own words or in all.

        What facilitators wrote by themselves is nobody's own.
        """
        finder = _finder(person)
        for key, one in self._now.items():
            id_ = made_of(one)
            if not own_alone or id_ in self._own:
                self._now[key] = reworded(one, self._masked(finder, id_))

    def left_of(self, person: Participant, alone: Iterable[Worded]) -> tuple[Worded, ...]:
        """Return what may come back of the words that stand in the journal *alone*, masked.

        What somebody said does not, where it would be attributed to them again.
        """
        finder = _finder(person)

        def without(text: str) -> str:
            return mask(text, self._meant(finder, text))

        return tuple(
            reworded(one, without)
            for one in alone
            if not (isinstance(one, Contribution) and one.participant_id == person.id)
        )

    def _masked(self, finder: Finder, contribution_id: int | None) -> Callable[[str], str]:
        """Return what masks the names in a text, and notes where they stood."""

        def without(text: str) -> str:
            found = self._meant(finder, text)
            self.named += [
                Named(contribution_id=contribution_id, text=text, mention=each) for each in found
            ]
            return mask(text, found)

        return without

    def _meant(self, finder: Finder, text: str) -> list[Mention]:
        return [each for each in finder.named_in(text) if self._is_meant(text, each)]

    def _is_meant(self, text: str, mention: Mention) -> bool:
        """Tell whether a mention is rewritten for good: not where it may be another word."""
        word = fold(text[mention.start : mention.end]).text.strip()
        return mention.certain or (word not in ORDINARY and word not in self._plain)

    def take_out_of_order(self, gone: Collection[Contribution]) -> None:
        """Leave no gap where some stood, and nothing that answers them.

        The order of a public source stays as it is: everybody can look that up.
        """
        ids, session_ids = {one.id for one in gone}, {one.session_id for one in gone}
        here = {
            key: one
            for key, one in self._now.items()
            if isinstance(one, Contribution) and one.session_id in session_ids
        }
        kept = {one.position for one in here.values()}
        left = {one.position for one in gone if one.position is not None and one.said_on is None}
        for key, one in here.items():
            place = one.position
            if place is not None:
                place -= sum(gap < place for gap in left - kept)
            reply_to = None if one.reply_to in ids else one.reply_to
            self._now[key] = replace(one, reply_to=reply_to, position=place)

    def changed(self) -> Iterator[Thing]:
        """Yield what is to be kept in the place of what was there."""
        return (one for key, one in self._now.items() if one != self._before[key])


def _finder(person: Participant) -> Finder:
    return Finder(Known(names=[person.name] if person.name else [], aliases=person.aliases))
