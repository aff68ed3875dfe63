"""What a record holds, as values. Nothing here changes anything."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from convo.errors import NotFoundError
from convo.model.changes import Change
from convo.model.consent import Consent
from convo.model.contributions import Agreement, Contribution
from convo.model.exported import Export
from convo.model.imported import Imported
from convo.model.people import Participant, PlainWord
from convo.model.registers import (
    ChecklistItem,
    Contact,
    Escalation,
    Forum,
)
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.underway import Draft, Underway
from convo.model.written import Written
from convo.records.about import things_in
from convo.records.driver import Database
from convo.records.things import find

T = TypeVar("T")
AnyTag = TypeVar("AnyTag", Tag, SecondTag, Written)

_IN_IDS = "IN (SELECT value FROM json_each(:ids))"
_OF_SESSIONS = f"contribution_id IN (SELECT id FROM contributions WHERE session_id {_IN_IDS})"  # noqa: S608 - words of ours


def get_session(db: Database, session_id: int) -> Session:
    """Return a session.

    Raises:
        NotFoundError: There is no such session.
    """
    return _the_one(db, Session, session_id, "session")


def is_closed(db: Database, session_id: int) -> bool:
    """Tell whether a session that is there takes nothing new."""
    statement = "SELECT closed FROM sessions WHERE id = ?"
    [[closed]] = db.conn.execute(statement, (session_id,)).fetchall()
    return bool(closed)


def get_contribution(db: Database, contribution_id: int) -> Contribution:
    """Return a contribution.

    Raises:
        NotFoundError: There is no such contribution.
    """
    return _the_one(db, Contribution, contribution_id, "contribution")


def session_of(db: Database, change: Change) -> int | None:
    """Return the session that *change* belongs to; None for the codebook, and for several."""
    found: set[int] = set()
    about: set[int] = set()
    for thing in things_in(change):
        match thing:
            case Session(id=session_id):
                found.add(session_id)
            case (
                Prompt(session_id=session_id)
                | Participant(session_id=session_id)
                | Underway(session_id=session_id)
                | Draft(session_id=session_id)
            ):
                found.add(session_id)
            case Contribution(id=id_, session_id=session_id):
                found.add(session_id)
                about.discard(id_)
            case Written(session_id=int(session_id)):
                found.add(session_id)
            case (
                Round()
                | Theme()
                | Export()
                | PlainWord()
                | Contact()
                | Forum()
                | Escalation()
                | Written()
            ):
                pass
            case ChecklistItem(contribution_id=made_of):
                about |= set() if made_of is None else {made_of}
            case _:
                about.add(thing.contribution_id)
    statement = f"SELECT DISTINCT session_id FROM contributions WHERE id {_IN_IDS}"  # noqa: S608 - words of ours
    found |= (
        {session_id for (session_id,) in db.execute(statement, _ids(about))} if about else set()
    )
    return found.pop() if len(found) == 1 else None


def find_contribution(db: Database, contribution_id: int) -> Contribution | None:
    """Return a contribution; None where there is none."""
    found = find(db, Contribution, "id = :id", {"id": contribution_id})
    return found[0] if found else None


def words_mark_of(db: Database, contribution_id: int) -> str | None:
    """Return the mark of the words a contribution was imported with; None for no import."""
    return next((one.words_mark for one in imported_as(db, contribution_id)), None)


def erased_marks_in(db: Database, session_id: int) -> list[str]:
    """Return the marks of what was imported into a session, and erased since."""
    statement = """
        SELECT words_mark FROM erased WHERE session_id = :id AND words_mark IS NOT NULL
    """
    return [mark for (mark,) in db.execute(statement, {"id": session_id}).fetchall()]


def consents(db: Database) -> list[Consent]:
    """Return everybody's last word on what they had said before."""
    return find(db, Consent, "1 ORDER BY contribution_id", {})


def participants(db: Database) -> list[Participant]:
    """Return the participants of all sessions, by id."""
    return find(db, Participant, "1 ORDER BY id", {})


