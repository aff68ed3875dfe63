"""Narrowing: less is kept and told of somebody than was, from now on and everywhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from convo.rules.consent import lesser, narrowed
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
    exports = exports_of(desk, made[-1], besides=[contribution_id])
    return Narrowed(is_sealed=seal(desk, only_if_due=True), exports=exports)


def exports_of(desk: Desk, rewrite: Rewrite, *, besides: Iterable[int]) -> tuple[Export, ...]:
    """Return the documents that hold what was rewritten, or some contributions besides."""
    ids = set(besides)
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

    All that is one note with it, or the same point noted twice, is narrowed with it: one person
    said it. Where nothing that somebody said is attributed by name any more, their name goes out
    of the roster, and out of all words of the record. Where another participant has the same name,
    it goes out of the words of that session alone.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: That is no narrower; see `convo.rules.consent.narrowed`.
    """
    said = reading.get_contribution(db, contribution_id)
    fewer = narrowed(said, attribution=attribution or said.attribution, use=use or said.use)
    before = reading.one_with(db, said)
    now = {one.id: _as_narrow(one, attribution, use) for one in before} | {said.id: fewer}
    less = [one for one in before if now[one.id].attribution is not one.attribution]
    if not less:
        changed = [now[one.id] for one in before if now[one.id] != one]
        return Narrowing(rewrite=Rewrite((*changed, *_consents(now))), named=())
    return _told_less(db, now, less)


def _told_less(
    db: Database, now: dict[int, Contribution], less: Sequence[Contribution]
) -> Narrowing:
    """Return what has to change where less is told of a person.

    Args:
        db: Where.
        now: All that they said there, by its id, as it is to be.
        less: As it was, what is told of with less of them than before.
    """
    people = reading.participants(db)
    person_id = next((one.participant_id for one in less if one.participant_id), None)
    person = next((one for one in people if one.id == person_id), None)
    others = _others_by(db, person, besides=now)
    stays_named = any(one.attribution is Attribution.NAMED for one in others)
    if stays_named:  # the link to somebody with a name would tell it
        now |= {one.id: replace(now[one.id], participant_id=None) for one in less}
    words = _Words(
        db,
        now,
        session_id=less[0].session_id,
        everywhere=not stays_named and not _is_shared(person, people),
    )
    if person is not None:
        words.mask(person, own_alone=stays_named)
    words.take_out_of_order(
        [one for one in less if now[one.id].attribution is Attribution.ANONYMOUS]
    )
    is_gone = (
        person is not None and not others and not any(one.participant_id for one in now.values())
    )
    gone = (person,) if person is not None and is_gone else ()
    nameless = () if person is None or gone or stays_named else (_nameless(person),)
    marks = [
        replace(mark, source_mark=None) for one in less for mark in reading.imported_as(db, one.id)
    ]
    return Narrowing(
        rewrite=Rewrite(
            (*words.changed(), *marks, *nameless, *_consents(now)),
            gone=gone,
            forgets=bool(person and (person.name or person.aliases)),
        ),
        named=tuple(words.named),
    )


def _consents(now: Mapping[int, Contribution]) -> list[Consent]:
    """Return that no more was agreed to than is told *now*."""
    return [
        Consent(contribution_id=one.id, attribution=one.attribution, use=one.use)
        for one in now.values()
    ]


def _as_narrow(one: Contribution, attribution: Attribution | None, use: Use | None) -> Contribution:
    """Return a contribution of which no more is kept than these need; None for as much as now."""
    asked = Consent(
        contribution_id=one.id, attribution=attribution or one.attribution, use=use or one.use
    )
    told, used = lesser(one, asked)
    if (told, used) == (one.attribution, one.use):
        return one
    return narrowed(one, attribution=told, use=used)


def _others_by(
    db: Database, person: Participant | None, *, besides: Collection[int]
) -> list[Contribution]:
    """Return what else a participant said."""
    if person is None:
        return []
    kept = gathering.gather(db, [person.session_id]).contributions
    return [one for one in kept if one.participant_id == person.id and one.id not in besides]


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
        if everywhere:
            contributions, translations = reading.all_words(db)
        else:
            kept = gathering.gather(db, [session_id])
            contributions, translations = list(kept.contributions), list(kept.translations)
        self._before: dict[object, Contribution | Translation] = {
            **{one.id: one for one in contributions},
            **{(one.contribution_id, one.language): one for one in translations},
        }
        self._now = self._before | dict(fewer.items())
        self.named: list[Named] = []

    def mask(self, person: Participant, *, own_alone: bool) -> None:
        """Put a neutral mark in the place of somebody's name, in their own words or in all."""
        names = [person.name] if person.name else []
        finder = Finder(Known(names=names, aliases=person.aliases))
        for key, one in self._now.items():
            id_ = one.id if isinstance(one, Contribution) else one.contribution_id
            if own_alone and id_ not in self._own:
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
