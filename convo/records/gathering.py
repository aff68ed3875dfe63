"""Some sessions, or some contributions, with all that a record holds of them."""

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.registers import ChecklistItem, ForumMention, Practice
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt
from convo.model.themes import Tag
from convo.model.written import Written
from convo.records.driver import Database
from convo.records.glance import asked_in, dated_in
from convo.records.reading import get_session, plain_words, resolved, second_readings, themes
from convo.records.registers import contacts, forums
from convo.records.things import find
from convo.rules.folding import folded
from convo.rules.ledger import Links

T = TypeVar("T")

_IN_IDS = "IN (SELECT value FROM json_each(:ids))"
# As in the public source; else as in the journal of a session that is open; else by id.
_IN_ORDER = """
    ORDER BY position IS NULL, position, (
        SELECT min(seq) FROM journal JOIN sessions ON sessions.id = journal.session_id
        WHERE subject_id = contributions.id AND step = 'do' AND NOT closed
    ), contributions.id
"""


def gather(db: Database, session_ids: Collection[int]) -> Gathered:
    """Return all that is kept of some sessions as outputs have it; see `folded`.

    Raises:
        NotFoundError: There is no such session.
    """
    return folded(gather_noted(db, session_ids))


def gather_noted(db: Database, session_ids: Collection[int]) -> Gathered:
    """Return all that is kept of some sessions, each note by itself.

    It is for what lists and compares notes, or finds all that somebody said; and for reports,
    which tell whether a point was noted twice.

    Raises:
        NotFoundError: There is no such session.
    """
    return _gathered(db, session_ids, f"session_id {_IN_IDS}", _ids(session_ids))


def gather_only(db: Database, contribution_ids: Collection[int]) -> Gathered:
    """Return what is kept of some notes, each by itself, in the order of `gather_noted`.

    Their sessions are there, with all prompts and participants; what is gone is left out.
    """
    ids = _ids(contribution_ids)
    statement = f"SELECT DISTINCT session_id FROM contributions WHERE id {_IN_IDS}"  # noqa: S608 - words of ours
    session_ids = [session_id for (session_id,) in db.execute(statement, ids)]
    return _gathered(db, session_ids, f"id {_IN_IDS}", ids)


def gather_points(db: Database, contribution_ids: Collection[int]) -> Gathered:
    """Return what is kept of some contributions as outputs have it, with what stands for them."""
    said = _with_mains(db, frozenset(contribution_ids))
    return folded(gather_only(db, [one.id for one in said]))


def gather_linked(db: Database, session_ids: Collection[int]) -> Gathered:
    """Return the questions of some sessions, with the sessions and words of all linked to them.

    Their links are those of the whole record. What stands for any of them is there in its place,
    and one more contribution of each session, of those that have a day of their own, where any has.
    There is nothing else.
    """
    questions, responses = find(db, Question, "1", {}), find(db, Response, "1", {})
    asked = Links(questions, responses).around(asked_in(db, session_ids))
    said = _with_mains(db, asked | dated_in(db))
    held = dict.fromkeys(one.session_id for one in said)
    return folded(
        Gathered(
            sessions=tuple(get_session(db, id_) for id_ in held),
            contributions=tuple(said),
            questions=tuple(questions),
            responses=tuple(responses),
        )
    )


def _with_mains(db: Database, ids: Collection[int]) -> list[Contribution]:
    """Return contributions, and those that stand for them."""
    said = find(db, Contribution, f"id {_IN_IDS}{_IN_ORDER}", _ids(ids))
    mains = {one.same_as for one in said if one.same_as is not None}
    known = {one.id for one in said}
    return _with_mains(db, known | mains) if mains - known else said


def _gathered(
    db: Database, session_ids: Collection[int], which: str, values: Mapping[str, Any]
) -> Gathered:
    """Return what is kept of the contributions for which the SQL condition *which* holds."""
    ids = _ids(session_ids)
    withdrawn = db.execute(
        f"SELECT contribution_id FROM erased WHERE session_id {_IN_IDS}",  # noqa: S608 - words of ours
        ids,
    ).fetchall()

    def of_sessions(kind: type[T], order: str) -> tuple[T, ...]:
        return tuple(find(db, kind, f"session_id {_IN_IDS} ORDER BY session_id, {order}", ids))

    def of_contributions(kind: type[T]) -> tuple[T, ...]:
        where = f"contribution_id IN (SELECT id FROM contributions WHERE {which})"  # noqa: S608 - words of ours
        return tuple(find(db, kind, where, values))

    return Gathered(
        sessions=tuple(get_session(db, session_id) for session_id in session_ids),
        prompts=of_sessions(Prompt, "position, id"),
        participants=of_sessions(Participant, "length(handle), handle"),
        contributions=tuple(find(db, Contribution, which + _IN_ORDER, values)),
        translations=of_contributions(Translation),
        agreements=of_contributions(Agreement),
        themes=tuple(themes(db)),
        tags=tuple(resolved(db, of_contributions(Tag))),
        questions=of_contributions(Question),
        responses=of_contributions(Response),
        commitments=of_contributions(Commitment),
        recommendations=of_contributions(Recommendation),
        second_readings=tuple(second_readings(db, of_contributions(SecondReading))),
        second_tags=tuple(resolved(db, of_contributions(SecondTag))),
        practices=of_contributions(Practice),
        forum_mentions=of_contributions(ForumMention),
        forums=tuple(forums(db)),
        contacts=tuple(contacts(db)),
        checklist=tuple(
            find(
                db,
                ChecklistItem,
                f"contribution_id IS NULL OR contribution_id IN"  # noqa: S608 - words of ours
                f" (SELECT id FROM contributions WHERE {which}) ORDER BY position, id",
                values,
            )
        ),
        written=tuple(
            resolved(
                db,
                find(
                    db,
                    Written,
                    f"session_id {_IN_IDS} OR round_id IN (SELECT round_id FROM sessions"  # noqa: S608 - words of ours
                    f" WHERE id {_IN_IDS}) ORDER BY position, id",
                    ids,
                ),
            )
        ),
        plain=plain_words(db),
        withdrawn=frozenset(id_ for (id_,) in withdrawn),
    )


def _ids(ids: Collection[int]) -> dict[str, Any]:
    return {"ids": json.dumps(list(ids))}