def plain_words(db: Database) -> frozenset[str]:
    """Return the words of which a person said that they are nobody's name."""
    return frozenset(one.word for one in find(db, PlainWord, "1", {}))


def sessions(db: Database) -> list[Session]:
    """Return all sessions, by the day they were held."""
    return find(db, Session, "1 ORDER BY held_on, id", {})


def get_round(db: Database, round_id: int) -> Round:
    """Return a round.

    Raises:
        NotFoundError: There is no such round.
    """
    return _the_one(db, Round, round_id, "round")


def rounds(db: Database) -> list[Round]:
    """Return all rounds, by title."""
    return find(db, Round, "1 ORDER BY title, id", {})


def themes(db: Database) -> list[Theme]:
    """Return the codebook, by name, without what was merged into something else."""
    return find(db, Theme, "merged_into IS NULL ORDER BY name", {})


def merged_themes(db: Database) -> list[Theme]:
    """Return the themes for which others stand now, by name."""
    return find(db, Theme, "merged_into IS NOT NULL ORDER BY name", {})


def stands_for(db: Database) -> dict[int, int]:
    """Return which theme stands for each that was merged, directly or through others."""
    merged = {one.id: one.merged_into for one in merged_themes(db) if one.merged_into}

    def last(id_: int) -> int:
        seen = {id_}
        while (into := merged.get(id_)) is not None and into not in seen:
            id_ = into
            seen.add(id_)
        return id_

    return {id_: last(id_) for id_ in merged}


def resolved(db: Database, tags: Iterable[AnyTag]) -> list[AnyTag]:
    """Return *tags* as they count now: what is under a merged theme is under the other.

    So is what leads in a merged theme.
    """
    merged = stands_for(db)
    return list(
        dict.fromkeys(
            replace(tag, theme_id=merged.get(tag.theme_id or 0, tag.theme_id)) for tag in tags
        )
    )


def second_readings(db: Database, found: Iterable[SecondReading]) -> list[SecondReading]:
    """Return second readings with the themes that stand now for what the first reader had."""
    merged = stands_for(db)
    return [
        one
        if one.first is None
        else replace(one, first=frozenset(merged.get(id_, id_) for id_ in one.first))
        for one in found
    ]


def contributions_in(db: Database, session_id: int) -> int:
    """Return how many contributions a session has."""
    statement = "SELECT count(*) FROM contributions WHERE session_id = :id"
    [[count]] = db.execute(statement, {"id": session_id}).fetchall()
    return int(count)


def participants_in(db: Database, session_id: int) -> list[Participant]:
    """Return the participants of a session the notes know, by handle."""
    where = "session_id = :id ORDER BY length(handle), handle"
    return find(db, Participant, where, {"id": session_id})


def unattributed(db: Database, participant_id: int | None) -> list[Participant]:
    """Return that participant, in a list, if no contribution is attributed to them."""
    where = """
        id = :id AND NOT EXISTS (SELECT 1 FROM contributions WHERE participant_id = :id)
    """
    return find(db, Participant, where, {"id": participant_id})


def prompts_in(db: Database, session_id: int) -> list[Prompt]:
    """Return the agenda of a session, in its order."""
    return find(db, Prompt, "session_id = :id ORDER BY position, id", {"id": session_id})


def imported_in(db: Database, session_id: int) -> list[Imported]:
    """Return the marks of all that was imported into a session."""
    return find(db, Imported, _OF_SESSIONS, _ids([session_id]))


def imported_as(db: Database, contribution_id: int) -> list[Imported]:
    """Return the marks of a contribution, in a list, if it was imported."""
    return find(db, Imported, "contribution_id = :id", {"id": contribution_id})


def kept_tags_of(db: Database, contribution_id: int) -> list[Tag]:
    """Return the tags of a contribution as they are kept: those of merged themes are themselves."""
    return find(db, Tag, "contribution_id = :id ORDER BY theme_id", {"id": contribution_id})


