"""Narrowing: less is kept and told of somebody than was, from now on and everywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from convo.disclosure.mentions import Known, Mention, mask
from convo.disclosure.mentions_finder import Finder
from convo.disclosure.mentions_folding import fold
from convo.disclosure.mentions_names import ORDINARY
from convo.model.changes import Rewrite, Thing
from convo.model.consent import Consent
from convo.model.contributions import Contribution, Translation
from convo.model.exported import Export
from convo.model.people import Participant
from convo.model.words import Attribution, Use
from convo.records import gathering, reading
from convo.records.driver import Database
from convo.rules.consent import narrowed
from facilitation.desk.keeping import seal
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place in some words that names whoever is narrowed: it is masked with them."""

    contribution_id: int
    text: str = field(repr=False)
    """All the words, as they are now."""

    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What narrowing a contribution will change."""

    rewrite: Rewrite
    named: tuple[Named, ...]
    """By contribution; those in translations come with the contribution's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What narrowing a contribution came to."""

    is_sealed: bool
    """Whether what was known before is out of the file and of the backups beside it."""

    exports: tuple[Export, ...]
    """The documents that left with more in them than may be told now."""


def narrow(
    desk: Desk,
    contribution_id: int,
    *,
    attribution: Attribution | None = None,
    use: Use | None = None,
) -> Narrowed:
    """Keep and tell less of a contribution, and leave nothing of what was known before.

    Args:
        desk: Where.
        contribution_id: What is narrowed.
        attribution: How much may be told of who said it; None for as much as now.
        use: Where the words may go; None for where they may go now.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: That is no narrower; see `convo.rules.consent.narrowed`.
        StoreError: The record could not be written to, and nothing was changed.
    """
    made: list[Rewrite] = []

    def plan(records: Database) -> Rewrite:
        made.append(narrowing(records, contribution_id, attribution=attribution, use=use).rewrite)
        return made[-1]

    desk.writer.rewrite(plan).result()
    exports = exports_of(desk, made[-1], besides=contribution_id)
    return Narrowed(is_sealed=seal(desk, only_if_due=True), exports=exports)


def exports_of(desk: Desk, rewrite: Rewrite, *, besides: int) -> tuple[Export, ...]:
    """Return the documents that hold what was rewritten, or one contribution besides."""
    ids = {besides}
    for thing in rewrite.things:
        match thing:
            case Contribution(id=id_) | Translation(contribution_id=id_):
                ids.add(id_)
            case _:
                pass
    return tuple(one for one in reading.exports(desk.records) if one.contribution_ids & ids)


def narrowing(
    db: Database, contribution_id: int, *, attribution: Attribution | None, use: Use | None
) -> Narrowing:
    """Return what has to change so that no more is kept than *attribution* and *use* need.

    Where nothing that somebody said is attributed by name any more, their name goes out of the
    roster, and out of all words of the record. Where another participant has the same name, it
    goes out of the words of that session alone.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: That is no narrower; see `convo.rules.consent.narrowed`.
    """
    said = reading.get_contribution(db, contribution_id)
    fewer = narrowed(said, attribution=attribution or said.attribution, use=use or said.use)
    consent = Consent(contribution_id=said.id, attribution=fewer.attribution, use=fewer.use)
    if fewer.attribution is said.attribution:
        return Narrowing(rewrite=Rewrite((fewer, consent)), named=())
    people = reading.participants(db)
    person = next((one for one in people if one.id == said.participant_id), None)
    others = _others_by(db, said)
    stays_named = any(one.attribution is Attribution.NAMED for one in others)
    if stays_named:  # the link to somebody with a name would tell it
        fewer = replace(fewer, participant_id=None)
    words = _Words(db, fewer, everywhere=not stays_named and not _is_shared(person, people))
    if person is not None:
        words.mask(person, own_alone=stays_named)
    if fewer.attribution is Attribution.ANONYMOUS:
        words.take_out_of_order(said)
    gone = () if person is None or others or fewer.participant_id else (person,)
    nameless = () if person is None or gone or stays_named else (_nameless(person),)
    marks = [replace(mark, source_mark=None) for mark in reading.imported_as(db, said.id)]
    return Narrowing(
        rewrite=Rewrite(
            (*words.changed(), *marks, *nameless, consent),
            gone=gone,
            forgets=bool(person and (person.name or person.aliases)),
        ),
        named=tuple(words.named),
    )


def _others_by(db: Database, said: Contribution) -> list[Contribution]:
    """Return what else the same participant said."""
    if said.participant_id is None:
        return []
    kept = gathering.gather(db, [said.session_id]).contributions
    return [one for one in kept if one.participant_id == said.participant_id and one.id != said.id]


def _is_shared(person: Participant | None, people: Iterable[Participant]) -> bool:
    """Tell whether somebody in another session has the same name: it may be told there."""
    if person is None or person.name is None:
        return False
    elsewhere = (one.name for one in people if one.session_id != person.session_id)
    return person.name.casefold() in {name.casefold() for name in elsewhere if name is not None}


def _nameless(person: Participant) -> Participant:
    return replace(person, name=None, aliases=())


class _Words:
    """The words of the record, as they are and as they are to be."""

    def __init__(self, db: Database, fewer: Contribution, *, everywhere: bool) -> None:
        """Read them: of the whole record, or of one session."""
        self._fewer = fewer
        self._plain = {fold(word).text.strip() for word in reading.plain_words(db)}
        if everywhere:
            contributions, translations = reading.all_words(db)
        else:
            kept = gathering.gather(db, [fewer.session_id])
            contributions, translations = list(kept.contributions), list(kept.translations)
        self._before: dict[object, Contribution | Translation] = {
            **{one.id: one for one in contributions},
            **{(one.contribution_id, one.language): one for one in translations},
        }
        self._now = self._before | {fewer.id: fewer}
        self.named: list[Named] = []

    def mask(self, person: Participant, *, own_alone: bool) -> None:
        """Put a neutral mark in the place of somebody's name, in their own words or in all."""
        names = [person.name] if person.name else []
        finder = Finder(Known(names=names, aliases=person.aliases))
        for key, one in self._now.items():
            id_ = one.id if isinstance(one, Contribution) else one.contribution_id
            if own_alone and id_ != self._fewer.id:
                continue
            found = [each for each in finder.named_in(one.text) if self._is_meant(one.text, each)]
            self.named += [
                Named(contribution_id=id_, text=one.text, mention=each) for each in found
            ]
            if found:
                self._now[key] = replace(one, text=mask(one.text, found))

    def _is_meant(self, text: str, mention: Mention) -> bool:
        """Tell whether a mention is rewritten for good: not where it may be another word."""
        word = fold(text[mention.start : mention.end]).text.strip()
        return mention.certain or (word not in ORDINARY and word not in self._plain)

    def take_out_of_order(self, said: Contribution) -> None:
        """Leave no gap where it stood, and nothing that answers it.

        The order of a public source stays as it is: everybody can look that up.
        """
        is_public = said.said_on is not None
        for key, one in self._now.items():
            if not isinstance(one, Contribution) or one.session_id != said.session_id:
                continue
            place = one.position
            if not is_public and place is not None and said.position is not None:
                place -= place > said.position
            reply_to = None if one.reply_to == said.id else one.reply_to
            self._now[key] = replace(one, reply_to=reply_to, position=place)

    def changed(self) -> Iterator[Thing]:
        """Yield what is to be kept in the place of what was there."""
        return (one for key, one in self._now.items() if one != self._before[key])
