"""The key points of a session, to be read back to the room before it ends."""

from typing import Final, TypeAlias

from convo.model.words import Audience, Kind
from convo.records import gathering
from exports.report.values import Report, Statement
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import report_of, surroundings

KINDS: Final = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.QUESTION, Kind.CHALLENGE, Kind.PRACTICE)
"""What is read back, in this order: what was promised must be right."""

ReadBack: TypeAlias = list[tuple[Kind, tuple[Statement, ...]]]
"""Statements by their kind."""


def read_back(desk: Desk, session_id: int) -> ReadBack:
    """Return what may be read aloud of a session, by kind.

    It comes through the same gate as every document, for the same audience as an internal one:
    nothing restricted, no name that was not agreed to.

    Raises:
        NotFoundError: There is no such session.
    """
    report = _report(desk, session_id)
    return [(kind, found) for kind in KINDS if (found := report.of_kind(kind))]


def words_of(statement: Statement) -> str:
    """Return what may be read of a statement: its words, or a translation in their place."""
    if statement.words is not None:
        return statement.words
    return "" if statement.translation is None else statement.translation.words


def _report(desk: Desk, session_id: int) -> Report:
    kept = gathering.gather(desk.records, [session_id])
    around = surroundings(desk)
    return report_of(kept, around, audience=Audience.INTERNAL, final=False, title="-")
