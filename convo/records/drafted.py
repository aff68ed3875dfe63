"""What organisers wrote for summaries."""

from convo.errors import NotFoundError
from convo.model.written import Written
from convo.records.driver import Database
from convo.records.things import find


def written_about(db: Database, *, session_id: int | None, round_id: int | None) -> list[Written]:
    """Return what was written about one session, or about one round, by its place."""
    where = "session_id IS :session_id AND round_id IS :round_id ORDER BY position, id"
    return find(db, Written, where, {"session_id": session_id, "round_id": round_id})


def get_written(db: Database, id_: int) -> Written:
    """Return something that was written.

    Raises:
        NotFoundError: There is no such thing.
    """
    for found in find(db, Written, "id = :id", {"id": id_}):
        return found
    raise NotFoundError(f"nothing that was written has the number {id_}")
