"""Which session carries on from which."""

from dataclasses import replace

from convo.errors import RefusedError
from convo.model.sessions import Session
from convo.records import reading
from facilitation.desk.opening import Desk


def may_follow(desk: Desk, session_id: int) -> list[Session]:
    """Return the sessions that are not closed and carry on from a session, or may do so.

    Those that do come first; then those that carry on from none, and are not held before it.

    Raises:
        NotFoundError: There is no such session.
    """
    before = reading.get_session(desk.records, session_id)
    others = [one for one in reading.sessions(desk.records) if not one.closed and one != before]
    free = [one for one in others if one.follows is None and one.held_on >= before.held_on]
    return [*(one for one in others if one.follows == session_id), *free]


def follow(desk: Desk, session_id: int, before_id: int) -> None:
    """Note that a session carries on from another, where that was not noted before.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: It cannot: it carries on from a third one, say.
    """
    session = reading.get_session(desk.records, session_id)
    if session.follows == before_id:
        return
    if session not in may_follow(desk, before_id):
        raise RefusedError(f"session {session_id} does not carry on from session {before_id}")
    desk.keep(replace(session, follows=before_id))
