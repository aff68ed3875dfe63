"""Texts from elsewhere become contributions, once a person chose how they are attributed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from convo.disclosure.mentions_contacts import has_contact
from convo.errors import RefusedError, RuleError, SessionClosedError
from convo.model.changes import Thing
from convo.model.contributions import Agreement, Contribution
from convo.model.ids import new_id
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Use
from convo.records import reading
from convo.sources.captions import read_captions
from convo.sources.chat_log import read_chat_log
from convo.sources.found import Found, Passage, Problem
from convo.sources.spreadsheet import read_spreadsheet
from convo.sources.talk_page import read_talk_page
from convo.sources.typed_notes import read_typed_notes
from convo.sources.word_notes import read_word_notes
from facilitation.desk.attributing import is_within, safest_use, widest
from facilitation.desk.finding import Finder
from facilitation.desk.guessing import Guess, guess_for
from facilitation.desk.known_again import Marks, erased_since, known_again, marks_of
from facilitation.desk.opening import Desk


class Source(StrEnum):
    """Where a text comes from."""

    TALK_PAGE = "talk-page"
    NOTES = "notes"
    CSV = "csv"
    VTT = "vtt"
    ZOOM_CHAT = "zoom-chat"
    DOCX = "docx"


_READERS: Final[Mapping[Source, Callable[[bytes], Found]]] = MappingProxyType(
    {
        Source.TALK_PAGE: read_talk_page,
        Source.NOTES: read_typed_notes,
        Source.CSV: read_spreadsheet,
        Source.VTT: read_captions,
        Source.ZOOM_CHAT: read_chat_log,
        Source.DOCX: read_word_notes,
    }
)
_ERASED: Final = "this was erased from the record at somebody's request, and stays out of it"

_HANDLE = re.compile(r"P[1-9][0-9]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an import came to."""

    read: int
    added: int
    already_there: int
    left_out: int
    """Lines passed over on purpose."""

    problems: tuple[Problem, ...]
    contacts: tuple[int, ...]
    """The lines, from 1, of what is new and tells how to reach somebody: masked in what leaves."""


def import_text(
    desk: Desk,
    session_id: int,
    content: bytes,
    *,
    source: Source,
    attribution: Attribution,
    dry_run: bool = False,
) -> Outcome:
    """Read a text, and keep what is not there yet as contributions of a session.

    All of it is kept, or nothing. What a talk page says is public already, so its words may be
    quoted and, imported as named, keep their author and time. What else was said in somebody's
    very words may be quoted to nobody outside until they agreed to more.

    Args:
        desk: Where.
        session_id: The session.
        content: The file.
        source: What it is.
        attribution: How its words are attributed. What has no author is anonymous; what has no
            role in the source, or only a handle, is attributed to the region at the most.
        dry_run: Whether to tell what would be kept, and keep nothing.

    Raises:
        NotFoundError: There is no such session.
        SessionClosedError: The session is closed.
        RuleError: The session's rule does not allow that attribution.
    """
    finder = Finder(desk, session_id)
    _refuse(finder, source, attribution)
    found = _READERS[source](content)
    secret = reading.secret_of(desk.records)
    marks = [marks_of(passage, session_id, secret=secret) for passage in found.passages]
    there = known_again(marks, reading.imported_in(desk.records, session_id))
    new = {n: marks[n] for n in range(len(marks)) if n not in there}
    gone = erased_since(new, reading.erased_marks_in(desk.records, session_id))
    problems = [Problem(line=found.passages[n].line, message=_ERASED) for n in sorted(gone)]
    new = {n: mark for n, mark in new.items() if n not in gone}
    if not dry_run:
        ids = {n: there.get(n) or new_id() for n in range(len(marks)) if n not in gone}
        guess = guess_for(desk, session_id)
        taking = _Taking(finder, source=source, attribution=attribution, ids=ids, guess=guess)
        groups = [taking.things(n, found.passages[n], mark) for n, mark in new.items()]
        things = [thing for group in sorted(groups, key=_anonymous_first) for thing in group]
        moved = _moved(desk, there) if source is Source.TALK_PAGE else []
        if things or moved:
            desk.keep(*finder.new, *things, *moved)
        problems += taking.problems
    return Outcome(
        read=len(found.passages),
        added=len(new),
        already_there=len(there),
        left_out=found.left_out,
        problems=tuple(sorted((*found.problems, *problems), key=lambda problem: problem.line)),
        contacts=tuple(found.passages[n].line for n in new if has_contact(found.passages[n].text)),
    )


