"""Withdrawal, purge and narrowing: nothing is left of what was erased."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import Rewrite, Thing
from convo.model.consent import Consent
from convo.model.contributions import Contribution, Translation
from convo.model.sessions import Prompt
from convo.records import forgetting, reading, sealing, search, things
from convo.records.about import id_of, key_of
from convo.records.driver import Database
from convo.rules.consent import is_wider
from convo.rules.notes import joined


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left of a contribution: nothing that was said."""

    contribution_id: int
    session_id: int
    words_mark: str | None
    """Known again by it when the text it was imported from is imported again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What people asked for since their words were noted. No copy of the record may forget it."""

    erased: frozenset[Erased] = frozenset()
    consents: Mapping[int, Consent] = field(default_factory=dict)
    """By contribution id."""

    def then(self, later: "Asked") -> "Asked":
        """Return this with what was asked for *later*."""
        return Asked(
            erased=self.erased | later.erased, consents={**self.consents, **later.consents}
        )


def asked_in(db: Database) -> Asked:
    """Return what people asked for, as far as a record knows."""
    rows = db.execute("SELECT contribution_id, session_id, words_mark FROM erased").fetchall()
    # A backup may be of before consent was kept: it is read as it is.
    has_consents = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'consents'").fetchall()
    return Asked(
        erased=frozenset(Erased(*row) for row in rows),
        consents={one.contribution_id: one for one in reading.consents(db)} if has_consents else {},
    )


def is_granted(db: Database, asked: Asked) -> bool:
    """Tell whether a copy of a record holds nothing that was *asked* to be gone."""
    return asked.erased <= asked_in(db).erased and not any(
        is_wider(said, consent)
        for consent in asked.consents.values()
        if (said := reading.find_contribution(db, consent.contribution_id)) is not None
    )


def erase(db: Database, contribution_id: int) -> None:
    """Take a contribution out of every table, the journal and the index. A transaction is open.

    All that were one note with it, or the same point noted twice, go with it: the same words may
    stand in them.
    Its participant goes with it where no other contribution is attributed to them. What is left
    is its random id: a backup that is restored is erased again by it. The bytes leave the file
    when it is sealed, which is due from now on. One that was taken back, and so stands in the
    journal alone, is erased from there.

    Raises:
        NotFoundError: There is no such contribution.
    """
    found = reading.find_contribution(db, contribution_id)
    for one in reading.one_with(db, found) if found else ():
        if one.id != contribution_id:
            _erase_one(db, one.id)
    _erase_one(db, contribution_id)


def _erase_one(db: Database, contribution_id: int) -> None:
    found = reading.find_contribution(db, contribution_id)
    session_id = found.session_id if found else forgetting.session_known(db, contribution_id)
    if session_id is None:
        raise NotFoundError(f"there is no contribution {contribution_id}")
    mark = reading.words_mark_of(db, contribution_id)
    _keep_mark(db, Erased(contribution_id, session_id, mark))
    dropped = things.drop(db, found) if found is not None else []
    prompts = {gone.thing.id for gone in dropped if isinstance(gone.thing, Prompt)}
    for prompt_id in prompts | forgetting.repeating(db, contribution_id):
        forgetting.forget(db, prompt_id)  # it repeated the words, in a later session
    forgetting.forget(db, contribution_id)
    for participant in reading.unattributed(db, found.participant_id if found else None):
        things.drop(db, participant)
        forgetting.forget(db, participant.id)
    search.forget(db, contribution_id)
    db.execute("DELETE FROM drafts")  # they may hold the same words
    sealing.ask_for_seal(db)


