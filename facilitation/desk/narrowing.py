"""Narrowing: less is kept and told of somebody than was, from now on and everywhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from convo.model.changes import Rewrite
from convo.model.consent import Consent
from convo.model.contributions import Contribution, Translation
from convo.model.exported import Export
from convo.model.people import Participant
from convo.model.sessions import Prompt
from convo.model.words import Attribution, Use
from convo.records import gathering, reading, worded
from convo.records.driver import Database
from convo.rules.consent import lesser, narrowed
from facilitation.desk.keeping import seal
from facilitation.desk.opening import Desk
from facilitation.desk.rewording import Named, Words
from facilitation.desk.rounds import may_be_read_aloud


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What narrowing a contribution will change."""

    rewrite: Rewrite
    named: tuple[Named, ...]
    """By contribution; those in translations come with the contribution's own."""

    heard_in: tuple[int, ...] = ()
    """The later sessions that have begun, with the words on their agenda: they leave it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What narrowing a contribution came to."""

    is_sealed: bool
    """Whether what was known before is out of the file and of the backups beside it."""

    exports: tuple[Export, ...]
    """The documents that left with more in them than may be told now."""

    heard: str
    """A sentence on later sessions in which the words may have been read aloud; empty for none."""


def narrow(
    desk: Desk,
    contribution_id: int,
    *,
    attribution: Attribution | None = None,
    use: Use | None = None,
) -> Narrowed:
    """Keep and tell less of a contribution, and leave nothing of what was known before.

    Where its words may no longer be read aloud to other people, they leave the agendas of later
    sessions, too.

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
    made: list[Narrowing] = []

    def plan(records: Database) -> Rewrite:
        made.append(narrowing(records, contribution_id, attribution=attribution, use=use))
        return made[-1].rewrite

    desk.writer.rewrite(plan).result()
    exports = exports_of(desk, made[-1].rewrite, besides=[contribution_id])
    return Narrowed(
        is_sealed=seal(desk, only_if_due=True), exports=exports, heard=_heard(made[-1].heard_in)
    )


def _heard(session_ids: Collection[int]) -> str:
    if not session_ids:
        return ""
    which = ", ".join(map(str, session_ids))
    return f"It may have been read aloud in later sessions, where it was on the agenda: {which}."


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
    silent = _no_longer_read(db, now.values())
    less = [one for one in before if now[one.id].attribution is not one.attribution]
    if less:
        found = _told_less(db, now, less, besides=silent)
    else:
        changed = [now[one.id] for one in before if now[one.id] != one]
        found = Narrowing(rewrite=Rewrite((*changed, *_consents(now)), gone=silent), named=())
    return replace(found, heard_in=_begun(db, silent))


def of_nobody(db: Database, contribution_ids: Collection[int]) -> Rewrite:
    """Return what makes one person's contributions anonymous; nothing where they are so already.

    What is not there is left out.
    """
    found = [reading.find_contribution(db, id_) for id_ in sorted(contribution_ids)]
    before = [one for one in found if one is not None]
    now = {one.id: _as_narrow(one, Attribution.ANONYMOUS, None) for one in before}
    less = [one for one in before if now[one.id] != one]
    return _told_less(db, now, less).rewrite if less else Rewrite(())


def _no_longer_read(db: Database, now: Iterable[Contribution]) -> tuple[Prompt, ...]:
    """Return the prompts of later sessions that repeat what may not be read aloud there *now*."""
    return tuple(
        prompt
        for one in now
        for prompt in worded.repeating(db, one.id)
        if not may_be_read_aloud(one, reading.get_session(db, one.session_id))
    )


def _begun(db: Database, prompts: Iterable[Prompt]) -> tuple[int, ...]:
    """Return the sessions of some prompts that have begun, or are over, each once."""
    sessions = [reading.get_session(db, id_) for id_ in {one.session_id for one in prompts}]
    return tuple(sorted(one.id for one in sessions if one.closed or one.begun_on is not None))


def _told_less(
    db: Database,
    now: dict[int, Contribution],
    less: Sequence[Contribution],
    *,
    besides: Collection[Prompt] = (),
) -> Narrowing:
    """Return what has to change where less is told of a person.

    Args:
        db: Where.
        now: All that they said there, by its id, as it is to be.
        less: As it was, what is told of with less of them than before.
        besides: What goes, too: nobody reads it any more.
    """
    people = reading.participants(db)
    person_id = next((one.participant_id for one in less if one.participant_id), None)
    person = next((one for one in people if one.id == person_id), None)
    others = _others_by(db, person, besides=now)
    stays_named = any(one.attribution is Attribution.NAMED for one in others)
    if stays_named:  # the link to somebody with a name would tell it
        now |= {one.id: replace(now[one.id], participant_id=None) for one in less}
    words = Words(
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
    forgets = person is not None and bool(person.name or person.aliases)
    nameless = () if person is None or gone or stays_named else (_nameless(person),)
    marks = [
        replace(mark, source_mark=None) for one in less for mark in reading.imported_as(db, one.id)
    ]
    return Narrowing(
        rewrite=Rewrite(
            (*words.changed(), *marks, *nameless, *_consents(now)),
            gone=(*gone, *besides),
            forgets=forgets,
            alone=words.left_of(person, worded.alone(db)) if person and forgets else (),
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
    kept = gathering.gather_noted(db, [person.session_id]).contributions
    return [one for one in kept if one.participant_id == person.id and one.id not in besides]


def _is_shared(person: Participant | None, people: Iterable[Participant]) -> bool:
    """Tell whether somebody in another session has the same name: it may be told there."""
    if person is None or person.name is None:
        return False
    elsewhere = (one.name for one in people if one.session_id != person.session_id)
    return person.name.casefold() in {name.casefold() for name in elsewhere if name is not None}


def _nameless(person: Participant) -> Participant:
    return replace(person, name=None, aliases=())