def source_of(path: Path) -> Source:
    """Return what a file is, by its suffix.

    Raises:
        RefusedError: That does not tell.
    """
    match path.suffix.casefold():
        case ".csv" | ".vtt" | ".docx" as suffix:
            return Source(suffix[1:])
        case _:
            raise RefusedError(f"say what the file is, with --as: {', '.join(Source)}")


class _Taking:
    """What one import makes of passages."""

    def __init__(
        self,
        finder: Finder,
        *,
        source: Source,
        attribution: Attribution,
        ids: Mapping[int, int],
        guess: Guess,
    ) -> None:
        """Prepare for an import; *ids* are of the contributions that passages are or become."""
        self._finder, self._source, self._attribution = finder, source, attribution
        self._ids, self._guess = ids, guess
        self.problems: list[Problem] = []

    def things(self, n: int, passage: Passage, marks: Marks) -> list[Thing]:
        """Return passage *n* as a contribution, followed by all that belongs to it."""
        said = self._contribution(n, passage)
        themes = self._themes(passage)
        things: list[Thing] = [
            said,
            marks.kept_for(said.id, is_named=said.attribution is Attribution.NAMED),
            *(Tag(contribution_id=said.id, theme_id=theme.id) for theme in themes),
        ]
        if passage.agreed:
            things.append(Agreement(contribution_id=said.id, count=passage.agreed))
        return things

    def _themes(self, passage: Passage) -> list[Theme]:
        themes: dict[Theme, None] = {}
        for name in passage.themes:
            try:
                themes[self._finder.theme(name)] = None
            except RefusedError as error:
                self.problems.append(Problem(line=passage.line, message=str(error)))
        return list(themes)

    def _contribution(self, n: int, passage: Passage) -> Contribution:
        attribution = self._attribution_of(passage)
        is_public = self._source is Source.TALK_PAGE
        keeps_role = attribution in (Attribution.NAMED, Attribution.ROLE)
        prompt_id = self._finder.prompt(passage.heading).id if passage.heading else None
        language = self._guess(passage.text)
        said = Contribution(
            id=self._ids[n],
            session_id=self._finder.session.id,
            prompt_id=prompt_id,
            role=passage.role if keeps_role else None,
            participant_id=self._participant_id(passage, attribution),
            attribution=attribution,
            use=Use.QUOTE if is_public else safest_use(passage.form),
            kind=passage.kind,
            form=passage.form,
            unsigned=passage.unsigned,
            language=language,
            text=passage.text,
        )
        if attribution is Attribution.ANONYMOUS:
            return said
        said_at = passage.said_at if is_public else None
        return replace(
            said,
            position=n,
            reply_to=None if passage.reply_to is None else self._ids.get(passage.reply_to),
            said_on=said_at and said_at.date(),
            said_at=said_at if attribution is Attribution.NAMED else None,
        )

    def _attribution_of(self, passage: Passage) -> Attribution:
        """Return what was chosen, or the next narrower one that what the source tells can bear."""
        if passage.author is None:
            return Attribution.ANONYMOUS
        chosen = self._attribution
        if chosen is Attribution.ROLE and passage.role is None:
            return Attribution.REGION
        if chosen is Attribution.NAMED and _HANDLE.fullmatch(passage.author):
            return Attribution.REGION
        return chosen

    def _participant_id(self, passage: Passage, attribution: Attribution) -> int | None:
        if passage.author is None or attribution is Attribution.ANONYMOUS:
            return None
        if _HANDLE.fullmatch(passage.author):
            return self._finder.by_handle(passage.author).id
        if attribution is Attribution.NAMED:
            return self._finder.by_name(passage.author).id
        return None


def _refuse(finder: Finder, source: Source, attribution: Attribution) -> None:
    """Refuse what the session cannot take, before anything is read."""
    session = finder.session
    if session.closed:
        raise SessionClosedError(f"session {session.id} is closed: it takes nothing new")
    if source is not Source.TALK_PAGE and not is_within(attribution, session):
        most = widest(session)
        raise RuleError(f"this session's rule allows `{most}` at the most: import it so")


def _anonymous_first(things: list[Thing]) -> tuple[bool, int]:
    """Order what is kept: nothing tells where something anonymous stood."""
    said = things[0]
    if not isinstance(said, Contribution):
        raise TypeError("a group begins with its contribution")
    return (False, said.id) if said.position is None else (True, said.position)


def _moved(desk: Desk, there: Mapping[int, int]) -> list[Thing]:
    """Return the contributions that stand elsewhere in a page that has grown."""
    kept = {id_: reading.get_contribution(desk.records, id_) for id_ in there.values()}
    return [
        replace(kept[id_], position=n)
        for n, id_ in there.items()
        if kept[id_].position not in (None, n)
    ]