def rewrite(db: Database, change: Rewrite) -> None:
    """Keep things as they are now, and leave nothing of what they were. A transaction is open.

    The bytes leave the file when it is sealed, which is due from now on.

    Raises:
        NotFoundError: Something of it belongs to something that is not there.
        RefusedError: Something still needs what is to go.
    """
    for thing in change.things:
        before = things.keep(db, thing)
        forgetting.rewrite(db, thing)
        if isinstance(thing, Contribution) and isinstance(before, Contribution):
            _forget_parts(db, before, thing)
        match thing:
            case Contribution(id=id_) | Translation(contribution_id=id_):
                search.forget(db, id_)  # now: the file may be sealed before it is indexed anew
                search.ask_for_index(db, id_)
            case _:
                pass
    for thing in change.gone:
        things.drop(db, thing)
        if (about := id_of(thing)) is not None:
            forgetting.forget(db, about)
    if change.forgets:
        alone = {key_of(one): one for one in change.alone}
        forgetting.forget_past(db, lambda one: things.there_now(db, one) or alone.get(key_of(one)))
    db.execute("DELETE FROM drafts")  # they may name the same people
    sealing.ask_for_seal(db)


def _forget_parts(db: Database, before: Contribution, now: Contribution) -> None:
    """Take what was made of a note and stands in the journal alone out, where less is told *now*.

    Nobody narrows such a part with the others, and it would come back as wide as they were; and a
    prompt that repeats the words would bring them back.
    """
    agreed = Consent(contribution_id=now.id, attribution=now.attribution, use=now.use)
    if is_wider(before, agreed):
        for id_ in forgetting.pointing_at(db, [one.id for one in reading.one_with(db, now)]):
            kinds: tuple[type[Thing], ...] = (Contribution, Prompt)
            if not any(things.find(db, kind, "id = :id", {"id": id_}) for kind in kinds):
                forgetting.forget(db, id_)


def refuse_unasked(db: Database, said: Contribution) -> None:
    """Refuse to keep what was erased, or more than was agreed to: it was written before that.

    What was agreed to of a note holds for a new part of it.

    Raises:
        RefusedError: It is either.
    """
    values = {"id": said.id}
    if db.conn.execute("SELECT 1 FROM erased WHERE contribution_id = :id", values).fetchone():
        raise RefusedError(f"contribution {said.id} was erased meanwhile, and stays so")
    whole = {said.one_with, said.same_as} - {None}
    if whole and reading.find_contribution(db, said.id) is not None:
        whole = set()
    for consent in things.find(
        db,
        Consent,
        "contribution_id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps([said.id, *whole])},
    ):
        if is_wider(said, consent):
            raise RefusedError(f"less may be told of contribution {said.id} by now: look again")


def forget_order(db: Database, session_id: int) -> None:
    """Forget where a session and its imported words stood. A transaction is open.

    Words of a public source, which keep the day they were written, stay in its order: everybody
    can look that up. Of calls for urgent help no time is left either: nothing tells in which
    session they were made.
    """
    for statement in (
        "DELETE FROM underway WHERE session_id = :id",
        "DELETE FROM drafts WHERE session_id = :id",
        "UPDATE contributions SET position = NULL WHERE session_id = :id AND said_on IS NULL",
    ):
        db.execute(statement, {"id": session_id})
    sealing.forget_waiting(db)


def erase_again(db: Database, erased: Iterable[Erased]) -> int:
    """Erase from a record just restored what had been erased since; return how many there were.

    What says the same goes where that was erased too: they may have been taken apart before.

    Args:
        db: Where; a transaction is open.
        erased: As `asked_in` tells of the record before.
    """
    erased = tuple(erased)
    again = {id_ for one in erased for id_ in parts_of(db, one.contribution_id)}
    for id_ in sorted(again):
        _erase_one(db, id_)
    for one in erased:
        _keep_mark(db, one)
    return len(again)


def parts_of(db: Database, contribution_id: int) -> set[int]:
    """Return the ids of all that were divided from one note with a contribution, and its own.

    None where there is no such contribution any more.
    """
    said = reading.find_contribution(db, contribution_id)
    if said is None:
        return set()
    divided = [replace(one, same_as=None) for one in reading.one_with(db, said)]
    one_of = joined(divided)
    return {one.id for one in divided if one_of[one.id] == one_of[said.id]}


def _keep_mark(db: Database, erased: Erased) -> None:
    db.execute(
        "INSERT OR IGNORE INTO erased VALUES (:id, :session_id, :mark)",
        {
            "id": erased.contribution_id,
            "session_id": erased.session_id,
            "mark": erased.words_mark,
        },
    )