def tags_of(db: Database, contribution_id: int) -> list[Tag]:
    """Return which themes a contribution is about."""
    return resolved(db, kept_tags_of(db, contribution_id))


def agreed_with(db: Database, contribution_id: int) -> int:
    """Return how many agreed with a contribution, of those whose group nobody noted."""
    where = "contribution_id = :id AND role IS NULL AND region = ''"
    return sum(one.count for one in find(db, Agreement, where, {"id": contribution_id}))


def ids_like(db: Database, digits: str) -> list[int]:
    """Return the id that is *digits*, else at most two that begin so."""
    statement = """
        SELECT id FROM contributions WHERE id = :id
        UNION ALL SELECT id FROM contributions WHERE CAST(id AS TEXT) LIKE :beginning LIMIT 2
    """
    values = {"id": digits, "beginning": f"{digits}_%"}
    found = [id_ for (id_,) in db.execute(statement, values)]
    return [int(digits)] if int(digits) in found else found


def underway(db: Database, session_id: int) -> Underway:
    """Return where a session stands; at its beginning where nothing was kept of it."""
    found = find(db, Underway, "session_id = :id", {"id": session_id})
    return found[0] if found else Underway(session_id=session_id)


def confirmed_in(db: Database, session_id: int) -> list[Contribution]:
    """Return the contributions of a session whose language a person chose, by id."""
    where = "session_id = :id AND language_confirmed ORDER BY id"
    return find(db, Contribution, where, {"id": session_id})


def draft(db: Database, session_id: int, taker: int) -> Draft | None:
    """Return what a note-taker was typing in a session; None for nothing."""
    found = find(
        db, Draft, "session_id = :id AND taker = :taker", {"id": session_id, "taker": taker}
    )
    return found[0] if found else None


def exports_holding(db: Database, contribution_id: int) -> list[Export]:
    """Return the documents in which the words of a contribution stand."""
    where = ":id IN (SELECT value FROM json_each(contribution_ids)) ORDER BY made_on, id"
    return find(db, Export, where, {"id": contribution_id})


def exports(db: Database) -> list[Export]:
    """Return the documents that left, the oldest first."""
    return find(db, Export, "1 ORDER BY made_on, id", {})


def secret_of(db: Database) -> bytes:
    """Return the record's own secret, for keyed hashes of what is in it: 32 random bytes."""
    [[secret]] = db.execute("SELECT secret FROM this_store").fetchall()
    return bytes(secret)


def all_contribution_ids(db: Database) -> list[int]:
    """Return the id of every contribution there is, by id."""
    return [id_ for (id_,) in db.execute("SELECT id FROM contributions ORDER BY id").fetchall()]


def responded_by(db: Database, contribution_id: int) -> list[int]:
    """Return the ids of what responds to a contribution, by id."""
    statement = "SELECT contribution_id FROM responses WHERE question_id = :id ORDER BY 1"
    return [id_ for (id_,) in db.execute(statement, {"id": contribution_id}).fetchall()]


def one_with(db: Database, said: Contribution) -> list[Contribution]:
    """Return all that were one note with *said*, or the same point noted twice, and itself.

    Links lead from one to the next: a part of a note may be the second of a point.
    """
    where = """
        id IN (
            WITH RECURSIVE one (id, above, beside) AS (
                SELECT id, one_with, same_as FROM contributions WHERE id = :id
                UNION SELECT linked.id, linked.one_with, linked.same_as
                FROM one JOIN contributions AS linked
                ON linked.id IN (one.above, one.beside)
                    OR linked.one_with = one.id OR linked.same_as = one.id
            ) SELECT id FROM one
        ) ORDER BY id
    """
    return find(db, Contribution, where, {"id": said.id})


def _the_one(db: Database, kind: type[T], id_: int, what: str) -> T:
    for found in find(db, kind, "id = :id", {"id": id_}):
        return found
    raise NotFoundError(f"there is no {what} {id_}")


def _ids(ids: Collection[int]) -> dict[str, Any]:
    return {"ids": json.dumps(list(ids))}
