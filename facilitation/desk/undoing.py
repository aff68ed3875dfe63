"""Taking back what was done last in this window, and saying what that was."""

from collections.abc import Container, Mapping
from concurrent.futures import Future
from typing import Final

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.changes import Saved
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.exported import Export
from convo.model.people import Participant, PlainWord
from convo.model.registers import ChecklistItem, Contact, Forum, ForumMention, Practice
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.written import Written
from convo.records import about
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk

_WORDS: Final[Mapping[type, str]] = {
    Contribution: "a contribution",
    Theme: "a theme of the codebook",
    Session: "a session",
    Round: "a round",
    Prompt: "the agenda",
    Written: "what organisers wrote",
    Contact: "a contact",
    Forum: "a forum",
    ChecklistItem: "a checklist",
    Question: "the state of a question",
    Response: "the link of a response",
    Commitment: "a promise",
    Translation: "a translation",
    Agreement: "who agrees",
    Practice: "whether a practice is shared",
    Recommendation: "whom a recommendation is for",
    ForumMention: "the forum of a practice",
    SecondTag: "the second reading",
    SecondReading: "the second reading",
    Tag: "themes",
    Participant: "a handle",
    PlainWord: "a word that is no name",
    Export: "a document that left",
}
"""What a change is called by the first of these that it touches: others came along with that."""


def undo(
    desk: Desk, session_id: int | None, *, only: Container[int | None] | None = None
) -> Future[Saved]:
    """Have what was done last taken back, if this window did it; see `Store.undo`.

    What was there before this window is taken back too, where no other one had the record open.

    Args:
        desk: Where.
        session_id: Only of this session; None for the newest change of all.
        only: The numbers of the changes that may be taken back; None for those of this window.
    """
    return desk.writer.undo(session_id, only=desk.own if only is None else only)


def redo(
    desk: Desk, session_id: int | None, *, only: Container[int | None] | None = None
) -> Future[Saved]:
    """Have what this window took back last made again; see `undo`."""
    return desk.writer.redo(session_id, only=desk.own if only is None else only)


def subject_of(saved: Saved) -> str:
    """Return in words what was taken back or made again; codes of contributions, no words."""
    things = list(about.things_in(saved.change))
    kind = next((each for each in _WORDS if any(type(one) is each for one in things)), None)
    if kind is None:
        return "what was done last"
    ids = {about.contribution_of(one) for one in things if type(one) is kind} - {None}
    codes = [short_code(id_) for id_ in ids if id_ is not None]
    if kind is Contribution:
        return f"contribution {codes[0]}" if len(codes) == 1 else f"{len(codes)} contributions"
    if not codes:
        return _WORDS[kind]
    return f"{_WORDS[kind]} of {codes[0] if len(codes) == 1 else f'{len(codes)} contributions'}"
